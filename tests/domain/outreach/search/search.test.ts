import { describe, expect, test } from 'vitest';
import type { Instance } from '#lib/domain/outreach/instance.ts';
import { scheduleOf } from '#lib/domain/outreach/route.ts';
import { Search } from '#lib/domain/outreach/search/search.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { optimum, valueOfPlan } from './exact.ts';
import { randomInstance, type Features } from './random-instance.ts';

const CHUNKS = 40;

function searched(instance: Instance, seed = 1, chunk = 100): Search {
  const search = new Search(instance, seededRandom(seed));
  for (let k = 0; k < CHUNKS; k++) search.run(chunk, k / CHUNKS);
  return search;
}

const KINDS: [string, Omit<Features, 'seed'>][] = [
  ['one day', { visits: 7, days: 1 }],
  ['two days', { visits: 6, days: 2 }],
  ['windows', { visits: 6, days: 2, windows: true }],
  ['ways that differ by direction', { visits: 6, days: 2, asymmetric: 'metric' }],
  ['few stops a day', { visits: 7, days: 2, maxStops: 2 }],
  ['repeat visits', { visits: 6, days: 2, repeats: true }],
  ['a budget and a floor', { visits: 6, days: 2, wishes: true }],
  ['kilometres that cost', { visits: 6, days: 2, kmWeight: 0.3 }],
  [
    'everything at once',
    {
      visits: 6,
      days: 2,
      windows: true,
      asymmetric: 'metric',
      maxStops: 3,
      repeats: true,
      wishes: true,
      kmWeight: 0.1,
    },
  ],
];

describe.each(KINDS)('with %s', (_, features) => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('finds the optimum of every tiny instance (%i)', (seed) => {
    const instance = randomInstance({ ...features, seed: 100 + seed });
    const search = searched(instance);
    expect(valueOfPlan(instance, search.routes())).toBeCloseTo(search.bestValue, 6);
    expect(search.bestValue).toBeCloseTo(optimum(instance), 6);
  });
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'where ways round are shorter, it never claims more than the optimum (%i)',
  (seed) => {
    const instance = randomInstance({
      seed: 100 + seed,
      visits: 6,
      days: 2,
      asymmetric: 'wild',
      repeats: true,
    });
    const search = searched(instance);
    expect(valueOfPlan(instance, search.routes())).toBeCloseTo(search.bestValue, 6);
    expect(search.bestValue).toBeLessThanOrEqual(optimum(instance) + 1e-6);
    expect(search.bestValue).toBeGreaterThan(0.8 * optimum(instance));
  },
);

test('the same seed and calls give the same plan', () => {
  const instance = randomInstance({ seed: 5, visits: 60, days: 4, windows: true, wishes: true });
  expect(searched(instance, 7, 20).bestStops).toEqual(searched(instance, 7, 20).bestStops);
  expect(searched(instance, 8, 20).bestValue).not.toBe(-Infinity);
});

test('fixed days stay as they are, and their visits are used nowhere else', () => {
  const instance = randomInstance({ seed: 11, visits: 40, days: 3, repeats: true });
  const before = searched(instance).bestStops;
  const search = new Search(instance, seededRandom(2), before, [false, true, false]);
  search.run(3000, 0.2);
  expect(search.bestStops[1]).toEqual(before[1]);
  expect(before[1]!.length).toBeGreaterThan(0);
  expect(valueOfPlan(instance, search.routes())).toBeCloseTo(search.bestValue, 6);
});

test('a warm start is never lost', () => {
  const instance = randomInstance({ seed: 12, visits: 40, days: 3 });
  const first = searched(instance);
  const second = new Search(instance, seededRandom(2), first.bestStops);
  expect(second.bestValue).toBeGreaterThanOrEqual(first.bestValue - 1e-9);
});

test('what does not work of a start is left out', () => {
  const instance = randomInstance({ seed: 13, visits: 12, days: 2 });
  const all = instance.visits.map((_, visit) => visit);
  const search = new Search(instance, seededRandom(1), [all, all]);
  expect(valueOfPlan(instance, search.routes())).toBeCloseTo(search.bestValue, 6);
});

test('every route in the pool is feasible and none is there twice', () => {
  const instance = randomInstance({ seed: 14, visits: 40, days: 3, windows: true });
  const search = searched(instance);
  const pool = search.pool();
  expect(pool.length).toBeGreaterThan(3);
  expect(pool.every((route) => scheduleOf(instance, route) !== null)).toBe(true);
  const names = pool.map((route) => `${route.class}: ${[...route.visits].sort().join()}`);
  expect(new Set(names).size).toBe(names.length);
});

test('the routes of the best plan are in the pool', () => {
  const instance = randomInstance({ seed: 15, visits: 40, days: 3 });
  const search = searched(instance);
  const key = (route: { class: number; visits: readonly number[] }) =>
    `${route.class}: ${[...route.visits].sort().join()}`;
  const names = new Set(search.pool().map(key));
  expect(search.routes().every((route) => names.has(key(route)))).toBe(true);
});

test('a bonus leads the search to visits without changing what they are worth', () => {
  const instance = randomInstance({ seed: 16, visits: 30, days: 1 });
  const search = new Search(instance, seededRandom(1));
  search.guide((_, visit) => (visit % 2 === 0 ? 1000 : 0));
  search.run(500, 0.9);
  expect(valueOfPlan(instance, search.routes())).toBeCloseTo(search.bestValue, 6);
});

test.each([
  ['no visits', { seed: 1, visits: 0, days: 1 }],
  ['no days', { seed: 1, visits: 3, days: 0 }],
  ['one visit', { seed: 1, visits: 1, days: 1 }],
])('an instance with %s gives a plan', (_, features) => {
  const instance = randomInstance(features);
  const search = searched(instance, 1, 5);
  expect(valueOfPlan(instance, search.routes())).toBeCloseTo(search.bestValue, 6);
});
