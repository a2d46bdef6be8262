import type { MonthlyActive } from '#lib/domain/coverage/forecast.ts';
import type { Level } from '#lib/domain/coverage/coverage.ts';
import { SEGMENTS_AND_TOTAL, type SegmentOrTotal } from '#lib/domain/workers/segments.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import type { PageContext } from '../pages/app.ts';
import { queryText } from '../warehouse/queries.ts';

/** Active members by month of one area, in each segment that was asked for. */
export type AreaSeries = Record<SegmentOrTotal, MonthlyActive[]>;

/**
 * Active members of all areas of a level, by code. A month in which a desa of the area did not report is unknown.
 * @param segment `total` reads the segments too
 */
export async function readSeries(
  { query, config, facts }: PageContext,
  { level, segment, kecamatan }: { level: Level; segment: SegmentOrTotal; kecamatan: string | null },
): Promise<Map<string, AreaSeries>> {
  const binds = { level, segment, kecamatan };
  const table = await query('active_series', queryText(config.appDir, 'active_series'), binds);
  const found = new Map<string, Map<string, number | null>>();
  for (const row of rowsOf(table)) {
    const code = String(row['code']);
    const months = found.get(code) ?? new Map<string, number | null>();
    months.set(`${String(row['segment'])} ${String(row['period'])}`, row['active'] as number | null);
    found.set(code, months);
  }
  const seriesOf = (months: ReadonlyMap<string, number | null>, of: SegmentOrTotal) =>
    facts.periods.map((period) => ({ period, active: months.get(`${of} ${period}`) ?? null }));
  return new Map(
    [...found].map(([code, months]) => [
      code,
      Object.fromEntries(SEGMENTS_AND_TOTAL.map((of) => [of, seriesOf(months, of)])) as AreaSeries,
    ]),
  );
}
