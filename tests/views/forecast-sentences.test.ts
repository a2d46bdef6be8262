import { describe, expect, test } from 'vitest';
import type { BackTest } from '#lib/domain/coverage/back-test.ts';
import type { SegmentForecast } from '#lib/views/forecast-data.ts';
import { forecastOrigin, forecastSentence } from '#lib/views/forecast-sentences.ts';

const TEST: BackTest = {
  ...{ horizonMonths: 2, tests: 11, meanError: 212.4, meanShare: 0.0163, inside95: 10 },
  ...{ asLastKnown: 0.107, asLastYear: 0.0446 },
};
const KNOWN: SegmentForecast = {
  segment: 'bpu',
  at: '2026-10',
  outcome: {
    reason: null,
    forecast: {
      ...{ at: '2026-10', active: 18265, lastYear: 17538, sd: 640.2, errors: 29 },
      months: [
        {
          ...{ period: '2026-12', base: 13400, people: 14127, low: 12276, high: 15978 },
          low80: 12930,
          high80: 15324,
        },
      ],
    },
  },
  tested: [
    { horizonMonths: 1, backTest: null },
    { horizonMonths: 2, backTest: TEST },
  ],
};

describe('a forecast in words', () => {
  test('says people, month, interval, and how far such forecasts missed', () => {
    expect(forecastSentence(KNOWN, 'id')).toBe(
      'BPU: sekitar 14.127 peserta aktif pada Desember 2026 (selang 95%: 12.276–15.978) bila perubahan setahun terakhir berlanjut. Diuji pada 11 bulan terakhir: perkiraan 2 bulan ke depan meleset rata-rata 212 orang (1,6%).',
    );
  });

  test.each([
    ['not-reported', 'PU: tidak ada perkiraan. Laporan Okt 2026 tidak ada atau belum lengkap.'],
    ['too-short', 'PU: tidak ada perkiraan. Sampai Okt 2026 belum ada 24 bulan data.'],
    [
      'gaps',
      'PU: tidak ada perkiraan. Ada bulan dalam setahun sebelum Okt 2026 yang tidak ada atau belum lengkap.',
    ],
  ] as const)('says why there is none: %s', (reason, sentence) => {
    const none: SegmentForecast = {
      segment: 'pu',
      at: '2026-10',
      outcome: { forecast: null, reason },
      tested: [],
    };
    expect(forecastSentence(none, 'id')).toBe(sentence);
  });

  test('its origin puts the values into the formula and names the simpler ways', () => {
    const build = { id: 'abc', name: 'n', builtAt: '2026-11-01T00:00:00.000Z' };
    const lines = forecastOrigin([KNOWN], { build }, 'id').flatMap((section) => section.lines);
    expect(lines[1]).toBe(
      'BPU, Des 2026 = 13.400 + (18.265 − 17.538) = 14.127 orang; selang dari 29 kesalahan satu bulan (simpangan baku 640 orang) × akar dari 2 bulan, sebaran t.',
    );
    expect(lines[3]).toContain('10 dari 11 di dalam selang 95%');
    expect(lines[3]).toContain(
      'sama dengan bulan terakhir 10,7%, sama dengan bulan yang sama tahun lalu 4,5%',
    );
    expect(lines.at(-1)).toContain('abc');
  });
});
