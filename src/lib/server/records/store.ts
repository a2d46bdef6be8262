import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/libsql';
import { reason } from '../data-folder.ts';
import { migrateRecords, WAIT_MS } from './migrate.ts';
import { RecordsError } from './records-error.ts';
import * as schema from './schema.ts';

/** Where the records are, and where the product that knows their tables is. */
export interface Place {
  appDir: string;
  dataDir: string;
}

/**
 * The store. It has no `transaction`: the driver waits for a lock without letting go of the thread, so two transactions of one
 * process that each wait for something would wait for each other. What belongs together goes into one `batch`, which is
 * atomic and runs in one go; what must be so before is said in the statements (`where`, unique indexes).
 */
export type Records = Omit<ReturnType<typeof connect>, 'transaction'>;

/** The file of the records store. */
export function recordsFile(dataDir: string): string {
  return join(dataDir, 'records.sqlite');
}

/** Where the migrations are. */
export function migrationsFolder(appDir: string): string {
  return join(appDir, 'src/lib/server/records/migrations');
}

/**
 * Opens the records store, made or brought up to date first; whoever opens it closes it.
 * @throws RecordsError when it cannot be brought up to date; the file is as it was
 */
export async function openRecords({ appDir, dataDir }: Place): Promise<Records> {
  await mkdir(dataDir, { recursive: true });
  await migrateRecords(recordsFile(dataDir), migrationsFolder(appDir));
  return connect(recordsFile(dataDir));
}

function connect(file: string) {
  const client = createClient({ url: `file:${file}`, timeout: WAIT_MS });
  return Object.assign(drizzle(client, { schema }), { close: () => client.close() });
}

// Kept on globalThis: the development server loads this module anew at every change.
const OPEN: Map<string, Promise<Records>> = ((
  globalThis as { jangkauRecords?: Map<string, Promise<Records>> }
).jangkauRecords ??= new Map());

/** The records store of a server, opened once and kept. @throws RecordsError as `openRecords`; tried again next time */
export function recordsOf(place: Place): Promise<Records> {
  const { dataDir } = place;
  const open = OPEN.get(dataDir) ?? openRecords(place);
  OPEN.set(dataDir, open);
  open.catch(() => OPEN.delete(dataDir));
  return open;
}

/** Closes what `recordsOf` keeps open. */
export async function closeRecords(dataDir: string): Promise<void> {
  const open = OPEN.get(dataDir);
  OPEN.delete(dataDir);
  (await open?.catch(() => undefined))?.close();
}

/**
 * Copies the records whole into a new file that only its owner may read, also while others write.
 * @throws RecordsError when there are no records, there is a file already, or it cannot be written
 */
export async function copyRecords(place: Place, file: string): Promise<void> {
  if (!existsSync(recordsFile(place.dataDir)))
    throw new RecordsError(
      `There are no records in ${place.dataDir} to copy; JANGKAU_DATA names the folder.`,
    );
  await makeEmpty(file);
  try {
    await withRecords(place, (records) => records.run(sql`vacuum into ${file}`));
  } catch (cause) {
    await rm(file, { force: true });
    throw notCopied(file, cause);
  }
}

/** An empty file, of which nobody else has one of the same name: SQLite fills it and keeps its mode. */
async function makeEmpty(file: string): Promise<void> {
  try {
    await writeFile(file, '', { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST')
      throw new RecordsError(`${file} exists already; name another file.`);
    throw notCopied(file, cause);
  }
}

function notCopied(file: string, cause: unknown): RecordsError {
  return new RecordsError(`The records could not be copied to ${file} (${reason(cause)}).`);
}

/** Opens the store for one piece of work and closes it. */
export async function withRecords<T>(place: Place, use: (records: Records) => Promise<T>): Promise<T> {
  const records = await openRecords(place);
  try {
    return await use(records);
  } finally {
    records.close();
  }
}
