import { randomBeta, randomBinomial } from 'd3-random';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '#lib/domain/random/random.ts';
import { responseRates, type ResponseCounts } from '#lib/domain/targets/response.ts';

const group = (name: string, registered: number | null, uncovered: number | null): ResponseCounts => ({
  group: name,
  uncovered,
  registered,
});

describe('worked out by hand', () => {
  // 10%, 20% and 30% of 100: mean 0.2, spread 2, p(1 − p) = 0.16. ρ = (2 ÷ 0.16 − 2) ÷ (200 − 2) = 10.5 ÷ 198.
  const counts = [group('a', 10, 100), group('b', 20, 100), group('c', 30, 100)];
  const { prior, groups } = responseRates(counts);
  const strength = 198 / 10.5 - 1;

  test('the branch has its mean, and a strength by the moments of Kleinman', () => {
    expect(prior).toEqual({
      mean: 0.2,
      strength: expect.closeTo(strength, 9),
      pooled: null,
      groups: 3,
      uncovered: 300,
      registered: 60,
    });
  });

  test('every group is drawn towards it', () => {
    expect(groups.map(({ rate }) => rate)).toEqual([
      expect.closeTo((strength * 0.2 + 10) / (strength + 100), 9),
      expect.closeTo(0.2, 9),
      expect.closeTo((strength * 0.2 + 30) / (strength + 100), 9),
    ]);
    expect(groups.map(({ raw }) => raw)).toEqual([0.1, 0.2, 0.3]);
    expect(groups[1]).toMatchObject({ uncovered: 100, registered: 20, reason: null });
    expect(groups[1]!.low).toBeCloseTo(0.1538, 3);
    expect(groups[1]!.high).toBeCloseTo(0.2478, 3);
  });
});

describe('groups that cannot be told apart have the rate of all', () => {
  test('two are too few', () => {
    const { prior, groups } = responseRates([group('a', 0, 100), group('b', 20, 100)]);
    expect(prior).toMatchObject({ mean: 0.1, strength: null, pooled: 'few-groups' });
    expect(groups.map(({ rate }) => rate)).toEqual([0.1, 0.1]);
  });

  test('no difference beyond chance', () => {
    const { prior, groups } = responseRates([1, 2, 3, 4].map((i) => group(`g${i}`, 10 + (i % 2), 100)));
    expect(prior).toMatchObject({ strength: null, pooled: 'no-difference' });
    expect(new Set(groups.map(({ rate }) => rate))).toEqual(new Set([42 / 400]));
  });

  test('nobody registered: the rate is 0, and its interval says how sure that is', () => {
    const { groups } = responseRates([1, 2, 3].map((i) => group(`g${i}`, 0, 50)));
    expect(groups[0]).toMatchObject({ rate: 0, low: 0 });
    expect(groups[0]!.high).toBeCloseTo(0.009, 3);
  });

  test('everybody registered', () => {
    const { groups } = responseRates([1, 2, 3].map((i) => group(`g${i}`, 50, 50)));
    expect(groups[0]).toMatchObject({ rate: 1, high: 1 });
  });

  test('one person a group says nothing about groups', () => {
    const { prior } = responseRates([0, 1, 1, 0].map((registered, i) => group(`g${i}`, registered, 1)));
    expect(prior!.pooled).toBe('no-difference');
  });
});

test('all or none in each group: nothing is drawn anywhere, and nothing is NaN', () => {
  const { prior, groups } = responseRates([group('a', 0, 10), group('b', 10, 10), group('c', 0, 10)]);
  expect(prior!.strength).toBeCloseTo(0, 9);
  expect(groups.map(({ rate, low, high }) => [rate, low, high])).toEqual([
    [0, 0, 0],
    [1, 1, 1],
    [0, 0, 0],
  ]);
});

test('what cannot be counted has a reason and no rate, and does not count in the mean', () => {
  const counts = [
    group('a', null, 100),
    group('b', 5, null),
    group('c', 3, 0),
    group('d', 30, 20),
    group('e', 10, 100),
  ];
  const { prior, groups } = responseRates(counts);
  expect(groups.map(({ rate, reason }) => rate ?? reason)).toEqual([
    'not-reported',
    'not-reported',
    'nobody-uncovered',
    'more-than-uncovered',
    0.1,
  ]);
  expect(prior).toMatchObject({ groups: 1, mean: 0.1 });
  expect(responseRates(counts.slice(0, 4)).prior).toBeNull();
  expect(responseRates([])).toEqual({ prior: null, groups: [] });
});

test('negative counts are refused', () => {
  expect(() => responseRates([group('a', -1, 10)])).toThrow(RangeError);
  expect(() => responseRates([group('a', 1, NaN)])).toThrow(RangeError);
});

const anyCounts = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.double({ min: 0, max: 1, noNaN: true })), {
    minLength: 1,
    maxLength: 30,
  })
  .map((all) => all.map(([uncovered, share], i) => group(`g${i}`, Math.floor(uncovered * share), uncovered)));

describe('any counts', () => {
  test('a rate lies between what the group did and the mean of all, inside its interval, in 0–1', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const { prior, groups } = responseRates(counts);
        for (const { rate, raw, low, high } of groups) {
          expect(rate!).toBeGreaterThanOrEqual(Math.min(raw!, prior!.mean) - 1e-12);
          expect(rate!).toBeLessThanOrEqual(Math.max(raw!, prior!.mean) + 1e-12);
          expect(0 <= low! && low! <= rate! && rate! <= high! && high! <= 1).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('the order of the groups does not matter', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const back = responseRates(counts.toReversed()).groups.toReversed();
        responseRates(counts).groups.forEach(({ rate }, i) => {
          expect(back[i]!.rate).toBeCloseTo(rate!, 9);
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('where the truth is known', () => {
  const [MEAN, STRENGTH, WORLDS, GROUPS] = [0.05, 60, 60, 14];

  /** Groups of 30 to 600 people whose rates are drawn from a beta, and what happened in them. */
  function world(seed: number) {
    const source = seededRandom(seed);
    const rate = randomBeta.source(source)(STRENGTH * MEAN, STRENGTH * (1 - MEAN));
    return Array.from({ length: GROUPS }, (_, i) => {
      const uncovered = 30 + Math.floor(570 * source());
      const truth = rate();
      const registered = randomBinomial.source(source)(uncovered, truth)();
      return { truth, counts: group(`g${i}`, registered, uncovered) };
    });
  }
  const worlds = Array.from({ length: WORLDS }, (_, i) => world(3317 + i));
  const judged = worlds.map((all) => {
    const { groups } = responseRates(all.map(({ counts }) => counts));
    return groups.map((one, i) => ({ ...one, truth: all[i]!.truth }));
  });

  test('drawing towards the mean makes the squared error smaller', () => {
    const error = (of: 'rate' | 'raw') =>
      judged.flat().reduce((sum, one) => sum + (one[of]! - one.truth) ** 2, 0);
    expect(error('rate')).toBeLessThan(0.85 * error('raw'));
  });

  test('the 80% intervals hold the truth nearly as often as they say', () => {
    const all = judged.flat();
    const inside = all.filter(({ low, high, truth }) => low! <= truth && truth <= high!).length;
    expect(inside / all.length).toBeGreaterThan(0.7);
    expect(inside / all.length).toBeLessThan(0.85);
  });

  test('with many groups mean and strength are found', () => {
    const many = worlds.flat().map(({ counts }) => counts);
    const { prior } = responseRates(many);
    expect(prior!.mean).toBeCloseTo(MEAN, 2);
    expect(Math.abs(Math.log(prior!.strength! / STRENGTH))).toBeLessThan(Math.log(1.4));
  });
});
