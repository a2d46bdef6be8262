import { describe, expect, test } from 'vitest';
import type { Problem } from '#lib/views/page-data.ts';
import {
  chanceText,
  coverageSentence,
  problemSentence,
  rankSentence,
  rateChange,
  roundingStep,
  yearSentence,
} from '#lib/views/sentences.ts';
import { coverageRow, desaRow } from './coverage-row.ts';

describe('coverageSentence', () => {
  test('kabupaten: of 100, people to the nearest thousand, interval', () => {
    expect(coverageSentence(coverageRow({}), 'id')).toBe(
      'Di Rembang 10 dari 100 pekerja informal terlindungi: sekitar 154.000 orang belum (142.000–165.000).',
    );
    expect(coverageSentence(coverageRow({}), 'en')).toBe(
      'In Rembang 10 of 100 informal workers are protected: about 154,000 people are not (142,000–165,000).',
    );
  });

  test('desa: people to the nearest ten', () => {
    expect(coverageSentence(desaRow({}), 'id')).toBe(
      'Di Padaran 5 dari 100 pekerja informal terlindungi: sekitar 730 orang belum (460–1.020).',
    );
  });

  test('kecamatan is named as one', () => {
    expect(coverageSentence(desaRow({ level: 'kecamatan', name: 'Sale' }), 'id')).toMatch(
      /^Di Kecamatan Sale 5 dari/,
    );
  });

  test.each([
    [0, 'Di Padaran belum ada pekerja informal yang terlindungi: sekitar 770 orang belum (500–1.060).'],
    [
      3,
      'Di Padaran kurang dari 1 dari 100 pekerja informal terlindungi: sekitar 770 orang belum (500–1.060).',
    ],
    [
      768,
      'Di Padaran hampir semua pekerja informal terlindungi: kurang dari 10 orang belum (−270 s.d. 290).',
    ],
    [770, 'Di Padaran 100 dari 100 pekerja informal terlindungi.'],
  ])('%d active of 770', (active, sentence) => {
    expect(coverageSentence(desaRow({ active }), 'id')).toBe(sentence);
  });

  test('over 100%: both numbers, the rate unclipped, a likely cause', () => {
    expect(coverageSentence(desaRow({ segment: 'pu', eligible: 200, active: 308 }), 'id')).toBe(
      'Di Padaran tercatat 308 peserta aktif, lebih banyak daripada perkiraan 200 pekerja formal (154%). Sebagian mungkin terdaftar di alamat tempat kerja; angka ini tidak dipotong.',
    );
  });

  test('not reported: unknown, with what is known', () => {
    const sentence = coverageSentence(desaRow({ active: null, desaReported: 0 }), 'id');
    expect(sentence).toBe(
      'Jumlah peserta BPU di Padaran untuk Okt 2026 tidak dilaporkan, jadi cakupannya belum diketahui. Perkiraan pekerja informal: 770 orang (500–1.060).',
    );
    expect(sentence).not.toMatch(/ 0 |0%/);
  });

  test('no base: says which denominator and gives the members', () => {
    const row = coverageRow({
      segment: 'jakon',
      denominator: 'sakernas',
      eligible: null,
      eligibleLow: null,
      eligibleHigh: null,
      active: 12_015,
    });
    expect(coverageSentence(row, 'id')).toBe(
      'Penyebut Bekerja (Sakernas) tidak punya jumlah pekerja untuk Jakon, jadi cakupan di Rembang tidak dapat dihitung. Peserta aktif: 12.015 orang.',
    );
  });

  test('incomplete: says how many desa reported', () => {
    expect(coverageSentence(coverageRow({ desaReported: 293 }), 'id')).toMatch(
      / Baru 293 dari 294 desa yang melapor, jadi angka sebenarnya dapat lebih tinggi\.$/,
    );
  });

  test('nobody eligible: no rate is made up', () => {
    expect(coverageSentence(desaRow({ eligible: 0, eligibleLow: 0, eligibleHigh: 0, active: 0 }), 'id')).toBe(
      'Di Padaran diperkirakan tidak ada pekerja informal.',
    );
  });

  test('a base without uncertainty has no interval', () => {
    const row = coverageRow({
      segment: 'total',
      eligible: 240_639,
      eligibleLow: 240_639,
      eligibleHigh: 240_639,
    });
    expect(coverageSentence(row, 'id')).toBe(
      'Di Rembang 7 dari 100 pekerja terlindungi: sekitar 223.000 orang belum.',
    );
  });
});

describe('yearSentence', () => {
  const now = coverageRow({ active: 17_639 });

  test.each([
    [15_000, 'Dalam setahun cakupan naik 1,5 poin, dari 8,7% menjadi 10,3% (2.639 peserta lebih banyak).'],
    [20_000, 'Dalam setahun cakupan turun 1,4 poin, dari 11,7% menjadi 10,3% (2.361 peserta lebih sedikit).'],
    [17_640, 'Dalam setahun cakupan tidak berubah (10,3%).'],
    [null, 'Perubahan dalam setahun tidak diketahui karena cakupan Okt 2025 tidak diketahui.'],
  ])('%s active a year ago', (active, sentence) => {
    expect(yearSentence(now, coverageRow({ active, period: '2025-10' }), 'id', '2025-10')).toBe(sentence);
  });

  test('no year ago is unknown', () => {
    expect(yearSentence(now, null, 'id', '2025-10')).toMatch(/tidak diketahui/);
  });

  test('months that count other desa are not compared', () => {
    const partial = coverageRow({ active: 15_000, desaReported: 290 });
    expect(rateChange(now, partial)).toBeNull();
    expect(yearSentence(now, partial, 'id', '2025-10')).toBe(
      'Perubahan dalam setahun tidak dihitung karena tidak semua desa melapor.',
    );
  });

  test('blames this month when this month is the unknown one', () => {
    const unknown = desaRow({ active: null, desaReported: 0, period: '2026-08' });
    expect(yearSentence(unknown, desaRow({}), 'id', '2025-08')).toMatch(/cakupan Agu 2026 tidak diketahui/);
  });
});

describe('rankSentence', () => {
  const certainty = { rank: 3, rankLow: 1, rankHigh: 12, top10: 0.957, top20: 1, top50: 1, of: 294 };

  test('gives rank, its interval and the chance', () => {
    expect(rankSentence(certainty, 'id')).toBe(
      'Kesenjangan BPU-nya peringkat 3 dari 294 desa; dengan ketidakpastian perkiraan, peringkatnya antara 1 dan 12. Peluang masuk 10 kesenjangan terbesar: 96%.',
    );
  });

  test.each([
    [0, 'kurang dari 1%'],
    [0.01, '1%'],
    [0.5, '50%'],
    [1, 'lebih dari 99%'],
  ])('a chance of %d never claims certainty', (chance, text) => {
    expect(chanceText(chance, 'id')).toBe(text);
  });
});

describe('problemSentence', () => {
  const problem: Problem = {
    kind: 'not-reported',
    code: '33.17.14.2001',
    name: 'Plawangan',
    kecamatan: 'Kragan',
    period: '2026-08',
    segment: null,
    count: 3,
    rate: null,
    detail: null,
  };

  test.each([
    [{}, 'Plawangan (Kragan): jumlah peserta semua segmen Agu 2026 tidak dilaporkan.'],
    [{ count: 1 }, 'Plawangan (Kragan): jumlah peserta sebagian segmen Agu 2026 tidak dilaporkan.'],
    [{ segment: 'pu' as const }, 'Plawangan (Kragan): jumlah peserta PU Agu 2026 tidak dilaporkan.'],
    [
      { kind: 'over-100' as const, segment: 'pu' as const, rate: 1.54 },
      'Plawangan (Kragan): peserta PU Agu 2026 mencapai 154% dari perkiraan pekerja.',
    ],
    [
      { kind: 'no-base' as const, segment: 'jakon' as const },
      'Jakon: penyebut yang dipilih tidak punya jumlah pekerja.',
    ],
    [{ kind: 'check-failed' as const, detail: 'x ≠ y' }, 'Pemeriksaan data gagal: x ≠ y'],
    [{ kind: 'import-rejected' as const }, 'Berkas tidak dapat dimuat: tanpa rincian'],
  ])('%o', (given, sentence) => {
    expect(problemSentence({ ...problem, ...given }, 'id')).toBe(sentence);
  });
});

test.each([
  ['desa', 4, 10],
  ['desa', 2690, 10],
  ['kecamatan', 12_000, 100],
  ['kabupaten', 2717, 100],
  ['kabupaten', 153_462, 1000],
] as const)('%s with %d people is rounded to %d', (level, people, step) => {
  expect(roundingStep(level, people)).toBe(step);
});
