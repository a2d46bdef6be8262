import { describe, expect, test } from 'vitest';
import { withDataLock } from '#lib/server/warehouse/data-lock.ts';
import { withWarehouse } from '#lib/server/warehouse/gateway.ts';
import { Warehouse } from '#lib/server/warehouse/serve.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { NOW, withFixtureApp } from '../fixture-app.ts';
import { runCli } from '../run-cli.ts';

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const at = (minute: number) => NOW.replace('00:00', `${String(minute).padStart(2, '0')}:00`);

describe('the gateway', () => {
  test('a burst of readers opens one warehouse, also right after a swap', () =>
    withFixtureApp(async (app) => {
      await app.build();
      const open = Warehouse.open;
      let opened = 0;
      Warehouse.open = (...args) => {
        opened++;
        return open(...args);
      };
      try {
        const burst = () =>
          Promise.all(
            Array.from({ length: 10 }, () => withWarehouse(app.dataDir, async ({ build }) => build.name)),
          );
        const first = await burst();
        expect([opened, new Set(first).size]).toEqual([1, 1]);
        await app.build({ now: at(1), force: true });
        await wait(600);
        const second = await burst();
        expect([opened, new Set(second).size]).toEqual([2, 1]);
        expect(second[0]).not.toBe(first[0]);
      } finally {
        Warehouse.open = open;
      }
    }));

  test('readers of the old build finish on it while new ones get the new', () =>
    withFixtureApp(async (app) => {
      await app.build();
      const slow = withWarehouse(app.dataDir, async (warehouse) => {
        await wait(900);
        return rowsOf(await warehouse.query('late', 'select count(*)::integer as n from desa'));
      });
      await app.build({ now: at(1), force: true });
      await wait(600);
      await withWarehouse(app.dataDir, async () => undefined);
      expect(await slow).toEqual([{ n: 6 }]);
    }));
});

describe('interrupting', () => {
  const SLOW =
    'select count(*)::integer as n from range(10000000) a, range(10000000) b where a.range % 7 = b.range % 3';

  test.each([0, 1, 5, 50, 300])(
    'a reader who leaves after %i ms frees the place for the next query',
    (delay) =>
      withFixtureApp(async (app) => {
        await app.build();
        await withWarehouse(app.dataDir, async (warehouse) => {
          const leavers = [1, 2, 3].map((i) => {
            const leaver = new AbortController();
            const query = warehouse.query(
              'slow',
              `${SLOW} and a.range <> ${i}`,
              {},
              { signal: leaver.signal },
            );
            return { leaver, query: query.catch((cause: Error) => cause.message) };
          });
          await wait(delay);
          for (const { leaver } of leavers) leaver.abort(new Error('left'));
          expect(await Promise.all(leavers.map(({ query }) => query))).toEqual(['left', 'left', 'left']);
          // Three places, all taken by slow queries: this one only runs when they have really stopped.
          const next = warehouse.query('next', 'select 1::integer as n', {}, { timeLimitMs: 5000 });
          expect(rowsOf(await next)).toEqual([{ n: 1 }]);
        });
      }),
  );
});

describe('the data lock', () => {
  test('changes in one process come one after the other, also after one failed', () =>
    withFixtureApp(async (app) => {
      const order: string[] = [];
      const change = (name: string, fails: boolean) =>
        withDataLock(app.dataDir, async () => {
          order.push(`${name} begins`);
          await wait(20);
          order.push(`${name} ends`);
          if (fails) throw new Error(name);
        });
      const outcomes = await Promise.allSettled([change('a', true), change('b', false), change('c', false)]);
      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
      expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    }));

  test('another process waits its turn', () =>
    withFixtureApp(async (app) => {
      let ended = false;
      let other: ReturnType<typeof runCli> | undefined;
      await withDataLock(app.dataDir, async () => {
        other = runCli(['build'], { dataDir: app.dataDir }).finally(() => (ended = true));
        await wait(3000);
        expect(ended).toBe(false);
      });
      // It went on: the fixture's scope has no facts in the real app, which is what it then says.
      expect((await other!).stderr).not.toContain('Another Jangkau process');
    }));
});
