import { describe, expect, test } from 'vitest';
import { paceOf, type Pace } from '#lib/domain/targets/pace.ts';
import { changeSentence, courseProblemSentence } from '#lib/views/course-sentences.ts';
import { partSentence, partsSum } from '#lib/views/forecast-parts.ts';
import { targetColumns } from '#lib/views/target-columns.ts';
import type { TargetLine } from '#lib/views/target-data.ts';
import { courseSentence, decemberSentence, targetShareSentence } from '#lib/views/target-sentences.ts';
import { typedPeople, typedPercent } from '#lib/views/typed-number.ts';

const PACE: Pace = {
  ...paceOf({
    series: [],
    year: 2026,
    target: 19_734,
    profile: { kind: 'flat' },
    at: '2026-10',
    startForecast: null,
  }),
  active: 18_265,
  start: { period: '2025-12', people: 16_482, kind: 'counted' },
  expected: 19_192.0,
  needed: 734.5,
  last12: 70.7,
};
const LINE: TargetLine = {
  level: 'kabupaten',
  code: '33.17',
  name: 'Rembang',
  kecamatan: null,
  segment: 'bpu',
  pace: PACE,
  forecast: { people: 17_210, low80: 14_629, high80: 19_791, chance: 0.104, events: [] },
  reason: null,
  eligible: 171_639,
};
const line = (change: Partial<Pace> | null, rest: Partial<TargetLine> = {}): TargetLine => ({
  ...LINE,
  pace: change && { ...PACE, ...change },
  ...rest,
});

describe('whether one is on course', () => {
  test.each<[TargetLine, string]>([
    [
      LINE,
      'BPU Rembang tertinggal 927 orang: 18.265 peserta aktif pada Oktober 2026, seharusnya 19.192 di jalan menuju 19.734 pada akhir 2026.',
    ],
    [
      line({ expected: 18_000 }),
      'BPU Rembang sesuai laju target, 265 orang di atasnya: 18.265 peserta aktif pada Oktober 2026, seharusnya 18.000 di jalan menuju 19.734 pada akhir 2026.',
    ],
    [
      line({ target: 18_000 }),
      'Target BPU Rembang 2026 sudah tercapai: 18.265 peserta aktif pada Oktober 2026, targetnya 18.000.',
    ],
    [
      line({ active: null, expected: null, needed: null }),
      'Target BPU Rembang 2026: 19.734 orang. Apakah sesuai laju target tidak diketahui, karena laporan Oktober 2026 tidak ada atau belum lengkap.',
    ],
    [
      line({ monthsLeft: 0, needed: null }),
      'Target BPU Rembang 2026 tidak tercapai: 18.265 peserta aktif pada Oktober 2026, kurang 1.469 dari 19.734.',
    ],
    [
      line({}, { level: 'kecamatan', segment: 'pu' }),
      'PU Kecamatan Rembang tertinggal 927 orang: 18.265 peserta aktif pada Oktober 2026, seharusnya 19.192 di jalan menuju 19.734 pada akhir 2026.',
    ],
    [
      line({ target: 18_000 }, { segment: 'total' }),
      'Target semua segmen Rembang 2026 sudah tercapai: 18.265 peserta aktif pada Oktober 2026, targetnya 18.000.',
    ],
    [line(null), 'Belum ada target BPU Rembang untuk 2026.'],
    [
      line(null, { segment: 'total' }),
      'Target semua segmen 2026 tidak diketahui, karena tidak setiap segmen punya target. Pilih salah satu segmen.',
    ],
  ])('%#', (one, sentence) => expect(courseSentence(one, 2026, 'id')).toBe(sentence));

  test('half a person behind is one behind, in the sentence and in the table', () => {
    const half = line({ active: 18_000, expected: 18_000.5 });
    expect(courseSentence(half, 2026, 'id')).toMatch(
      /^BPU Rembang tertinggal 1 orang: 18\.000 .* seharusnya 18\.001 /,
    );
    const ahead = targetColumns('kecamatan', 'id', () => null).find(({ key }) => key === 'ahead')!;
    expect([half, line({ active: null }), line(null)].map((one) => ahead.text(one))).toEqual([
      ...['−1', '–', '–'],
    ]);
  });

  test('all segments begin a sentence with a capital', () => {
    const all = line({}, { segment: 'total' });
    expect(courseSentence(all, 2026, 'id')).toMatch(/^Semua segmen Rembang tertinggal 927 orang/);
    expect(courseSentence(all, 2026, 'en')).toMatch(
      /^All-segment membership in Rembang is 927 people behind/,
    );
  });

  test('before the year begins: what is needed a month, rounded up', () => {
    const ahead = line({ expected: null, target: 24_000, needed: 409.6, monthsLeft: 14 });
    expect(courseSentence(ahead, 2027, 'id')).toBe(
      'Target BPU Rembang 2027: 24.000 orang. Pada Oktober 2026 ada 18.265; kurang 5.735, jadi perlu 410 orang per bulan sampai Desember 2027.',
    );
    expect(courseSentence(ahead, 2027, 'en')).toBe(
      'BPU target of Rembang for 2027: 24,000 people. In October 2026 there are 18,265; 5,735 are missing, so 410 people a month are needed until December 2027.',
    );
  });
});

test('every percentage names its denominator and date', () => {
  expect(targetShareSentence(LINE, { denominator: 'potensi', asOf: '2023-12' }, 'id')).toBe(
    'Sasaran itu 11,5% dari 171.639 pekerja; sekarang 10,6% (penyebut: Potensi BPJS, per Des 2023).',
  );
  expect(targetShareSentence(LINE, { denominator: 'potensi', asOf: null }, 'id')).toBeNull();
});

describe('December', () => {
  test('with interval and chance', () => {
    expect(decemberSentence(LINE, 2026, 'id')).toBe(
      'Desember 2026: sekitar 17.210 (80%: 14.629–19.791); peluang mencapai 19.734: 10%.',
    );
  });
  test('without a forecast: what the pace would give, and why there is none', () => {
    const none = line({ last12: 70, monthsLeft: 2 }, { forecast: null, reason: 'gaps' });
    expect(decemberSentence(none, 2026, 'id')).toBe(
      'Bila laju 12 bulan terakhir berlanjut: 18.405 pada Desember 2026, kurang 1.329 dari target. Tidak ada perkiraan: bulan sebelumnya terlalu sedikit, atau ada yang tidak dilaporkan lengkap.',
    );
  });
  test('its parts are told and sum to it', () => {
    const events = [
      { kind: 'ordinary' as const, people: 1000 },
      { kind: 'ending' as const, payer: 'apbd' as const, people: -1800 },
    ];
    expect(events.map((event) => partSentence(event, 'id'))).toEqual([
      '+1.000: perubahan biasa peserta lain, seperti tahun lalu.',
      '−1.800: APBD, yang masa bayarnya habis.',
    ]);
    const forecast = { ...LINE.forecast!, people: 17_465, events };
    expect(partsSum(18_265, forecast, 'id')).toBe('18.265 sekarang + 1.000 − 1.800 = 17.465.');
  });
});

describe('what a version changed', () => {
  const nameOf = (code: string) => `Desa ${code}`;
  test('goals', () => {
    const people = (amount: number) => ({ kind: 'people' as const, people: amount });
    const change = {
      kind: 'goal' as const,
      segment: 'bpu' as const,
      before: people(24_000),
      after: people(25_000),
    };
    expect(changeSentence(change, nameOf, 'id')).toBe('Sasaran BPU: 24.000 orang → 25.000 orang.');
  });
  test('locks: three by name, the others counted', () => {
    const change = { kind: 'locked' as const, segment: 'bpu' as const, codes: ['1', '2', '3', '4', '5'] };
    expect(changeSentence(change, nameOf, 'id')).toBe(
      'BPU: dikunci 5 desa (Desa 1, Desa 2, Desa 3, dan 2 lagi).',
    );
  });
});

test('a UCJ that the segments do not sum to says by how much', () => {
  const ucj = {
    kind: 'share' as const,
    share: 0.36,
    denominator: 'potensi' as const,
    base: 240_639,
    baseAsOf: '2023-12',
    people: 86_631,
  };
  expect(courseProblemSentence({ kind: 'ucj-differs', sum: 84_000, ucj }, 'potensi', 'id')).toBe(
    'UCJ 36,0% berarti 86.631 orang: jumlah segmen masih kurang 2.631.',
  );
});

describe('typed numbers', () => {
  test.each([
    ['24.000', 24_000],
    ['24,000', 24_000],
    [' 24000 ', 24_000],
    ['0', 0],
  ])('people: "%s"', (text, value) => expect(typedPeople(text)).toEqual({ kind: 'number', value }));
  test.each(['24.00', '2.4000', '-3', '1e3', '12x', '9999999999'])('no people: "%s"', (text) =>
    expect(typedPeople(text)).toEqual({ kind: 'wrong' }),
  );
  test.each([
    ['14,5', 14.5],
    ['52%', 52],
    ['100', 100],
  ])('per cent: "%s"', (text, value) => expect(typedPercent(text)).toEqual({ kind: 'number', value }));
  test.each(['101', '-1', '1.2.3'])('no per cent: "%s"', (text) =>
    expect(typedPercent(text)).toEqual({ kind: 'wrong' }),
  );
  test('nothing is nothing', () => expect(typedPeople('  ')).toEqual({ kind: 'empty' }));
});
