import { describe, expect, test } from 'vitest';
import { withWarehouse } from '#lib/server/warehouse/gateway.ts';
import type { Warehouse } from '#lib/server/warehouse/serve.ts';
import { QueryTimeoutError, WarehouseError } from '#lib/server/warehouse/warehouse-error.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { withFixtureApp } from '../fixture-app.ts';

/** Runs for minutes unless it is stopped. */
const SLOW =
  'select count(*)::integer as n from range(10000000) a, range(10000000) b where a.range % 7 = b.range % 3';

function withServed(use: (warehouse: Warehouse) => Promise<void>): Promise<void> {
  return withFixtureApp(async (app) => {
    await app.build();
    await withWarehouse(app.dataDir, use);
  });
}

describe('serving', () => {
  test('every column type comes back as it is, nulls as null, over several chunks', () =>
    withServed(async (warehouse) => {
      const table = await warehouse.query(
        'types',
        `select
           case when range % 3 = 0 then null else range::integer end as i,
           case when range % 5 = 0 then null else range / 2.0::double end as d,
           case when range % 7 = 0 then null else 'x' || (range % 11) end as t,
           case when range % 2 = 0 then null else range % 4 = 1 end as b
         from range(5001) where range % 13 <> 0 order by range`,
      );
      const kept = Array.from({ length: 5001 }, (_, i) => i).filter((i) => i % 13 !== 0);
      expect(rowsOf(table)).toEqual(
        kept.map((i) => ({
          i: i % 3 === 0 ? null : i,
          d: i % 5 === 0 ? null : i / 2,
          t: i % 7 === 0 ? null : `x${i % 11}`,
          b: i % 2 === 0 ? null : i % 4 === 1,
        })),
      );
    }));

  test('figures are copies: they survive later queries', () =>
    withServed(async (warehouse) => {
      const first = await warehouse.query('a', 'select range::integer as n from range(3000)');
      for (let i = 0; i < 20; i++)
        await warehouse.query('b', `select (range * ${i})::integer as n from range(3000)`);
      expect(rowsOf(first).every((row, i) => row['n'] === i)).toBe(true);
    }));

  test('nothing can be written, read from elsewhere or reconfigured', () =>
    withServed(async (warehouse) => {
      for (const sql of [
        'create table hacked as select 1',
        `select * from read_csv('/etc/passwd', header = false)`,
        `copy desa to '/tmp/jangkau-should-not-exist.csv'`,
        `attach '/tmp/jangkau-should-not-exist.duckdb'`,
        `set memory_limit = '1GB'`,
        'set enable_external_access = true',
      ]) {
        await expect(warehouse.query('attack', sql), sql).rejects.toBeInstanceOf(WarehouseError);
      }
    }));

  test('a slow query is stopped at its limit, and the next one is not slower for it', () =>
    withServed(async (warehouse) => {
      await expect(warehouse.query('slow', SLOW, {}, { timeLimitMs: 200 })).rejects.toBeInstanceOf(
        QueryTimeoutError,
      );
      expect(rowsOf(await warehouse.query('next', 'select 1::integer as n'))).toEqual([{ n: 1 }]);
    }));

  test('when the reader goes away the query stops and its place is free', () =>
    withServed(async (warehouse) => {
      const readers = Array.from({ length: 3 }, () => new AbortController());
      const slow = readers.map((reader, i) =>
        warehouse.query('slow', `${SLOW} and a.range <> ${i}`, {}, { signal: reader.signal }),
      );
      const outcomes = Promise.allSettled(slow);
      const waiting = warehouse.query('waiting', 'select 1::integer as n');
      for (const reader of readers) reader.abort(new Error('left'));
      expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
      expect(rowsOf(await waiting)).toEqual([{ n: 1 }]);
    }));

  test('identical queries in flight run once; one reader leaving does not stop the other', () =>
    withServed(async (warehouse) => {
      const sql =
        'select random()::double as r, count(*)::integer as n from range(3000000) a where sin(a.range) < 2';
      const leaver = new AbortController();
      const left = warehouse.query('shared', sql, {}, { signal: leaver.signal });
      const stayed = warehouse.query('shared', sql);
      const also = warehouse.query('shared', sql);
      leaver.abort(new Error('left'));
      await expect(left).rejects.toThrow('left');
      const [a, b] = [rowsOf(await stayed), rowsOf(await also)];
      expect(a).toEqual(b);
      expect(rowsOf(await warehouse.query('shared', sql))[0]!['r']).not.toBe(a[0]!['r']);
    }));

  test('an error names the query, its SQL and the cause', () =>
    withServed(async (warehouse) => {
      const failure = await warehouse
        .query('broken', 'select nothing from nowhere')
        .catch((cause: unknown) => cause);
      expect(failure).toBeInstanceOf(WarehouseError);
      expect(failure).toMatchObject({ model: 'broken', sql: 'select nothing from nowhere' });
      expect(String(failure)).toContain('nowhere');
    }));
});
