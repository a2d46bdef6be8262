import type { CoverageRow, Level } from '#lib/domain/coverage/coverage.ts';
import { sameMonthLastYear, type Period } from '#lib/domain/calendar/period.ts';
import { SEGMENTS_AND_TOTAL, type SegmentOrTotal } from '#lib/domain/workers/segments.ts';
import type { OverviewData, Selection, TrendPoint } from '#lib/views/page-data.ts';
import { summariseProblems } from '#lib/views/quality-groups.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { SOON_MONTHS } from '../members/export-members.ts';
import { qualityReport } from '../quality/quality-report.ts';
import { queryText } from '../warehouse/queries.ts';
import { DRAWS, SEED } from '../warehouse/worker-estimates.ts';
import { areaOf, queryOf, type PageContext } from './app.ts';
import { gapCertainty } from './certainty.ts';
import { contributionAlerts } from './contributions.ts';
import { endingsIn } from './members-page.ts';
import { forecastsAt } from './forecasts.ts';
import { shapesRef } from './served-shapes.ts';

/** Where the branch stands in the chosen month. */
export async function loadOverview(
  context: PageContext,
  selection: Selection,
  today: Date,
): Promise<OverviewData> {
  const { period, denominator } = selection;
  const area = areaOf(context, selection);
  const kecamatan = area.level === 'kecamatan' ? area.code : null;
  const desaRows = await context.rows({ ...queryOf(selection, 'desa'), segments: ['bpu'], kecamatan });
  const certainty = gapCertainty(context, denominator, desaRows);
  const largestGaps = desaRows
    .flatMap((row) => {
      const rank = certainty.get(row.code);
      return rank ? [{ ...row, certainty: rank }] : [];
    })
    .sort((a, b) => a.certainty.rank - b.certainty.rank)
    .slice(0, 10);
  const trend = await trendOf(context, area.level, area.code);
  const current = bySegment(
    await context.rows({
      ...queryOf(selection, area.level),
      segments: SEGMENTS_AND_TOTAL,
      code: area.code,
    }),
  );
  return {
    current,
    lastYear: await lastYearOf(context, selection, area),
    endings: await endingsIn(context, { period, months: SOON_MONTHS, kecamatan }),
    trend,
    forecasts: forecastsAt(trend, period),
    largestGaps,
    drawsMade: { draws: DRAWS, seed: SEED },
    desaRows,
    ...(await shapesRef(context)),
    freshness: freshnessOf(context),
    // Both are of the whole branch: whom they concern, and what is wrong with its data.
    contributionAlerts: kecamatan === null ? await contributionAlerts(context, current.bpu) : [],
    problems: kecamatan === null ? summariseProblems(await qualityReport(context, selection, today)) : [],
  };
}

/** The same month last year, or null where no enrollment was loaded for it. */
export async function lastYearOf(
  { rows, facts }: PageContext,
  { period, denominator }: Selection,
  area: { level: Level; code: string },
): Promise<Record<SegmentOrTotal, CoverageRow> | null> {
  const before = sameMonthLastYear(period);
  if (!facts.periods.includes(before)) return null;
  return bySegment(await rows({ ...area, periods: [before], segments: SEGMENTS_AND_TOTAL, denominator }));
}

/** Rows of one area keyed by segment. */
export function bySegment(rows: readonly CoverageRow[]): Record<SegmentOrTotal, CoverageRow> {
  return Object.fromEntries(rows.map((row) => [row.segment, row])) as Record<SegmentOrTotal, CoverageRow>;
}

async function trendOf(
  { config, query, facts }: PageContext,
  level: string,
  code: string,
): Promise<TrendPoint[]> {
  const table = await query('trend', queryText(config.appDir, 'trend'), { level, code });
  const points = new Map<Period, TrendPoint>(
    facts.periods.map((period) => [
      period,
      {
        period,
        active: { pu: null, bpu: null, jakon: null, total: null },
        incomplete: false,
        incompleteSegments: [],
      },
    ]),
  );
  for (const row of rowsOf(table)) {
    const point = points.get(String(row['period']))!;
    const segment = row['segment'] as SegmentOrTotal;
    point.active[segment] = row['active'] as number;
    if (Number(row['desa_reported']) < Number(row['desa_expected'])) point.incompleteSegments.push(segment);
    point.incomplete = point.incompleteSegments.length > 0;
  }
  return [...points.values()];
}

function freshnessOf({ warehouse, facts }: PageContext): OverviewData['freshness'] {
  const { entries } = warehouse.build;
  const times = entries.map((entry) => entry.importedAt).sort();
  return {
    lastPeriod: facts.periods.at(-1) ?? null,
    importedAt: times.at(-1) ?? null,
    sourceFiles: entries.length,
  };
}
