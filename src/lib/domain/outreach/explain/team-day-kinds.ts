import { dateOf, weekdayOf } from '../calendar.ts';
import type { Instance, ShiftClass } from '../instance.ts';
import type { OutreachRequest } from '../request.ts';
import type { TeamDayKind } from './explanations.ts';

/** A name for each class of team-days: its teams, and of month, weekday and date as much as tells them apart. */
export function teamDayKinds(
  { teams }: Pick<OutreachRequest, 'teams'>,
  { classes }: Instance,
): TeamDayKind[] {
  const all = classes.map(({ shifts }) => ({
    teams: distinct(shifts.map(({ team }) => teams[team]!.id)),
    ...daysOf(shifts),
    count: shifts.length,
  }));
  return all.map((kind) => {
    const others = all.filter((other) => other !== kind && same(other.teams, kind.teams));
    const months = others.every((other) => same(other.months, kind.months)) ? [] : kind.months;
    const alike = months.length === 0 ? others : others.filter((other) => same(other.months, kind.months));
    const weekdays = alike.every((other) => same(other.weekdays, kind.weekdays)) ? [] : kind.weekdays;
    const left = alike.filter((other) => same(other.weekdays, kind.weekdays));
    return { ...kind, months, weekdays, dates: left.length === 0 ? [] : kind.dates };
  });
}

function daysOf(shifts: ShiftClass['shifts']) {
  const dates = distinct(shifts.map(({ date }) => dateOf(date)));
  return { dates, months: distinct(dates.map((date) => date.slice(0, 7))), weekdays: weekdaysOf(dates) };
}

function weekdaysOf(dates: readonly string[]): number[] {
  return [...new Set(dates.map(weekdayOf))].sort((a, b) => a - b);
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

function same<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}
