import { RakingError, type RakingOptions } from './raking.ts';
import { SEGMENTS } from './segments.ts';

const WIDTH = SEGMENTS.length;

/**
 * Raking of desa × segment in place, for the many tables of a simulation: the same fit as `rake`, kept as a factor per desa and
 * one per segment, so that the table is written once. Ends on a column step, so column sums are exact.
 *
 * @param table row-major desa × `SEGMENTS`, ≥ 0; becomes the fitted table. A structural 0 stays 0.
 * @param rows margin per desa; @param columns margin per segment; of the same sum, which is not checked here
 * @param factors room for a number per desa
 * @throws RakingError when the table leaves a positive margin no cell
 * Method: Deming & Stephan (1940) in the factor form of Sinkhorn (1967), American Mathematical Monthly 74(4).
 */
export function rakeSegments(
  table: Float64Array,
  rows: Float64Array,
  columns: Float64Array,
  factors: Float64Array,
  { tolerance = 1e-6, maxIterations = 500 }: RakingOptions = {},
): void {
  let [a, b, c] = [1, 1, 1];
  factors.fill(1);
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    let miss = 0;
    let [sumA, sumB, sumC] = [0, 0, 0];
    for (let row = 0, at = 0; row < rows.length; row++, at += WIDTH) {
      const total = table[at]! * a + table[at + 1]! * b + table[at + 2]! * c;
      const margin = rows[row]!;
      if (total === 0 && margin > 0)
        throw new RakingError(`Row ${row} must sum to ${margin} but its seed is all 0.`);
      const factor = total === 0 ? 0 : margin / total;
      if (margin > 0) miss = Math.max(miss, Math.abs(factors[row]! / factor - 1));
      factors[row] = factor;
      sumA += table[at]! * factor;
      sumB += table[at + 1]! * factor;
      sumC += table[at + 2]! * factor;
    }
    a = columnFactor(columns[0]!, sumA);
    b = columnFactor(columns[1]!, sumB);
    c = columnFactor(columns[2]!, sumC);
    // The miss is that of the table before this round; before the first, its columns were not scaled yet.
    if (iteration > 0 && miss <= tolerance) return applyFactors(table, factors, a, b, c);
  }
  throw new RakingError(
    `Raking did not converge in ${maxIterations} iterations: the zeros of the seed contradict the margins.`,
  );
}

function columnFactor(margin: number, sum: number): number {
  if (sum === 0 && margin > 0)
    throw new RakingError(`A segment must sum to ${margin} but its seed is all 0.`);
  return sum === 0 ? 0 : margin / sum;
}

function applyFactors(table: Float64Array, factors: Float64Array, a: number, b: number, c: number): void {
  for (let row = 0, at = 0; row < factors.length; row++, at += WIDTH) {
    table[at]! *= factors[row]! * a;
    table[at + 1]! *= factors[row]! * b;
    table[at + 2]! *= factors[row]! * c;
  }
}
