import { describe, expect, it } from 'vitest';
import { namedRandom, seedOf } from '#lib/domain/random/named-random.ts';
import { DESA } from '../workers/rembang.ts';

const numbers = (name: string, count: number, seed = 3317) => {
  const random = namedRandom(seed, name);
  return Array.from({ length: count }, () => random());
};

describe('namedRandom', () => {
  it('gives a name the same numbers, whoever else draws', () => {
    const alone = numbers('33.17.10.2030', 5);
    const [one, other] = [namedRandom(3317, '33.17.10.2030'), namedRandom(3317, '33.17.10.2031')];
    const between = Array.from({ length: 5 }, () => {
      other();
      return one();
    });
    expect(between).toEqual(alone);
  });

  it('gives another name, or another seed, other numbers', () => {
    expect(numbers('33.17.10.2030', 5)).not.toEqual(numbers('33.17.10.2031', 5));
    expect(numbers('33.17.10.2030', 5)).not.toEqual(numbers('33.17.10.2030', 5, 3318));
  });

  it('names as alike as the codes of desa start far apart: no two alike, first numbers uniform', () => {
    const seeds = DESA.map(({ code }) => seedOf(3317, code));
    expect(new Set(seeds).size).toBe(294);
    const first = DESA.map(({ code }) => numbers(code, 1)[0]!);
    for (let quarter = 0; quarter < 4; quarter++) {
      const inside = first.filter((value) => Math.floor(value * 4) === quarter).length;
      expect(Math.abs(inside - 294 / 4)).toBeLessThan(30);
    }
  });

  it('neighbouring names say nothing of each other', () => {
    const [a, b] = [numbers('33.17.10.2030', 20_000), numbers('33.17.10.2031', 20_000)];
    const together = a.reduce((sum, value, i) => sum + (value - 0.5) * (b[i]! - 0.5), 0) / a.length;
    expect(Math.abs(together * 12)).toBeLessThan(0.03);
  });
});
