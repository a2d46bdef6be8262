/** So small beside the sums of squares that it only keeps columns without spread from dividing by 0. */
const RIDGE = 1e-9;

/**
 * Slopes of a linear fit without intercept by least squares: `y ≈ Σ slope × x`. A column without any spread has slope 0.
 * Method: normal equations, Gauss–Jordan; they are positive definite, so no pivoting is needed.
 *
 * @param points rows of as many `x` each
 */
export function slopes(points: readonly { x: readonly number[]; y: number }[]): number[] {
  const width = points[0]?.x.length ?? 0;
  const rows = Array.from({ length: width }, (_, a) => [
    ...Array.from({ length: width }, (_, b) => sumOf(points, ({ x }) => x[a]! * x[b]!)),
    sumOf(points, ({ x, y }) => x[a]! * y),
  ]);
  rows.forEach((row, a) => {
    row[a] = row[a]! * (1 + RIDGE) + Number.MIN_VALUE;
  });
  for (let pivot = 0; pivot < width; pivot++)
    for (let row = 0; row < width; row++) if (row !== pivot) eliminate(rows, row, pivot);
  return rows.map((row, a) => (row[a]! > Number.MIN_VALUE ? row[width]! / row[a]! : 0));
}

function eliminate(rows: number[][], row: number, pivot: number): void {
  const from = rows[pivot]!;
  if (!(from[pivot]! > Number.MIN_VALUE)) return;
  const factor = rows[row]![pivot]! / from[pivot]!;
  rows[row] = rows[row]!.map((value, at) => value - factor * from[at]!);
}

function sumOf<T>(all: readonly T[], valueOf: (one: T) => number): number {
  return all.reduce((sum, one) => sum + valueOf(one), 0);
}
