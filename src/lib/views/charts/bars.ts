import type { BarSeriesOption, EChartsOption } from 'echarts';
import type { CoverageRow } from '../../domain/coverage/coverage.ts';
import { desaSummary } from '../desa-summary.ts';
import { formatFor } from '../format.ts';
import { measured } from '../measures.ts';
import type { Lang, Measure } from '../page-data.ts';
import { baseOption, categoryAxis, categoryTooltip, GRID, INK, tooltipHtml, valueAxis } from './base.ts';
import { roundestBetween } from '../round-breaks.ts';
import { whiskers, type Bounds } from './whiskers.ts';

/** One tone a measure: 3 : 1 on white for the bar, 4.5 : 1 for the white figure in it. */
const BAR_COLOURS: Record<Measure, string> = {
  gap: '#b0560f',
  rate: '#2d8083',
  eligible: '#4d7590',
  active: '#4d7590',
};
const LABELLED_UP_TO = 40;
/** A bar shorter than this share of the longest has no room for its figure. */
const ROOM_FOR_FIGURE = 0.2;

/** Rows with a value, largest value first; equal values by code. */
export function rankedRows(rows: readonly CoverageRow[], measure: Measure): CoverageRow[] {
  const value = (row: CoverageRow) => measured(row, measure).value;
  return rows
    .filter((row) => value(row) !== null)
    .sort((a, b) => value(b)! - value(a)! || (a.code < b.code ? -1 : 1));
}

/**
 * Where the value axis ends although intervals go on: about twice the largest value, when the longest interval would
 * squeeze the bars to less than a third of the height. Null where everything fits; where not, say so beside the chart.
 */
export function whiskerLimit(rows: readonly CoverageRow[], measure: Measure): number | null {
  const top = Math.max(0, ...rows.map((row) => measured(row, measure).value ?? 0));
  const reach = Math.max(0, ...rows.map((row) => measured(row, measure).high ?? 0));
  return top > 0 && reach > 3 * top ? roundestBetween(1.6 * top, 2.4 * top, 2 * top) : null;
}

/**
 * Every area of the selection with a value, largest first, with 95% whiskers; the category axis holds the codes.
 * Named below the bars when there are 40 or fewer. Bars above 100% are outlined.
 */
export function rankedBarsOption(rows: readonly CoverageRow[], measure: Measure, lang: Lang): EChartsOption {
  const ranked = rankedRows(rows, measure);
  const names = new Map(ranked.map((row) => [row.code, row.name]));
  const axis = categoryAxis(
    ranked.map((row) => row.code),
    (code) => names.get(code) ?? code,
  );
  const labelled = ranked.length <= LABELLED_UP_TO;
  const limit = whiskerLimit(ranked, measure);
  return {
    ...baseOption(),
    grid: GRID,
    xAxis: { ...axis, axisLabel: { ...axis.axisLabel, show: labelled, interval: 0, rotate: 90 } },
    yAxis: { ...valueAxis(axisText(measure, lang)), ...(limit !== null && { max: limit }) },
    tooltip: {
      ...categoryTooltip('shadow', (index) => rowTooltip(ranked[index], measure, lang)),
      position: aboveTheShortBars,
    },
    series: [
      bars(ranked, measure, ranked.length > LABELLED_UP_TO ? '0%' : '25%'),
      whiskers(boundsOf(ranked, measure), 'y'),
    ],
  };
}

/** Horizontal bars of the gap with 95% whiskers, first row on top; the category axis holds the codes. */
export function largestGapsOption(rows: readonly CoverageRow[], lang: Lang): EChartsOption {
  const labels = new Map(rows.map((row) => [row.code, `${row.name}, ${row.kecamatan ?? ''}`]));
  const axis = categoryAxis(
    rows.map((row) => row.code),
    (code) => labels.get(code) ?? code,
  );
  const label = { show: true, position: 'insideLeft' as const, color: '#ffffff', fontSize: 11 };
  return {
    ...baseOption(),
    grid: GRID,
    yAxis: {
      ...axis,
      inverse: true,
      axisLabel: { ...axis.axisLabel, color: INK, width: 150, overflow: 'truncate' },
    },
    xAxis: valueAxis(axisText('gap', lang)),
    tooltip: categoryTooltip('shadow', (index) => rowTooltip(rows[index], 'gap', lang)),
    series: [
      {
        ...bars(rows, 'gap', '30%'),
        label: {
          ...label,
          formatter: ({ dataIndex }: { dataIndex: number }) => figureInside(rows, dataIndex, lang),
        },
      },
      whiskers(boundsOf(rows, 'gap'), 'x'),
    ],
  };
}

/** At the top and right of the pointer, where a falling row of bars leaves room; the tooltip itself keeps it inside. */
const aboveTheShortBars = (point: [number, number]) => [point[0] + 16, 0];

function bars(rows: readonly CoverageRow[], measure: Measure, categoryGap: string): BarSeriesOption {
  const color = BAR_COLOURS[measure];
  return {
    type: 'bar',
    barCategoryGap: categoryGap,
    itemStyle: { color },
    emphasis: { itemStyle: { color: INK } },
    data: rows.map((row) => ({
      name: row.code,
      value: measured(row, measure).value ?? '-',
      ...((row.rate ?? 0) > 1
        ? { itemStyle: { color, borderColor: INK, borderWidth: rows.length > LABELLED_UP_TO ? 0.4 : 1 } }
        : {}),
    })),
  };
}

function boundsOf(rows: readonly CoverageRow[], measure: Measure): Bounds[] {
  return rows.map((row) => {
    const { low, high } = measured(row, measure);
    return low === null || high === null ? null : [low, high];
  });
}

function figureInside(rows: readonly CoverageRow[], index: number, lang: Lang): string {
  const longest = Math.max(...rows.map((row) => row.gap ?? 0));
  const gap = rows[index]?.gap ?? null;
  return gap === null || gap < longest * ROOM_FOR_FIGURE ? '' : formatFor(lang).count(gap);
}

function axisText(measure: Measure, lang: Lang): (value: number) => string {
  const format = formatFor(lang);
  return measure === 'rate' ? (value) => format.percent(value, 0) : (value) => format.count(value);
}

function rowTooltip(row: CoverageRow | undefined, measure: Measure, lang: Lang): string {
  if (row === undefined) return '';
  const { title, lines } = desaSummary(row, measure, lang);
  return tooltipHtml(title, lines);
}
