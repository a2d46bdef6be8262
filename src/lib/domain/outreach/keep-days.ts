import type { Instance, Route, Row, Shift, ShiftClass } from './instance.ts';
import { contributionOf, scheduleOf, valueOf } from './route.ts';

/** A team-day whose work is settled. */
export interface KeptDay extends Route {
  shift: Shift;
}

/** What is left to plan when some team-days are settled, and what those bring. */
export interface Remainder {
  instance: Instance;
  /** Class of the whole instance that each class of the remaining one is part of. */
  partOf: readonly number[];
  /** Value of the settled days. */
  value: number;
}

/**
 * The instance without settled team-days: their visits are not offered again, what they contribute to wishes is taken off
 * the bounds, second visits keep their distance to settled first ones, which may tell days of a class apart.
 *
 * @throws RangeError when a settled day is not feasible
 */
export function withoutKept(instance: Instance, kept: readonly KeptDay[]): Remainder {
  const whole = [...instance.classes.keys()];
  if (kept.length === 0) return { instance, partOf: whole, value: 0 };
  const schedules = kept.map((day) => {
    const schedule = scheduleOf(instance, day);
    if (schedule === null) throw new RangeError('a day to keep does not work any more');
    return schedule;
  });
  const dateOf = new Map(kept.flatMap((day) => day.visits.map((visit) => [visit, day.shift.date] as const)));
  const parts = whole.flatMap((c) =>
    remaining(instance, c, kept, dateOf).map((part) => ({ ...part, partOf: c })),
  );
  const rows = instance.rows.map((row): Row => {
    const given = kept.reduce((sum, day, i) => sum + contributionOf(row, day, schedules[i]!), 0);
    return {
      ...row,
      atLeast: row.atLeast - given,
      // Rounding must not leave less than nothing.
      atMost: Math.max(0, row.atMost - given),
      perVisit: parts.map(({ partOf }) => row.perVisit[partOf]!),
      perShift: Float64Array.from(parts, ({ partOf }) => row.perShift[partOf]!),
    };
  });
  const visits = instance.visits.map((visit) =>
    visit.after && dateOf.has(visit.after.visit) ? { ...visit, after: null } : visit,
  );
  const value = kept.reduce((sum, day, i) => sum + valueOf(instance, day, schedules[i]!), 0);
  const classes = parts.map(({ shift }) => shift);
  return {
    instance: { ...instance, visits, classes, rows },
    partOf: parts.map((part) => part.partOf),
    value,
  };
}

/** What is left of a class, by what visits are worth. */
function remaining(
  { visits, classes }: Instance,
  c: number,
  kept: readonly KeptDay[],
  dateOf: ReadonlyMap<number, number>,
): { shift: ShiftClass }[] {
  const shift = classes[c]!;
  const gone = new Set(
    kept.filter((day) => day.class === c).map(({ shift: { team, date } }) => `${team} ${date}`),
  );
  const follower = new Map(visits.flatMap(({ after }, visit) => (after ? [[after.visit, visit]] : [])));
  const valueOn = (date: number) =>
    shift.value.map((worth, visit) => {
      const { after } = visits[visit]!;
      const next = follower.get(visit);
      const first = after === null ? undefined : dateOf.get(after.visit);
      const second = next === undefined ? undefined : dateOf.get(next);
      if (dateOf.has(visit)) return NaN;
      if (first !== undefined && date - first < after!.gapDays) return NaN;
      if (second !== undefined && second - date < visits[next!]!.after!.gapDays) return NaN;
      return worth;
    });
  const parts = new Map<string, { shift: ShiftClass & { shifts: Shift[] } }>();
  for (const one of shift.shifts) {
    if (gone.has(`${one.team} ${one.date}`)) continue;
    const value = valueOn(one.date);
    const key = value.join(' ');
    const part = parts.get(key);
    if (part) part.shift.shifts.push(one);
    else parts.set(key, { shift: { ...shift, shifts: [one], value } });
  }
  return [...parts.values()];
}
