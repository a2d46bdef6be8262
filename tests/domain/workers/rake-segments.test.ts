import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rakeSegments } from '#lib/domain/workers/rake-segments.ts';
import { rake, sum } from '#lib/domain/workers/raking.ts';

/** A table of desa × 3 with rows and columns to fit; in some, nobody has the third segment. */
const tables = fc
  .record({
    cells: fc.array(fc.tuple(...[0, 1, 2].map(() => fc.double({ min: 0.01, max: 1, noNaN: true }))), {
      minLength: 1,
      maxLength: 40,
    }),
    people: fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 40, maxLength: 40 }),
    split: fc.tuple(...[0, 1, 2].map(() => fc.double({ min: 0.02, max: 1, noNaN: true }))),
    jakon: fc.boolean(),
  })
  .map(({ cells, people, split, jakon }) => {
    const rows = Float64Array.from(cells, (_, i) => people[i]!);
    const parts = jakon ? split : [split[0]!, split[1]!, 0];
    const columns = Float64Array.from(parts, (part) => (part! / sum(parts as number[])) * sum(rows));
    const table = Float64Array.from(cells.flatMap(([a, b, c]) => [a!, b!, jakon ? c! : 0]));
    return { table, rows, columns };
  });

function raked(table: Float64Array, rows: Float64Array, columns: Float64Array): Float64Array {
  const fitted = table.slice();
  rakeSegments(fitted, rows, columns, new Float64Array(rows.length));
  return fitted;
}

describe('rakeSegments', () => {
  it('agrees with rake to a billionth', () => {
    fc.assert(
      fc.property(tables, ({ table, rows, columns }) => {
        const expected = rake(table, rows, columns, { tolerance: 1e-6 });
        raked(table, rows, columns).forEach((people, at) => {
          expect(Math.abs(people - expected[at]!)).toBeLessThanOrEqual(1e-9 * Math.max(1, expected[at]!));
        });
      }),
      { seed: 3317, numRuns: 300 },
    );
  });

  it('columns sum exactly, rows to a millionth, a structural 0 stays 0', () => {
    fc.assert(
      fc.property(tables, ({ table, rows, columns }) => {
        const fitted = raked(table, rows, columns);
        columns.forEach((margin, column) => {
          expect(sum(fitted.filter((_, at) => at % 3 === column))).toBeCloseTo(margin, 6);
        });
        rows.forEach((margin, row) => {
          const people = sum(fitted.slice(3 * row, 3 * row + 3));
          expect(Math.abs(people - margin)).toBeLessThanOrEqual(2e-6 * margin);
        });
        table.forEach((cell, at) => expect(fitted[at] === 0).toBe(cell === 0));
      }),
      { seed: 3317, numRuns: 300 },
    );
  });

  it('a desa without people has none in any segment', () => {
    const fitted = raked(
      Float64Array.of(0.3, 0.6, 0.1, 0.5, 0.4, 0.1),
      Float64Array.of(0, 100),
      Float64Array.of(40, 50, 10),
    );
    expect([...fitted.slice(0, 3)]).toEqual([0, 0, 0]);
    expect(sum(fitted)).toBeCloseTo(100, 9);
  });

  it('refuses a margin without a cell', () => {
    const rows = Float64Array.of(50, 50);
    expect(() => raked(Float64Array.of(0, 0, 0, 1, 1, 1), rows, Float64Array.of(40, 50, 10))).toThrow(
      'Row 0 must sum to 50',
    );
    expect(() => raked(Float64Array.of(1, 1, 0, 1, 1, 0), rows, Float64Array.of(40, 50, 10))).toThrow(
      'must sum to 10',
    );
  });

  it('gives up when zeros contradict the margins', () => {
    const table = Float64Array.of(1, 0, 0, 1, 1, 1);
    expect(() => raked(table, Float64Array.of(60, 40), Float64Array.of(40, 50, 10))).toThrow(
      'did not converge',
    );
  });
});
