import loadHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Bound, type BoundProgress } from '#lib/domain/outreach/bound/bound.ts';
import type { Instance } from '#lib/domain/outreach/instance.ts';
import { allRoutes, bestPlanValue, relaxationText, tinyInstance } from './tiny.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

const SEEDS = Array.from({ length: 120 }, (_, i) => i + 1);
const near = (value: number) => 1e-6 * Math.max(1, Math.abs(value));

function iterated(bound: Bound, work = 1e6, steps = 2000): BoundProgress[] {
  const steps_: BoundProgress[] = [];
  for (let k = 0; k < steps; k++) {
    steps_.push(bound.iterate({ work }));
    if (steps_.at(-1)!.done) break;
  }
  return steps_;
}

function withBound<T>(
  instance: Instance,
  options: ConstructorParameters<typeof Bound>[2],
  use: (b: Bound) => T,
): T {
  const bound = new Bound(highs, instance, options);
  try {
    return use(bound);
  } finally {
    bound.dispose();
  }
}

describe('the bound of a plan, against enumeration of all plans', () => {
  it.each(SEEDS)('instance %i: never below the best plan, however little work was done', (seed) => {
    const instance = tinyInstance(seed);
    const best = bestPlanValue(instance, allRoutes(instance));
    withBound(instance, {}, (bound) => {
      expect(bound.bestBound).toBeGreaterThanOrEqual(best - near(best));
      for (const { bound: now } of iterated(bound, 50, 5000))
        expect(now).toBeGreaterThanOrEqual(best - near(best));
    });
  });

  it.each(SEEDS)('instance %i: without cuts it ends at the linear relaxation over all routes', (seed) => {
    const instance = tinyInstance(seed);
    const routes = allRoutes(instance);
    const relaxed =
      routes.length === 0
        ? bestPlanValue(instance, routes)
        : highs.solve(relaxationText(instance, routes), { output_flag: false }).ObjectiveValue;
    withBound(instance, { tripleRounds: 0 }, (bound) => {
      const last = iterated(bound).at(-1)!;
      expect(last.done).toBe(true);
      expect(Math.abs(last.lpValue - relaxed)).toBeLessThanOrEqual(near(relaxed));
      expect(Math.abs(last.bound - relaxed)).toBeLessThanOrEqual(2 * near(relaxed));
    });
  });

  it.each(SEEDS)('instance %i: plans made by diving are plans', (seed) => {
    const instance = tinyInstance(seed);
    const best = bestPlanValue(instance, allRoutes(instance));
    withBound(instance, {}, (bound) => {
      bound.offerPlan([]);
      iterated(bound);
      for (let k = 0; k < 6; k++) bound.improve({ work: 1e7 });
      expect(bound.planValue).toBeLessThanOrEqual(best + near(best));
      expect(bound.bestBound).toBeGreaterThanOrEqual(best - near(best));
    });
  });

  it('the same instance gives the same steps', () => {
    for (const seed of SEEDS.slice(0, 20)) {
      const run = () => withBound(tinyInstance(seed), {}, (bound) => iterated(bound, 300, 5000));
      expect(run()).toEqual(run());
    }
  });
});
