import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { courseSchema, peopleOfShare, totalOf, type Course } from '#lib/domain/targets/course.ts';
import { plainWishes } from '#lib/domain/targets/split-wishes.ts';
import { segmentStart } from '#lib/domain/targets/start-figures.ts';

const none = segmentStart([], null);
const COURSE: Course = {
  year: 2027,
  segments: {
    pu: null,
    bpu: {
      goal: {
        kind: 'share',
        share: 0.15,
        denominator: 'potensi',
        base: 1001,
        baseAsOf: '2023-12',
        people: 151,
      },
      wishes: plainWishes(151),
      profile: { kind: 'flat' },
    },
    jakon: null,
  },
  ucj: null,
  start: {
    period: '2026-10',
    denominator: 'potensi',
    segments: { pu: none, bpu: none, jakon: none },
    total: null,
  },
};

describe('a share takes the fewest people that reach it', () => {
  test.each([
    [0.15, 1001, 151],
    [0.07, 100, 7],
    [0.52, 240_639, 125_133],
    [0, 100, 0],
    [1, 100, 100],
  ])('%d of %d: %d', (share, base, people) => expect(peopleOfShare(share, base)).toBe(people));

  test('one less would not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: 400_000 }),
        (thousandths, base) => {
          const people = peopleOfShare(thousandths / 1000, base);
          expect(people * 1000).toBeGreaterThanOrEqual(thousandths * base);
          expect((people - 1) * 1000).toBeLessThan(thousandths * base);
        },
      ),
    );
  });
});

describe('a course', () => {
  test('goes through storage unchanged', () => {
    expect(courseSchema.parse(JSON.parse(JSON.stringify(COURSE)))).toEqual(COURSE);
  });

  const bpu = COURSE.segments.bpu!;
  test.each([
    [
      'another total is split',
      { segments: { ...COURSE.segments, bpu: { ...bpu, wishes: plainWishes(150) } } },
    ],
    [
      'people are not the share',
      { segments: { ...COURSE.segments, bpu: { ...bpu, goal: { ...bpu.goal, people: 150 } } } },
    ],
    ['no segment has a goal', { segments: { pu: null, bpu: null, jakon: null } }],
    ['the UCJ has no total to be', { ucj: bpu.goal }],
    ['there is more than a course has', { extra: 1 }],
  ])('is refused when %s', (_, change) => {
    expect(courseSchema.safeParse({ ...COURSE, ...change }).success).toBe(false);
  });

  test('has a total only where every segment has a goal', () => {
    const goal = { goal: { kind: 'people' as const, people: 10 } };
    expect(totalOf({ pu: goal, bpu: goal, jakon: goal })).toBe(30);
    expect(totalOf({ pu: goal, bpu: goal, jakon: null })).toBeNull();
  });
});
