import { describe, expect, test } from 'vitest';
import {
  chanceText,
  coverageSentence,
  rankSentence,
  rateChange,
  roundingStep,
  yearSentence,
} from '#lib/views/sentences.ts';
import { formatFor } from '#lib/views/format.ts';
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

  const partial = { active: 18_093, eligibleReported: 171_202, desaReported: 293 };

  test('incomplete: speaks of the desa that reported, with their own workers, and says how many are missing', () => {
    expect(coverageSentence(coverageRow(partial), 'id')).toBe(
      'Di 293 dari 294 desa Rembang yang melapor, 11 dari 100 pekerja informal terlindungi: sekitar 153.000 orang belum. 1 desa belum melapor.',
    );
    expect(coverageSentence(coverageRow(partial), 'en')).toBe(
      'In the 293 of 294 desa of Rembang that reported, 11 of 100 informal workers are protected: about 153,000 people are not. Not reported yet: 1 desa.',
    );
  });

  test('incomplete total of an area: desa and segments that reported', () => {
    const row = coverageRow({ ...partial, segment: 'total' });
    expect(coverageSentence(row, 'id')).toMatch(
      /^Pada desa dan segmen yang melapor di Rembang, 11 dari 100 pekerja .* 1 dari 294 desa belum melapor lengkap\.$/,
    );
    expect(coverageSentence(row, 'en')).toMatch(
      /^In the desa and segments of Rembang that reported, 11 of .* Not reported in full: 1 of 294 desa\.$/,
    );
  });

  test('incomplete total of a desa: the segments that reported', () => {
    const row = desaRow({ segment: 'total', active: 60, eligibleReported: 600, desaReported: 0 });
    expect(coverageSentence(row, 'id')).toBe(
      'Pada segmen yang melapor di Padaran, 10 dari 100 pekerja terlindungi: sekitar 540 orang belum. Sebagian segmen belum melapor.',
    );
    expect(coverageSentence(row, 'en')).toMatch(
      /^In the segments of Padaran that reported, 10 of .* Some segments have not reported yet\.$/,
    );
  });

  test('incomplete and above 100% of the workers of those that reported', () => {
    const row = desaRow({
      level: 'kecamatan',
      active: 700,
      eligibleReported: 600,
      desaReported: 1,
      desaExpected: 2,
    });
    expect(coverageSentence(row, 'id')).toMatch(
      /^Di 1 dari 2 desa Kecamatan Padaran yang melapor, tercatat 700 .* perkiraan 600 pekerja informal \(117%\).* 1 desa belum melapor\.$/,
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
  const { percent, points } = formatFor('en');

  test.each([
    [15_000, 'Dalam setahun cakupan naik 1,6 poin, dari 8,7% menjadi 10,3% (2.639 peserta lebih banyak).'],
    [20_000, 'Dalam setahun cakupan turun 1,4 poin, dari 11,7% menjadi 10,3% (2.361 peserta lebih sedikit).'],
    [17_640, 'Dalam setahun cakupan tetap 10,3% (1 peserta lebih sedikit).'],
    [17_639, 'Dalam setahun cakupan tetap 10,3% (jumlah peserta sama).'],
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
      'Perubahan dalam setahun tidak dihitung karena laporan salah satu bulan belum lengkap.',
    );
  });

  test('in English', () => {
    const before = (active: number) => coverageRow({ active, period: '2025-10' });
    expect(yearSentence(now, before(15_000), 'en', '2025-10')).toBe(
      'In a year coverage rose by 1.6 points, from 8.7% to 10.3% (2,639 more members).',
    );
    expect(yearSentence(now, before(17_600), 'en', '2025-10')).toBe(
      'Over a year coverage is unchanged at 10.3% (39 more members).',
    );
  });

  test('the change is always the difference of the two rates on screen', () => {
    const shown = (text: string) => Number(text.replace('%', ''));
    for (let active = 0; active <= 1200; active += 7) {
      const [later, earlier] = [desaRow({ active }), desaRow({ active: 333 })];
      const difference = shown(percent(later.rate)) - shown(percent(earlier.rate));
      expect(points(rateChange(later, earlier))).toBe(points(difference / 100));
    }
  });

  test('blames this month when this month is the unknown one', () => {
    const unknown = desaRow({ active: null, desaReported: 0, period: '2026-08' });
    expect(yearSentence(unknown, desaRow({}), 'id', '2025-08')).toMatch(/cakupan Agu 2026 tidak diketahui/);
  });
});

describe('rankSentence', () => {
  const certainty = {
    rank: 3,
    rankLow: 1,
    rankHigh: 12,
    top10: 0.957,
    top20: 1,
    top50: 1,
    of: 294,
    group: 2,
    groupSize: 3,
  };

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

test.each([
  ['desa', 4, 10],
  ['desa', 2690, 10],
  ['kecamatan', 12_000, 100],
  ['kabupaten', 2717, 100],
  ['kabupaten', 153_462, 1000],
] as const)('%s with %d people is rounded to %d', (level, people, step) => {
  expect(roundingStep(level, people)).toBe(step);
});
