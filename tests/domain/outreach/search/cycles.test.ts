import { describe, expect, test } from 'vitest';
import type { Instance } from '#lib/domain/outreach/instance.ts';
import { Cycles } from '#lib/domain/outreach/search/cycles.ts';
import { Search } from '#lib/domain/outreach/search/search.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { optimum, valueOfPlan } from './exact.ts';
import { randomInstance } from './random-instance.ts';

const STEPS = 60;

function cycled(instance: Instance, seed = 1, start: number[][] = [], fixed: boolean[] = []): Cycles {
  const cycles = new Cycles(instance, seededRandom(seed), start, fixed);
  for (let k = 0; k < STEPS; k++) cycles.step(k / STEPS);
  return cycles;
}

describe.each([
  ['windows', { windows: true }],
  ['repeat visits, a budget and a floor', { repeats: true, wishes: true }],
  ['ways that differ by direction', { asymmetric: 'metric' as const, kmWeight: 0.2 }],
])('with %s', (_, features) => {
  test.each([1, 2, 3, 4])('finds the optimum of every tiny instance (%i)', (seed) => {
    const instance = randomInstance({ visits: 6, days: 2, seed: 200 + seed, ...features });
    const cycles = cycled(instance);
    expect(valueOfPlan(instance, cycles.routes())).toBeCloseTo(cycles.bestValue, 6);
    expect(cycles.bestValue).toBeCloseTo(optimum(instance), 6);
  });
});

test('the same seed and calls give the same plan', () => {
  const instance = randomInstance({ seed: 5, visits: 40, days: 4, windows: true, wishes: true });
  expect(cycled(instance, 7).bestStops).toEqual(cycled(instance, 7).bestStops);
});

test('the best plan never gets worse', () => {
  const instance = randomInstance({ seed: 6, visits: 40, days: 3 });
  const cycles = new Cycles(instance, seededRandom(1));
  let last = cycles.bestValue;
  for (let k = 0; k < STEPS; k++) {
    cycles.step(k / STEPS);
    expect(cycles.bestValue).toBeGreaterThanOrEqual(last);
    last = cycles.bestValue;
  }
  expect(valueOfPlan(instance, cycles.routes())).toBeCloseTo(cycles.bestValue, 6);
});

test('fixed days stay as they are through every restart', () => {
  const instance = randomInstance({ seed: 11, visits: 40, days: 3, repeats: true });
  const before = cycled(instance).bestStops;
  const cycles = cycled(instance, 2, before, [false, true, false]);
  expect(before[1]!.length).toBeGreaterThan(0);
  expect(cycles.bestStops[1]).toEqual(before[1]);
  expect(valueOfPlan(instance, cycles.routes())).toBeCloseTo(cycles.bestValue, 6);
});

test('a restart begins from what it is given and keeps limits and wishes', () => {
  const instance = randomInstance({ seed: 12, visits: 30, days: 3, repeats: true, wishes: true });
  const search = new Search(instance, seededRandom(1));
  search.run(500, 0.5);
  const best = search.bestValue;
  for (const start of [[], search.bestStops, [[0, 1], [0], [2]]]) {
    search.restart(start);
    search.run(300, 0.5);
    expect(search.bestValue).toBeGreaterThanOrEqual(best);
    expect(valueOfPlan(instance, search.routes())).toBeCloseTo(search.bestValue, 6);
  }
});
