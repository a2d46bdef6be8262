import type { Period } from '#lib/domain/calendar/period.ts';
import type { CoverageRow } from '#lib/domain/coverage/coverage.ts';
import { SEGMENTS } from '#lib/domain/workers/segments.ts';
import { DOUBLE, LEAST_REPORTED, problem, type Problem, type Severity } from '#lib/views/quality-data.ts';
import { rowsOf, type Cell } from '#lib/wire/columns.ts';
import type { PageContext } from '../pages/app.ts';
import { queryText } from '../warehouse/queries.ts';

/** More silent desa than this in a month are one problem of the month, not one each. */
const LISTED_PER_MONTH = 20;

/** Desa above even the upper end of their workers' interval, the highest coverage first. */
export function overProblems(desa: readonly CoverageRow[]): Problem[] {
  return desa
    .filter((row) => row.rateLow !== null && row.rateLow > 1)
    .sort((a, b) => b.rate! - a.rate!)
    .map((row) => {
      const isDouble = row.rate! > DOUBLE;
      return problem({
        kind: 'over-100',
        rule: isDouble ? 'above-double' : 'above-interval',
        severity: isDouble ? 'stop' : 'care',
        code: row.code,
        name: row.name,
        kecamatan: row.kecamatan,
        period: row.period,
        segment: row.segment,
        denominator: row.denominator,
        asOf: row.denominatorAsOf,
        value: row.active,
        expected: row.eligibleReported,
        low: row.eligibleLow,
        high: row.eligibleHigh,
        ratio: row.rate,
        unit: 'people',
      });
    });
}

/**
 * Desa and months that did not report, or not every segment, newest month first. In the chosen month they are to be mended
 * when they leave out too many of the workers; other months are notes.
 */
export async function reportingProblems(
  { query, config, facts }: PageContext,
  chosen: Period,
  kabupaten: readonly CoverageRow[],
): Promise<Problem[]> {
  const table = await query('missing', queryText(config.appDir, 'missing'), { listed: LISTED_PER_MONTH });
  const severity = chosenSeverity(kabupaten);
  return rowsOf(table).map((row) =>
    reportingProblem(row, facts.desa.length, row['period'] === chosen ? severity : 'note'),
  );
}

function chosenSeverity(kabupaten: readonly CoverageRow[]): Severity {
  const isThin = kabupaten.some(
    ({ eligible, eligibleReported }) =>
      eligible !== null && (eligibleReported ?? 0) < LEAST_REPORTED * eligible,
  );
  return isThin ? 'stop' : 'care';
}

function reportingProblem(row: Record<string, Cell>, desa: number, severity: Severity): Problem {
  const missing = Number(row['missing']);
  const period = String(row['period']);
  const about = { kind: 'not-reported', severity, period } as const;
  if (row['code'] !== null)
    return problem({
      ...about,
      rule: 'desa-silent',
      code: String(row['code']),
      name: String(row['name']),
      kecamatan: String(row['kecamatan']),
      desa: 1,
      value: SEGMENTS.length - missing,
      expected: SEGMENTS.length,
      unit: 'segments',
    });
  return problem({
    ...about,
    rule: row['reported'] === 0 ? 'month-missing' : 'month-partial',
    desa: missing,
    value: desa - missing,
    expected: desa,
    unit: 'desa',
  });
}
