import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alikeGroups, areAlike } from '#lib/domain/coverage/alike.ts';

/** Gaps of a desa in ten draws: `high` in the first of them, 0 in the others. */
const drawn = (high: number, times: number) =>
  Float64Array.from({ length: 10 }, (_, draw) => (draw < times ? high : 0));
const always = (people: number) => new Float64Array(10).fill(people);

describe('areAlike', () => {
  it('one draw of ten is enough, none is not: the central 80% of the difference holds 0', () => {
    expect(areAlike(always(50), drawn(60, 1))).toBe(true);
    expect(areAlike(always(50), drawn(60, 0))).toBe(false);
    expect(areAlike(always(50), drawn(60, 10))).toBe(true);
  });

  it('equal gaps are alike', () => {
    expect(areAlike(always(50), always(50))).toBe(true);
    expect(areAlike(always(50), drawn(50, 1))).toBe(true);
  });

  it('looks at the difference, not at overlapping intervals: desa that rise and fall together are told apart', () => {
    const together = Float64Array.from({ length: 10 }, (_, draw) => 100 * draw);
    expect(
      areAlike(
        together.map((people) => people + 1),
        together,
      ),
    ).toBe(false);
  });
});

describe('alikeGroups', () => {
  it('walks down by hand: each is compared with the first of its group, not with the one above it', () => {
    const groups = alikeGroups([
      always(90),
      drawn(95, 2), // larger than 90 in two draws of ten
      drawn(95, 1), // in one
      always(80), // never larger than 90, though always larger than the one above it but once: begins the second group
      drawn(85, 3), // larger than 80 in three
      always(10), // begins the third
    ]);
    expect(groups.map(({ group }) => group)).toEqual([1, 1, 1, 2, 2, 3]);
    expect(groups.map(({ groupSize }) => groupSize)).toEqual([3, 3, 3, 2, 2, 1]);
  });

  it('the first that can be told apart ends a group, though one further down could not be', () => {
    const groups = alikeGroups([always(90), always(80), drawn(95, 5)]);
    expect(groups.map(({ group }) => group)).toEqual([1, 2, 2]);
  });

  it('of nobody are none', () => {
    expect(alikeGroups([])).toEqual([]);
  });

  it('cover everybody once, in runs that start at 1 and count by one', () => {
    const gaps = fc.array(
      fc.array(fc.nat(100), { minLength: 20, maxLength: 20 }).map((values) => Float64Array.from(values)),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(gaps, (order) => {
        const groups = alikeGroups(order);
        expect(groups).toHaveLength(order.length);
        groups.forEach(({ group, groupSize }, place) => {
          const before = groups[place - 1]?.group ?? 0;
          expect(group - before === 0 || group - before === 1).toBe(true);
          expect(groupSize).toBe(groups.filter((other) => other.group === group).length);
          const first = groups.findIndex((other) => other.group === group);
          if (place > first) expect(areAlike(order[first]!, order[place]!)).toBe(true);
          else if (first > 0) {
            const leader = groups.findIndex((other) => other.group === group - 1);
            expect(areAlike(order[leader]!, order[place]!)).toBe(false);
          }
        });
      }),
      { seed: 3317, numRuns: 200 },
    );
  });
});
