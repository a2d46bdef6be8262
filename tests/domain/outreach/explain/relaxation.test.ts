import loadHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Relaxation, type Fractional } from '#lib/domain/outreach/explain/relaxation.ts';
import type { Instance } from '#lib/domain/outreach/instance.ts';
import { allRoutes, relaxationText, tinyInstance } from '../bound/tiny.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

const SEEDS = Array.from({ length: 60 }, (_, i) => i + 1);

function finished<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** Value less penalties, solved from nothing. */
function afresh(instance: Instance): number {
  return highs.solve(relaxationText(instance, allRoutes(instance)), { output_flag: false }).ObjectiveValue;
}

function worthOf({ rows }: Instance, { value, short }: Fractional): number {
  return rows.reduce((sum, { penalty }, r) => sum - penalty * short[r]!, value);
}

describe('the relaxation solved again, against one solved from nothing', () => {
  it.each(SEEDS)('instance %i: without a wish, with a team-day more and fewer', (seed) => {
    const instance = tinyInstance(seed);
    const routes = allRoutes(instance);
    const relaxation = new Relaxation(highs, instance);
    finished(relaxation.add(routes.map(({ route }) => route)));
    const same = (solved: Fractional, other: Instance) => {
      const wanted = routes.length === 0 ? worthOf(other, solved) : afresh(other);
      expect(Math.abs(worthOf(other, solved) - wanted)).toBeLessThanOrEqual(1e-6 * Math.max(1000, -wanted));
    };
    same(finished(relaxation.solve()), instance);
    instance.rows.forEach(({ atLeast }, r) => {
      if (!(atLeast > 0)) return;
      const without = instance.rows.map((row, k) =>
        k === r ? { ...row, atLeast: -Infinity, penalty: 0 } : row,
      );
      same(finished(relaxation.withoutLeast(r)), { ...instance, rows: without });
    });
    instance.classes.forEach(({ shifts }, c) => {
      for (const more of [1, -1]) {
        const count = { length: shifts.length + more };
        const classes = instance.classes.map((one, k) =>
          k === c ? { ...one, shifts: Array.from(count, () => shifts[0]!) } : one,
        );
        same(finished(relaxation.withShifts(c, more)), { ...instance, classes });
      }
    });
    same(finished(relaxation.solve()), instance);
    relaxation.dispose();
  });
});
