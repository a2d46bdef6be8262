import { describe, expect, it } from 'vitest';
import { SwapFinder } from '#lib/domain/outreach/explain/best-swap.ts';
import type { Route } from '#lib/domain/outreach/instance.ts';
import { Search } from '#lib/domain/outreach/search/search.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { valueOfPlan } from '../search/exact.ts';
import { randomInstance } from '../search/random-instance.ts';
import { dated } from './planned.ts';

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1);

/** All plans with a visit put in, or put in for another, the other stops in their order. */
function exchanges(routes: readonly Route[], visit: number): Route[][] {
  return routes.flatMap((route, d) =>
    [...route.visits.keys(), -1].flatMap((out) => {
      const rest = route.visits.filter((_, k) => k !== out);
      return [...rest, -1].map((_, at) =>
        routes.with(d, { ...route, visits: [...rest.slice(0, at), visit, ...rest.slice(at)] }),
      );
    }),
  );
}

describe('the best exchange, against trying all of them', () => {
  it.each(SEEDS)('plan %i', (seed) => {
    const instance = randomInstance({
      ...{ seed, visits: 24, days: 3, maxStops: 6, kmWeight: seed % 2 ? 0.2 : 0 },
      ...{ windows: seed % 3 === 0, repeats: seed % 4 === 0, wishes: true },
      ...(seed % 5 === 0 && { asymmetric: 'wild' as const }),
    });
    const search = new Search(instance, seededRandom(seed));
    search.run(seed % 7 === 0 ? 0 : 50, 1);
    const plan = dated(instance, search.routes());
    const swaps = new SwapFinder(instance, plan);
    const before = valueOfPlan(instance, plan);
    const planned = new Set(plan.flatMap(({ visits }) => visits));
    for (const [visit, { after }] of instance.visits.entries()) {
      if (planned.has(visit) || after !== null) continue;
      const best = Math.max(
        ...exchanges(plan, visit).map((routes) => valueOfPlan(instance, routes) - before),
      );
      const found = swaps.best(visit);
      if (best === -Infinity) expect(found).toBeNull();
      else {
        const missed = found!.missed.reduce((sum, { row, units }) => sum + row.penalty * units, 0);
        expect(found!.worth).toBeCloseTo(best, 5);
        expect(found!.value - missed).toBeCloseTo(best, 5);
      }
    }
    expect(planned.size).toBeGreaterThan(0);
  });
});
