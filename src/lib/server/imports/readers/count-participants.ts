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
  'first_month',
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

/**
 * `identityOf` for cells of digits alone (others make a row odd). The costly look is only at the few numbers whose last
 * four digits are the same.
 */
const IDENTITY = `case
  when number < 1000000 then null
  when number % 10000 % 1111 <> 0 then number
  when regexp_full_match(number::varchar, '\\d{12}0000|1+|2+|3+|4+|5+|6+|7+|8+|9+') then null
  else number
end`;

async function count(
  connection: DuckDBConnection,
  path: string,
  { delimiter }: CsvDialect,
  columns: ParticipantColumns,
): Promise<TextTable | null> {
  const { width, person, kept, once, head } = columns;
  const types = Array.from({ length: width }, (_, i) => `c${i}: 'varchar'`).join(', ');
  const cells = kept.map((column) => `c${column}`).join(', ');
  const within = once.map((column) => `, c${column}`).join('');
  const texts = kept.filter((column) => !once.includes(column)).map((column) => `coalesce(c${column}, '')`);
  // One pass over the file; column numbers are ours, everything from outside is bound. Groups are numbered in the order
  // in which `choosePersons` prefers them.
  await connection.run(
    `create temp table groups as
     with numbers as (
       select ${cells}, c${person} is not null as given, try_cast(c${person} as ubigint) as number
       from read_csv($path, delim = $delimiter, quote = '"', escape = '"', header = false, skip = $skip,
         auto_detect = false, strict_mode = true, null_padding = false, columns = {${types}})
     ),
     people as (
       select *, given and number is null as odd, ${IDENTITY} as identity from numbers
     ),
     grouped as (
       select ${cells}, count(*) as rows, count(*) filter (where odd) as odd,
         list(hash(identity${within})) filter (where identity is not null) as persons
       from people
       group by ${cells}
     )
     select row_number() over (order by concat_ws(chr(31), ${texts.join(', ') || "''"})) as id, * from grouped`,
    { path, delimiter, skip: head.length },
  );
  const groups = await rowsOf(
    connection,
    `select id::integer, rows::integer, (rows - coalesce(len(persons), 0))::integer, odd > 0, ${cells} from groups order by id`,
  );
  // White space that reading row by row would take away: equal rows would count as different ones.
  const isPlain = groups.every(
    (group) =>
      group[3] !== true &&
      group.slice(4).every((value) => value === null || cleanCell(String(value)) === value),
  );
  return isPlain ? tableOf(columns, groups, await repeatedPersons(connection)) : null;
}

/** Rows of people who stand in the file more than once: per group the rows, and the people counted in it. */
async function repeatedPersons(connection: DuckDBConnection): Promise<Row[]> {
  // Two halves, because one is read by one thread only.
  await connection.run(
    `create temp view persons as
     select id, unnest(persons) as person from groups where id % 2 = 0
     union all
     select id, unnest(persons) as person from groups where id % 2 = 1`,
  );
  await connection.run(
    `create temp table repeated as
     select person, min(id) as chosen from persons group by person having count(*) > 1`,
  );
  return rowsOf(
    connection,
    `select id::integer, count(*)::integer, count(distinct person) filter (where id = chosen)::integer,
       count(*) filter (where id <> chosen)::integer
     from persons join repeated using (person)
     group by id`,
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
  repeated: readonly Row[],
): TextTable | null {
  const sum = (rows: readonly Row[], at: number) => rows.reduce((total, row) => total + Number(row[at]), 0);
  const builder = new TableBuilder('');
  const length = head.length + groups.length;
  const counted: CountedRows = {
    people: new Int32Array(length),
    rows: new Int32Array(length),
    once,
    kept,
    repeated: { rows: sum(repeated, 1) - sum(repeated, 2), differing: sum(repeated, 3) },
    unknown: sum(groups, 2),
  };
  for (const row of head) builder.add(row);
  const more = new Map(repeated.map(([id, rows, people]) => [id, Number(rows) - Number(people)]));
  for (const [i, [id, rows, , , ...values]] of groups.entries()) {
    const clean = values.map((value) => (value === null ? null : String(value)));
    // A column that turns out to hold people is dropped by reading row by row.
    if (personalContent(clean)) return null;
    const row = new Array<Cell>(width).fill(null);
    kept.forEach((column, at) => (row[column] = clean[at] ?? null));
    builder.add(row);
    counted.people[head.length + i] = Number(rows) - (more.get(id!) ?? 0);
    counted.rows[head.length + i] = Number(rows);
  }
  return { ...builder.finish(), counted, personal: personal.map((column) => ({ ...column, persons: null })) };
}
