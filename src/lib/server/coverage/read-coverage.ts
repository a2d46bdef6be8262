import { judgeCoverage, type CoverageRow, type Level } from '#lib/domain/coverage/coverage.ts';
import type { Period } from '#lib/domain/calendar/period.ts';
import type { DenominatorId, SegmentOrTotal } from '#lib/domain/workers/segments.ts';
import {
  cellAt,
  floatColumn,
  intColumn,
  textColumn,
  type Column,
  type ColumnTable,
} from '#lib/wire/columns.ts';
import { queryText } from '../warehouse/queries.ts';
import type { QueryOptions, Warehouse } from '../warehouse/serve.ts';

/** Which rows of the coverage table are wanted. */
export interface CoverageQuery {
  level: Level;
  periods: readonly Period[];
  segments: readonly SegmentOrTotal[];
  denominator: DenominatorId;
  kecamatan?: string | null;
  code?: string | null;
}

/**
 * The coverage table: counts from the warehouse, rate, gap and reason from the domain. One row per area × month ×
 * segment, also where nothing is known (with the reason). Column names are those of the API.
 */
export async function coverageTable(
  appDir: string,
  warehouse: Warehouse,
  query: CoverageQuery,
  options: QueryOptions = {},
): Promise<ColumnTable> {
  const counts = await warehouse.query(
    'coverage',
    queryText(appDir, 'coverage'),
    {
      level: query.level,
      periods: JSON.stringify(query.periods),
      segments: JSON.stringify(query.segments),
      denominator: query.denominator,
      kecamatan: query.kecamatan ?? null,
      code: query.code ?? null,
    },
    options,
  );
  return judged(counts);
}

function judged({ length, columns }: ColumnTable): ColumnTable {
  const people = (name: string, i: number) => cellAt(columns[name]!, i) as number | null;
  const judgements = Array.from({ length }, (_, i) =>
    judgeCoverage({
      eligible: people('eligible', i),
      eligibleLow: people('eligible_low', i),
      eligibleHigh: people('eligible_high', i),
      eligibleLow80: people('eligible_low80', i),
      eligibleHigh80: people('eligible_high80', i),
      eligibleReported: people('eligible_reported', i),
      active: people('active', i),
      desaReported: people('desa_reported', i) ?? 0,
      desaExpected: people('desa_expected', i) ?? 0,
    }),
  );
  const derived: Record<string, Column> = {
    rate: floatColumn(judgements.map((judgement) => judgement.rate)),
    rate_low: floatColumn(judgements.map((judgement) => judgement.rateLow)),
    rate_high: floatColumn(judgements.map((judgement) => judgement.rateHigh)),
    rate_low80: floatColumn(judgements.map((judgement) => judgement.rateLow80)),
    rate_high80: floatColumn(judgements.map((judgement) => judgement.rateHigh80)),
    gap: intColumn(judgements.map((judgement) => judgement.gap)),
    gap_low: intColumn(judgements.map((judgement) => judgement.gapLow)),
    gap_high: intColumn(judgements.map((judgement) => judgement.gapHigh)),
    gap_low80: intColumn(judgements.map((judgement) => judgement.gapLow80)),
    gap_high80: intColumn(judgements.map((judgement) => judgement.gapHigh80)),
    reason: textColumn(judgements.map((judgement) => judgement.reason)),
  };
  const all = { ...columns, ...derived };
  return { length, columns: Object.fromEntries(COVERAGE_COLUMNS.map((name) => [name, all[name]!])) };
}

/** The coverage table's columns, in the order of every export. */
export const COVERAGE_COLUMNS = [
  'level',
  'code',
  'name',
  'kecamatan_code',
  'kecamatan',
  'period',
  'segment',
  'denominator',
  'denominator_as_of',
  'eligible',
  'eligible_low',
  'eligible_high',
  'eligible_low80',
  'eligible_high80',
  'eligible_reported',
  'active',
  'rate',
  'rate_low',
  'rate_high',
  'rate_low80',
  'rate_high80',
  'gap',
  'gap_low',
  'gap_high',
  'gap_low80',
  'gap_high80',
  'reason',
  'desa_reported',
  'desa_expected',
  'simulated',
] as const;

/** The coverage table as rows for pages. */
export function coverageRows(table: ColumnTable): CoverageRow[] {
  const names = Object.keys(table.columns);
  const keys = names.map((name) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()));
  return Array.from({ length: table.length }, (_, i) =>
    Object.fromEntries(names.map((name, c) => [keys[c]!, cellAt(table.columns[name]!, i)])),
  ) as unknown as CoverageRow[];
}
