import type { Period } from '#lib/domain/calendar/period.ts';
import type { DenominatorId } from '#lib/domain/workers/segments.ts';
import { problem, type Problem, type QualityReport } from '#lib/views/quality-data.ts';
import { problemSentence } from '#lib/views/quality-sentences.ts';
import { floatColumn, textColumn, type Column, type ColumnTable } from '#lib/wire/columns.ts';
import { allowedOf } from '../coverage/export-coverage.ts';
import { writeTable } from '../coverage/formats.ts';
import { ParameterError, parseCoverageQuery } from '../coverage/parameters.ts';
import type { PageContext } from '../pages/app.ts';
import { qualityReport } from './quality-report.ts';

export const QUALITY_FORMATS = ['json', 'csv'] as const;
export type QualityFormat = (typeof QUALITY_FORMATS)[number];

/** Names of the columns of a case, in the order of the CSV; text unless they are numbers. */
const NUMBERS: readonly string[] = ['desa', 'value', 'expected', 'low', 'high', 'ratio'];
const FIELDS = Object.keys(
  problem({ kind: 'stale', rule: 'stale-members', severity: 'note' }),
) as (keyof Problem)[];

/**
 * The report that parameters ask for: `period` (default the newest month) and `denominator` (default the branch's).
 * @throws ParameterError naming a wrong parameter, or `period=all`
 */
export async function askedReport(
  context: PageContext,
  parameters: URLSearchParams,
  today: Date,
): Promise<QualityReport> {
  return qualityReport(context, await askedMonth(context, parameters, today), today);
}

async function askedMonth(
  { warehouse }: PageContext,
  parameters: URLSearchParams,
  today: Date,
): Promise<{ period: Period; denominator: DenominatorId }> {
  const other = [...parameters.keys()].find((name) => name !== 'period' && name !== 'denominator');
  if (other !== undefined)
    throw new ParameterError(other, parameters.get(other)!, [], 'only period, denominator are parameters');
  if (parameters.get('period') === 'all') throw new ParameterError('period', 'all', [], 'one month');
  const allowed = await allowedOf(warehouse, today);
  const { periods, denominator } = parseCoverageQuery(parameters, allowed);
  return { period: periods[0]!, denominator };
}

export interface QualityExport {
  body: string;
  fileName: string;
}

/** A report as JSON, or its cases as CSV, each with its sentence. */
export function exportQuality(report: QualityReport, format: QualityFormat): QualityExport {
  const isSimulated = report.problems.some(({ kind }) => kind === 'simulated');
  const fileName = `${isSimulated ? 'simulasi-' : ''}mutu-${report.period}-${report.denominator}.${format}`;
  if (format === 'json') return { body: JSON.stringify(report), fileName };
  return { body: String(writeTable(problemTable(report.problems), 'csv', {})), fileName };
}

function problemTable(problems: readonly Problem[]): ColumnTable {
  const columns: Record<string, Column> = {};
  for (const field of FIELDS) {
    columns[field === 'asOf' ? 'as_of' : field] = NUMBERS.includes(field)
      ? floatColumn(problems.map((one) => one[field] as number | null))
      : textColumn(problems.map((one) => one[field] as string | null));
  }
  columns['sentence'] = textColumn(problems.map((one) => problemSentence(one, 'id')));
  return { length: problems.length, columns };
}
