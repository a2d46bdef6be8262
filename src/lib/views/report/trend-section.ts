import type { SnapshotBlock, SnapshotTrendPoint } from '../../domain/reports/snapshot.ts';
import type { Segment } from '../../domain/workers/segments.ts';
import type { ReportSection, ReportTable, TrendPicture } from './document.ts';
import { countCell, numberColumn, textCell, toldCount } from './published-text.ts';
import { placeOf, SEGMENT_ORDER, type ReportContext } from './report-context.ts';

type TrendBlock = Extract<SnapshotBlock, { kind: 'trend' }>;

const SEGMENTS = SEGMENT_ORDER.filter((segment) => segment !== 'total');

/** Members month by month, and how they changed since the first one. */
export function trendSection(
  { points }: TrendBlock,
  context: ReportContext,
): Omit<ReportSection, 'id' | 'kind'> {
  const { trend: said, heading } = context.words.report;
  const picture = trendPicture(points, context);
  const broken = picture?.series.some(({ values }) => values.includes(null)) ?? false;
  return {
    heading: heading.trend,
    sentences: points.length < 2 ? [] : SEGMENTS.map((segment) => changeSentence(points, segment, context)),
    figures: [],
    picture,
    table: points.length === 0 ? null : trendTable(points, context),
    notes: [...(broken ? [said.gaps] : []), ...incompleteNotes(points, context)],
  };
}

/** The change between the first and the last month, where both are told and whole. */
function changeSentence(
  points: readonly SnapshotTrendPoint[],
  segment: Segment,
  context: ReportContext,
): string {
  const { words, format } = context;
  const { trend: said } = words.report;
  const name = words.segment[segment];
  const [first, last] = [points[0]!, points[points.length - 1]!];
  const since = format.monthLong(first.period);
  const ends = [first, last];
  if (ends.some(({ active, incomplete }) => active[segment] === null || incomplete.includes(segment)))
    return said.unknown(name, since);
  const [from, to] = ends.map(({ active }) => toldCount(active[segment]));
  if (from === null || from === undefined || to === null || to === undefined) return said.held(name, since);
  if (from === to) return said.same(name, format.count(to), since);
  const say = to > from ? said.more : said.less;
  return say(name, format.count(Math.abs(to - from)), since, format.count(from), format.count(to));
}

function incompleteNotes(points: readonly SnapshotTrendPoint[], { words, format }: ReportContext): string[] {
  const { trend: said, and } = words.report;
  return SEGMENTS.flatMap((segment) => {
    const months = points.filter(
      ({ active, incomplete }) => active[segment] !== null && incomplete.includes(segment),
    );
    if (months.length === 0) return [];
    const told =
      months.length === points.length && points.length > 1
        ? said.everyMonth
        : and(months.map(({ period }) => format.month(period)));
    return [said.incomplete(words.segment[segment], told)];
  });
}

function trendTable(points: readonly SnapshotTrendPoint[], context: ReportContext): ReportTable {
  const { words, format } = context;
  const { columns: said, trend } = words.report;
  const [first, last] = [points[0]!, points[points.length - 1]!];
  return {
    caption: trend.caption(placeOf(context), format.month(first.period), format.month(last.period)),
    columns: [
      { id: 'month', head: said.month, unit: null, numeric: false },
      ...SEGMENTS.map((segment) =>
        numberColumn(`active_${segment}`, words.segment[segment], words.units.people),
      ),
    ],
    rows: points.map(({ period, active }) => [
      textCell(format.month(period)),
      ...SEGMENTS.map((segment) => countCell(active[segment], context)),
    ]),
    total: null,
  };
}

/** Lines of the segments that are told in at least two months; null where none is. */
function trendPicture(points: readonly SnapshotTrendPoint[], context: ReportContext): TrendPicture | null {
  const { words, format } = context;
  const { trend: said } = words.report;
  const series = SEGMENTS.map((segment) => ({
    ...{ segment, name: words.segment[segment] },
    values: points.map(({ active }) => toldCount(active[segment])),
  })).filter(({ values }) => values.filter((value) => value !== null).length > 1);
  if (series.length === 0) return null;
  const lines = series.map(({ name, values }) => lineText(name, values, points, context));
  return {
    kind: 'trend',
    title: said.title,
    alt: said.alt(said.title, lines.join('; ')),
    caption: said.caption(
      placeOf(context),
      format.month(points[0]!.period),
      format.month(points[points.length - 1]!.period),
    ),
    unit: words.units.people,
    months: points.map(({ period }) => format.month(period)),
    series,
  };
}

/** `BPU 250 pada Agu 2026, 276 pada Okt 2026`: the first and the last month that are told. */
function lineText(
  name: string,
  values: readonly (number | null)[],
  points: readonly SnapshotTrendPoint[],
  { words, format }: ReportContext,
): string {
  const told = values.flatMap((value, i) => (value === null ? [] : [{ value, period: points[i]!.period }]));
  const [first, last] = [told[0]!, told[told.length - 1]!];
  return words.report.trend.line(
    ...([name, format.count(first.value), format.month(first.period)] as const),
    ...([format.count(last.value), format.month(last.period)] as const),
  );
}
