import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A source of uniform numbers in [0, 1). */
export type RandomSource = () => number;

/**
 * A seeded uniform source: the same seed gives the same sequence on every machine.
 * xoroshiro128+ (Blackman & Vigna 2018), 32 bits per number.
 */
export function seededRandom(seed: number): RandomSource {
  const generator = xoroshiro128plus(seed);
  return () => (generator.next() >>> 0) / 0x1_0000_0000;
}
