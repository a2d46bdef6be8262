import { jakartaDate } from '#lib/domain/calendar/today.ts';
import type { Period } from '#lib/domain/calendar/period.ts';

/** How many years ahead a target can be set. */
const AHEAD = 3;

/** The calendar year in Indonesia's western time at an instant. */
export function yearOf(now: Date): number {
  return Number(jakartaDate(now).slice(0, 4));
}

/** Years that one can look at: those with versions, and those in which a target can be set. */
export function yearsToSee(withVersions: readonly number[], now: Date): number[] {
  return [...new Set([...withVersions, ...yearsToSet(now)])].sort((a, b) => a - b);
}

/** Years in which a target can be set: this one and the next ones; the past stays as it was. */
export function yearsToSet(now: Date): number[] {
  return Array.from({ length: AHEAD + 1 }, (_, i) => yearOf(now) + i);
}

/** The year of a URL's `?tahun=`, else this one where it has versions, else the next that has, else the last, else this one. */
export function chosenYear(
  asked: string | null,
  { withVersions, years, now }: { withVersions: readonly number[]; years: readonly number[]; now: Date },
): number | null {
  const current = yearOf(now);
  if (asked === null || asked === '')
    return withVersions.find((year) => year >= current) ?? withVersions.at(-1) ?? current;
  return years.find((year) => String(year) === asked) ?? null;
}

/** The last month of a year that lies before or at a month: where a year that is over is looked at from. */
export function monthOfYear(year: number, at: Period): Period {
  const december = `${year}-12`;
  return at > december ? december : at;
}
