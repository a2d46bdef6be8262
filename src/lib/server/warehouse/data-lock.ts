import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { dataPaths, diskError, reason } from '../data-folder.ts';
import { UserError } from '../user-error.ts';

const WAIT_MS = 120_000;
const TRY_AGAIN_MS = 200;

/** Who changes a data folder in this process, in order of arrival. */
const queues = new Map<string, Promise<unknown>>();

/**
 * Lets one import or build at a time change a data folder, over all processes. The lock is that of a small DuckDB file
 * opened for writing: the system takes it back when its holder dies, however it dies.
 * @throws UserError when another process holds it for more than two minutes
 */
export async function withDataLock<T>(dataDir: string, change: () => Promise<T>): Promise<T> {
  const before = queues.get(dataDir) ?? Promise.resolve();
  const turn = before.catch(() => undefined).then(() => locked(dataDir, change));
  queues.set(dataDir, turn);
  try {
    return await turn;
  } finally {
    if (queues.get(dataDir) === turn) queues.delete(dataDir);
  }
}

async function locked<T>(dataDir: string, change: () => Promise<T>): Promise<T> {
  const { warehouse } = dataPaths(dataDir);
  await mkdir(warehouse, { recursive: true });
  const lock = await acquire(join(warehouse, 'lock.duckdb'));
  try {
    return await change();
  } finally {
    lock.closeSync();
  }
}

async function acquire(path: string): Promise<DuckDBInstance> {
  await createWhole(path);
  const giveUpAt = Date.now() + WAIT_MS;
  for (;;) {
    try {
      return await DuckDBInstance.create(path);
    } catch (cause) {
      if (!/lock on file/i.test(reason(cause))) throw lockError(cause, path);
      if (Date.now() > giveUpAt) {
        const holder = /PID (\d+)/.exec(reason(cause))?.[1];
        throw new UserError(
          `Another Jangkau process${holder ? ` (${holder})` : ''} is changing ${path}; wait for it or stop it, then try again.`,
          'Proses Jangkau lain sedang mengubah data. Tunggu sampai selesai, lalu coba lagi.',
        );
      }
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
    }
  }
}

/** The file appears whole or not at all: a half-made one would block every later change. */
async function createWhole(path: string): Promise<void> {
  if (existsSync(path)) return;
  const fresh = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    (await DuckDBInstance.create(fresh)).closeSync();
    await link(fresh, path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw lockError(cause, path);
  } finally {
    await rm(fresh, { force: true });
  }
}

function lockError(cause: unknown, path: string): unknown {
  const full = diskError(cause, path);
  if (full !== cause) return full;
  return new UserError(
    `${path} cannot be opened (${reason(cause).split('\n')[0]}). Delete it and try again.`,
  );
}
