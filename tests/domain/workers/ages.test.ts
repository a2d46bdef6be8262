import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareFrom15 } from '#lib/domain/workers/ages.ts';

const groups = (...given: [string, number][]) => given.map(([age, people]) => ({ age, people }));

describe('the share aged 15 and over', () => {
  test('is people from 15 on ÷ all, whatever the width of the groups', () => {
    expect(shareFrom15(groups(['0-4', 10], ['5-14', 20], ['15-64', 60], ['65+', 10]))).toBe(0.7);
    expect(shareFrom15(groups(['0-14', 1], ['15+', 3]))).toBe(0.75);
    expect(shareFrom15(groups(['0-14', 5], ['15-19', 0]))).toBe(0);
  });

  test.each([
    ['a group straddles 15', groups(['0-9', 10], ['10-19', 10], ['20+', 5])],
    ['a group from 10 on has no end', groups(['0-9', 10], ['10+', 10])],
    ['a group cannot be read', groups(['0-14', 10], ['dewasa', 10])],
    ['nobody is counted below 15', groups(['15-64', 10], ['65+', 10])],
    ['nobody is counted from 15 on', groups(['0-4', 10], ['5-14', 10])],
    ['ages are not split', groups(['', 100])],
    ['nobody lives there', groups(['0-14', 0], ['15+', 0])],
    ['nothing is known', []],
  ])('is unknown where %s', (_, given) => {
    expect(shareFrom15(given)).toBeNull();
  });

  test('does not mind the order of the groups', () => {
    const some = groups(['0-4', 3], ['5-9', 8], ['10-14', 2], ['15-59', 40], ['60+', 7]);
    fc.assert(
      fc.property(fc.shuffledSubarray(some, { minLength: some.length }), (shuffled) => {
        expect(shareFrom15(shuffled)).toBe(47 / 60);
      }),
      { seed: 3317, numRuns: 50 },
    );
  });
});
