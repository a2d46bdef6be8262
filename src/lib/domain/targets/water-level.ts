/** A value that rises along a line from one level to another, and stands still outside of it. */
interface Slope {
  from: number;
  to: number;
  /** Rise per level, > 0. */
  rise: number;
}

/** A value that never falls as the level rises: what it is below all its slopes, and the slopes, which do not overlap. */
export interface Rising {
  least: number;
  slopes: readonly Slope[];
}

/** The value at a level. */
export function valueAt({ least, slopes }: Rising, level: number): number {
  return slopes.reduce(
    (value, { from, to, rise }) => value + rise * Math.max(0, Math.min(level, to) - from),
    least,
  );
}

/** What is reached at the highest level. */
export function mostOf(rising: Rising): number {
  return valueAt(rising, Infinity);
}

/** The same value for levels kept within two ends. */
export function within(rising: Rising, low: number, high: number): Rising {
  const slopes = rising.slopes.flatMap(({ from, to, rise }) => {
    const cut = { from: Math.max(from, low), to: Math.min(to, high), rise };
    return cut.to > cut.from ? [cut] : [];
  });
  return { least: low === -Infinity ? rising.least : valueAt(rising, low), slopes };
}

/** Relative room for what floating point adds to sums of whole people. */
const TOLERANCE = 1e-9;

/**
 * The lowest level at which values sum to `total`; −∞ where they do so below all slopes, null where they never do.
 * The sum is piecewise linear and never falls, so it is followed from corner to corner: exact, O(n log n).
 * Method: breakpoint search of the continuous knapsack (Pardalos & Kovoor 1990), by sorting.
 */
export function levelAt(all: readonly Rising[], total: number): number | null {
  const room = TOLERANCE * Math.max(1, Math.abs(total));
  let sum = all.reduce((least, one) => least + one.least, 0);
  if (total <= sum + room) return -Infinity;
  const corners = all.flatMap(({ slopes }) =>
    slopes.flatMap(({ from, to, rise }) => [
      { level: from, change: rise },
      ...(to < Infinity ? [{ level: to, change: -rise }] : []),
    ]),
  );
  corners.sort((a, b) => a.level - b.level);
  let [rise, open, level] = [0, 0, corners[0]?.level ?? 0];
  // Invariant: `sum` is the sum at `level`; up to the next corner it rises by `rise`, along `open` slopes.
  for (const corner of corners) {
    const gain = rise * (corner.level - level);
    if (open > 0 && sum + gain >= total - room) return Math.min(corner.level, level + (total - sum) / rise);
    sum += gain;
    level = corner.level;
    open += Math.sign(corner.change);
    rise = open === 0 ? 0 : rise + corner.change;
  }
  return open > 0 ? level + (total - sum) / rise : null;
}
