import { describe, expect, test } from 'vitest';
import type { TeamDayPrice, WhyNot, WishPrice } from '#lib/domain/outreach/explain/explanations.ts';
import {
  clashSentence,
  teamDaySentence,
  whyNotSentence,
  wishSentence,
  type PlanVoice,
} from '#lib/views/outreach-sentences.ts';

const names: Record<string, string> = { '1': 'Bitingan', '2': 'Tahunan' };
const voice: PlanVoice = { lang: 'id', desa: (code) => names[code]!, unit: 'registrations' };

describe('what a wish costs, in words', () => {
  const floor: WishPrice = { wish: 'floor-visits Sale', costs: 38.2, price: 5.26, missed: 0, hinders: [] };

  test('a floor', () => {
    expect(wishSentence(floor, voice)).toBe(
      'Lantai Kecamatan Sale menelan 38 pendaftaran. Satu satuan lebih sedikit: +5,3.',
    );
    expect(wishSentence(floor, { ...voice, lang: 'en', unit: 'mixed' })).toBe(
      'The floor of Kecamatan Sale costs a value of 38. One unit less: +5.3.',
    );
  });

  test.each([
    ['floor-visits Sale', 'Lantai Kecamatan Sale tidak mengurangi hasil.'],
    ['floor-share Sale', 'Lantai pendaftaran Kecamatan Sale tidak mengurangi hasil.'],
    ['pinned 1', 'Kunjungan wajib ke Desa Bitingan tidak mengurangi hasil.'],
    ['target 2026-12', 'Target Desember 2026 tidak mengurangi hasil.'],
  ])('%s, free', (wish, sentence) => {
    expect(wishSentence({ ...floor, wish, costs: 0, price: 0 }, voice)).toBe(sentence);
  });

  test('one out of reach, and what it hinders', () => {
    const missed: WishPrice = {
      ...floor,
      ...{ costs: 0, price: null, missed: 3, hinders: [{ wish: 'target 2026-12', units: -12 }] },
    };
    expect(wishSentence(missed, voice)).toBe(
      'Lantai Kecamatan Sale tidak dapat dipenuhi seluruhnya: kurang 3. Tanpa itu berubah pula: Target Desember 2026: kurangnya berkurang 12.',
    );
  });
});

describe('what a team-day is worth, in words', () => {
  const day: TeamDayPrice = {
    ...{ teams: ['Tim 1', 'Tim 2'], months: [], weekdays: [], dates: [], count: 40 },
    more: { value: 52.4, missed: [] },
    fewer: { value: -61, missed: [{ wish: 'floor-visits Sale', units: 0.5 }] },
  };

  test('the only kind needs no name', () => {
    expect(teamDaySentence(day, true, voice)).toBe(
      'Satu hari tim lagi: +52; satu hari kurang: −61; Lantai Kecamatan Sale: kurangnya bertambah 0,5.',
    );
  });

  test('others are named by teams and days', () => {
    expect(teamDaySentence({ ...day, months: ['2026-12'], weekdays: [2] }, false, voice)).toMatch(
      /^Satu hari Tim 1, Tim 2 \(Des 2026, Selasa\) lagi: \+52;/,
    );
    expect(teamDaySentence({ ...day, dates: ['2026-12-07'] }, false, voice)).toMatch(
      /^Satu hari Tim 1, Tim 2 \(7 Des 2026\) lagi: \+52;/,
    );
  });
});

describe('why a desa is not in the plan, in words', () => {
  test.each<[WhyNot, string]>([
    [{ desa: '1', reason: 'forbidden' }, 'Desa Bitingan tidak dikunjungi: permintaan melarangnya.'],
    [
      { desa: '1', reason: 'no-day', rules: ['onlyDays', 'lastVisit'] },
      'Desa Bitingan tidak dikunjungi: tidak ada hari yang boleh (hari yang disepakati; jarak dari kunjungan terakhir).',
    ],
    [
      { desa: '1', reason: 'out-of-reach' },
      'Desa Bitingan tidak dikunjungi: tidak ada tim yang dapat ke sana dan pulang dalam jam kerja.',
    ],
    [
      { desa: '1', reason: 'over-budget' },
      'Desa Bitingan tidak dikunjungi: satu perjalanan ke sana saja sudah melampaui anggaran.',
    ],
    [
      { desa: '1', reason: 'brings-nothing' },
      'Desa Bitingan tidak dikunjungi: tidak ada pendaftaran yang diharapkan.',
    ],
    [
      { desa: '1', reason: 'displaced', loss: null, swap: null },
      'Desa Bitingan tidak dikunjungi: memaksanya membuat keinginan lain tidak terpenuhi. Tidak dapat ditukar dengan satu kunjungan yang direncanakan.',
    ],
  ])('%o', (why, sentence) => expect(whyNotSentence(why, voice)).toBe(sentence));

  test('the best exchange', () => {
    const swap = {
      ...{ kind: 'first' as const, date: '2026-12-07', team: 'Tim 1', position: 1 },
      ...{ instead: { desa: '2', kind: 'first' as const }, value: -5.04, missed: [] },
    };
    const why: WhyNot = { desa: '1', reason: 'displaced', loss: 4.5, swap };
    expect(whyNotSentence(why, voice)).toBe(
      'Desa Bitingan tidak dikunjungi: desa lain lebih berharga; memaksanya menelan sedikitnya 4,5 pendaftaran. Tukar terbaik: menggantikan Desa Tahunan pada 7 Des 2026 (Tim 1), −5.',
    );
    expect(whyNotSentence({ ...why, loss: 0, swap: { ...swap, instead: null, value: 3 } }, voice)).toBe(
      'Desa Bitingan tidak dikunjungi: desa lain sama atau lebih berharga. Masih muat pada 7 Des 2026 (Tim 1), +3.',
    );
  });
});

describe('wishes that clash, in words', () => {
  const wishes = [
    { wish: 'floor-visits Sale', wanted: 10 },
    { wish: 'budget-idr', wanted: 2_000_000 },
  ];

  test('in both languages', () => {
    expect(clashSentence({ wishes, proven: true }, voice)).toBe(
      'Tidak dapat sekaligus: minimal 10 kunjungan di Kecamatan Sale; anggaran Rp 2.000.000.',
    );
    expect(clashSentence({ wishes, proven: true }, { ...voice, lang: 'en' })).toBe(
      'Cannot all be met: at least 10 visits in Kecamatan Sale; a budget of Rp 2,000,000.',
    );
  });

  test('every kind of wish', () => {
    const all = [
      { wish: 'pinned 1', wanted: 1 },
      { wish: 'floor-share Sale', wanted: 120.4 },
      { wish: 'target 2026-12', wanted: 1500 },
      { wish: 'budget-minutes', wanted: 2400 },
    ];
    expect(clashSentence({ wishes: all, proven: true }, voice)).toBe(
      'Tidak dapat sekaligus: kunjungan wajib ke Desa Bitingan; minimal 120 pendaftaran di Kecamatan Sale; minimal 1.500 pendaftaran pada Desember 2026; anggaran 2.400 menit.',
    );
  });

  test('one alone, none, not proven', () => {
    expect(clashSentence({ wishes: wishes.slice(0, 1), proven: true }, voice)).toBe(
      'Tidak dapat dipenuhi: minimal 10 kunjungan di Kecamatan Sale.',
    );
    expect(clashSentence({ wishes: [], proven: true }, voice)).toBe(
      'Semua keinginan dapat dipenuhi sekaligus.',
    );
    expect(clashSentence({ wishes: [], proven: false }, voice)).toBe(
      'Belum diketahui keinginan mana yang berbenturan.',
    );
    expect(clashSentence({ wishes, proven: false }, voice)).toBe(
      'Tidak dapat sekaligus (mungkin sebagiannya saja sudah berbenturan): minimal 10 kunjungan di Kecamatan Sale; anggaran Rp 2.000.000.',
    );
  });
});
