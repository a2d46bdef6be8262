import { expect, test } from 'vitest';
import type { Instance, Route } from '#lib/domain/outreach/instance.ts';
import { Packing } from '#lib/domain/outreach/search/packing.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { randomInstance } from './random-instance.ts';

/** Two classes: team-days 0, 1 of the one and 2 of the other, where visits are worth half as much. */
function twoClasses(seed: number): Instance {
  const instance = randomInstance({ seed, visits: 40, days: 3 });
  const random = seededRandom(100 + seed);
  const value = Float64Array.from(instance.visits, () => 1 + Math.floor(random() * 20));
  const shift = { ...instance.classes[0]!, value };
  const [first, ...others] = instance.classes.flatMap(({ shifts }) => shifts);
  const classes = [
    { ...shift, shifts: [first!, others[0]!] },
    { ...shift, shifts: [others[1]!], value: value.map((worth) => worth / 2) },
  ];
  return { ...instance, classes };
}

function randomRoutes(seed: number, count: number, ofClass: (k: number) => number): Route[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, k) => {
    const visits = Array.from({ length: 40 }, (__, visit) => visit).filter(() => random() < 0.15);
    return { class: ofClass(k), visits };
  });
}

function worthOf({ classes }: Instance, routes: readonly Route[]): number {
  return routes
    .flatMap(({ class: c, visits }) => visits.map((visit) => classes[c]!.value[visit]!))
    .reduce((sum, value) => sum + value, 0);
}

function isPlan({ classes }: Instance, routes: readonly Route[]): boolean {
  const visits = routes.flatMap((route) => route.visits);
  const fits = classes.every(
    ({ shifts }, c) => routes.filter((route) => route.class === c).length <= shifts.length,
  );
  return fits && new Set(visits).size === visits.length;
}

/** By trying all choices of at most three routes. */
function bestOf(instance: Instance, routes: readonly Route[]): number {
  let best = 0;
  const extend = (from: number, chosen: readonly Route[]) => {
    if (!isPlan(instance, chosen)) return;
    best = Math.max(best, worthOf(instance, chosen));
    for (let k = from; k < routes.length && chosen.length < 3; k++) extend(k + 1, [...chosen, routes[k]!]);
  };
  extend(0, []);
  return best;
}

test.each([1, 2, 3, 4, 5, 6])('finds the best plan of given routes (%i)', (seed) => {
  const instance = twoClasses(seed);
  const routes = randomRoutes(seed, 50, (k) => k % 2);
  const plan = new Packing(instance).solve(routes, 0, 1e6)!;
  expect(isPlan(instance, plan)).toBe(true);
  expect(worthOf(instance, plan)).toBeCloseTo(bestOf(instance, routes), 6);
});

test('leaves a class at home that has no routes', () => {
  const instance = twoClasses(7);
  const routes = randomRoutes(7, 30, () => 1);
  const plan = new Packing(instance).solve(routes, 0, 1e6)!;
  expect(worthOf(instance, plan)).toBeCloseTo(bestOf(instance, routes), 6);
});

test('finds nothing that is not better than what is known, again and again', () => {
  const instance = twoClasses(8);
  const routes = randomRoutes(8, 50, (k) => k % 2);
  const packing = new Packing(instance);
  const best = bestOf(instance, routes);
  for (const least of [best - 0.01, best, best - 0.01]) {
    const plan = packing.solve(routes, least, 1e6);
    expect(plan === null).toBe(least === best);
  }
  expect(packing.solve(routes, 0, 0)).toBeNull();
});
