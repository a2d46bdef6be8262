import type { Instance, Route, Row, Shift, ShiftClass } from './instance.ts';
import { contributionOf, scheduleOf, valueOf } from './route.ts';

/** A team-day whose work is settled. */
export interface KeptDay extends Route {
  shift: Shift;
}

/** What is left to plan when some team-days are settled, and what those bring. */
export interface Remainder {
  instance: Instance;
  /** Value of the settled days. */
  value: number;
}

/**
 * The instance without settled team-days: their visits are not offered again, what they contribute to wishes is taken off
 * the bounds, second visits keep their distance to settled first ones.
 *
 * @throws RangeError when a settled day is not feasible
 */
export function withoutKept(instance: Instance, kept: readonly KeptDay[]): Remainder {
  if (kept.length === 0) return { instance, value: 0 };
  const schedules = kept.map((day) => {
    const schedule = scheduleOf(instance, day);
    if (schedule === null) throw new RangeError('a day to keep does not work any more');
    return schedule;
  });
  const dateOf = new Map(kept.flatMap((day) => day.visits.map((visit) => [visit, day.shift.date] as const)));
  const classes = instance.classes.map((shift, c) => remaining(instance, shift, c, kept, dateOf));
  const rows = instance.rows.map((row): Row => {
    const given = kept.reduce((sum, day, i) => sum + contributionOf(row, day, schedules[i]!), 0);
    return { ...row, atLeast: row.atLeast - given, atMost: row.atMost - given };
  });
  const visits = instance.visits.map((visit) =>
    visit.after && dateOf.has(visit.after.visit) ? { ...visit, after: null } : visit,
  );
  const value = kept.reduce((sum, day, i) => sum + valueOf(instance, day, schedules[i]!), 0);
  return { instance: { ...instance, visits, classes, rows }, value };
}

function remaining(
  { visits }: Instance,
  shift: ShiftClass,
  c: number,
  kept: readonly KeptDay[],
  dateOf: ReadonlyMap<number, number>,
): ShiftClass {
  const gone = new Set(
    kept.filter((day) => day.class === c).map(({ shift: { team, date } }) => `${team} ${date}`),
  );
  const shifts = shift.shifts.filter(({ team, date }) => !gone.has(`${team} ${date}`));
  const date = shift.shifts[0]?.date ?? 0;
  const value = shift.value.map((worth, visit) => {
    const { after } = visits[visit]!;
    const follower = visits.findIndex((other) => other.after?.visit === visit);
    const first = after === null ? undefined : dateOf.get(after.visit);
    const second = follower < 0 ? undefined : dateOf.get(follower);
    if (dateOf.has(visit)) return NaN;
    if (first !== undefined && date - first < after!.gapDays) return NaN;
    if (second !== undefined && second - date < visits[follower]!.after!.gapDays) return NaN;
    return worth;
  });
  return { ...shift, shifts, value };
}
