import { describe, expect, test } from 'vitest';
import { wholeSplit } from '#lib/domain/targets/whole-split.ts';

const share = (exact: number, kecamatan = 'a', weight = 1) => ({ exact, kecamatan, weight });
const anywhere = new Map<string, { min: number; max: number }>();

describe('wholeSplit', () => {
  test('gives what is left to the largest remainders', () => {
    expect([...wholeSplit([share(1.2), share(2.5), share(3.3)], 7, anywhere)]).toEqual([1, 3, 3]);
  });

  test('gives a tie to the larger weight, then to the earlier position', () => {
    expect([...wholeSplit([share(0.5), share(0.5, 'a', 2), share(0.5), share(0.5)], 2, anywhere)]).toEqual([
      1, 1, 0, 0,
    ]);
  });

  test('rounds what is given up alike', () => {
    expect([...wholeSplit([share(-1.25), share(-2.75)], -4, anywhere)]).toEqual([-1, -3]);
  });

  test('fills the minimum of a kecamatan first, and nothing beyond a maximum', () => {
    const shares = [share(0.4, 'a'), share(0.6, 'a'), share(0.9, 'b'), share(0.9, 'b'), share(0.2, 'c')];
    expect([...wholeSplit(shares, 3, new Map([['a', { min: 1, max: 9 }]]))]).toEqual([0, 1, 1, 1, 0]);
    const atMost = new Map([['b', { min: 0, max: 1 }]]);
    expect([...wholeSplit(shares, 3, atMost)]).toEqual([1, 1, 1, 0, 0]);
  });

  test('does not take floating point for a remainder', () => {
    expect([...wholeSplit([share(2.9999999999), share(1.0000000001)], 4, anywhere)]).toEqual([3, 1]);
  });

  test('refuses shares that do not sum to the total', () => {
    expect(() => wholeSplit([share(1), share(2)], 4, anywhere)).toThrow('1 left');
    expect(() => wholeSplit([share(1), share(2)], 2, anywhere)).toThrow('-1 left');
  });
});
