/** A table that cannot meet its margins: which row or column, where one is to blame. */
export class RakingError extends Error {
  readonly row: number | null;
  readonly column: number | null;

  constructor(
    message: string,
    { row = null, column = null }: { row?: number | null; column?: number | null } = {},
  ) {
    super(message);
    this.row = row;
    this.column = column;
  }
}

export interface RakingOptions {
  /** Largest relative miss of a row margin that counts as converged. */
  tolerance?: number;
  maxIterations?: number;
}

/**
 * Iterative proportional fitting (raking): scales a non-negative seed table until its rows and columns sum to
 * the given margins, keeping the seed's odds ratios. Ends on a column step, so column sums are exact.
 *
 * @param seed row-major, `rows.length × columns.length`, ≥ 0; a structural 0 stays 0. Not changed.
 * @param rows row margins; @param columns column margins; both must have the same sum.
 * @returns the fitted table, row-major
 * @throws RakingError when margins contradict each other or the seed leaves a positive margin no cell
 * Method: Deming & Stephan (1940), Annals of Mathematical Statistics 11(4).
 */
export function rake(
  seed: Float64Array,
  rows: Float64Array,
  columns: Float64Array,
  { tolerance = 1e-9, maxIterations = 500 }: RakingOptions = {},
): Float64Array {
  checkMargins(seed, rows, columns);
  const table = seed.slice();
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    const miss = scaleRows(table, rows, columns.length);
    scaleColumns(table, rows.length, columns);
    // The miss is that of the table before this round; before the first, its columns were not scaled yet.
    if (iteration > 0 && miss <= tolerance) return table;
  }
  throw new RakingError(
    `Raking did not converge in ${maxIterations} iterations: the zeros of the seed contradict the margins.`,
  );
}

function checkMargins(seed: Float64Array, rows: Float64Array, columns: Float64Array): void {
  if (seed.length !== rows.length * columns.length) {
    throw new RangeError(`seed has ${seed.length} cells, margins need ${rows.length} × ${columns.length}`);
  }
  const rowTotal = sum(rows);
  const columnTotal = sum(columns);
  if (!(Math.abs(rowTotal - columnTotal) <= 1e-6 * Math.max(1, rowTotal))) {
    throw new RakingError(
      `Margins contradict each other: rows sum to ${rowTotal}, columns to ${columnTotal}.`,
    );
  }
}

/** Scales each row to its margin; returns the largest relative miss before scaling. */
function scaleRows(table: Float64Array, rows: Float64Array, width: number): number {
  let miss = 0;
  for (let row = 0; row < rows.length; row++) {
    let total = 0;
    for (let at = row * width; at < (row + 1) * width; at++) total += table[at]!;
    const margin = rows[row]!;
    if (total === 0 && margin > 0)
      throw new RakingError(`Row ${row} must sum to ${margin} but its seed is all 0.`, { row });
    const factor = total === 0 ? 0 : margin / total;
    if (margin > 0) miss = Math.max(miss, Math.abs(total - margin) / margin);
    for (let at = row * width; at < (row + 1) * width; at++) table[at]! *= factor;
  }
  return miss;
}

function scaleColumns(table: Float64Array, height: number, columns: Float64Array): void {
  const width = columns.length;
  for (let column = 0; column < width; column++) {
    let total = 0;
    for (let row = 0; row < height; row++) total += table[row * width + column]!;
    const margin = columns[column]!;
    if (total === 0 && margin > 0) {
      throw new RakingError(`Column ${column} must sum to ${margin} but its seed is all 0.`, { column });
    }
    const factor = total === 0 ? 0 : margin / total;
    for (let row = 0; row < height; row++) table[row * width + column]! *= factor;
  }
}

/** Plain sum of a numeric array. */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}
