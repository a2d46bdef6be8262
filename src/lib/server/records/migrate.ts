import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createClient, type Client, type Transaction } from '@libsql/client';
import { reason } from '../data-folder.ts';
import { RecordsError } from './records-error.ts';

/** How long a writer waits for another process that is writing, milliseconds. */
export const WAIT_MS = 5000;

/**
 * Makes the records file, or brings an older one up to date. Migrations are files of SQL, applied in the order of their names,
 * all of them in one transaction; `pragma user_version` is how many a file has. An older file is copied beside itself first
 * (`records.before-<n>.sqlite`, n the first migration it did not have).
 * @throws RecordsError when a migration fails or breaks a reference, or the file is of a newer Jangkau; it is as it was
 */
export async function migrateRecords(file: string, folder: string): Promise<void> {
  const migrations = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const isNew = !existsSync(file);
  // One connection, so that what is switched off here is off for the transaction.
  const client = createClient({ url: `file:${file}`, timeout: WAIT_MS, concurrency: 1 });
  try {
    if (isNew) await chmod(file, 0o600);
    const applied = await versionOf(client);
    if (applied > migrations.length) throw newer(file, applied, migrations.length);
    if (applied === migrations.length) return;
    await client.execute('pragma journal_mode = wal');
    if (!isNew) await copyBeside(client, file);
    // Else a table that is made anew would take the rows that refer to it along.
    await client.execute('pragma foreign_keys = off');
    await applyAll(client, folder, migrations);
  } catch (cause) {
    if (cause instanceof RecordsError) throw cause;
    throw new RecordsError(
      `The records in ${file} could not be brought up to this version (${reason(cause)}). They are as they were; start the version you had, and report this.`,
    );
  } finally {
    client.close();
  }
}

async function applyAll(client: Client, folder: string, migrations: readonly string[]): Promise<void> {
  const transaction = await client.transaction('write');
  try {
    // Another process may have been here meanwhile.
    for (const name of migrations.slice(await versionOf(transaction))) {
      await transaction.executeMultiple(await readFile(join(folder, name), 'utf8'));
    }
    const { rows } = await transaction.execute('pragma foreign_key_check');
    if (rows.length > 0) throw new Error(`${rows.length} rows refer to rows that are not there`);
    await transaction.execute(`pragma user_version = ${migrations.length}`);
    await transaction.commit();
  } finally {
    transaction.close();
  }
}

async function versionOf(database: Client | Transaction): Promise<number> {
  const { rows } = await database.execute('pragma user_version');
  return Number(rows[0]?.['user_version'] ?? 0);
}

/** Named after the version it has: another process may have migrated meanwhile. */
async function copyBeside(client: Client, file: string): Promise<void> {
  const copy = `${file}.copy-${randomBytes(6).toString('hex')}`;
  try {
    await client.execute({ sql: 'vacuum into ?', args: [copy] });
    await chmod(copy, 0o600);
    const copied = createClient({ url: `file:${copy}` });
    const version = await versionOf(copied).finally(() => copied.close());
    await rename(copy, join(dirname(file), `records.before-${version + 1}.sqlite`));
  } finally {
    await rm(copy, { force: true });
  }
}

function newer(file: string, applied: number, known: number): RecordsError {
  return new RecordsError(
    `${file} was written by a newer Jangkau (version ${applied} of its tables, this one knows ${known}). Install that version again.`,
  );
}
