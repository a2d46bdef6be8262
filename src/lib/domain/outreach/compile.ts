import { dayNumber, weekdayOf, workingDays } from './calendar.ts';
import type { Instance, Row, Shift, ShiftClass, TravelTable, Visit, Wish } from './instance.ts';
import type { OutreachRequest, Range } from './request.ts';
import { travelTable } from './travel.ts';

type Desa = OutreachRequest['desa'][number];
type Team = OutreachRequest['teams'][number];

/** What a unit missed of a wish costs, per unit of the largest visit's value: enough that wishes come first. */
const PENALTY_FACTOR = 1000;

/** Compiles a checked request (see `problemsOf`) for the algorithms. */
export function compile(request: OutreachRequest): Instance {
  const days = workingDays(request);
  const visits = visitsOf(request);
  const classes = classesOf(request, days, visits);
  const largest = Math.max(1, ...classes.flatMap(({ value }) => [...value].filter((v) => v > 0)));
  const rows = rowsOf(request, days, visits, classes, largest * PENALTY_FACTOR);
  return { visits, classes, rows, kmWeight: request.objective.km };
}

function visitsOf({ desa, places }: OutreachRequest): Visit[] {
  const positions = new Map(places.map(({ id }, i) => [id, i]));
  const visits: Visit[] = [];
  desa.forEach((one, at) => {
    const base = { desa: at, place: positions.get(one.place)! };
    const first = visits.length;
    visits.push({ ...base, kind: 'first', minutes: one.visitMinutes, after: null });
    if (one.repeat) {
      const after = { visit: first, gapDays: one.repeat.gapDays };
      visits.push({ ...base, kind: 'repeat', minutes: one.visitMinutes, after });
    }
    if (one.followUp)
      visits.push({ ...base, kind: 'follow-up', minutes: one.followUp.visitMinutes, after: null });
  });
  return visits;
}

/** People expected from a visit, before the market of its day. */
export function peopleOf(desa: Desa, kind: Visit['kind']): Range {
  if (kind === 'follow-up') return desa.followUp!.recovered;
  return kind === 'repeat' ? desa.repeat!.registrations : desa.registrations;
}

/** What the market of a day multiplies new registrations by. */
export function marketFactor({ market }: Desa, kind: Visit['kind'], date: string): number {
  return kind !== 'follow-up' && market?.weekday === weekdayOf(date) ? market.multiplier : 1;
}

/** People expected from a visit on a date, in the middle. */
function peopleAt(desa: Desa, kind: Visit['kind'], date: string): number {
  return peopleOf(desa, kind).mid * marketFactor(desa, kind, date);
}

/** Whether a desa may have such a visit on a date. */
export function isAllowed(desa: Desa, kind: Visit['kind'], date: string): boolean {
  const { forbidden, notDays, onlyDays, lastVisit, minGapDays, followUp } = desa;
  if (forbidden || notDays.includes(date)) return false;
  if (kind === 'follow-up') return followUp?.notBefore == null || date >= followUp.notBefore;
  if (kind === 'first' && onlyDays.length > 0 && !onlyDays.includes(date)) return false;
  return lastVisit === null || dayNumber(date) - dayNumber(lastVisit) >= minGapDays;
}

function worthOf({ desa, objective }: OutreachRequest, visit: Visit, date: string): number {
  const one = desa[visit.desa]!;
  if (!isAllowed(one, visit.kind, date)) return NaN;
  const weight = objective.registration + objective.stillActive * one.stillActive;
  return weight * peopleAt(one, visit.kind, date);
}

/** Groups team-days that are alike but for the date. */
function classesOf(
  request: OutreachRequest,
  days: readonly string[],
  visits: readonly Visit[],
): ShiftClass[] {
  const soonest = request.desa.map((one) => days.find((date) => isAllowed(one, 'first', date)));
  const worth = (visit: Visit, date: string) => {
    const first = soonest[visit.desa];
    const isTooSoon = visit.after && (!first || dayNumber(date) - dayNumber(first) < visit.after.gapDays);
    return isTooSoon ? NaN : worthOf(request, visit, date);
  };
  const tables = new Map<number, TravelTable>();
  const classes = new Map<string, ShiftClass & { shifts: Shift[] }>();
  days.forEach((date, day) => {
    const value = Float64Array.from(visits, (visit) => worth(visit, date));
    // Wishes count people, also where they have no value.
    const people = visits.map((visit) => peopleAt(request.desa[visit.desa]!, visit.kind, date));
    const dayKey = `${date.slice(0, 7)} ${value.join(' ')} ${people.join(' ')}`;
    request.teams.forEach((team, at) => {
      if (team.daysOff.includes(date)) return;
      const { start, end = start, from, to, maxStops, speedFactor, costPerDayIdr } = team;
      const key = JSON.stringify([start, end, from, to, maxStops, speedFactor, costPerDayIdr, dayKey]);
      const known = classes.get(key);
      const one = { team: at, day, date: dayNumber(date) };
      if (known) return void known.shifts.push(one);
      const travel = tables.get(speedFactor) ?? travelTable(request, speedFactor);
      tables.set(speedFactor, travel);
      classes.set(key, { ...shiftOf(request, team, visits), shifts: [one], travel, value });
    });
  });
  return [...classes.values()];
}

function shiftOf(
  { desa, places }: OutreachRequest,
  { start, end = start, from, to, maxStops, costPerDayIdr }: Team,
  visits: readonly Visit[],
): Omit<ShiftClass, 'shifts' | 'travel' | 'value'> {
  const placeOf = (id: string) => places.findIndex((place) => place.id === id);
  return {
    start: placeOf(start),
    end: placeOf(end),
    from,
    to,
    maxStops,
    costIdr: costPerDayIdr,
    opens: Float64Array.from(visits, (visit) => desa[visit.desa]!.window?.from ?? from),
    closes: Float64Array.from(visits, (visit) => desa[visit.desa]!.window?.to ?? to),
  };
}

function rowsOf(
  request: OutreachRequest,
  days: readonly string[],
  visits: readonly Visit[],
  classes: readonly ShiftClass[],
  penalty: number,
): Row[] {
  const { desa, floors, targets, budget } = request;
  const zeros = () => new Float64Array(classes.length);
  const dateOfClass = (c: ShiftClass) => days[c.shifts[0]!.day]!;
  const wish = (
    what: Wish,
    bounds: { atLeast?: number; atMost?: number },
    concerned: readonly number[],
    coefficient: (visit: Visit, shift: ShiftClass) => number,
    more: Partial<Row> = {},
  ): Row => ({
    wish: what,
    atLeast: bounds.atLeast ?? -Infinity,
    atMost: bounds.atMost ?? Infinity,
    penalty,
    positions: new Map(concerned.map((visit, position) => [visit, position])),
    perVisit: classes.map((c) => Float64Array.from(concerned, (visit) => coefficient(visits[visit]!, c))),
    perShift: zeros(),
    perMinute: 0,
    perKm: 0,
    ...more,
  });
  const none: number[] = [];
  const firstOf = (is: (one: Desa, at: number) => boolean) =>
    [...visits.keys()].filter(
      (v) => visits[v]!.kind === 'first' && is(desa[visits[v]!.desa]!, visits[v]!.desa),
    );
  const newOnes = [...visits.keys()].filter((v) => visits[v]!.kind !== 'follow-up');
  const registered = (visit: Visit, c: ShiftClass) => peopleAt(desa[visit.desa]!, visit.kind, dateOfClass(c));
  const pins = desa.flatMap(({ pinned }, at) =>
    pinned
      ? [
          wish(
            { kind: 'pinned', desa: at },
            { atLeast: 1 },
            firstOf((_, i) => i === at),
            () => 1,
          ),
        ]
      : [],
  );
  const least = floors.flatMap(({ kecamatan, visits: count, share }) => {
    const inside = firstOf((one) => one.kecamatan === kecamatan);
    const people = share * inside.reduce((sum, v) => sum + desa[visits[v]!.desa]!.registrations.mid, 0);
    return [
      ...(count > 0 ? [wish({ kind: 'floor-visits', kecamatan }, { atLeast: count }, inside, () => 1)] : []),
      ...(people > 0
        ? [wish({ kind: 'floor-share', kecamatan }, { atLeast: people }, inside, registered)]
        : []),
    ];
  });
  const monthly = targets.map(({ month, registrations }) =>
    wish({ kind: 'target', month }, { atLeast: registrations }, newOnes, (visit, c) =>
      dateOfClass(c).startsWith(month) ? registered(visit, c) : 0,
    ),
  );
  const money = wish({ kind: 'budget-idr' }, { atMost: budget.idr ?? Infinity }, none, () => 0, {
    perShift: Float64Array.from(classes, ({ costIdr }) => costIdr),
    perKm: budget.costPerKmIdr,
  });
  const time = wish({ kind: 'budget-minutes' }, { atMost: budget.minutes ?? Infinity }, none, () => 0, {
    perMinute: 1,
  });
  const limits = [money, time].filter(({ atMost }) => atMost < Infinity);
  return [...pins, ...least, ...monthly, ...limits];
}
