import { dayNumber, workingDays } from './calendar.ts';
import { isAllowed, peopleAt, worthAt } from './expectations.ts';
import type { Instance, Shift, ShiftClass, TravelTable, Visit } from './instance.ts';
import type { OutreachRequest } from './request.ts';
import { rowsOf } from './rows.ts';
import { travelTable } from './travel.ts';

type Team = OutreachRequest['teams'][number];

/** What a unit missed of a wish costs, per unit of what a visit brings and its way costs at most: so that wishes come first. */
const PENALTY_FACTOR = 1000;

/** Compiles a checked request (see `problemsOf`) for the algorithms. */
export function compile(request: OutreachRequest): Instance {
  const days = workingDays(request);
  const visits = visitsOf(request);
  const classes = classesOf(request, days, visits);
  const rows = rowsOf({ request, days, visits, classes }, PENALTY_FACTOR * most(request, classes));
  return { visits, classes, rows, kmWeight: request.objective.km };
}

/** What a visit brings and its way there and back cost at most. */
function most({ objective }: OutreachRequest, classes: readonly ShiftClass[]): number {
  let [value, km] = [1, 0];
  for (const { value: values } of classes) for (const one of values) if (one > value) value = one;
  if (objective.km > 0)
    for (const { travel } of new Map(classes.map((one) => [one.travel, one])).values())
      for (const one of travel.km) if (one > km) km = one;
  return value + 2 * objective.km * km;
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

function worthOf(request: OutreachRequest, { desa, kind }: Visit, date: string): number {
  const one = request.desa[desa]!;
  return isAllowed(one, kind, date) ? worthAt(request, one, kind, date) : NaN;
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
