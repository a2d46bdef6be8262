import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rake, RakingError, sum } from '#lib/domain/workers/raking.ts';

const cells = (...values: number[]) => Float64Array.from(values);
const rowSums = (table: Float64Array, width: number) =>
  Float64Array.from({ length: table.length / width }, (_, row) =>
    sum(table.subarray(row * width, (row + 1) * width)),
  );
const columnSums = (table: Float64Array, width: number) =>
  Float64Array.from({ length: width }, (_, column) => sum(table.filter((_, at) => at % width === column)));

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, relative: number) {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    expect(Math.abs(actual[i]! - expected[i]!)).toBeLessThanOrEqual(relative * Math.max(1e-9, expected[i]!));
  }
}

/** A seed and a table with the same zeros, whose margins the seed can therefore meet. */
const problems = fc
  .record({ height: fc.integer({ min: 2, max: 5 }), width: fc.integer({ min: 2, max: 4 }) })
  .chain(({ height, width }) => {
    const positive = fc.array(fc.double({ min: 0.5, max: 20, noNaN: true }), {
      minLength: height * width,
      maxLength: height * width,
    });
    return fc.record({
      width: fc.constant(width),
      seed: positive.map((values) => Float64Array.from(values)),
      target: positive.map((values) => Float64Array.from(values)),
      hole: fc.nat(height * width - 1),
      factors: fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), {
        minLength: height,
        maxLength: height,
      }),
    });
  });
const run = { seed: 3317, numRuns: 200 };

describe('rake', () => {
  it('solves a 2 × 2 table as by hand: the odds ratio of 6 and the margins leave one table', () => {
    const fitted = rake(cells(6, 1, 1, 1), cells(40, 60), cells(50, 50));
    expectClose(fitted, cells(30, 10, 20, 40), 1e-8);
  });

  it('reaches the columns too when the rows of the seed meet their margins from the start', () => {
    const fitted = rake(cells(240 / 7, 40 / 7, 30, 30), cells(40, 60), cells(50, 50));
    expectClose(fitted, cells(30, 10, 20, 40), 1e-8);
  });

  it('gives row × column ÷ total for a flat seed', () => {
    const fitted = rake(cells(1, 1, 1, 1, 1, 1), cells(30, 70), cells(20, 30, 50));
    expectClose(fitted, cells(6, 9, 15, 14, 21, 35), 1e-12);
  });

  it('leaves a table that already meets its margins, and the seed it was given', () => {
    const seed = cells(1, 2, 3, 4);
    expectClose(rake(seed, cells(3, 7), cells(4, 6)), seed, 1e-12);
    rake(seed, cells(30, 70), cells(50, 50));
    expect([...seed]).toEqual([1, 2, 3, 4]);
  });

  it('empties rows and columns whose margin is 0', () => {
    const fitted = rake(cells(1, 2, 3, 4), cells(0, 10), cells(0, 10));
    expect([...fitted]).toEqual([0, 0, 0, 10]);
  });

  it('meets both margins, columns to the last bit or so', () => {
    fc.assert(
      fc.property(problems, ({ seed, target, width }) => {
        const rows = rowSums(target, width);
        const columns = columnSums(target, width);
        const fitted = rake(seed, rows, columns);
        expectClose(rowSums(fitted, width), rows, 1e-8);
        expectClose(columnSums(fitted, width), columns, 1e-14);
      }),
      run,
    );
  });

  it('keeps the odds ratios of the seed', () => {
    fc.assert(
      fc.property(problems, ({ seed, target, width }) => {
        const fitted = rake(seed, rowSums(target, width), columnSums(target, width));
        const oddsRatios = (table: Float64Array) =>
          table.map((cell, at) => (cell * table[0]!) / (table[at % width]! * table[at - (at % width)]!));
        expectClose(oddsRatios(fitted), oddsRatios(seed), 1e-9);
      }),
      run,
    );
  });

  it('keeps zeros, and meets the margins around them', () => {
    fc.assert(
      fc.property(problems, ({ seed, target, width, hole }) => {
        const punched = [seed, target].map((table) => table.map((cell, at) => (at === hole ? 0 : cell)));
        const rows = rowSums(punched[1]!, width);
        const fitted = rake(punched[0]!, rows, columnSums(punched[1]!, width));
        expect(fitted.findIndex((cell) => cell === 0)).toBe(hole);
        expectClose(rowSums(fitted, width), rows, 1e-8);
      }),
      run,
    );
  });

  it('does not depend on the scale of the rows of the seed', () => {
    fc.assert(
      fc.property(problems, ({ seed, target, width, factors }) => {
        const rows = rowSums(target, width);
        const columns = columnSums(target, width);
        const scaled = seed.map((cell, at) => cell * factors[Math.floor(at / width)]!);
        expectClose(rake(scaled, rows, columns), rake(seed, rows, columns), 1e-7);
      }),
      run,
    );
  });
});

describe('rake refuses', () => {
  it('margins with different sums, and names both', () => {
    const contradiction = () => rake(cells(1, 1, 1, 1), cells(40, 61), cells(50, 50));
    expect(contradiction).toThrow(RakingError);
    expect(contradiction).toThrow('rows sum to 101, columns to 100');
  });

  it('margins that are not numbers', () => {
    expect(() => rake(cells(1, 1, 1, 1), cells(NaN, 50), cells(50, 50))).toThrow(RakingError);
  });

  it('a row or a column that must hold people and has no cell, and names it', () => {
    expect(() => rake(cells(1, 1, 0, 0), cells(5, 7), cells(6, 6))).toThrow('Row 1 must sum to 7');
    expect(() => rake(cells(1, 0, 1, 0), cells(6, 6), cells(5, 7))).toThrow('Column 1 must sum to 7');
  });

  it('zeros that contradict the margins', () => {
    const diagonal = () => rake(cells(1, 0, 0, 1), cells(1, 2), cells(2, 1));
    expect(diagonal).toThrow(RakingError);
    expect(diagonal).toThrow('zeros of the seed contradict the margins');
  });

  it('a seed of another size than its margins', () => {
    expect(() => rake(cells(1, 1, 1), cells(1, 1), cells(1, 1))).toThrow(
      'seed has 3 cells, margins need 2 × 2',
    );
  });
});
