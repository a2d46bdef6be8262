import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as schema from '#lib/server/records/schema.ts';
import { openRecords, recordsFile, type Records } from '#lib/server/records/store.ts';
import { REPOSITORY } from '../fixture-app.ts';
import { openInProcesses } from './open-in-processes.ts';

let dataDir: string;
let records: Records;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-records-'));
  records = await openRecords({ appDir: REPOSITORY, dataDir });
});
afterAll(async () => {
  records.close();
  await rm(dataDir, { recursive: true });
});

const TABLES = Object.values(schema).filter((value) => value instanceof SQLiteTable);

describe('a new records store', () => {
  test('has tables to compare', () => expect(TABLES.length).toBeGreaterThan(8));

  test.each(TABLES.map((table) => [getTableConfig(table).name, table] as const))(
    'makes the table %s as schema.ts says',
    async (name, table) => {
      const rows = await records.all<{ name: string; type: string; notnull: number; pk: number }>(
        sql.raw(`pragma table_info(${name})`),
      );
      const made = rows.map((row) => `${row.name} ${row.type.toLowerCase()} ${row.notnull === 1}`);
      const said = getTableConfig(table).columns.map(
        (column) => `${column.name} ${column.getSQLType()} ${column.notNull}`,
      );
      expect(made.sort()).toEqual(said.sort());
    },
  );

  test('is for its owner only', async () => {
    expect((await stat(recordsFile(dataDir))).mode & 0o777).toBe(0o600);
  });

  test('keeps references', async () => {
    const orphan = {
      id: 'a',
      token: 'b',
      userId: 'nobody',
      expiresAt: new Date(),
      createdAt: new Date(),
      updatedAt: new Date(),
    };
    await expect(records.insert(schema.session).values(orphan)).rejects.toThrow();
  });

  test.each(['update audit set actor_name = 1', 'delete from audit'])('refuses: %s', async (statement) => {
    await records.insert(schema.audit).values({
      at: new Date(),
      actorName: 'Uji',
      actorKind: 'command-line',
      origin: 'terminal',
      action: 'target.save',
      objectKind: 'target',
      details: '{}',
    });
    await expect(records.run(sql.raw(statement))).rejects.toThrow();
    expect((await records.select().from(schema.audit)).every((row) => row.actorName === 'Uji')).toBe(true);
  });
});

test('four processes that make the store at the same time all write to it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jangkau-records-'));
  const names = ['a', 'b', 'c', 'd'];
  await openInProcesses({ appDir: REPOSITORY, dataDir: folder }, names);
  const store = await openRecords({ appDir: REPOSITORY, dataDir: folder });
  const rows = await store.select().from(schema.audit);
  store.close();
  await rm(folder, { recursive: true });
  expect(rows.map(({ actorName }) => actorName).sort()).toEqual(names);
});
