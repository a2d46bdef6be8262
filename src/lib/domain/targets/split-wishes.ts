import { z } from 'zod';

/**
 * What a target is divided by.
 * - `equal-rate`: every desa reaches the same coverage
 * - `gap`: what is added is proportional to the workers not yet covered
 * - `workers`: what is added is proportional to the eligible workers
 * - `response`: what is added is proportional to the people expected to register in a year (gap × response rate)
 * - `by-hand`: the numbers that were typed
 */
export const SPLIT_RULES = ['equal-rate', 'gap', 'workers', 'response', 'by-hand'] as const;
export type SplitRule = (typeof SPLIT_RULES)[number];

/** What is known of a desa when a target is split; `null` is unknown. */
export interface SplitDesa {
  code: string;
  /** Kecamatan code. */
  kecamatan: string;
  /** Eligible workers, people. */
  eligible: number | null;
  /** Active members at the start, people. */
  active: number | null;
  /** Share (0–1) of uncovered people who register in a year; null where nothing was learned. */
  responseRate: number | null;
}

/** The largest number of people that a target, a lock or a bound may have. */
export const MOST_PEOPLE = 2 ** 31 - 1;
const MOST_ENTRIES = 100_000;

const people = z.int().min(0).max(MOST_PEOPLE);
const boundsSchema = z.strictObject({ min: people.optional(), max: people.optional() });
const byCode = <T extends z.ZodType>(value: T) =>
  z
    .record(z.string().max(20), value)
    .refine((entries) => Object.keys(entries).length <= MOST_ENTRIES, { error: 'too many entries' });

/** How one segment's target is to be split over its desa. People are whole. */
export const splitWishesSchema = z.strictObject({
  /** People active at the end of the year. */
  total: people,
  rule: z.enum(SPLIT_RULES),
  /** Desa code → the number it is fixed at. */
  locks: byCode(people),
  desaBounds: byCode(boundsSchema),
  kecamatanBounds: byCode(boundsSchema),
  /** No desa's target lies below the members it has. */
  keepActive: z.boolean(),
  /** No desa's target lies above its eligible workers, or the members it has where those are more. */
  cap: z.boolean(),
  /** Desa code → typed number, for the rule `by-hand`. */
  byHand: byCode(people),
});
export type SplitWishes = z.infer<typeof splitWishesSchema>;
export type Bounds = z.infer<typeof boundsSchema>;

/** Wishes of somebody who has not wished for anything yet. */
export function plainWishes(total: number, rule: SplitRule = 'gap'): SplitWishes {
  return {
    total,
    rule,
    locks: {},
    desaBounds: {},
    kecamatanBounds: {},
    keepActive: true,
    cap: true,
    byHand: {},
  };
}
