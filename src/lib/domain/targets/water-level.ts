/**
 * A number that rises with a level λ: rise × λ, cut to its bounds. Every line runs through 0, so that where none is cut the numbers
 * share their sum in proportion to their rises.
 */
export interface Rising {
  /** Whole, low ≤ high; `high` is infinite only where `up` is above 0. */
  low: number;
  high: number;
  /** Rise per level below 0 and above 0, ≥ 0. */
  down: number;
  up: number;
  /** The number stands still below and above these levels; infinite where there are none. */
  from: number;
  to: number;
}

/** The level at which numbers sum to a total. */
export interface WaterLevel {
  /** Finite; where `rises` is 0 nobody moves, and it is one of the levels at which that is so. */
  level: number;
  /** Sum of the rises of those who move here, and what is left for them: level = shared ÷ rises. */
  rises: number;
  shared: number;
  /** Each number, to floating point; whole where it does not move. */
  values: Float64Array;
  /** 1 for those between their bounds. */
  moves: Uint8Array;
}

/**
 * The lowest level at which the numbers sum to `total`. The sum is piecewise linear in the level and never falls; its corners are
 * where a number meets a bound. A bisection over the sorted corners finds the two between which the total lies, and there the
 * level is a quotient: exact, O(n log n).
 * Invariant of the bisection: the sum is below the total at every corner before `first`, and not at any from `end` on.
 * Method: breakpoint search of the continuous quadratic knapsack, Pardalos & Kovoor (1990), Mathematical Programming 46.
 *
 * @param total between the sums of what each can least and most be
 */
export function waterLevel(all: readonly Rising[], total: number): WaterLevel {
  const corners = cornersOf(all).sort();
  let [first, end] = [0, corners.length];
  while (first < end) {
    const middle = (first + end) >> 1;
    if (sumAt(all, corners[middle]!) < total) first = middle + 1;
    else end = middle;
  }
  return levelWithin(all, total, between(corners, first));
}

/** A number at a finite level. */
export function valueAt({ low, high, down, up, from, to }: Rising, level: number): number {
  const at = Math.min(Math.max(level, from), to);
  return Math.min(Math.max((at < 0 ? down : up) * at, low), high);
}

/** Every level at which a number begins or ceases to move; 0 is one. */
function cornersOf(all: readonly Rising[]): Float64Array {
  const corners = [0];
  const add = (level: number) => {
    if (level !== 0 && Number.isFinite(level)) corners.push(level);
  };
  for (const { low, high, down, up, from, to } of all) {
    add(low / (low < 0 ? down : up));
    add(high / (high < 0 ? down : up));
    add(from);
    add(to);
  }
  return Float64Array.from(corners);
}

function sumAt(all: readonly Rising[], level: number): number {
  let sum = 0;
  for (const one of all) sum += valueAt(one, level);
  return sum;
}

/** A level between a corner and the one before; before the first and after the last (0 is among them) as far out again. */
function between(corners: Float64Array, at: number): number {
  const before = corners[at - 1] ?? 2 * corners[0]! - 1;
  const after = corners[at] ?? 2 * corners.at(-1)! + 1;
  if (at === 0) return before;
  return at === corners.length ? after : before + (after - before) / 2;
}

function levelWithin(all: readonly Rising[], total: number, inside: number): WaterLevel {
  const values = new Float64Array(all.length);
  const moves = new Uint8Array(all.length);
  const riseOf = ({ down, up }: Rising) => (inside < 0 ? down : up);
  let rises = 0;
  let shared = total;
  for (const [i, one] of all.entries()) {
    values[i] = valueAt(one, inside);
    moves[i] = Number(isMoving(one, values[i]!, inside));
    if (moves[i] === 1) rises += riseOf(one);
    else shared -= values[i]!;
  }
  for (const [i, one] of all.entries())
    if (moves[i] === 1) values[i] = Math.min(Math.max((riseOf(one) * shared) / rises, one.low), one.high);
  return { level: rises > 0 ? shared / rises : inside, rises, shared, values, moves };
}

function isMoving({ low, high, down, up, from, to }: Rising, value: number, at: number): boolean {
  return (at < 0 ? down : up) > 0 && value > low && value < high && at > from && at < to;
}
