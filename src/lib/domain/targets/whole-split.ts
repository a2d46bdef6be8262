/** A share that is to become a whole number; shares stand in the order of their codes. */
export interface Share {
  kecamatan: string;
  exact: number;
  /** Breaks ties of remainders before the code does: the larger first, so that more weight never gets less. */
  weight: number;
}

/** Remainders are compared in steps of 1 ÷ 2²⁰, about a millionth: a tie stays a tie whatever floating point adds to it. */
const STEPS = 2 ** 20;

/**
 * Whole numbers that sum to `total`, each the share rounded down or up: floors first, the units left over to the largest
 * remainders; ties to the larger weight, then to the earlier code. A kecamatan whose exact sum lies within its bounds (whole
 * numbers) stays within them: what it lacks to its minimum is given first, and nothing beyond its maximum. The bounds are
 * laminar, so taking the largest remainder that is still allowed never gets stuck.
 *
 * @param shares fewer than 2²⁰, sum to `total`, a whole number, but for floating point
 * @throws RangeError where they do not
 * Method: largest remainder (Hamilton), within laminar bounds.
 */
export function wholeSplit(
  shares: readonly Share[],
  total: number,
  kecamatanBounds: ReadonlyMap<string, { min: number; max: number }>,
): Float64Array {
  const snapped = Float64Array.from(shares, ({ exact }) => Math.round(exact * STEPS) / STEPS);
  const whole = snapped.map(Math.floor);
  const sums = new Map(Array.from(kecamatanBounds.keys(), (code) => [code, 0]));
  for (const [i, { kecamatan }] of shares.entries()) {
    const sum = sums.get(kecamatan);
    if (sum !== undefined) sums.set(kecamatan, sum + whole[i]!);
  }
  let left = total - whole.reduce((sum, one) => sum + one, 0);
  let waiting = byRemainder(shares, snapped, whole);
  const giveUpTo = (bound: 'min' | 'max', without: number) => {
    waiting = waiting.filter((i) => {
      const { kecamatan } = shares[i]!;
      const sum = sums.get(kecamatan) ?? 0;
      if (left <= 0 || sum >= (kecamatanBounds.get(kecamatan)?.[bound] ?? without)) return true;
      whole[i]! += 1;
      left -= 1;
      if (sums.has(kecamatan)) sums.set(kecamatan, sum + 1);
      return false;
    });
  };
  giveUpTo('min', -Infinity);
  giveUpTo('max', Infinity);
  if (left !== 0) throw new RangeError(`shares do not sum to ${total} within their bounds: ${left} left`);
  return whole;
}

/** Positions of shares that are not whole, largest remainder first. */
function byRemainder(shares: readonly Share[], snapped: Float64Array, floors: Float64Array): number[] {
  const remainders = snapped.map((exact, i) => exact - floors[i]!);
  return Array.from(shares.keys())
    .filter((i) => remainders[i]! > 0)
    .sort((a, b) => remainders[b]! - remainders[a]! || shares[b]!.weight - shares[a]!.weight || a - b);
}
