import { describe, expect, test } from 'vitest';
import type { EffectEstimate } from '#lib/domain/drives/effect.ts';
import { effectOption } from '#lib/views/charts.ts';
import type { EffectPageData } from '#lib/views/effect-data.ts';
import { effectSentence, placeboSentence } from '#lib/views/effect-sentences.ts';

const estimate = (share: number, half: number): EffectEstimate => ({
  ...{ share, low: share - half, high: share + half },
  compared: 24,
});

function page(answer: EffectEstimate | null, placebo: EffectEstimate | null = null): EffectPageData {
  return {
    effect: {
      ...{ after: 3, estimate: answer, months: [], caveats: [] },
      horizons: [{ after: 3, estimate: answer, compared: answer?.compared ?? 5 }],
      placebo: placebo && { monthsEarlier: 12, estimate: placebo },
    },
    ...{ rows: [], leftOut: [], visited: 24, meanEligible: 650, lastPeriod: '2026-10', leastCompared: 8 },
  };
}

describe('what drives have changed, in a sentence', () => {
  test('more, less, nothing certain', () => {
    expect(effectSentence(page(estimate(0.021, 0.005)), 'id')).toBe(
      '3 bulan setelah kunjungan, cakupan BPU di 24 desa yang dikunjungi 2,1 poin persen lebih tinggi daripada di desa serupa yang tidak dikunjungi (selang 95%: +1,6 sampai +2,6). Di desa dengan 650 pekerja, itu 14 orang.',
    );
    expect(effectSentence(page(estimate(-0.021, 0.005)), 'en')).toContain(
      '2.1 percentage points lower than in desa alike that were not visited (95% interval: −2.6 to −1.6)',
    );
    expect(effectSentence(page(estimate(-0.004, 0.005)), 'id')).toContain(
      'belum terlihat dampak yang pasti: di 24 desa yang dikunjungi, selisihnya −0,4 poin persen terhadap desa serupa, tetapi selang 95% (−0,9 sampai +0,1) memuat nol. Di desa dengan 650 pekerja, selisih itu −3 orang.',
    );
  });

  test('too early', () => {
    expect(effectSentence(page(null), 'id')).toBe(
      'Terlalu dini untuk menyimpulkan. Perlu sedikitnya 8 desa yang dikunjungi 3 bulan lalu atau lebih dan punya desa pembanding; sekarang ada 5.',
    );
  });

  test('the placebo passes, fails, or cannot be made', () => {
    const answer = estimate(0.021, 0.005);
    expect(placeboSentence(page(answer, estimate(0.001, 0.005)), 'id')).toMatch(/^Lulus\. .*12 bulan.*\+0,1/);
    expect(placeboSentence(page(answer, estimate(0.011, 0.005)), 'id')).toMatch(/^Tidak lulus\. .*\+1,1/);
    expect(placeboSentence(page(answer), 'id')).toMatch(/^Tidak dapat dilakukan/);
  });
});

test('the chart draws both groups in percentage points, and the month of the visit', () => {
  const months = [-1, 0, 1].map((month) => ({ month, visited: month / 100, controls: month / 200 }));
  const { series, xAxis } = effectOption(months, 'id') as unknown as {
    series: { id: string; data: unknown[] }[];
    xAxis: { data: string[] };
  };
  expect(xAxis.data).toEqual(['-1', '0', '1']);
  expect(series.map(({ id, data }) => [id, data])).toEqual([
    ['visited', [-1, 0, 1]],
    ['controls', [-0.5, 0, 0.5]],
    ['visit', [[1, 0]]],
  ]);
});
