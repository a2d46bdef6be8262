import { z } from 'zod';
import { addMonths, type Period } from '../calendar/period.ts';
import type { MonthlyActive } from '../coverage/forecast.ts';

const MONTHS = 12;
/** How far shares may be from 1 together, for what rounding to whole percent and floating point do. */
const ROOM = 1e-6;

const sharesSchema = z
  .array(z.number().min(0).max(1))
  .length(MONTHS)
  .refine((shares) => Math.abs(sumOf(shares) - 1) <= ROOM, { error: 'shares must sum to 1' });

/**
 * How a year's way from its start to its target is spread over the months: a twelfth each, as last year went (`year`: which), or by
 * hand. Shares are 0–1, January first, and sum to 1.
 */
export const monthlyProfileSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('flat') }),
  z.strictObject({ kind: z.literal('seasonal'), year: z.int(), shares: sharesSchema }),
  z.strictObject({ kind: z.literal('by-hand'), shares: sharesSchema }),
]);
export type MonthlyProfile = z.infer<typeof monthlyProfileSchema>;
export const PROFILE_KINDS = [
  'flat',
  'seasonal',
  'by-hand',
] as const satisfies readonly MonthlyProfile['kind'][];

/** The part of the way (0–1) that should lie behind at the end of a month, 1 (January) to 12. */
export function wayBehind(profile: MonthlyProfile, month: number): number {
  if (profile.kind === 'flat') return month / MONTHS;
  return month >= MONTHS ? 1 : sumOf(profile.shares.slice(0, month));
}

/**
 * Members expected at the end of a month of the target's year, people (not whole); null before the year begins.
 * From December of the year after on it is the target.
 */
export function expectedAt(
  way: { start: number; target: number; year: number },
  profile: MonthlyProfile,
  month: Period,
): number | null {
  const [year = 0, number = 0] = month.split('-').map(Number);
  if (year < way.year) return null;
  if (year > way.year) return way.target;
  return way.start + (way.target - way.start) * wayBehind(profile, number);
}

/** Why last year gives no profile: a month of it (or the December before) is unknown, or members did not grow in any month. */
export type NoProfileReason = 'gaps' | 'no-growth';

/**
 * A profile like the year `year`: each month's share of all growth. A month in which members fell has share 0, so that what is
 * expected never falls.
 */
export function seasonalProfile(
  series: readonly MonthlyActive[],
  year: number,
): { profile: MonthlyProfile; reason: null } | { profile: null; reason: NoProfileReason } {
  const known = new Map(series.map(({ period, active }) => [period, active]));
  const december = `${year - 1}-12`;
  const growth = Array.from({ length: MONTHS }, (_, i) => {
    const before = known.get(addMonths(december, i)) ?? null;
    const now = known.get(addMonths(december, i + 1)) ?? null;
    return before === null || now === null ? null : Math.max(0, now - before);
  });
  const all = growth.filter((one) => one !== null);
  if (all.length < MONTHS) return { profile: null, reason: 'gaps' };
  const total = sumOf(all);
  if (total === 0) return { profile: null, reason: 'no-growth' };
  return { profile: { kind: 'seasonal', year, shares: all.map((one) => one / total) }, reason: null };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
