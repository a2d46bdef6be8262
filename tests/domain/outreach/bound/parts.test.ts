import { describe, expect, it } from 'vitest';
import { ColumnMaker, type Column } from '#lib/domain/outreach/bound/column.ts';
import { lagrangianBound, plainBound, worthOf } from '#lib/domain/outreach/bound/lagrangian.ts';
import type { Triple } from '#lib/domain/outreach/bound/multipliers.ts';
import { nthLargest } from '#lib/domain/outreach/bound/nth-largest.ts';
import { separateTriples } from '#lib/domain/outreach/bound/separate-triples.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { allRoutes, bestPlanValue, tinyInstance } from './tiny.ts';

const SEEDS = Array.from({ length: 60 }, (_, i) => i + 1);

describe('the Lagrangian bound', () => {
  it.each(SEEDS)('instance %i: the best plan is bounded, whatever the multipliers', (seed) => {
    const instance = tinyInstance(seed);
    const routes = allRoutes(instance);
    const best = bestPlanValue(instance, routes);
    expect(plainBound(instance)).toBeGreaterThanOrEqual(best - 1e-9);
    const maker = new ColumnMaker(instance);
    const columns = routes.map(({ route }) => maker.make(route)!);
    const random = seededRandom(seed);
    const triples: Triple[] = instance.visits.length < 3 ? [] : [[0, 1, 2]];
    for (let k = 0; k < 20; k++) {
      const some = (length: number, most: number) => Float64Array.from({ length }, () => most * random());
      const multipliers = {
        visit: some(instance.visits.length, 30),
        least: Float64Array.from(instance.rows, ({ atLeast, penalty }) =>
          atLeast > -Infinity ? Math.min(penalty, 20 * random()) : 0,
        ),
        most: Float64Array.from(instance.rows, ({ atMost }) => (atMost < Infinity ? random() : 0)),
        triple: some(triples.length, 10),
      };
      const upper = instance.classes.map((_, c) =>
        columns
          .filter(({ route }) => route.class === c)
          .reduce((most, column) => Math.max(most, worthOf(column, multipliers, triples)), 0),
      );
      expect(lagrangianBound(instance, multipliers, upper)).toBeGreaterThanOrEqual(best - 1e-6);
    }
  });
});

describe('separation of triples', () => {
  const column = (...visits: number[]): Column => ({
    route: { class: 0, visits },
    value: 0,
    rows: [],
    amounts: [],
  });

  it('finds the three visits of which half routes cover three pairs', () => {
    const columns = [column(0, 1), column(2, 1), column(0, 2), column(3, 4)];
    expect(separateTriples(columns, [0.5, 0.5, 0.5, 0.5], [], 10, 0.01)).toEqual([[0, 1, 2]]);
    expect(separateTriples(columns, [0.5, 0.5, 0.5, 0.5], [[0, 1, 2]], 10, 0.01)).toEqual([]);
  });

  it('finds none in a plan', () => {
    expect(separateTriples([column(0, 1, 2), column(3, 4)], [1, 1], [], 10, 0.01)).toEqual([]);
  });

  it('finds exactly those that are broken', () => {
    const random = seededRandom(7);
    for (let k = 0; k < 40; k++) {
      const columns = Array.from({ length: 12 }, () => {
        const visits = [0, 1, 2, 3, 4, 5, 6].filter(() => random() < 0.45);
        return column(...(visits.length > 0 ? visits : [0]));
      });
      const raw = columns.map(() => random());
      const made = [0, 1, 2, 3, 4, 5, 6].map((v) =>
        columns.reduce((sum, { route }, j) => sum + (route.visits.includes(v) ? raw[j]! : 0), 0),
      );
      const fractions = raw.map((one) => one / Math.max(1, ...made));
      const cover = ([a, b, c]: Triple) =>
        columns.reduce((sum, { route }, j) => {
          const inside = [a, b, c].filter((v) => route.visits.includes(v)).length;
          return sum + (inside >= 2 ? fractions[j]! : 0);
        }, 0);
      const broken: Triple[] = [];
      for (let a = 0; a < 7; a++)
        for (let b = a + 1; b < 7; b++)
          for (let c = b + 1; c < 7; c++) if (cover([a, b, c]) > 1.02) broken.push([a, b, c]);
      const found = separateTriples(columns, fractions, [], 100, 0.02);
      expect(broken.map(String)).toEqual(expect.arrayContaining(found.map(String)));
      expect(found.length > 0).toBe(broken.length > 0);
    }
  });
});

it('the n-th largest is what sorting says', () => {
  const random = seededRandom(3);
  for (let k = 1; k <= 200; k++) {
    const list = Float64Array.from({ length: k }, () => Math.floor(random() * 20));
    const n = 1 + Math.floor(random() * k);
    expect(nthLargest(list, n)).toBe([...list].sort((a, b) => b - a)[n - 1]);
  }
});
