import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { PAYERS, STATUSES } from '#lib/domain/coverage/enrollment.ts';
import { SEGMENTS } from '#lib/domain/workers/segments.ts';
import { dataPaths, diskError, reason } from '../data-folder.ts';
import { parquetPath, publishEntry, readLedger, sweepLedger, type LedgerEntry } from '../ledger/ledger.ts';
import { UserError } from '../user-error.ts';

/** Columns of the clean enrollment form, in order. */
export const CLEAN_COLUMNS = ['periode', 'kode_desa', 'segmen', 'sumber_iuran', 'status', 'jumlah'] as const;

/** No desa of Indonesia has more people; a larger count is a slip. */
const MOST_PEOPLE = 200_000;

export interface ImportOptions {
  dataDir: string;
  /** Codes of the desa that may appear. */
  desaCodes: readonly string[];
  /** True for the product's own demo files; everything shown from them is labelled. */
  simulated: boolean;
  /** ISO time written into the ledger. */
  importedAt: string;
  /** Whether months already loaded are replaced by the file's. */
  replace?: boolean;
}

/**
 * Imports enrollment files in the clean form, each all or nothing: checked row by row, aggregated counts kept as
 * Parquet in the ledger. A file already in the ledger (same content) is not imported twice.
 *
 * @returns the ledger entries of the files, in order
 * @throws UserError naming file, line and what is wrong; files before it stay imported
 */
export async function importEnrollment(
  paths: readonly string[],
  options: ImportOptions,
): Promise<LedgerEntry[]> {
  await sweepLedger(options.dataDir);
  let known = await readLedger(options.dataDir);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await prepareTables(connection, options.desaCodes);
    const entries: LedgerEntry[] = [];
    for (const path of paths) {
      const entry = await importOne(connection, path, known, options);
      entries.push(entry);
      known = [...known.filter((other) => other !== entry && !entry.replaces.includes(other.id)), entry];
    }
    return entries;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function importOne(
  connection: DuckDBConnection,
  path: string,
  known: readonly LedgerEntry[],
  options: ImportOptions,
): Promise<LedgerEntry> {
  const content = await readFile(path).catch((cause) => {
    throw new UserError(`${path} cannot be read (${reason(cause)}).`);
  });
  const sha256 = createHash('sha256').update(content).digest('hex');
  const same = known.find((entry) => entry.sha256 === sha256);
  if (same) return same;

  await stage(connection, path, content);
  await refuseBadRows(connection, path, options.importedAt.slice(0, 7));
  const summary = await summarise(connection);
  const replaces = clashing(path, summary, known, options);

  const id = createHash('sha256').update(`${sha256} ${options.importedAt}`).digest('hex').slice(0, 16);
  const bytes = await writeParquet(connection, id, options);
  const entry: LedgerEntry = {
    id,
    fileName: basename(path),
    sha256,
    kind: 'enrollment',
    ...summary,
    simulated: options.simulated,
    importedAt: options.importedAt,
    replaces,
    bytes,
  };
  await publishEntry(options.dataDir, entry);
  return entry;
}

async function prepareTables(connection: DuckDBConnection, desaCodes: readonly string[]): Promise<void> {
  const lists = { desa: desaCodes, segment: SEGMENTS, payer: PAYERS, status: STATUSES };
  for (const [name, values] of Object.entries(lists)) {
    await connection.run(`create table known_${name} (value varchar primary key)`);
    const appender = await connection.createAppender(`known_${name}`);
    for (const value of values) {
      appender.appendVarchar(value);
      appender.endRow();
    }
    appender.closeSync();
  }
}

/** Reads the file as text columns into `staged`, with line numbers. */
async function stage(connection: DuckDBConnection, path: string, content: Buffer): Promise<void> {
  const firstLine =
    content
      .toString('utf8', 0, 2000)
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)[0] ?? '';
  const delimiter = [',', ';', '\t'].find((mark) => firstLine.split(mark).length === CLEAN_COLUMNS.length);
  const header = firstLine
    .split(delimiter ?? ',')
    .map((name) => name.trim().replace(/^"|"$/g, '').toLowerCase());
  if (!delimiter || header.some((name, i) => name !== CLEAN_COLUMNS[i])) {
    throw new UserError(
      `${path} is not an enrollment file: its first line must be ${CLEAN_COLUMNS.join(',')} (it is "${firstLine.slice(0, 80)}").`,
    );
  }
  await connection.run('drop table if exists staged');
  try {
    await connection.run(
      `create table staged as
       select row_number() over () + 1 as line, *
       from read_csv($path, delim = $delimiter, quote = '"', escape = '"', header = true, auto_detect = false,
         strict_mode = true, columns = {periode: 'varchar', kode_desa: 'varchar', segmen: 'varchar',
         sumber_iuran: 'varchar', status: 'varchar', jumlah: 'varchar'})`,
      { path, delimiter },
    );
  } catch (cause) {
    const line = /Line: (\d+)/.exec(reason(cause))?.[1];
    throw new UserError(
      `${path} breaks off or is damaged${line ? ` at line ${line}` : ''}: a row does not have ${CLEAN_COLUMNS.length} columns. Get the file again; nothing was imported.`,
    );
  }
}

/** The first row that breaks a rule becomes the error; the rest are counted. */
async function refuseBadRows(connection: DuckDBConnection, path: string, newest: string): Promise<void> {
  const reader = await connection.runAndReadAll(
    `
    with judged as (
      select
        line,
        case
          when not coalesce(regexp_full_match(periode, '\\d{4}-(0[1-9]|1[0-2])'), false)
            then 'periode "' || coalesce(periode, '') || '" is not a month written YYYY-MM'
          when periode not between '2000-01' and $newest
            then 'periode "' || periode || '" is not between 2000-01 and ' || $newest
          when desa.value is null then 'kode_desa "' || coalesce(kode_desa, '') || '" is not a desa of this branch'
          when segment.value is null then 'segmen "' || coalesce(segmen, '') || '" is not one of pu, bpu, jakon'
          when payer.value is null then 'sumber_iuran "' || coalesce(sumber_iuran, '') || '" is not known'
          when known_status.value is null then 'status "' || coalesce(status, '') || '" is not one of aktif, menunggak, baru, berakhir'
          when not coalesce(regexp_full_match(jumlah, '\\d{1,9}') and try_cast(jumlah as integer) <= ${MOST_PEOPLE}, false)
            then 'jumlah "' || coalesce(jumlah, '') || '" is not a whole number from 0 to ${MOST_PEOPLE}'
          when count(*) over (partition by periode, kode_desa, segmen, sumber_iuran, status) > 1
            then 'the same month, desa, segment, payer and status appears twice'
        end as problem
      from staged
      left join known_desa as desa on desa.value = staged.kode_desa
      left join known_segment as segment on segment.value = staged.segmen
      left join known_payer as payer on payer.value = staged.sumber_iuran
      left join known_status on known_status.value = staged.status
    )
    select min(line)::integer as line, arg_min(problem, line) as problem, count(*)::integer as rows
    from judged where problem is not null`,
    { newest },
  );
  const [worst] = reader.getRowObjectsJS();
  if (!worst || worst['rows'] === 0) return;
  throw new UserError(
    `${path}, line ${String(worst['line'])}: ${String(worst['problem'])} (${String(worst['rows'])} bad rows in all). Nothing was imported.`,
  );
}

type Summary = Pick<
  LedgerEntry,
  'periodFirst' | 'periodLast' | 'periods' | 'rows' | 'desa' | 'activeBySegment'
>;

async function summarise(connection: DuckDBConnection): Promise<Summary> {
  const reader = await connection.runAndReadAll(`
    select
      string_agg(distinct periode, ' ' order by periode) as periods, count(*)::integer as rows,
      count(distinct kode_desa)::integer as desa,
      coalesce(sum(jumlah::bigint) filter (where status = 'aktif' and segmen = 'pu'), 0)::double as pu,
      coalesce(sum(jumlah::bigint) filter (where status = 'aktif' and segmen = 'bpu'), 0)::double as bpu,
      coalesce(sum(jumlah::bigint) filter (where status = 'aktif' and segmen = 'jakon'), 0)::double as jakon
    from staged`);
  const row = reader.getRowObjectsJS()[0]!;
  if (row['rows'] === 0) throw new UserError('The file has a header but no rows; nothing was imported.');
  const periods = String(row['periods']).split(' ');
  return {
    periodFirst: periods[0]!,
    periodLast: periods.at(-1)!,
    periods,
    rows: Number(row['rows']),
    desa: Number(row['desa']),
    activeBySegment: { pu: Number(row['pu']), bpu: Number(row['bpu']), jakon: Number(row['jakon']) },
  };
}

/**
 * Ids of the imports that share a month with the file: one month comes from one file, counts are never added up.
 * @throws UserError unless they may be replaced, or when replacing one would drop months the file does not have
 */
function clashing(
  path: string,
  { periods }: Summary,
  known: readonly LedgerEntry[],
  { replace = false, simulated }: ImportOptions,
): string[] {
  if (!simulated && known.some((entry) => entry.simulated)) {
    throw new UserError(
      `${path}: the data folder holds simulated demo data, which is never mixed with real counts. Run "npm run jangkau -- init --empty" first, then import again.`,
    );
  }
  const clashes = known.filter((entry) => entry.periods.some((period) => periods.includes(period)));
  for (const { fileName, periods: theirs } of clashes) {
    const shared = theirs.filter((period) => periods.includes(period)).join(', ');
    if (!replace) {
      throw new UserError(
        `${path}: ${shared} is already loaded from "${fileName}", and counts of a month come from one file. Add --replace to take this file's instead.`,
      );
    }
    const lost = theirs.filter((period) => !periods.includes(period)).join(', ');
    if (lost) {
      throw new UserError(
        `${path} cannot replace "${fileName}": ${lost} would be lost. Import a file that has those months too.`,
      );
    }
  }
  return clashes.map(({ id }) => id);
}

async function writeParquet(
  connection: DuckDBConnection,
  id: string,
  options: ImportOptions,
): Promise<number> {
  const { ledger } = dataPaths(options.dataDir);
  const folder = await mkdtemp(join(ledger, '.tmp-')).catch((cause) => {
    throw diskError(cause, ledger);
  });
  try {
    const temporary = join(folder, `${id}.parquet`);
    await connection.run(
      `create or replace table clean as
       select periode as period, kode_desa as desa_code, segmen as segment, sumber_iuran as payer, status,
         jumlah::integer as people, $simulated::boolean as simulated, $id::varchar as import_id
       from staged order by all`,
      { id, simulated: options.simulated },
    );
    // COPY takes no bind for its target; the name is 16 hex digits in a folder of ours, quotes doubled.
    await connection.run(
      `copy clean to '${temporary.replaceAll("'", "''")}' (format parquet, compression zstd)`,
    );
    const { size } = await stat(temporary);
    await rename(temporary, parquetPath(options.dataDir, id));
    return size;
  } catch (cause) {
    throw diskError(cause, ledger);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
