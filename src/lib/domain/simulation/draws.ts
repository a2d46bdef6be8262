import { randomBinomial, randomNormal } from 'd3-random';
import type { RandomSource } from '../random/random.ts';

/** The random draws the simulation needs, all from one seeded source. */
export interface Draws {
  /** Successes in `n` trials with chance `p`; exactly 0 or `n` at the ends. */
  binomial(n: number, p: number): number;
  /** A factor with median 1 whose logarithm has standard deviation `sd`. */
  logNormal(sd: number): number;
}

/** Draws from a seeded source. */
export function drawsFrom(source: RandomSource): Draws {
  const binomial = randomBinomial.source(source);
  const normal = randomNormal.source(source)();
  return {
    binomial: (n, p) => (n <= 0 || p <= 0 ? 0 : p >= 1 ? n : binomial(n, p)()),
    logNormal: (sd) => Math.exp(sd * normal()),
  };
}

/**
 * Spreads `total` people over places as a multinomial with the given weights, no place taking more than its
 * room: what does not fit is drawn again over the places that still have room.
 * @throws RangeError when the places with a weight have less room than `total`.
 */
export function allocate(
  total: number,
  weights: ArrayLike<number>,
  room: ArrayLike<number>,
  draws: Draws,
): Int32Array {
  const placed = new Int32Array(weights.length);
  for (let left = total; left > 0;) {
    const open = Float64Array.from(weights, (weight, i) => (placed[i]! < room[i]! ? weight : 0));
    if (!open.some((weight) => weight > 0)) throw new RangeError(`no room for ${left} of ${total} people`);
    left -= drawOnce(left, open, room, placed, draws);
  }
  return placed;
}

/** One multinomial draw as conditional binomials, cut at each place's room; returns how many found one. */
function drawOnce(
  total: number,
  weights: Float64Array,
  room: ArrayLike<number>,
  placed: Int32Array,
  draws: Draws,
): number {
  let weightLeft = weights.reduce((sum, weight) => sum + weight, 0);
  let left = total;
  let found = 0;
  for (let i = 0; i < weights.length && left > 0; i++) {
    if (weights[i] === 0) continue;
    const drawn = draws.binomial(left, weights[i]! / weightLeft);
    const taken = Math.min(drawn, room[i]! - placed[i]!);
    placed[i]! += taken;
    found += taken;
    left -= drawn;
    weightLeft -= weights[i]!;
  }
  return found;
}

/**
 * Shares `total` people in proportion to the weights without chance, by largest remainders (Hamilton).
 * @throws RangeError when no weight is above 0.
 */
export function apportion(total: number, weights: readonly number[]): Int32Array {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (!(sum > 0)) throw new RangeError(`no place for ${total} people`);
  const quotas = weights.map((weight) => (total * weight) / sum);
  const shares = Int32Array.from(quotas, Math.floor);
  const missing = total - shares.reduce((a, b) => a + b, 0);
  const remainder = (i: number) => quotas[i]! - shares[i]!;
  const order = quotas.map((_, i) => i).sort((a, b) => remainder(b) - remainder(a) || a - b);
  for (const i of order.slice(0, missing)) shares[i]! += 1;
  return shares;
}
