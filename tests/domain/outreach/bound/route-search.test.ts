import { describe, expect, it } from 'vitest';
import { classGraph } from '#lib/domain/outreach/bound/class-graph.ts';
import { ColumnMaker } from '#lib/domain/outreach/bound/column.ts';
import { worthOf } from '#lib/domain/outreach/bound/lagrangian.ts';
import { pricesOf, type Multipliers, type Triple } from '#lib/domain/outreach/bound/multipliers.ts';
import { RouteSearch, type SearchAim } from '#lib/domain/outreach/bound/route-search.ts';
import type { Instance } from '#lib/domain/outreach/instance.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { allRoutes, tinyInstance } from './tiny.ts';

const SEEDS = Array.from({ length: 150 }, (_, i) => i + 1);

function randomMultipliers(instance: Instance, seed: number, triples: readonly Triple[]): Multipliers {
  const random = seededRandom(seed + 1000);
  const some = (length: number, most: number) =>
    Float64Array.from({ length }, () => (random() < 0.5 ? 0 : most * random()));
  return {
    visit: some(instance.visits.length, 25),
    least: some(instance.rows.length, 3),
    most: some(instance.rows.length, 0.1),
    triple: some(triples.length, 10),
  };
}

function triplesOf(instance: Instance): Triple[] {
  return instance.visits.length < 5
    ? []
    : [
        [0, 1, 2],
        [1, 2, 4],
      ];
}

/** Worth of all routes of a class at random multipliers: by enumeration, and by the search. */
function searched(seed: number, c: number, aim: SearchAim) {
  const instance = tinyInstance(seed);
  const triples = triplesOf(instance);
  const multipliers = randomMultipliers(instance, seed, triples);
  const maker = new ColumnMaker(instance);
  const worth = allRoutes(instance)
    .filter(({ route }) => route.class === c)
    .map(({ route }) => ({
      mask: setOf(route.visits),
      worth: worthOf(maker.make(route)!, multipliers, triples),
    }));
  const graph = classGraph(instance, c);
  const search = new RouteSearch(graph);
  search.start(pricesOf(instance, graph, multipliers, triples), aim);
  while (search.advance(7) > 0);
  const found = search.found
    .sorted()
    .map((one) => ({ mask: setOf(one.visits.map((i) => graph.visit[i]!)), worth: one.worth }));
  return { worth, search, found };
}

function setOf(visits: readonly number[]): string {
  return [...visits].sort((a, b) => a - b).join(' ');
}

/** Best worth of each set of visits, above a floor. */
function bySet(list: readonly { mask: string; worth: number }[], floor: number): Map<string, number> {
  const best = new Map<string, number>();
  for (const { mask, worth } of list)
    if (worth > floor) best.set(mask, Math.max(worth, best.get(mask) ?? -Infinity));
  return best;
}

describe('the search for the route worth most, against all routes', () => {
  it.each(SEEDS)('instance %i: finds the best', (seed) => {
    const { worth, search } = searched(seed, 0, { floor: 0, breadth: 0, width: 1e6, grid: 2 });
    const best = Math.max(0, ...worth.map((one) => one.worth));
    expect(search.missed).toBe(-Infinity);
    expect(Math.max(0, search.best)).toBeCloseTo(best, 7);
    expect(search.upper).toBeCloseTo(best, 7);
  });

  it.each(SEEDS)('instance %i: finds every set of visits above a floor, each at its best', (seed) => {
    const floor = -8.5;
    const { worth, found } = searched(seed, 0, { floor, breadth: 1, width: 1e6, grid: 2 });
    const [all, met] = [bySet(worth, floor), bySet(found, floor)];
    expect([...met.keys()].sort()).toEqual([...all.keys()].sort());
    for (const [mask, best] of all) expect(met.get(mask)).toBeCloseTo(best, 7);
  });

  it.each(SEEDS)('instance %i: a narrow search on a coarse grid still bounds what it misses', (seed) => {
    const { worth, search } = searched(seed, 0, { floor: 0, breadth: 0.5, width: 1, grid: 0 });
    const best = Math.max(0, ...worth.map((one) => one.worth));
    expect(search.upper).toBeGreaterThanOrEqual(best - 1e-9);
    expect(Math.max(0, search.best)).toBeLessThanOrEqual(best + 1e-9);
  });
});
