import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { dataPaths, parseJson, writeAtomically } from '../data-folder.ts';
import { UserError } from '../user-error.ts';

export const entrySchema = z.object({
  /** 16 hex digits, of the file's content and the time of the import. */
  id: z.string().regex(/^[0-9a-f]{16}$/),
  fileName: z.string(),
  sha256: z.string(),
  kind: z.literal('enrollment'),
  periodFirst: z.string(),
  periodLast: z.string(),
  /** Months in the file, oldest first. */
  periods: z.array(z.string()).min(1),
  rows: z.number().int(),
  desa: z.number().int(),
  activeBySegment: z.object({ pu: z.number(), bpu: z.number(), jakon: z.number() }),
  simulated: z.boolean(),
  importedAt: z.string(),
  /** Ids of earlier imports whose months this one replaces; they no longer count. */
  replaces: z.array(z.string()),
  /** Size of the Parquet file, to notice a truncated one. */
  bytes: z.number().int(),
});

/** A published import: what came in, from which file. Its counts are in `<id>.parquet` beside it. */
export type LedgerEntry = z.infer<typeof entrySchema>;

/** Path of an entry's counts. */
export function parquetPath(dataDir: string, id: string): string {
  return join(dataPaths(dataDir).ledger, `${id}.parquet`);
}

function entryPath(dataDir: string, id: string): string {
  return join(dataPaths(dataDir).ledger, `${id}.json`);
}

/**
 * All published imports that count, oldest month first. An import is published by its `.json`; Parquet files without one are
 * left-overs of an interrupted import and are ignored.
 * @throws UserError naming a damaged or truncated file
 */
export async function readLedger(dataDir: string): Promise<LedgerEntry[]> {
  const { ledger } = dataPaths(dataDir);
  const names = (await readdir(ledger).catch(() => [])).filter((name) => /^[^.].*\.json$/.test(name));
  const entries = await Promise.all(names.map((name) => readEntry(dataDir, join(ledger, name))));
  const replaced = new Set(entries.flatMap(({ replaces }) => replaces));
  const counting = entries.filter(({ id }) => !replaced.has(id));
  return counting.sort((a, b) => a.periodFirst.localeCompare(b.periodFirst) || a.id.localeCompare(b.id));
}

async function readEntry(dataDir: string, path: string): Promise<LedgerEntry> {
  const parsed = entrySchema.safeParse(parseJson(await readFile(path, 'utf8')));
  if (!parsed.success) {
    throw new UserError(
      `${path} is not a ledger entry of Jangkau (damaged or foreign). Move it out of the ledger folder and import its source file again.`,
    );
  }
  const parquet = parquetPath(dataDir, parsed.data.id);
  const size = (await stat(parquet).catch(() => null))?.size;
  if (size !== parsed.data.bytes) {
    const state = size === undefined ? 'is missing' : `is ${size} bytes long instead of ${parsed.data.bytes}`;
    throw new UserError(`${parquet} ${state}. Delete ${path} and import "${parsed.data.fileName}" again.`);
  }
  return parsed.data;
}

/** Publishes an import whose Parquet file is already in place: from here on it counts. */
export async function publishEntry(dataDir: string, entry: LedgerEntry): Promise<void> {
  await writeAtomically(entryPath(dataDir, entry.id), `${JSON.stringify(entry, null, 2)}\n`);
}

/** Takes imports out of the ledger. Its entry goes first: a crash between leaves an ignored Parquet file. */
export async function removeEntries(dataDir: string, entries: readonly LedgerEntry[]): Promise<void> {
  for (const { id } of entries) {
    await rm(entryPath(dataDir, id), { force: true });
    await rm(parquetPath(dataDir, id), { force: true });
  }
}

/** Clears what interrupted imports left behind: temporary folders and Parquet files that were never published. */
export async function sweepLedger(dataDir: string): Promise<void> {
  const { ledger } = dataPaths(dataDir);
  const names: string[] = await readdir(ledger).catch(() => []);
  const orphans = names.filter(
    (name) => name.endsWith('.parquet') && !names.includes(name.replace(/parquet$/, 'json')),
  );
  for (const name of [...names.filter((each) => each.startsWith('.tmp-')), ...orphans]) {
    await rm(join(ledger, name), { recursive: true, force: true });
  }
}
