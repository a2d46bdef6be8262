import { describe, expect, it } from 'vitest';
import { allocate, apportion, drawsFrom } from '#lib/domain/simulation/draws.ts';
import { seededRandom } from '#lib/domain/random/random.ts';

const draws = () => drawsFrom(seededRandom(7));
const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);

describe('binomial', () => {
  it('has the mean and variance of a binomial', () => {
    const source = draws();
    const drawn = Array.from({ length: 4_000 }, () => source.binomial(200, 0.3));
    const mean = sum(drawn) / drawn.length;
    const variance = sum(drawn.map((k) => (k - mean) ** 2)) / (drawn.length - 1);
    expect(mean).toBeCloseTo(60, 0);
    expect(Math.abs(variance / 42 - 1)).toBeLessThan(0.1);
  });

  it('is certain at chance 0 and 1', () => {
    expect([draws().binomial(9, 0), draws().binomial(9, 1), draws().binomial(0, 0.5)]).toEqual([0, 9, 0]);
  });
});

describe('allocate', () => {
  it('places everybody, in proportion to the weights', () => {
    const placed = allocate(60_000, [1, 2, 0, 3], [1e9, 1e9, 1e9, 1e9], draws());
    expect(sum(placed)).toBe(60_000);
    expect(placed[2]).toBe(0);
    expect(Math.abs(placed[3]! - 30_000)).toBeLessThan(600);
  });

  it('places nobody beyond the room, and fills it to the last place when need be', () => {
    expect([...allocate(10, [5, 1, 1], [2, 5, 3], draws())]).toEqual([2, 5, 3]);
    expect([...allocate(0, [1, 1], [0, 0], draws())]).toEqual([0, 0]);
  });

  it('refuses more people than there is room for', () => {
    expect(() => allocate(11, [5, 1, 1], [2, 5, 3], draws())).toThrow('no room for 1 of 11');
  });
});

describe('apportion', () => {
  it('uses largest remainders', () => {
    expect([...apportion(10, [1, 1, 1])]).toEqual([4, 3, 3]);
    expect([...apportion(100, [43.6, 29.9, 26.5])]).toEqual([44, 30, 26]);
  });

  it('refuses weights that are all 0', () => {
    expect(() => apportion(5, [0, 0])).toThrow('no place for 5');
  });
});
