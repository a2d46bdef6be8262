import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { guessMapping } from '#lib/domain/imports/guess-mapping.ts';
import type { Role } from '#lib/domain/imports/mapping.ts';
import { TableBuilder, type Cell, type CountedRows, type TextTable } from '#lib/domain/imports/text-table.ts';
import { personalContent, type PersonalHeader } from '#lib/domain/privacy/personal-data.ts';
import { cleanCell, CsvReader, type CsvDialect } from './csv.ts';
import { SheetReader } from './sheet-reader.ts';

const KEPT: readonly Role[] = [
  'desa_code',
  'desa_name',
  'kecamatan_name',
  'period',
  'segment',
  'payer',
  'status',
  'paid_through',
];
const ONCE: readonly Role[] = ['period', 'segment'];

/** As much of the file as tells what its columns are: more rows than are looked at. */
const HEAD_BYTES = 100_000;

/** Where the columns are that counting needs. */
export interface ParticipantColumns {
  width: number;
  person: number;
  kept: number[];
  once: number[];
  /** Title and header rows. */
  head: Cell[][];
  personal: readonly PersonalHeader[];
}

/**
 * Counts a CSV file about single people while DuckDB reads it: several times faster than row by row, and only the counts
 * come out. Who is who is told by a 64-bit hash in memory (of a million people two share one with a chance of 3 in 10⁸);
 * nothing is spilled to disk. The rule is that of `choosePersons`.
 *
 * @returns null where the file has to be read row by row because its rows are not all alike
 */
export async function countParticipants(
  path: string,
  dialect: CsvDialect,
  columns: ParticipantColumns,
): Promise<TextTable | null> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: '700MB',
    temp_directory: '',
    preserve_insertion_order: 'false',
  });
  const connection = await instance.connect();
  try {
    return await count(connection, path, dialect, columns);
  } catch {
    // A row unlike the others, or too many different people for the memory: read it row by row, which says where.
    return null;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** The columns that counting needs; `null` where the first rows are not a plain list of people in UTF-8. */
export function participantColumns(
  head: Uint8Array,
  dialect: CsvDialect,
  name: string,
  placeNames: ReadonlySet<string>,
): ParticipantColumns | null {
  if (dialect.encoding !== 'utf-8' || dialect.skipRows > 0) return null;
  const rows: Cell[][] = [];
  const sheet = new SheetReader(name, '', placeNames);
  const reader = new CsvReader(name, dialect, (cells) => {
    rows.push(cells);
    sheet.add(cells);
  });
  const text = new TextDecoder('utf-8').decode(head.subarray(0, HEAD_BYTES));
  reader.push(text.slice(0, text.lastIndexOf('\n') + 1));
  reader.end();
  const table = sheet.finish();
  const person = sheet.plan?.personColumn ?? null;
  if (!table || person === null) return null;
  const { mapping } = guessMapping(table, {
    fileName: name,
    desaNames: placeNames,
    kecamatanNames: placeNames,
  });
  const above = rows.slice(0, mapping.firstRow);
  // A line break inside a title would make rows and lines differ.
  const isPlain = above.every((row) => row.every((cell) => !/[\r\n]/.test(String(cell ?? ''))));
  if (mapping.kind !== 'participants' || mapping.headerRows === null || !isPlain) return null;
  const find = (roles: readonly Role[]) =>
    mapping.columns.flatMap(({ role }, i) => (roles.includes(role) ? [i] : []));
  return {
    width: rows[mapping.firstRow]?.length ?? 0,
    person,
    kept: find(KEPT),
    once: find(ONCE),
    head: above,
    personal: sheet.plan?.personal ?? [],
  };
}

async function count(
  connection: DuckDBConnection,
  path: string,
  { delimiter }: CsvDialect,
  columns: ParticipantColumns,
): Promise<TextTable | null> {
  const { width, person, kept, once, head } = columns;
  const types = Array.from({ length: width }, (_, i) => `c${i}: 'varchar'`).join(', ');
  const cells = kept.map((column) => `c${column}`).join(', ');
  // One pass over the file; column numbers are ours, everything from outside is bound.
  await connection.run(
    `create temp table people as
     select c${person} is null as unknown, c${person} < '!' or ends_with(c${person}, ' ') as odd,
       hash(c${[person, ...once].join(', c')}) as person, ${cells}, hash(${cells}) as cells
     from read_csv($path, delim = $delimiter, quote = '"', escape = '"', header = false, skip = $skip, auto_detect = false,
       strict_mode = true, null_padding = false, columns = {${types}})`,
    { path, delimiter, skip: head.length },
  );
  const values = kept.map((column) => `any_value(c${column})`).join(', ');
  const groups = await rowsOf(
    connection,
    `select cells::varchar, count(*)::integer, count(*) filter (where unknown)::integer, bool_or(odd), ${values} from people group by cells`,
  );
  // White space that reading row by row would take away: equal rows would count as different ones.
  const isPlain = groups.every(
    (group) =>
      group[3] !== true &&
      group.slice(4).every((value) => value === null || cleanCell(String(value)) === value),
  );
  if (!isPlain) return null;
  await connection.run(
    `create temp table once as
     select person, count(*) as rows, min(cells) as cells, max(cells) as other from people where not unknown group by person`,
  );
  const persons = await rowsOf(
    connection,
    `select cells::varchar, count(*)::integer, sum(rows - 1)::integer from once where cells = other group by cells`,
  );
  const [[different] = []] = await rowsOf(
    connection,
    'select count(*)::integer from once where cells <> other',
  );
  const differing = different === 0 ? [] : await differingRows(connection, columns);
  return tableOf(columns, groups, persons, differing);
}

/** Of people whose rows differ, the row whose cells come first in the alphabet: `[cells, people, repeated, differing]`. */
async function differingRows(
  connection: DuckDBConnection,
  { kept, once }: ParticipantColumns,
): Promise<Row[]> {
  const texts = kept.filter((column) => !once.includes(column)).map((column) => `coalesce(c${column}, '')`);
  return rowsOf(
    connection,
    `with chosen as (
       select person, arg_min(people.cells, concat_ws(chr(31), ${texts.join(', ') || "''"})) as cells, count(*) as rows
       from people join once using (person)
       where once.cells <> once.other and not unknown
       group by person
     )
     select chosen.cells::varchar, 1, 0, count(*) filter (where people.cells <> chosen.cells)::integer,
       max(chosen.rows)::integer - 1
     from chosen join people using (person)
     where not unknown
     group by chosen.cells, person`,
  );
}

type Row = (string | number | boolean | null)[];

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<Row[]> {
  return (await connection.runAndReadAll(sql)).getRowsJS() as Row[];
}

/** Title and header rows, then one row per combination of cells. */
function tableOf(
  { head, kept, once, width, personal }: ParticipantColumns,
  groups: readonly Row[],
  persons: readonly Row[],
  differing: readonly Row[],
): TextTable | null {
  const people = new Map<string, number>();
  const add = (cells: unknown, more: number) =>
    people.set(String(cells), (people.get(String(cells)) ?? 0) + more);
  for (const [cells, count] of persons) add(cells, Number(count));
  for (const [cells] of differing) add(cells, 1);
  for (const [cells, , unknown] of groups) add(cells, Number(unknown));
  const sum = (rows: readonly Row[], at: number) => rows.reduce((total, row) => total + Number(row[at]), 0);
  const builder = new TableBuilder('');
  const length = head.length + groups.length;
  const counted: CountedRows = {
    people: new Int32Array(length),
    rows: new Int32Array(length),
    once,
    kept,
    repeated: { rows: sum(persons, 2) + sum(differing, 4), differing: sum(differing, 3) },
    unknown: sum(groups, 2),
  };
  for (const row of head) builder.add(row);
  for (const [i, [cells, rows, , , ...values]] of groups.entries()) {
    const clean = values.map((value) => (value === null ? null : String(value)));
    // A column that turns out to hold people is dropped by reading row by row.
    if (personalContent(clean)) return null;
    const row = new Array<Cell>(width).fill(null);
    kept.forEach((column, at) => (row[column] = clean[at] ?? null));
    builder.add(row);
    counted.people[head.length + i] = people.get(String(cells)) ?? 0;
    counted.rows[head.length + i] = Number(rows);
  }
  return { ...builder.finish(), counted, personal: personal.map((column) => ({ ...column, persons: null })) };
}
