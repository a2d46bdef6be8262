import { describe, expect, it } from 'vitest';
import { seededRandom } from '#lib/domain/random/random.ts';

const numbers = (seed: number, count: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random());
};
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const variance = (values: readonly number[]) => mean(values.map((value) => value ** 2)) - mean(values) ** 2;

/** xoroshiro128+ as published, on 64-bit integers: low 32 bits of s0 + s1, then the state moves on. */
function published(seed: number, count: number): number[] {
  const word = (value: bigint) => BigInt.asUintN(64, value);
  const rotate = (value: bigint, by: bigint) => word((value << by) | (value >> (64n - by)));
  let s0 = word((0xffff_ffffn << 32n) | BigInt(~seed >>> 0));
  let s1 = word(BigInt(seed >>> 0) << 32n);
  return Array.from({ length: count }, () => {
    const number = Number((s0 + s1) & 0xffff_ffffn) / 2 ** 32;
    s1 ^= s0;
    s0 = word(rotate(s0, 24n) ^ s1 ^ (s1 << 16n));
    s1 = rotate(s1, 37n);
    return number;
  });
}

describe('seededRandom', () => {
  it('is xoroshiro128+ as published, after the first 64 numbers', () => {
    for (const seed of [0, 1, 3317, 331_710]) {
      expect(numbers(seed, 100)).toEqual(published(seed, 164).slice(64));
    }
  });

  it('gives the same sequence for the same seed, another for another', () => {
    expect(numbers(3317, 50)).toEqual(numbers(3317, 50));
    expect(numbers(3317, 50)).not.toEqual(numbers(3318, 50));
  });

  it('is uniform in [0, 1)', () => {
    const drawn = numbers(7, 100_000);
    expect(Math.min(...drawn.slice(0, 50_000))).toBeGreaterThanOrEqual(0);
    expect(drawn.every((value) => value < 1)).toBe(true);
    expect(mean(drawn)).toBeCloseTo(1 / 2, 2);
    expect(variance(drawn)).toBeCloseTo(1 / 12, 2);
    for (let tenth = 0; tenth < 10; tenth++) {
      const inside = drawn.filter((value) => Math.floor(value * 10) === tenth).length;
      expect(Math.abs(inside - 10_000)).toBeLessThan(400);
    }
  });

  it('does not echo itself: one number says nothing of the next', () => {
    const drawn = numbers(7, 50_001);
    const products = drawn.slice(1).map((value, i) => (value - 0.5) * (drawn[i]! - 0.5));
    expect(Math.abs(mean(products)) * 12).toBeLessThan(0.02);
  });

  it.each([0, 1, 2])('starts anywhere: number %i of a thousand neighbouring seeds is uniform', (at) => {
    const drawn = Array.from({ length: 1000 }, (_, seed) => numbers(seed, at + 1)[at]!);
    expect(Math.abs(mean(drawn) - 1 / 2)).toBeLessThan(0.03);
    expect(Math.abs(variance(drawn) - 1 / 12)).toBeLessThan(0.01);
  });
});
