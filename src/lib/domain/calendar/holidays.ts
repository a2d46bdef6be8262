import { addMonths } from './period.ts';

/** A public holiday, or a day of collective leave that the government adds to one. */
export type HolidayKind = 'libur-nasional' | 'cuti-bersama';

/** A day on which offices are closed. */
export interface Holiday {
  /** ISO date. */
  date: string;
  name: string;
  kind: HolidayKind;
  /** By a joint decree of three ministers, or as calendars predict it: a predicted day may move. */
  status: 'decided' | 'predicted';
  source: string;
}

/** The holidays of a table from one ISO date to another, both within, oldest first. */
export function holidaysBetween(from: string, to: string, table: readonly Holiday[]): Holiday[] {
  return table.filter(({ date }) => from <= date && date <= to).sort((a, b) => a.date.localeCompare(b.date));
}

/** The calendar month that comes after an ISO date: its first and last day. */
export function nextMonth(today: string): { from: string; to: string } {
  const from = `${addMonths(today.slice(0, 7), 1)}-01`;
  const [year, month] = from.split('-').map(Number) as [number, number];
  // Day 0 of a month is the last one of the month before.
  const to = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return { from, to };
}

/**
 * Years from one ISO date to another for which the table has no decided cuti bersama: there working days may become fewer.
 */
export function yearsWithoutCutiBersama(from: string, to: string, table: readonly Holiday[]): number[] {
  return yearsWithout(
    from,
    to,
    table.filter(({ kind, status }) => kind === 'cuti-bersama' && status === 'decided'),
  );
}

/** Years from one ISO date to another for which the table has no holiday at all: nothing is known of them. */
export function yearsWithoutHolidays(from: string, to: string, table: readonly Holiday[]): number[] {
  return yearsWithout(from, to, table);
}

function yearsWithout(from: string, to: string, table: readonly Holiday[]): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const known = new Set(table.map(({ date }) => Number(date.slice(0, 4))));
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  return years.filter((year) => !known.has(year));
}
