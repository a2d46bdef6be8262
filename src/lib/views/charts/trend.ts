import type { EChartsOption, LineSeriesOption } from 'echarts';
import { PAYERS, type Payer } from '../../domain/coverage/enrollment.ts';
import type { Period } from '../../domain/calendar/period.ts';
import type { SegmentOrTotal } from '../../domain/workers/segments.ts';
import type { SegmentForecast } from '../forecast-data.ts';
import { formatFor } from '../format.ts';
import type { DesaPageData, Lang, TrendPoint } from '../page-data.ts';
import { wordsFor } from '../words/index.ts';
import { SEGMENT_COLOURS } from './colours.ts';
import { forecastLines, forecastTooltip, periodsWithForecast } from './forecast.ts';
import { baseOption, categoryAxis, categoryTooltip, GRID, MUTED, tooltipHtml, valueAxis } from './base.ts';

/** One line of a trend: people, month by month; null where not reported (the line breaks there). */
export interface TrendSeries {
  key: string;
  label: string;
  colour: string;
  values: (number | null)[];
  /** Series with the same stack lie on top of each other, as areas. */
  stack?: string;
}

/** From the self-paid up: neighbours in the stack differ in lightness as well as in hue. */
const PAYER_COLOURS: Record<Payer, string> = {
  'pemberi-kerja': '#2563eb',
  mandiri: '#92400e',
  donatur: '#f3c581',
  csr: '#5b7f2b',
  apbd: '#a8cfe8',
  apbdes: '#1f6f8b',
  dbhcht: '#d9a5c0',
  perisai: '#6d3a70',
  'tidak-tercatat': '#6b7280',
};

/** Lines for the segments asked, in that order. */
export function segmentSeries(
  points: readonly TrendPoint[],
  segments: readonly SegmentOrTotal[],
  lang: Lang,
): TrendSeries[] {
  const words = wordsFor(lang).segment;
  return segments.map((segment) => ({
    key: segment,
    label: words[segment],
    colour: SEGMENT_COLOURS[segment],
    values: points.map((point) => point.active[segment]),
  }));
}

/** BPU members by payer as stacked areas; payers that never occur are left out. Unreported months break all areas. */
export function payerSeries(trend: DesaPageData['trend'], lang: Lang): TrendSeries[] {
  const words = wordsFor(lang).payer;
  return PAYERS.filter((payer) => trend.some(({ bpu }) => (bpu?.[payer] ?? 0) > 0)).map((payer) => ({
    key: payer,
    label: words[payer],
    colour: PAYER_COLOURS[payer],
    // A reported month lists the payers it has: one that is not listed has no member that month.
    values: trend.map(({ bpu }) => (bpu === null ? null : (bpu[payer] ?? 0))),
    stack: 'bpu',
  }));
}

/**
 * Active members over time; the category axis holds the months (`YYYY-MM`). A null breaks the line and is named in the
 * tooltip. `incomplete` months carry that word in the tooltip. Forecasts go on from their month in dashes with a band.
 */
export function trendOption(
  reported: readonly Period[],
  series: readonly TrendSeries[],
  lang: Lang,
  incomplete: readonly Period[] = [],
  forecasts: readonly SegmentForecast[] = [],
): EChartsOption {
  const periods = periodsWithForecast(reported, forecasts);
  const format = formatFor(lang);
  const goesOn = ({ key }: TrendSeries) =>
    forecasts.some(({ segment, outcome }) => segment === key && outcome.forecast !== null);
  const axis = categoryAxis(periods, (period) => format.month(period));
  return {
    ...baseOption(),
    grid: { ...GRID, right: 92 },
    xAxis: {
      ...axis,
      boundaryGap: false,
      axisLabel: {
        ...axis.axisLabel,
        hideOverlap: true,
        interval: (index: number) => isLabelled(periods, index),
      },
    },
    yAxis: { ...valueAxis((value) => format.count(value)), min: 0 },
    tooltip: categoryTooltip('line', (index) =>
      trendTooltip(periods[index]!, { reported, series, incomplete, forecasts }, lang),
    ),
    series: [...series.map((one) => lineOf(one, goesOn(one))), ...forecastLines(periods, forecasts, lang)],
  };
}

/** @param goesOn the label stands at the end of what follows */
function lineOf({ key, label, colour, values, stack }: TrendSeries, goesOn: boolean): LineSeriesOption {
  return {
    type: 'line',
    id: key,
    name: label,
    connectNulls: false,
    lineStyle: { color: colour, width: stack === undefined ? 2 : 0.5 },
    itemStyle: { color: colour },
    emphasis: { disabled: true },
    ...(stack === undefined ? {} : { stack, areaStyle: { color: colour, opacity: 0.85 } }),
    endLabel: { show: !goesOn, formatter: '{a}', color: stack === undefined ? colour : MUTED, distance: 6 },
    labelLayout: { moveOverlap: 'shiftY' },
    data: values.map((value, index) => ({
      value,
      symbol: isAlone(values, index) ? 'circle' : 'none',
      symbolSize: 5,
    })),
  };
}

/** A reported month between two unreported ones has no line: it gets a dot. */
function isAlone(values: readonly (number | null)[], index: number): boolean {
  const missing = (i: number) => (values[i] ?? null) === null;
  return missing(index - 1) && missing(index + 1);
}

/** A label every quarter in a short series, every January in a long one. */
function isLabelled(periods: readonly Period[], index: number): boolean {
  const month = periods[index]?.slice(5);
  return periods.length <= 15 ? Number(month) % 3 === 1 : month === '01';
}

interface TrendContent {
  reported: readonly Period[];
  series: readonly TrendSeries[];
  incomplete: readonly Period[];
  forecasts: readonly SegmentForecast[];
}

function trendTooltip(period: Period, content: TrendContent, lang: Lang): string {
  const { reported, series, incomplete, forecasts } = content;
  const { reason, chart } = wordsFor(lang);
  const format = formatFor(lang);
  const title = format.monthLong(period) + (incomplete.includes(period) ? ` (${reason.incomplete})` : '');
  const index = reported.indexOf(period);
  const lines = series.map(({ label, values }) => {
    const value = values[index] ?? null;
    return `${label}: ${value === null ? reason['not-reported'] : `${format.count(value)} ${chart.people}`}`;
  });
  return tooltipHtml(title, [...(index < 0 ? [] : lines), ...forecastTooltip(period, forecasts, lang)]);
}
