import { monthIndex, type Period } from '../calendar/period.ts';

/** What a figure rests on and grows old. */
export const SOURCES = ['members', 'denominator', 'labour', 'population'] as const;
export type Source = (typeof SOURCES)[number];

/**
 * Months after which a source is stale. Members come every month, so nothing is missing only at 0. The others are counted
 * once a year: after 24 months two newer counts should exist.
 */
export const MOST_MONTHS: Record<Source, number> = {
  members: 0,
  denominator: 24,
  labour: 24,
  population: 24,
};

/** Months from the date of a source (`YYYY-MM`, or a year: its December) to the last full month; never negative. */
export function ageMonths(asOf: string, lastFullMonth: Period): number {
  const month = /^\d{4}$/.test(asOf) ? `${asOf}-12` : asOf;
  return Math.max(0, monthIndex(lastFullMonth) - monthIndex(month));
}

/** The age of a source where it is stale, with the limit, both months; `null` where it is not. */
export function staleness(
  source: Source,
  asOf: string,
  lastFullMonth: Period,
): { months: number; most: number } | null {
  const months = ageMonths(asOf, lastFullMonth);
  const most = MOST_MONTHS[source];
  return months > most ? { months, most } : null;
}
