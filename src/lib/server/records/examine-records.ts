import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { createClient, type Client } from '@libsql/client';
import { RecordsError } from './records-error.ts';
import { migrationsFolder, recordsFile, type Place } from './store.ts';

/**
 * Looks at the records store without making or migrating it.
 * @returns what is in it, in words
 * @throws RecordsError when it is damaged, of a newer Jangkau, or others on this machine may read it
 */
export async function examineRecords({ appDir, dataDir }: Place): Promise<string> {
  const file = recordsFile(dataDir);
  if (!existsSync(file)) return 'none yet; the first start makes them';
  const { mode } = await stat(file);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new RecordsError(`others on this machine may read ${file}. Run: chmod 600 "${file}"`);
  }
  const client = createClient({ url: `file:${file}` });
  try {
    return await describe(client, file, await countMigrations(appDir));
  } catch (cause) {
    if (cause instanceof RecordsError) throw cause;
    throw damaged(file, String(cause instanceof Error ? cause.message : cause));
  } finally {
    client.close();
  }
}

async function countMigrations(appDir: string): Promise<number> {
  return (await readdir(migrationsFolder(appDir))).filter((name) => name.endsWith('.sql')).length;
}

async function describe(client: Client, file: string, known: number): Promise<string> {
  const version = Number(await first(client, 'pragma user_version'));
  if (version > known) {
    throw new RecordsError(`${file} was written by a newer Jangkau. Install that version again.`);
  }
  const whole = await first(client, 'pragma quick_check');
  if (whole !== 'ok') throw damaged(file, String(whole));
  if (version < known) return 'whole, of an earlier version; the next start brings them up to date';
  const enabled = await first(client, 'select count(*) from user where not demo and disabled_at is null');
  const disabled = await first(
    client,
    'select count(*) from user where not demo and disabled_at is not null',
  );
  return `whole, ${enabled} accounts, ${disabled} disabled`;
}

async function first(client: Client, sql: string): Promise<unknown> {
  return (await client.execute(sql)).rows[0]?.[0];
}

function damaged(file: string, why: string): RecordsError {
  return new RecordsError(
    `${file} is damaged (${why}). Stop Jangkau and put the last copy made with "backup" in its place.`,
  );
}
