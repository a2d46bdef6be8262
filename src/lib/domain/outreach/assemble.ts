import { dateOf } from './calendar.ts';
import { marketFactor, peopleOf } from './expectations.ts';
import type { Instance, Route, Shift, Wish } from './instance.ts';
import type { OutreachRequest, Range } from './request.ts';
import type { MissedWish, OutreachPlan, PlannedDay, PlannedStop } from './result.ts';
import { contributionOf, scheduleOf } from './route.ts';

/** A route and the team-day that drives it. */
export interface DatedRoute extends Route {
  shift: Shift;
}

/** What the days of a plan come to. */
export type PlannedWork = Pick<
  OutreachPlan,
  'days' | 'value' | 'registrations' | 'recovered' | 'km' | 'costIdr' | 'minutes' | 'missed'
>;

/** Writes routes out as days, teams and stops, and adds them up. @throws RangeError for a route that does not work */
export function assemble(
  request: OutreachRequest,
  instance: Instance,
  routes: readonly DatedRoute[],
): PlannedWork {
  const used = routes.filter(({ visits }) => visits.length > 0);
  const days = used
    .map((route) => plannedDay(request, instance, route))
    .sort((a, b) => a.date.localeCompare(b.date) || a.team.localeCompare(b.team));
  const stops = days.flatMap((day) => day.stops);
  const total = (key: 'km' | 'costIdr' | 'travelMinutes' | 'visitMinutes') =>
    days.reduce((sum, day) => sum + day[key], 0);
  return {
    days,
    value: used.reduce((sum, route) => sum + worthOf(instance, route), 0),
    registrations: sumOf(stops.filter(({ kind }) => kind !== 'follow-up')),
    recovered: sumOf(stops.filter(({ kind }) => kind === 'follow-up')),
    km: total('km'),
    costIdr: total('costIdr'),
    minutes: total('travelMinutes') + total('visitMinutes'),
    missed: missedWishes(request, instance, used),
  };
}

function plannedDay(request: OutreachRequest, instance: Instance, route: DatedRoute): PlannedDay {
  const schedule = working(instance, route);
  const { class: c, visits, shift } = route;
  const { travel, start, end, from } = instance.classes[c]!;
  const date = dateOf(shift.date);
  const places = visits.map((visit) => instance.visits[visit]!.place);
  const leg = (i: number) => (places[i - 1] ?? start) * travel.size + (places[i] ?? end);
  const stops = visits.map((visit, i): PlannedStop => {
    const { desa: at, kind } = instance.visits[visit]!;
    const desa = request.desa[at]!;
    const arrive = (i === 0 ? from : schedule.leave[i - 1]!) + travel.minutes[leg(i)]!;
    return {
      desa: desa.code,
      kind,
      arrive,
      begin: schedule.begin[i]!,
      leave: schedule.leave[i]!,
      travelMinutes: travel.minutes[leg(i)]!,
      travelKm: travel.km[leg(i)]!,
      people: times(peopleOf(desa, kind), marketFactor(desa, kind, date)),
    };
  });
  const visitMinutes = visits.reduce((sum, visit) => sum + instance.visits[visit]!.minutes, 0);
  const team = request.teams[shift.team]!;
  return {
    date,
    team: team.id,
    stops,
    from,
    back: schedule.back,
    travelMinutes: schedule.minutes - visitMinutes,
    visitMinutes,
    km: schedule.km,
    costIdr: team.costPerDayIdr + request.budget.costPerKmIdr * schedule.km,
  };
}

function working(instance: Instance, route: Route) {
  const schedule = scheduleOf(instance, route);
  if (schedule === null) throw new RangeError(`a route of ${route.visits.length} stops does not work`);
  return schedule;
}

function worthOf(instance: Instance, route: Route): number {
  const { value } = instance.classes[route.class]!;
  const { km } = working(instance, route);
  return route.visits.reduce((sum, visit) => sum + value[visit]!, 0) - instance.kmWeight * km;
}

function times({ low, mid, high }: Range, factor: number): Range {
  return { low: low * factor, mid: mid * factor, high: high * factor };
}

function sumOf(stops: readonly PlannedStop[]): Range {
  const total = { low: 0, mid: 0, high: 0 };
  for (const { people } of stops) {
    total.low += people.low;
    total.mid += people.mid;
    total.high += people.high;
  }
  return total;
}

const TOLERANCE = 1e-6;

function missedWishes(request: OutreachRequest, instance: Instance, routes: readonly Route[]): MissedWish[] {
  const schedules = routes.map((route) => working(instance, route));
  return instance.rows.flatMap((row) => {
    const planned = routes.reduce((sum, route, i) => sum + contributionOf(row, route, schedules[i]!), 0);
    const missing = planned < row.atLeast - TOLERANCE * Math.max(1, Math.abs(row.atLeast));
    return missing ? [{ wish: nameOf(request, row.wish), wanted: row.atLeast, planned }] : [];
  });
}

/** A wish by the name that results and the checker use. */
export function nameOf({ desa }: Pick<OutreachRequest, 'desa'>, wish: Wish): string {
  switch (wish.kind) {
    case 'pinned':
      return `pinned ${desa[wish.desa]!.code}`;
    case 'floor-visits':
    case 'floor-share':
      return `${wish.kind} ${wish.kecamatan}`;
    case 'target':
      return `target ${wish.month}`;
    case 'budget-idr':
    case 'budget-minutes':
      return wish.kind;
  }
}
