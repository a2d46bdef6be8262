import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type Client } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrateRecords } from '#lib/server/records/migrate.ts';
import { migrationsFolder } from '#lib/server/records/store.ts';
import { REPOSITORY } from '../fixture-app.ts';
import { openInProcesses } from './open-in-processes.ts';
import { rowsFor } from './rows-for.ts';

const FOLDER = migrationsFolder(REPOSITORY);
const NAMES = (await readdir(FOLDER)).sort();

let root: string;
let file: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'jangkau-migrate-'));
  file = join(root, 'records.sqlite');
});
afterEach(() => rm(root, { recursive: true }));

/** A folder with the first migrations only, as an earlier release had it, and others given. */
async function folderWith(count: number, others: Record<string, string> = {}): Promise<string> {
  const folder = join(root, `migrations-${count}`);
  await mkdir(folder, { recursive: true });
  for (const name of NAMES.slice(0, count)) await cp(join(FOLDER, name), join(folder, name));
  for (const [name, sql] of Object.entries(others)) await writeFile(join(folder, name), sql);
  return folder;
}

async function opened<T>(use: (client: Client) => Promise<T>): Promise<T> {
  const client = createClient({ url: `file:${file}` });
  try {
    return await use(client);
  } finally {
    client.close();
  }
}

/** The records of the first `count` migrations, every table with rows. */
async function recordsOf(count: number): Promise<void> {
  await migrateRecords(file, await folderWith(count));
  await opened(async (client) => {
    for (const table of await tablesOf(client)) {
      const columns = (await client.execute(`pragma table_info(${table})`)).rows;
      for (const row of rowsFor(table, columns)) {
        const marks = row.map(() => '?').join(', ');
        const names = columns.map((column) => `"${String(column['name'])}"`).join(', ');
        await client.execute({ sql: `insert into ${table} (${names}) values (${marks})`, args: row });
      }
    }
  });
}

async function tablesOf(client: Client): Promise<string[]> {
  const { rows } = await client.execute(
    `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by rowid`,
  );
  return rows.map((row) => String(row['name']));
}

/** Every row of every table, by column. */
function dump(): Promise<Record<string, Record<string, unknown>[]>> {
  return opened(async (client) => {
    const tables = await tablesOf(client);
    const rows = await Promise.all(
      tables.map(async (table) => (await client.execute(`select * from ${table} `)).rows),
    );
    return Object.fromEntries(tables.map((table, i) => [table, rows[i]!.map((row) => ({ ...row }))]));
  });
}

/** Version, tables, indexes, triggers and every row: all that a file says, however its pages lie. */
async function state(): Promise<unknown> {
  const rows = await dump();
  return opened(async (client) => ({
    rows,
    version: (await client.execute('pragma user_version')).rows.map((row) => ({ ...row })),
    schema: (await client.execute('select type, name, sql from sqlite_schema order by 1, 2')).rows.map(
      (row) => ({
        ...row,
      }),
    ),
  }));
}

describe.each(NAMES.map((_, i) => i + 1))('records of the first %i migrations', (count) => {
  test('open in this version with every row', async () => {
    await recordsOf(count);
    const before = await dump();
    expect(Object.values(before).every((rows) => rows.length === 2)).toBe(true);
    await migrateRecords(file, FOLDER);
    const after = await dump();
    for (const [table, rows] of Object.entries(before)) expect(after[table]).toMatchObject(rows);
    expect(await opened(async (client) => (await client.execute('pragma foreign_key_check')).rows)).toEqual(
      [],
    );
  });
});

describe('a migration that comes later', () => {
  const NEXT = `9001_next.sql`;

  test('is applied after a copy was put beside, for its owner only', async () => {
    await recordsOf(NAMES.length);
    const before = await dump();
    await migrateRecords(file, await folderWith(NAMES.length, { [NEXT]: 'create table next (id integer);' }));
    expect((await dump())['next']).toEqual([]);
    const copy = join(root, `records.before-${NAMES.length + 1}.sqlite`);
    expect((await stat(copy)).mode & 0o777).toBe(0o600);
    file = copy;
    expect(await dump()).toEqual(before);
  });

  test('may make a table anew without losing the rows that refer to it', async () => {
    await recordsOf(NAMES.length);
    const before = await dump();
    const anew = `create table user_new as select * from user; drop table user;
      create table user (id text primary key not null, name text, email text, role text);
      insert into user select id, name, email, role from user_new; drop table user_new;`;
    await migrateRecords(file, await folderWith(NAMES.length, { [NEXT]: anew }));
    expect((await dump())['session']).toEqual(before['session']);
  });

  test.each([
    ['is wrong', 'create table next (id integer); select nothing from nowhere;'],
    ['breaks a reference', `create table next (id integer); delete from user where id = 'user.id 0';`],
    ['is not allowed', 'delete from audit;'],
  ])('changes nothing when it %s', async (_, sql) => {
    await recordsOf(NAMES.length);
    const before = await state();
    const folder = await folderWith(NAMES.length, {
      [NEXT]: sql,
      '9002_after.sql': 'create table after (id);',
    });
    await expect(migrateRecords(file, folder)).rejects.toThrow(/They are as they were/);
    expect(await state()).toEqual(before);
    await migrateRecords(file, FOLDER);
  });

  test('makes older versions refuse the file and leave it alone', async () => {
    const newer = await folderWith(NAMES.length, { [NEXT]: 'create table next (id integer);' });
    await migrateRecords(file, newer);
    const before = await state();
    await expect(migrateRecords(file, FOLDER)).rejects.toThrow(/newer Jangkau/);
    expect(await state()).toEqual(before);
  });

  test('is applied once by four processes that come at the same time', async () => {
    await recordsOf(NAMES.length);
    const appDir = join(root, 'app');
    await cp(FOLDER, migrationsFolder(appDir), { recursive: true });
    const sql = `create table next (id integer); insert into next values (1);`;
    await writeFile(join(migrationsFolder(appDir), NEXT), sql);
    await openInProcesses({ appDir, dataDir: root }, ['a', 'b', 'c', 'd']);
    const { next, audit } = await dump();
    expect(next).toEqual([{ id: 1 }]);
    expect(audit!.slice(2).map((row) => row['actor_name'])).toHaveLength(4);
  });
});

test('a file that is no database is refused and left alone', async () => {
  await writeFile(file, 'this is a letter');
  await expect(migrateRecords(file, FOLDER)).rejects.toThrow(/They are as they were/);
  expect(await readFile(file, 'utf8')).toBe('this is a letter');
});
