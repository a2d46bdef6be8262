import { createHash } from 'node:crypto';
import { mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBAppender, type DuckDBConnection } from '@duckdb/node-api';
import type { CodedTexts, CountRecords, FactRecord } from '#lib/domain/imports/findings.ts';
import { FACT_SPECS, type CountKind, type Dimension, type FactKind } from '#lib/domain/imports/kinds.ts';
import { dataPaths, diskError } from '../data-folder.ts';
import { payloadPath, type LedgerEntry } from '../ledger/ledger.ts';

/** What an import keeps: counts, facts, or the text of a boundary file. */
export type Payload =
  | { kind: CountKind; counts: CountRecords }
  | { kind: FactKind; facts: readonly FactRecord[] }
  | { kind: 'boundaries'; text: string };

/** Facts of the payload that go into its entry. */
export type Written = Pick<
  LedgerEntry,
  'recordsHash' | 'bytes' | 'rows' | 'desa' | 'people' | 'activeBySegment'
>;

/**
 * Puts an import's records into the ledger folder. They do not count before its entry is published.
 * @throws UserError when the disk is full
 */
export async function writePayload(
  dataDir: string,
  id: string,
  payload: Payload,
  simulated: boolean,
): Promise<Written> {
  const { ledger } = dataPaths(dataDir);
  const folder = await mkdtemp(join(ledger, '.tmp-')).catch((cause) => {
    throw diskError(cause, ledger);
  });
  try {
    const temporary = join(folder, id);
    const written =
      payload.kind === 'boundaries'
        ? await writeText(temporary, payload.text)
        : await writeParquet(temporary, id, payload, simulated);
    const { size } = await stat(temporary);
    await rename(temporary, payloadPath(dataDir, { id, kind: payload.kind }));
    return { ...written, bytes: size };
  } catch (cause) {
    throw diskError(cause, ledger);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeText(path: string, text: string): Promise<Omit<Written, 'bytes'>> {
  await writeFile(path, text);
  const recordsHash = createHash('sha256').update(text).digest('hex');
  return { recordsHash, rows: 0, desa: 0, people: null, activeBySegment: null };
}

type TablePayload = Exclude<Payload, { kind: 'boundaries' }>;

async function writeParquet(
  path: string,
  id: string,
  payload: TablePayload,
  simulated: boolean,
): Promise<Omit<Written, 'bytes'>> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await fill(connection, payload);
    const isMembers = payload.kind === 'enrollment' || payload.kind === 'participants';
    const extra = isMembers ? '$simulated::boolean as simulated, ' : '';
    await connection.run(
      `create table clean as select *, ${extra}$id::varchar as import_id from records order by all`,
      { id, ...(isMembers && { simulated }) },
    );
    // COPY takes no bind for its target; the name is 16 hex digits in a folder of ours, quotes doubled.
    await connection.run(`copy clean to '${path.replaceAll("'", "''")}' (format parquet, compression zstd)`);
    return await summarise(connection, payload.kind);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Columns of the Parquet files, before `simulated` and `import_id`. */
const COUNT_COLUMNS: Record<CountKind, readonly Dimension[]> = {
  enrollment: ['segment', 'payer', 'status', 'paid_through', 'first_month'],
  participants: ['segment', 'payer', 'status', 'paid_through', 'first_month'],
  population: ['sex', 'age'],
  occupation: ['occupation', 'sex'],
};

const FACT_TYPES = {
  text: 'varchar',
  number: 'double',
  whole: 'integer',
  month: 'varchar',
  year: 'integer',
} as const;

async function fill(connection: DuckDBConnection, payload: TablePayload): Promise<void> {
  if ('counts' in payload) {
    const columns = COUNT_COLUMNS[payload.kind];
    const texts = ['period', 'desa_code', ...columns].map((name) => `${name} varchar`).join(', ');
    await connection.run(`create table records (${texts}, people integer)`);
    const { counts } = payload;
    await append(connection, (appender) => appendCounts(appender, counts, columns));
    return;
  }
  const { fields } = FACT_SPECS[payload.kind];
  await connection.run(
    `create table records (${fields.map(({ name, type }) => `${name} ${FACT_TYPES[type]}`).join(', ')})`,
  );
  await append(connection, (appender) => {
    for (const record of payload.facts) appendFact(appender, record, payload.kind);
  });
}

async function append(
  connection: DuckDBConnection,
  write: (appender: DuckDBAppender) => void,
): Promise<void> {
  const appender = await connection.createAppender('records');
  write(appender);
  appender.closeSync();
}

function appendCounts(appender: DuckDBAppender, counts: CountRecords, columns: readonly Dimension[]): void {
  const texts = [counts.dimensions.period, counts.desa, ...columns.map((name) => counts.dimensions[name])];
  for (let i = 0; i < counts.length; i++) {
    for (const column of texts) {
      // A status that follows is worked out by every build, with the months of grace of that day.
      const follows = counts.statusFollows && column === counts.dimensions.status;
      appender.appendVarchar(follows ? '' : textAt(column, i));
    }
    appender.appendInteger(counts.value[i]!);
    appender.endRow();
  }
}

function textAt(column: CodedTexts | undefined, i: number): string {
  return column?.values[column.codes[i]!] ?? '';
}

function appendFact(appender: DuckDBAppender, { fields }: FactRecord, kind: FactKind): void {
  for (const { name, type } of FACT_SPECS[kind].fields) {
    const value = fields[name] ?? null;
    if (value === null) appender.appendNull();
    else if (type === 'number') appender.appendDouble(Number(value));
    else if (type === 'whole' || type === 'year') appender.appendInteger(Number(value));
    else appender.appendVarchar(String(value));
  }
  appender.endRow();
}

/** The sums of an entry. The hash does not depend on the order of rows, and there are no equal ones to cancel out. */
async function summarise(
  connection: DuckDBConnection,
  kind: TablePayload['kind'],
): Promise<Omit<Written, 'bytes'>> {
  const isMembers = kind === 'enrollment' || kind === 'participants';
  const isCount = isMembers || kind === 'population' || kind === 'occupation';
  const isActive = `(status = 'aktif' or status = '' and period <= paid_through)`;
  const active = (segment: string) =>
    `coalesce(sum(people) filter (where ${isActive} and segment = '${segment}'), 0)::double as ${segment}`;
  const sums = isMembers
    ? `${['pu', 'bpu', 'jakon'].map(active).join(', ')}, coalesce(sum(people) filter (where ${isActive}), 0)::double as people`
    : isCount
      ? 'coalesce(sum(people), 0)::double as people'
      : 'null as people';
  const reader = await connection.runAndReadAll(`
    select
      count(*)::integer as row_count,
      ${isCount ? 'count(distinct desa_code)' : '0'}::integer as desa,
      lower(hex(coalesce(bit_xor(md5_number_lower(records::varchar)), 0)))
        || lower(hex(coalesce(bit_xor(md5_number_upper(records::varchar)), 0))) as content,
      ${sums}
    from records`);
  const row = reader.getRowObjectsJS()[0]!;
  return {
    rows: Number(row['row_count']),
    desa: Number(row['desa']),
    recordsHash: `${kind}-${String(row['row_count'])}-${String(row['content'])}`,
    people: row['people'] === null ? null : Number(row['people']),
    activeBySegment: isMembers
      ? { pu: Number(row['pu']), bpu: Number(row['bpu']), jakon: Number(row['jakon']) }
      : null,
  };
}
