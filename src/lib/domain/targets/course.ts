import { z } from 'zod';
import { DENOMINATORS, SEGMENTS, type Segment } from '../workers/segments.ts';
import { monthlyProfileSchema } from './monthly-profile.ts';
import { splitWishesSchema } from './split-wishes.ts';
import { startFiguresSchema } from './start-figures.ts';

const people = z
  .int()
  .min(0)
  .max(2 ** 31 - 1);
const period = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** A share (0–1) of a denominator, with its value and month, and the people that it takes. */
const shareGoalSchema = z
  .strictObject({
    kind: z.literal('share'),
    share: z.number().min(0).max(1),
    denominator: z.enum(DENOMINATORS),
    base: people,
    baseAsOf: period,
    people,
  })
  .refine(({ share, base, people: kept }) => peopleOfShare(share, base) === kept, {
    error: 'the people are not the share of the base',
  });
export type ShareGoal = z.infer<typeof shareGoalSchema>;

/** What is to be reached at the end of the year: people, or the people that a share takes. */
export const goalSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('people'), people }),
  shareGoalSchema,
]);
export type Goal = z.infer<typeof goalSchema>;

const segmentCourseSchema = z
  .strictObject({ goal: goalSchema, wishes: splitWishesSchema, profile: monthlyProfileSchema })
  .refine(({ goal, wishes }) => goal.people === wishes.total, { error: 'another total is split' });
export type SegmentCourse = z.infer<typeof segmentCourseSchema>;

/**
 * The target of a year: a goal for each segment that has one, how it is split and spread over the months, the UCJ percentage
 * (all segments of the working base) where one is set, and the figures it was split by.
 */
export const courseSchema = z
  .strictObject({
    year: z.int().min(2000).max(2100),
    segments: z.record(z.enum(SEGMENTS), segmentCourseSchema.nullable()),
    ucj: shareGoalSchema.nullable(),
    start: startFiguresSchema,
  })
  .refine(({ segments }) => SEGMENTS.some((segment) => segments[segment] !== null), { error: 'no goal' })
  .refine(({ ucj, segments }) => ucj === null || ucj.people === totalOf(segments), {
    error: 'the segments do not sum to the UCJ',
  });
export type Course = z.infer<typeof courseSchema>;

/** The fewest people who are a share of a base: 0.52 of 1,001 are 521. */
export function peopleOfShare(share: number, base: number): number {
  // 0.07 × 100 is 7.000000000000001 in floating point, and is 7.
  return Math.max(0, Math.ceil(share * base - 1e-6));
}

/** The sum of the goals; null where a segment has none, as the total is unknown then. */
export function totalOf(segments: Record<Segment, { goal: Goal } | null>): number | null {
  let total = 0;
  for (const segment of SEGMENTS) {
    const one = segments[segment];
    if (one === null) return null;
    total += one.goal.people;
  }
  return total;
}
