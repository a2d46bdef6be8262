import type { OutreachRequest } from './request.ts';

const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of an ISO date; dates have no time zone here. */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

/** ISO date of a day number. */
export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(date: string): number {
  return ((dayNumber(date) + 3) % 7) + 1;
}

/** The dates on which teams can work, oldest first. */
export function workingDays({ horizon }: Pick<OutreachRequest, 'horizon'>): string[] {
  const [first, last] = [dayNumber(horizon.from), dayNumber(horizon.to)];
  const all = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => dateOf(first + i));
  const holidays = new Set(horizon.holidays);
  return all.filter((date) => horizon.weekdays.includes(weekdayOf(date)) && !holidays.has(date));
}
