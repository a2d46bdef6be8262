import { add } from './whole-people.ts';

/**
 * The one table weights[i][j] × a[i] × b[j] with these row and column sums: a and b in turn, until they stand still to
 * 1e-13. The table itself is never scaled; a column of sum 0 is empty.
 */
export function fitByFactors(
  weights: readonly (readonly number[])[],
  rows: readonly number[],
  columns: readonly number[],
): number[][] {
  let b: number[] = columns.map((people) => (people === 0 ? 0 : 1));
  for (let round = 0; round < 10_000; round++) {
    const a = weights.map((row, i) => rows[i]! / add(row.map((weight, j) => weight * b[j]!)));
    const next = columns.map((people, j) =>
      people === 0 ? 0 : people / add(weights.map((row, i) => row[j]! * a[i]!)),
    );
    const stands = next.every((factor, j) => Math.abs(factor - b[j]!) <= 1e-13 * factor);
    b = next;
    if (stands) return weights.map((row, i) => row.map((weight, j) => weight * a[i]! * b[j]!));
  }
  throw new Error('the factors do not settle');
}
