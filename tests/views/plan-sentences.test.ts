import { describe, expect, test } from 'vitest';
import { comparePlans } from '#lib/domain/drives/compare.ts';
import type { DaySums } from '#lib/domain/outreach/edit/judge.ts';
import type { EditProblem } from '#lib/domain/outreach/edit/problem.ts';
import { readRequest } from '#lib/domain/outreach/request-problems.ts';
import type { OutreachPlan, PlannedDay } from '#lib/domain/outreach/result.ts';
import { STAY_A_YEAR } from '#lib/domain/targets/still-active.ts';
import type { PlanVoice } from '#lib/views/outreach-sentences.ts';
import {
  comparisonSentences,
  editProblemSentence,
  planReasons,
  priceText,
  timeText,
} from '#lib/views/plan-sentences.ts';
import { desa, people, smallRequest } from '../domain/outreach/small-request.ts';

const names: Record<string, string> = { A: 'Bitingan', B: 'Tahunan', C: 'Gading', K1: 'Sale', K2: 'Sedan' };
const nameOf = (code: string) => names[code] ?? code;
const id: PlanVoice = { lang: 'id', desa: nameOf, kecamatan: nameOf, unit: 'registrations' };
const en: PlanVoice = { ...id, lang: 'en' };

const NOBODY = { low: 0, mid: 0, high: 0 };
const PLAN: OutreachPlan = {
  ...{ days: [], value: 0, bound: 0, gap: 0, km: 0, costIdr: 0, minutes: 0, missed: [] },
  ...{ registrations: NOBODY, recovered: NOBODY, clash: null, explanations: null },
  ...{ seed: 1, seconds: 0, iterations: 0 },
};

describe('why a plan is as it is', () => {
  test('floors, team-days and desa left out', () => {
    const explanations: OutreachPlan['explanations'] = {
      floors: [{ wish: 'floor-visits K1', costs: 38.2, price: 5.26, missed: 0, hinders: [] }],
      teamDays: [
        {
          ...{ teams: ['Tim 1', 'Tim 2'], months: [], weekdays: [], dates: [], count: 40 },
          more: { value: 52.4, missed: [] },
          fewer: { value: -61, missed: [] },
        },
      ],
      whyNot: [{ desa: 'C', reason: 'out-of-reach' }],
    };
    const missed = [
      { wish: 'floor-visits K2', wanted: 3, planned: 1 },
      { wish: 'target 2026-12', wanted: 500, planned: 412.7 },
      { wish: 'pinned B', wanted: 1, planned: 0 },
    ];
    const clash = {
      wishes: [
        { wish: 'floor-visits K2', wanted: 3 },
        { wish: 'pinned B', wanted: 1 },
      ],
      proven: true,
    };
    const plan = { ...PLAN, explanations, missed, clash };
    expect(planReasons(plan, id)).toEqual({
      missed: [
        'Lantai Kecamatan Sedan belum terpenuhi: 1 dari 3 kunjungan.',
        'Target Desember 2026 belum terpenuhi: 413 dari 500 pendaftaran.',
        'Kunjungan wajib ke Desa Tahunan belum terpenuhi: 0 dari 1 kunjungan.',
      ],
      clash:
        'Tidak dapat sekaligus: minimal 3 kunjungan di Kecamatan Sedan; kunjungan wajib ke Desa Tahunan.',
      wishes: ['Lantai Kecamatan Sale menelan 38 pendaftaran. Satu satuan lebih sedikit: +5,3.'],
      teamDays: ['Satu hari tim lagi: +52; satu hari kurang: −61.'],
      whyNot: [
        {
          desa: 'C',
          sentence:
            'Desa Gading tidak dikunjungi: tidak ada tim yang dapat ke sana dan pulang dalam jam kerja.',
        },
      ],
    });
    const english = planReasons(plan, en);
    expect(english.missed[0]).toBe('The floor of Kecamatan Sedan is not met: 1 of 3 visits.');
    expect(english.wishes).toEqual([
      'The floor of Kecamatan Sale costs 38 registrations. One unit less: +5.3.',
    ]);
  });

  test('one that has not been explained says nothing', () => {
    expect(planReasons(PLAN, id)).toEqual({ missed: [], clash: null, wishes: [], teamDays: [], whyNot: [] });
  });
});

describe('why a change does not work', () => {
  const date = '2026-12-07';
  test.each<[EditProblem, string, string]>([
    [
      { kind: 'unknown-desa', desa: 'A' },
      'Desa Bitingan tidak termasuk dalam rencana ini. Tambahkan kecamatannya lewat pengaturan rencana.',
      "Desa Bitingan is not part of this plan. Add its kecamatan in the plan's settings.",
    ],
    [
      { kind: 'no-such-visit', desa: 'A', visit: 'repeat' },
      'Rencana ini tidak menyediakan kunjungan kedua untuk Desa Bitingan.',
      'This plan does not offer a second visit for Desa Bitingan.',
    ],
    [
      { kind: 'not-in-plan', desa: 'A', visit: 'first' },
      'Tidak ada yang dikeluarkan: rencana ini tidak memuat kunjungan pertama ke Desa Bitingan.',
      'Nothing is taken out: the plan does not have a first visit to Desa Bitingan.',
    ],
    [
      { kind: 'already-there', desa: 'A', visit: 'first', dates: [date, '2026-12-09'] },
      'Desa Bitingan mendapat kunjungan pertama dua kali, pada 7 Des 2026 dan 9 Des 2026. Keluarkan salah satunya.',
      'Desa Bitingan has a first visit twice, on 7 Dec 2026 and on 9 Dec 2026. Take one of them out.',
    ],
    [
      { kind: 'no-team', team: 'Tim 9' },
      'Tidak ada tim bernama Tim 9 dalam rencana ini.',
      'There is no team called Tim 9 in this plan.',
    ],
    [
      { kind: 'not-a-working-day', date },
      '7 Des 2026 bukan hari kerja rencana ini: hari libur, di luar hari kerja yang dipilih, atau di luar tanggal rencana.',
      '7 Dec 2026 is not a working day of this plan: a holiday, not one of its weekdays, or outside its dates.',
    ],
    [
      { kind: 'team-off', team: 'Tim 1', date },
      'Tim 1 libur pada 7 Des 2026. Pilih tim atau hari lain.',
      'Tim 1 is off on 7 Dec 2026. Choose another team or day.',
    ],
    [
      { kind: 'too-many-stops', team: 'Tim 1', date, stops: 5, most: 4 },
      'Tim 1 pada 7 Des 2026 akan singgah 5 kali, paling banyak 4 kali sehari. Pindahkan satu desa dahulu.',
      'Tim 1 would make 5 stops on 7 Dec 2026, at most 4 a day. Move a desa away first.',
    ],
    [
      { kind: 'late', team: 'Tim 1', date, back: 960.2, to: 960 },
      'Tim 1 pada 7 Des 2026 baru kembali pukul 16.01, padahal jam kerjanya sampai pukul 16.00.',
      'Tim 1 would be back at 16:01 on 7 Dec 2026, but its working hours end at 16:00.',
    ],
    [
      { kind: 'window', desa: 'B', date, begin: 540.4, from: 500, to: 520 },
      'Kunjungan ke Desa Tahunan pada 7 Des 2026 baru mulai pukul 09.01, padahal harus mulai antara pukul 08.20 dan 08.40.',
      'The visit to Desa Tahunan on 7 Dec 2026 would begin at 09:01, but must begin between 08:20 and 08:40.',
    ],
    [
      { kind: 'forbidden', desa: 'B' },
      'Desa Tahunan dilarang dikunjungi dalam rencana ini.',
      'Desa Tahunan must not be visited in this plan.',
    ],
    [
      { kind: 'not-that-day', desa: 'B', date },
      'Desa Tahunan tidak dapat dikunjungi pada 7 Des 2026.',
      'Desa Tahunan cannot be visited on 7 Dec 2026.',
    ],
    [
      { kind: 'agreed-other-days', desa: 'B', date, agreed: ['2026-12-08', '2026-12-09'] },
      'Desa Tahunan sudah disepakati untuk 8 Des 2026, 9 Des 2026, bukan 7 Des 2026.',
      'Desa Tahunan was agreed for 8 Dec 2026, 9 Dec 2026, not for 7 Dec 2026.',
    ],
    [
      { kind: 'too-soon', desa: 'B', visit: 'first', date, soonest: '2026-12-20' },
      'Pada 7 Des 2026 kunjungan ke Desa Tahunan masih terlalu cepat; paling awal 20 Des 2026.',
      'A visit to Desa Tahunan on 7 Dec 2026 is too soon; 20 Dec 2026 at the earliest.',
    ],
    [
      { kind: 'repeat-order', desa: 'B', date, first: null, gapDays: 14 },
      'Kunjungan kedua ke Desa Tahunan pada 7 Des 2026 memerlukan kunjungan pertama sebelumnya.',
      'The second visit to Desa Tahunan on 7 Dec 2026 needs a first one before it.',
    ],
    [
      { kind: 'repeat-order', desa: 'B', date, first: '2026-12-01', gapDays: 14 },
      'Kunjungan kedua ke Desa Tahunan pada 7 Des 2026 harus paling cepat 14 hari sesudah kunjungan pertama (1 Des 2026).',
      'The second visit to Desa Tahunan on 7 Dec 2026 must be at least 14 days after the first (1 Dec 2026).',
    ],
    [
      { kind: 'over-budget', limit: 'idr', planned: 1_040_000.4, most: 1_000_000 },
      'Biaya rencana menjadi Rp 1.040.001, melampaui anggaran Rp 1.000.000.',
      'The plan would cost Rp 1,040,001, more than its budget of Rp 1,000,000.',
    ],
    [
      { kind: 'over-budget', limit: 'minutes', planned: 2400, most: 2000 },
      'Waktu perjalanan dan kunjungan menjadi 2.400 menit, melampaui anggaran 2.000 menit.',
      'Travel and visits would take 2,400 minutes, more than the budget of 2,000 minutes.',
    ],
  ])('%o', (problem, indonesian, english) => {
    expect(editProblemSentence(problem, id)).toBe(indonesian);
    expect(editProblemSentence(problem, en)).toBe(english);
  });
});

describe('the price of a change', () => {
  const change = (more: Partial<DaySums>) => ({
    change: {
      ...{ value: 0, km: 0, costIdr: 0, minutes: 0, registrations: NOBODY, recovered: NOBODY },
      ...more,
    },
    missed: [],
  });

  test('what changes, with its sign, and when the team is back', () => {
    const all = change({ km: 12.3, costIdr: 30_000.2, registrations: { low: -1, mid: -4.04, high: -9 } });
    expect(priceText(all, 940, id)).toBe('+12 km, +Rp 30.000, −4 pendaftaran; pulang 15.40');
    expect(priceText(all, 940, en)).toBe('+12 km, +Rp 30,000, −4 registrations; back at 15:40');
    const cheaper = change({ km: -2.26, costIdr: -5650, recovered: people(3) });
    expect(priceText(cheaper, null, id)).toBe('−2,3 km, −Rp 5.650, +3 peserta aktif kembali');
  });

  test('wishes that it touches', () => {
    const missed = [
      { wish: 'floor-visits K1', units: 1 },
      { wish: 'pinned B', units: -1 },
    ];
    expect(priceText({ ...change({ km: 5 }), missed }, 940, id)).toBe(
      '+5 km; pulang 15.40; Lantai Kecamatan Sale: kurangnya bertambah 1; Kunjungan wajib ke Desa Tahunan: kurangnya berkurang 1',
    );
  });

  test('nothing changes, nor do differences that are rounding', () => {
    const rounding = change({ km: 0.04, costIdr: -0.3, registrations: people(1e-12) });
    expect(priceText(rounding, null, id)).toBe('tidak mengubah jarak, biaya, atau hasil');
    expect(priceText(rounding, 540, en)).toBe('changes neither distance, cost nor result; back at 09:00');
  });

  test('times of day are whole minutes', () => {
    expect([0, 5, 599.6, 1439].map((minutes) => timeText(minutes, 'id'))).toEqual([
      '00.00',
      '00.05',
      '10.00',
      '23.59',
    ]);
  });
});

describe('plans side by side', () => {
  const request = readRequest(
    smallRequest({ desa: [desa('A', 10), desa('B', 200), desa('C', 5, { kecamatan: 'K2' })] }),
  );
  const stop = (code: string, mid: number) => ({
    ...{ desa: code, kind: 'first' as const, arrive: 0, begin: 0, leave: 0, travelMinutes: 0, travelKm: 0 },
    people: people(mid),
  });
  const day = (stops: PlannedDay['stops']): PlannedDay => ({
    ...{ date: '2026-12-07', team: 'one', stops, from: 480, back: 900 },
    ...{ travelMinutes: 60, visitMinutes: 120, km: 40, costIdr: 140_000 },
  });
  const large = {
    ...PLAN,
    days: [day([stop('B', 200), stop('A', 10)])],
    registrations: people(210),
    km: 40,
    costIdr: 1_400_000,
  };
  const small = {
    ...PLAN,
    ...{
      days: [day([stop('A', 10)]), day([stop('C', 5)])],
      registrations: people(15),
      km: 60.4,
      costIdr: 280_000,
    },
    ...{ recovered: people(4), missed: [{ wish: 'pinned B', wanted: 1, planned: 0 }] },
  };
  const comparison = comparePlans([large, small].map((plan) => ({ request, plan, stay: STAY_A_YEAR })));

  test('in Indonesian', () => {
    expect(comparisonSentences(comparison, ['Rencana A', 'Rencana B'], id)).toEqual({
      plans: [
        [
          'Rencana A: diperkirakan 210 pendaftaran (105–420), 158 di antaranya masih aktif setelah 12 bulan (63–357).',
          '1 hari tim ke 2 dari 3 desa: 40 km, Rp 1.400.000.',
          'Rp 6.667 untuk setiap pendaftaran.',
          'Menjangkau 1 dari 2 kecamatan.',
        ],
        [
          'Rencana B: diperkirakan 15 pendaftaran (8–30), 11 di antaranya masih aktif setelah 12 bulan (5–26).',
          'Peserta yang aktif kembali: 4 (2–8).',
          '2 hari tim ke 2 dari 3 desa: 60 km, Rp 280.000.',
          'Rp 18.667 untuk setiap pendaftaran.',
          'Menjangkau 2 dari 2 kecamatan.',
          'Bagian terbesar di Kecamatan Sale (66,7% pendaftaran), terkecil di Kecamatan Sedan (33,3%).',
          '1 keinginan belum terpenuhi.',
        ],
      ],
      differences: [
        {
          ...{ first: 0, second: 1 },
          sentences: [
            'Rencana A dibandingkan Rencana B: −20 km, +Rp 1.120.000, +195 pendaftaran, −4 peserta aktif kembali.',
            'Memilih Rencana A berarti melepas 1 desa yang hanya ada di Rencana B, sekitar 5 orang: Gading (5).',
            'Memilih Rencana B berarti melepas 1 desa yang hanya ada di Rencana A, sekitar 200 orang: Tahunan (200).',
          ],
        },
      ],
    });
  });

  test('in English', () => {
    const { plans, differences } = comparisonSentences(comparison, ['Plan A', 'Plan B'], en);
    expect(plans[0]).toEqual([
      'Plan A: 210 registrations expected (105–420), 158 of them still active after 12 months (63–357).',
      'Team-days: 1, to 2 of 3 desa: 40 km, Rp 1,400,000.',
      'Rp 6,667 for each registration.',
      'Reaches 1 of 2 kecamatan.',
    ]);
    expect(plans[1]!.slice(-2)).toEqual([
      'The largest part is in Kecamatan Sale (66.7% of the registrations), the smallest in Kecamatan Sedan (33.3%).',
      'Wishes not met: 1.',
    ]);
    expect(differences[0]!.sentences).toEqual([
      'Plan A against Plan B: −20 km, +Rp 1,120,000, +195 registrations, −4 members active again.',
      'Choosing Plan A gives up 1 desa that only Plan B visits, about 5 people: Gading (5).',
      'Choosing Plan B gives up 1 desa that only Plan A visits, about 200 people: Tahunan (200).',
    ]);
  });

  test('the same plan twice; many desa are counted', () => {
    const same = comparePlans([large, large].map((plan) => ({ request, plan, stay: STAY_A_YEAR })));
    expect(comparisonSentences(same, ['A', 'B'], id).differences[0]!.sentences).toEqual([
      'A dibandingkan B: tidak mengubah jarak, biaya, atau hasil.',
      'Semua desa di B ada juga di A.',
      'Semua desa di A ada juga di B.',
    ]);
    const wide = {
      ...same,
      differences: [
        {
          first: 0,
          second: 1,
          onlyFirst: [],
          onlySecond: [9, 8, 7, 6, 5, 4, 3].map((mid) => ({ desa: `D${mid}`, people: people(mid) })),
        },
      ],
    };
    expect(comparisonSentences(wide, ['A', 'B'], id).differences[0]!.sentences[1]).toBe(
      'Memilih A berarti melepas 7 desa yang hanya ada di B, sekitar 42 orang: D9 (9), D8 (8), D7 (7), D6 (6), D5 (5), dan 2 desa lain.',
    );
  });
});
