import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A source of uniform numbers in [0, 1). */
export type RandomSource = () => number;

/** Numbers left out after seeding: the first few of all small seeds are nearly the same. */
const WARM_UP = 64;

/**
 * A seeded uniform source: the same seed gives the same sequence on every machine.
 * xoroshiro128+ (Blackman & Vigna 2018), 32 bits per number.
 */
export function seededRandom(seed: number): RandomSource {
  const generator = xoroshiro128plus(seed);
  for (let i = 0; i < WARM_UP; i++) generator.next();
  return () => (generator.next() >>> 0) / 0x1_0000_0000;
}
