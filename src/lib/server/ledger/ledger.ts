import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { KINDS } from '#lib/domain/imports/kinds.ts';
import { mappingSchema } from '#lib/domain/imports/mapping.ts';
import { dataPaths, parseJson, writeAtomically } from '../data-folder.ts';
import { UserError } from '../user-error.ts';

export const entrySchema = z.object({
  /** 16 hex digits, of the file's content and the time of the import. */
  id: z.string().regex(/^[0-9a-f]{16}$/),
  fileName: z.string(),
  /** Of the whole source file. */
  sha256: z.string(),
  /** Of the clean records: the same records read from another file have the same. */
  recordsHash: z.string().default(''),
  kind: z.enum(KINDS),
  /** Months in the records, oldest first; empty for kinds without months. */
  periods: z.array(z.string()),
  rows: z.number().int(),
  desa: z.number().int(),
  /** Active members, residents …; `null` where a kind does not count people. */
  people: z.number().int().nullable().default(null),
  activeBySegment: z.object({ pu: z.number(), bpu: z.number(), jakon: z.number() }).nullable(),
  simulated: z.boolean(),
  importedAt: z.string(),
  author: z.string().default(''),
  /** Name under which the mapping is remembered. */
  template: z.string().nullable().default(null),
  mapping: mappingSchema.nullable().default(null),
  /** Headers of the columns that were thrown away while reading. */
  droppedColumns: z.array(z.string()).default([]),
  /** ISO time at which somebody took the import back; it then no longer counts. */
  undoneAt: z.string().nullable().default(null),
  /** Size of the payload, to notice a truncated one. */
  bytes: z.number().int(),
});

/** A published import: what came in, from which file, read how. Its records are in the payload beside it. */
export type LedgerEntry = z.infer<typeof entrySchema>;

/** An import that counts, and the months for which it does: a later import of the same month takes its place. */
export interface CountingEntry extends LedgerEntry {
  countingPeriods: readonly string[];
}

/** Path of an entry's records; official boundaries are TopoJSON, everything else is Parquet. */
export function payloadPath(dataDir: string, { id, kind }: Pick<LedgerEntry, 'id' | 'kind'>): string {
  return join(dataPaths(dataDir).ledger, `${id}.${kind === 'boundaries' ? 'topojson' : 'parquet'}`);
}

/** Path of an entry's records where they are Parquet. */
export function parquetPath(dataDir: string, id: string): string {
  return join(dataPaths(dataDir).ledger, `${id}.parquet`);
}

function entryPath(dataDir: string, id: string): string {
  return join(dataPaths(dataDir).ledger, `${id}.json`);
}

/** All imports that count, oldest month first. @throws UserError naming a damaged or truncated file */
export async function readLedger(dataDir: string): Promise<CountingEntry[]> {
  return countingEntries(await readHistory(dataDir));
}

/**
 * Those of the imports that count: not undone, and with a month that no later import of the group has taken over.
 * Simulated members never count beside real ones.
 */
export function countingEntries(entries: readonly LedgerEntry[]): CountingEntry[] {
  const holders = new Map<string, string>();
  const notUndone = entries.filter(({ undoneAt }) => undoneAt === null).sort(byTime);
  const isReal = notUndone.some((entry) => isMembers(entry) && !entry.simulated);
  const standing = notUndone.filter((entry) => !(isReal && isMembers(entry) && entry.simulated));
  for (const entry of standing) for (const slot of slotsOf(entry)) holders.set(slot, entry.id);
  return standing
    .map((entry) => ({
      ...entry,
      countingPeriods: entry.periods.filter((period) => holders.get(slotOf(entry, period)) === entry.id),
    }))
    .filter((entry) => slotsOf(entry).some((slot) => holders.get(slot) === entry.id))
    .sort((a, b) => (a.periods[0] ?? '').localeCompare(b.periods[0] ?? '') || a.id.localeCompare(b.id));
}

/** Whether an import counts members, not residents or facts. */
export function isMembers({ kind }: Pick<LedgerEntry, 'kind'>): boolean {
  return kind === 'enrollment' || kind === 'participants';
}

function byTime(a: LedgerEntry, b: LedgerEntry): number {
  return a.importedAt.localeCompare(b.importedAt) || a.id.localeCompare(b.id);
}

/**
 * What an import fills: a month of a group of kinds comes from one import. Lists of facts and aliases add to each other
 * (their newest row wins in the build), so each fills a place of its own; boundaries are one at a time.
 */
function slotsOf(entry: LedgerEntry): string[] {
  if (entry.kind === 'boundaries') return ['boundaries'];
  if (entry.periods.length === 0) return [entry.id];
  return entry.periods.map((period) => slotOf(entry, period));
}

function slotOf(entry: LedgerEntry, period: string): string {
  if (isMembers(entry)) return `members ${period}`;
  const { kind, id } = entry;
  return kind === 'population' || kind === 'occupation' ? `${kind} ${period}` : id;
}

/** Imports that count and share a month (or the boundaries) with another one: what publishing that would replace. */
export function overlapping(
  counting: readonly CountingEntry[],
  other: Pick<LedgerEntry, 'id' | 'kind' | 'periods'>,
): { entry: CountingEntry; periods: string[] }[] {
  const wanted = new Set(slotsOf(other as LedgerEntry));
  return counting
    .filter((entry) => entry.id !== other.id)
    .map((entry) => ({
      entry,
      periods: entry.countingPeriods.filter((period) => wanted.has(slotOf(entry, period))),
    }))
    .filter(({ entry, periods }) => periods.length > 0 || slotsOf(entry).some((slot) => wanted.has(slot)));
}

/**
 * All published imports, also undone and replaced ones, in order of time. An import is published by its `.json`; a
 * payload without one is the left-over of an interrupted import and is ignored.
 * @throws UserError naming a damaged or truncated file
 */
export async function readHistory(dataDir: string): Promise<LedgerEntry[]> {
  const { ledger } = dataPaths(dataDir);
  const names = (await readdir(ledger).catch(() => [])).filter((name) => /^[^.].*\.json$/.test(name));
  const entries = await Promise.all(names.map((name) => readEntry(dataDir, join(ledger, name))));
  return entries.sort(byTime);
}

async function readEntry(dataDir: string, path: string): Promise<LedgerEntry> {
  const parsed = entrySchema.safeParse(parseJson(await readFile(path, 'utf8')));
  if (!parsed.success) {
    throw new UserError(
      `${path} is not a ledger entry of Jangkau (damaged or foreign). Move it out of the ledger folder and import its source file again.`,
    );
  }
  const payload = payloadPath(dataDir, parsed.data);
  const size = (await stat(payload).catch(() => null))?.size;
  if (size !== parsed.data.bytes) {
    const state = size === undefined ? 'is missing' : `is ${size} bytes long instead of ${parsed.data.bytes}`;
    throw new UserError(`${payload} ${state}. Delete ${path} and import "${parsed.data.fileName}" again.`);
  }
  return { ...parsed.data, recordsHash: parsed.data.recordsHash || parsed.data.sha256 };
}

/** Publishes an import whose payload is already in place, or changes one: from here on it counts as it says. */
export async function publishEntry(dataDir: string, entry: LedgerEntry): Promise<void> {
  await writeAtomically(
    entryPath(dataDir, entry.id),
    `${JSON.stringify(entrySchema.parse(entry), null, 2)}\n`,
  );
}

/** Takes imports out of the ledger for good. The entry goes first: a crash between leaves an ignored payload. */
export async function removeEntries(dataDir: string, entries: readonly LedgerEntry[]): Promise<void> {
  for (const entry of entries) {
    await rm(entryPath(dataDir, entry.id), { force: true });
    await rm(payloadPath(dataDir, entry), { force: true });
  }
}

/** Clears what interrupted imports left behind: temporary folders and payloads that were never published. */
export async function sweepLedger(dataDir: string): Promise<void> {
  const { ledger } = dataPaths(dataDir);
  const names: string[] = await readdir(ledger).catch(() => []);
  const orphans = names.filter(
    (name) =>
      /\.(parquet|topojson)$/.test(name) && !names.includes(name.replace(/(parquet|topojson)$/, 'json')),
  );
  for (const name of [...names.filter((each) => each.startsWith('.tmp-')), ...orphans]) {
    await rm(join(ledger, name), { recursive: true, force: true });
  }
}
