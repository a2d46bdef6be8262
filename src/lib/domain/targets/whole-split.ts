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
  const groups = groupsOf(shares, whole, kecamatanBounds);
  const waiting = byRemainder(shares, snapped, whole);
  const isRaised = new Uint8Array(shares.length);
  let left = total - whole.reduce((sum, one) => sum + one, 0);
  const giveWhere = (mayHave: (group: Group | null) => boolean) => {
    for (const i of waiting) {
      if (left <= 0) return;
      const group = groups[i]!;
      if (isRaised[i] === 1 || !mayHave(group)) continue;
      isRaised[i] = 1;
      whole[i]! += 1;
      if (group !== null) group.sum += 1;
      left -= 1;
    }
  };
  giveWhere((group) => group !== null && group.sum < group.min);
  giveWhere((group) => group === null || group.sum < group.max);
  if (left !== 0) throw new RangeError(`shares do not sum to ${total} within their bounds: ${left} left`);
  return whole;
}

/** Bounds of a kecamatan and what its desa have so far. */
interface Group {
  min: number;
  max: number;
  sum: number;
}

/** The group of each share; null where its kecamatan has no bounds. */
function groupsOf(
  shares: readonly Share[],
  whole: Float64Array,
  bounds: ReadonlyMap<string, { min: number; max: number }>,
): (Group | null)[] {
  const groups = new Map(Array.from(bounds, ([code, { min, max }]) => [code, { min, max, sum: 0 }]));
  return shares.map(({ kecamatan }, i) => {
    const group = groups.get(kecamatan) ?? null;
    if (group !== null) group.sum += whole[i]!;
    return group;
  });
}

/** Positions of shares that are not whole, largest remainder first. */
function byRemainder(shares: readonly Share[], snapped: Float64Array, floors: Float64Array): number[] {
  const remainders = snapped.map((exact, i) => exact - floors[i]!);
  return Array.from(shares.keys())
    .filter((i) => remainders[i]! > 0)
    .sort((a, b) => remainders[b]! - remainders[a]! || shares[b]!.weight - shares[a]!.weight || a - b);
}
