import * as echarts from 'echarts';
import type { EChartsOption } from 'echarts';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { coverageRow } from './coverage-row.ts';
import { judgeCoverage, type CoverageRow } from '#lib/domain/coverage/coverage.ts';
import { periodsBetween } from '#lib/domain/calendar/period.ts';
import {
  largestGapsOption,
  payerSeries,
  rankedBarsOption,
  whiskerLimit,
  rankedRows,
  segmentSeries,
  trendOption,
} from '#lib/views/charts.ts';
import type { SegmentForecast } from '#lib/views/forecast-data.ts';
import type { DesaPageData, TrendPoint } from '#lib/views/page-data.ts';

/** The picture the browser would show, as SVG; the counters that ECharts puts in names are taken out. */
function draw(option: EChartsOption, width = 480, height = 240): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg.replaceAll(/zr\d+-([a-z]+)-?\d*/g, 'zr-$1').replaceAll('><', '>\n<');
}

const count = (svg: string, pattern: RegExp) => svg.match(pattern)?.length ?? 0;

function row(index: number, eligible: number, active: number | null): CoverageRow {
  const counts = {
    eligible,
    eligibleLow: Math.round(eligible * 0.7),
    ...{ eligibleLow80: null, eligibleHigh80: null },
    eligibleHigh: Math.round(eligible * 1.3),
    eligibleReported: active === null ? null : eligible,
    active,
    desaReported: active === null ? 0 : 1,
    desaExpected: 1,
  };
  return {
    ...counts,
    ...judgeCoverage(counts),
    level: 'desa',
    code: `33.17.10.${2001 + index}`,
    name: `Desa <${index}>`,
    kecamatanCode: '33.17.10',
    kecamatan: 'Rembang',
    period: '2026-10',
    segment: 'bpu',
    denominator: 'potensi',
    denominatorAsOf: '2023-12',
    simulated: true,
  };
}

const few = [row(0, 900, 60), row(1, 400, 420), row(2, 650, null), row(3, 1200, 30)];
const many = Array.from({ length: 120 }, (_, i) => row(i, 200 + ((i * 37) % 120) * 10, 5 + i));
const periods = periodsBetween('2026-01', '2026-08');
const points: TrendPoint[] = periods.map((period, i) => ({
  period,
  active: { pu: 53_000 + 100 * i, bpu: i === 3 ? null : 8000 + 50 * i, jakon: 12_000 - 80 * i, total: null },
  incomplete: i === 5,
  incompleteSegments: i === 5 ? ['pu'] : [],
}));

/** BPU from August on, as the forecast module would give it. */
const forecasts: SegmentForecast[] = [
  {
    segment: 'bpu',
    at: '2026-08',
    outcome: {
      reason: null,
      forecast: {
        ...{ at: '2026-08', active: 8350, lastYear: 8000, sd: 120, errors: 20 },
        months: [
          {
            ...{ period: '2026-09', base: 8100, people: 8450, low: 8200, high: 8700 },
            low80: 8290,
            high80: 8610,
          },
          {
            ...{ period: '2026-10', base: 8200, people: 8550, low: 8196, high: 8904 },
            low80: 8325,
            high80: 8775,
          },
        ],
      },
    },
    tested: [],
  },
];
const lines = segmentSeries(points, ['pu', 'bpu', 'jakon'], 'id');

describe('rankedRows', () => {
  test('largest value first, equal values by code, unknown values left out', () => {
    expect(rankedRows(few, 'gap').map(({ gap }) => gap)).toEqual([1170, 840, -20]);
    expect(rankedRows([row(5, 10, 1), row(4, 10, 1)], 'gap').map(({ code }) => code)).toEqual([
      '33.17.10.2005',
      '33.17.10.2006',
    ]);
  });
});

describe('pictures', () => {
  test.each([
    ['trend', trendOption(periods, segmentSeries(points, ['pu', 'bpu', 'jakon'], 'id'), 'id', ['2026-06'])],
    ['trend-forecast', trendOption(periods, lines, 'id', [], forecasts)],
    ['ranked-few', rankedBarsOption(few, 'gap', 'id')],
    ['ranked-rate', rankedBarsOption(few, 'rate', 'en')],
    ['largest-gaps', largestGapsOption(rankedRows(few, 'gap'), 'id')],
  ])('%s', async (name, option) => {
    await expect(draw(option)).toMatchFileSnapshot(`pictures/${name}.svg`);
  });

  test('the same rows give the same picture', () => {
    expect(draw(rankedBarsOption(many, 'gap', 'id'))).toBe(draw(rankedBarsOption(many, 'gap', 'id')));
  });

  test('names stand below 40 bars or fewer, not below more', () => {
    const [forty, fortyOne] = [many.slice(0, 40), many.slice(0, 41)];
    expect(count(draw(rankedBarsOption(forty, 'gap', 'id'), 900), />Desa &lt;/g)).toBe(40);
    expect(count(draw(rankedBarsOption(fortyOne, 'gap', 'id'), 900), />Desa &lt;/g)).toBe(0);
  });

  test('nothing to show draws axes and no bar', () => {
    expect(draw(rankedBarsOption([], 'gap', 'id'))).not.toContain('NaN');
  });
});

describe('what the options say', () => {
  test('an unreported month stays null: the line breaks and never falls to 0', () => {
    const [bpu] = segmentSeries(points, ['bpu'], 'id');
    expect(bpu!.values[3]).toBeNull();
    const { series } = trendOption(periods, [bpu!], 'id') as {
      series: { data: { value: number | null }[] }[];
    };
    expect(series[0]!.data[3]!.value).toBeNull();
    expect(series[0]).toMatchObject({ connectNulls: false });
  });

  test('a forecast goes on after the last month and is named as such in the tooltip', () => {
    const option = trendOption(periods, lines, 'id', [], forecasts);
    expect(option.xAxis).toMatchObject({ data: [...periods, '2026-09', '2026-10'] });
    expect(tooltipAt(option, 9)).toBe(
      '<strong>Oktober 2026</strong><br>BPU, perkiraan: 8.550 orang (95%: 8.196–8.904)',
    );
    expect(tooltipAt(option, 7)).not.toContain('perkiraan');
  });

  test('payers that never occur are left out; an unreported month breaks every payer', () => {
    const trend: DesaPageData['trend'] = [
      { period: '2026-01', bpu: { mandiri: 4 }, pu: 1, jakon: null },
      { period: '2026-02', bpu: null, pu: 1, jakon: null },
      { period: '2026-03', bpu: { mandiri: 5, apbdes: 30 }, pu: 1, jakon: null },
    ];
    expect(payerSeries(trend, 'id').map(({ key, values }) => [key, values])).toEqual([
      ['mandiri', [4, null, 5]],
      ['apbdes', [0, null, 30]],
    ]);
  });

  test('tooltips name the interval and the denominator, and escape names', () => {
    const html = tooltipAt(rankedBarsOption(few, 'gap', 'id'), 0);
    expect(html).toBe(
      '<strong>Desa &lt;3&gt;, Rembang</strong><br>Kesenjangan BPU: 1.170 (selang 95% 810–1.530)' +
        '<br>30 aktif dari 1.200 pekerja<br>Penyebut: Potensi BPJS, per Des 2023',
    );
  });

  test('the tooltip of a trend names unreported and incomplete months', () => {
    const option = trendOption(periods, segmentSeries(points, ['pu', 'bpu'], 'id'), 'id', ['2026-04']);
    expect(tooltipAt(option, 3)).toBe(
      '<strong>April 2026 (belum lengkap)</strong><br>PU: 53.300 orang<br>BPU: tidak dilaporkan',
    );
  });
});

function tooltipAt(option: EChartsOption, dataIndex: number): string {
  const { formatter } = option.tooltip as { formatter: (params: { dataIndex: number }[]) => string };
  return formatter([{ dataIndex }]);
}

test('the views take types from ECharts, never its code', () => {
  const files = readdirSync('src/lib/views', { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  );
  const imports = files.flatMap(
    (path) => readFileSync(`src/lib/views/${path}`, 'utf8').match(/^.*'echarts.*$/gm) ?? [],
  );
  expect(imports.length).toBeGreaterThan(0);
  expect(imports.filter((line) => !line.startsWith('import type '))).toEqual([]);
});

describe('whiskerLimit', () => {
  const row = (eligible: number, low: number, active: number) =>
    coverageRow({ eligible, eligibleLow: low, eligibleHigh: eligible * 2, active });

  test('leaves the axis alone while the bars have a third of it', () => {
    expect(whiskerLimit([row(100, 50, 90), row(100, 40, 80)], 'rate')).toBeNull();
    expect(whiskerLimit([], 'rate')).toBeNull();
  });

  test('ends the axis at about twice the largest value when one interval would squeeze all bars', () => {
    const limit = whiskerLimit([row(100, 50, 90), row(100, 4, 80)], 'rate')!;
    expect(limit).toBeGreaterThan(1.6 * 0.9);
    expect(limit).toBeLessThan(2.4 * 0.9);
  });
});
