import { sum } from './raking.ts';

/** Remainders are compared in steps of 1 ÷ 2²⁰, about a millionth: a tie stays a tie whatever floating point adds to it. */
const STEPS = 2 ** 20;

/**
 * Integers that add up: rounds non-negative shares to whole numbers whose sum is exactly `total`.
 * Floors first; the units left over go to the largest remainders, ties (to about a millionth) to the earlier position.
 *
 * @param shares ≥ 0, any scale; they are scaled to `total` first
 * @param total non-negative 32-bit integer
 * @throws RangeError for a negative or non-finite share, another total, or all-zero shares of a positive total
 * Method: largest remainder (Hamilton); each result is within 1 of its exact share.
 */
export function roundToTotal(shares: ArrayLike<number>, total: number): Int32Array {
  if (!Number.isInteger(total) || total < 0 || total > 0x7fff_ffff)
    throw new RangeError(`total ${total} is not a non-negative 32-bit integer`);
  for (let i = 0; i < shares.length; i++) {
    if (!(shares[i]! >= 0 && shares[i]! < Infinity))
      throw new RangeError(`share ${shares[i]} at ${i} is not ≥ 0`);
  }
  const scale = sum(shares);
  if (scale === 0 && total > 0) throw new RangeError(`cannot split ${total}: every share is 0`);

  const exact = Float64Array.from(shares, (share) => (scale === 0 ? 0 : (share / scale) * total));
  const rounded = Int32Array.from(exact, Math.floor);
  const left = total - sum(rounded);
  const remainders = exact.map((share, i) => Math.round((share - rounded[i]!) * STEPS));
  const byRemainder = Array.from(exact.keys()).sort((a, b) => remainders[b]! - remainders[a]! || a - b);
  for (const i of byRemainder.slice(0, left)) rounded[i]! += 1;
  return rounded;
}
