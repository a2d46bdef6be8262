/** A share that is to become a whole number. */
export interface Share {
  code: string;
  kecamatan: string;
  /** Exact, ≥ 0. */
  exact: number;
  /** Breaks ties of remainders before the code does: the larger first. */
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
 * @param shares sum to `total`, a whole number, but for floating point
 * Method: largest remainder (Hamilton), within laminar bounds.
 */
export function wholeSplit(
  shares: readonly Share[],
  total: number,
  kecamatanBounds: Readonly<Record<string, { min?: number; max?: number }>>,
): Int32Array {
  const snapped = shares.map(({ exact }) => Math.round(exact * STEPS) / STEPS);
  const people = Int32Array.from(snapped, Math.floor);
  const order = byRemainder(shares, snapped, people);
  const sums = new Map<string, number>();
  shares.forEach(({ kecamatan }, i) => sums.set(kecamatan, (sums.get(kecamatan) ?? 0) + people[i]!));
  let left = total - people.reduce((sum, one) => sum + one, 0);
  const raise = (i: number) => {
    const { kecamatan } = shares[i]!;
    people[i]! += 1;
    sums.set(kecamatan, sums.get(kecamatan)! + 1);
    left -= 1;
  };
  const isRaised = new Uint8Array(shares.length);
  const pass = (isWanted: (kecamatan: string) => boolean) => {
    for (const i of order) {
      if (left <= 0) return;
      if (isRaised[i] || !isWanted(shares[i]!.kecamatan)) continue;
      isRaised[i] = 1;
      raise(i);
    }
  };
  pass((kecamatan) => sums.get(kecamatan)! < (kecamatanBounds[kecamatan]?.min ?? 0));
  pass((kecamatan) => sums.get(kecamatan)! < (kecamatanBounds[kecamatan]?.max ?? Infinity));
  return people;
}

/** Positions of shares that are not whole, largest remainder first. */
function byRemainder(shares: readonly Share[], snapped: readonly number[], floors: Int32Array): number[] {
  const remainder = (i: number) => snapped[i]! - floors[i]!;
  return shares
    .map((_, i) => i)
    .filter((i) => remainder(i) > 0)
    .sort((a, b) => remainder(b) - remainder(a) || compare(shares[a]!, shares[b]!));
}

function compare(a: Share, b: Share): number {
  return b.weight - a.weight || (a.code < b.code ? -1 : 1);
}
