import { addMonths, type Period } from '#lib/domain/calendar/period.ts';
import { footnotes as footnotesOf } from '#lib/views/passport-sentences.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { availableDenominators } from '#lib/domain/workers/segments.ts';
import { cellAt, type ColumnTable } from '#lib/wire/columns.ts';
import { oncePerBuild } from '../warehouse/once-per-build.ts';
import type { QueryOptions, Warehouse } from '../warehouse/serve.ts';
import { denominatorValues } from './denominator-values.ts';
import { writeTable, type DenominatorMeta, type ExportMeta, type Format } from './formats.ts';
import { parseCoverageQuery, parseFigureQuery, type Allowed } from './parameters.ts';
import type { FigureQuery } from './passport.ts';
import { provenanceOf } from './provenance.ts';
import { coverageTable, type CoverageQuery } from './read-coverage.ts';

/** Values of one text column of a small query. */
async function listOf(warehouse: Warehouse, sql: string): Promise<string[]> {
  const { columns, length } = await warehouse.query('list', sql);
  const column = Object.values(columns)[0]!;
  return Array.from({ length }, (_, i) => String(cellAt(column, i)));
}

/**
 * The coverage query that parameters ask for, given what is loaded. `today` gives the month before any enrollment is.
 * @throws ParameterError naming a wrong parameter
 */
export async function coverageQuery(
  warehouse: Warehouse,
  parameters: URLSearchParams,
  today: Date,
): Promise<CoverageQuery> {
  return parseCoverageQuery(parameters, await allowedOf(warehouse, today));
}

/** The figure that parameters ask for. @throws ParameterError naming a wrong parameter */
export async function figureQuery(
  warehouse: Warehouse,
  parameters: URLSearchParams,
  today: Date,
): Promise<FigureQuery> {
  return parseFigureQuery(parameters, await allowedOf(warehouse, today));
}

/** What the loaded data allows. */
export async function allowedOf(warehouse: Warehouse, today: Date): Promise<Allowed> {
  const [periods, kecamatan, codes] = await oncePerBuild(warehouse, 'allowed', () =>
    Promise.all([
      listOf(warehouse, 'select period from periods order by period'),
      listOf(warehouse, `select code from area where level = 'kecamatan' order by code`),
      listOf(warehouse, 'select code from area order by code'),
    ]),
  );
  const { denominator } = warehouse.build.figures;
  const denominators = availableDenominators(warehouse.model.margins);
  const defaultPeriod = periods.at(-1) ?? lastFullMonth(today);
  return { periods, kecamatan, codes, denominators, denominator, defaultPeriod };
}

/** The last month that is over in Rembang (UTC+7). */
export function lastFullMonth(today: Date): Period {
  const jakarta = new Date(today.getTime() + 7 * 3_600_000);
  return addMonths(jakarta.toISOString().slice(0, 7), -1);
}

/** Notes that go with a table of coverage rows: what its columns mean and what its figures rest on; plain text. */
export async function coverageNotes(warehouse: Warehouse, query: CoverageQuery): Promise<string> {
  const { passport } = wordsFor('id');
  const sections = footnotesOf(await provenanceOf(warehouse, query), 'id');
  const text = sections.flatMap(({ heading, lines }) => ['', heading, ...lines.map((line) => `- ${line}`)]);
  return `${[passport.footnotesTitle, ...text].join('\n')}\n`;
}

export interface CoverageExport {
  body: string | Uint8Array;
  meta: ExportMeta;
  fileName: string;
}

/** Coverage rows in an export format, for the API and the command line alike. */
export async function exportCoverage(
  appDir: string,
  warehouse: Warehouse,
  query: CoverageQuery,
  format: Format,
  options: QueryOptions = {},
): Promise<CoverageExport> {
  const [table, denominator, footnotes] = await Promise.all([
    coverageTable(appDir, warehouse, query, { priority: 'export', ...options }),
    denominatorMeta(warehouse, query),
    coverageNotes(warehouse, query),
  ]);
  const simulated = anySimulated(table);
  const meta: ExportMeta = {
    build: warehouse.build.id,
    built_at: warehouse.build.builtAt,
    simulated,
    denominator,
    ...(simulated && {
      note: 'SIMULASI: angka kepesertaan adalah simulasi, bukan data BPJS Ketenagakerjaan.',
    }),
    units:
      'eligible, active, gap: people; rate: active / eligible_reported, above 1 is not clipped; *_low, *_high: 95% interval; *_low80, *_high80: 80% interval',
    footnotes,
  };
  const name = [
    'cakupan',
    query.level,
    query.periods.length > 1 ? 'semua' : query.periods[0],
    query.segments.length > 1 ? 'semua' : query.segments[0],
    query.denominator,
  ];
  const fileName = `${simulated ? 'simulasi-' : ''}${name.join('-')}.${format}`;
  return { body: writeTable(table, format, meta), meta, fileName };
}

/** What the rows are divided by: each value with its date, meaning and source; a segment without base has none. */
async function denominatorMeta(
  warehouse: Warehouse,
  { denominator, segments }: CoverageQuery,
): Promise<DenominatorMeta> {
  const values = await denominatorValues(warehouse, denominator, segments);
  const stated = values.map(({ segment, label, value, asOf: as_of, definition, source }) => ({
    segment,
    label,
    value,
    as_of,
    definition,
    source,
  }));
  return { id: denominator, values: stated };
}

function anySimulated({ columns, length }: ColumnTable): boolean {
  const column = columns['simulated']!;
  return Array.from({ length }, (_, i) => cellAt(column, i)).includes(true);
}
