import type { Instance, Route, ShiftClass } from './instance.ts';

/** A route as it unfolds. */
export interface Schedule {
  /** Minutes after midnight at which each visit begins and ends. */
  begin: number[];
  leave: number[];
  /** Back at the end of the day's place. */
  back: number;
  /** Travel and visits, without waiting. */
  minutes: number;
  km: number;
}

/** Slack for sums of floating-point minutes. */
export const MINUTE_TOLERANCE = 1e-6;

/**
 * Drives a route from the start of the working hours, each leg as soon as possible.
 *
 * @returns `null` when a stop is not allowed or has to follow another of the same day, a window or the working hours are
 *   missed, or there are too many stops
 */
export function scheduleOf({ visits: all, classes }: Instance, { class: c, visits }: Route): Schedule | null {
  const shift = classes[c]!;
  if (visits.length > shift.maxStops) return null;
  const schedule: Schedule = { begin: [], leave: [], back: shift.from, minutes: 0, km: 0 };
  let [at, now] = [shift.start, shift.from];
  for (const visit of visits) {
    const { place, minutes, after } = all[visit]!;
    if (Number.isNaN(shift.value[visit]!) || (after && visits.includes(after.visit))) return null;
    const travel = drive(shift, at, place, schedule);
    const begin = Math.max(now + travel, shift.opens[visit]!);
    if (begin > shift.closes[visit]! + MINUTE_TOLERANCE) return null;
    now = begin + minutes;
    schedule.minutes += minutes;
    schedule.begin.push(begin);
    schedule.leave.push(now);
    at = place;
  }
  schedule.back = now + (visits.length === 0 ? 0 : drive(shift, at, shift.end, schedule));
  return schedule.back > shift.to + MINUTE_TOLERANCE ? null : schedule;
}

/** Adds a leg to the schedule; returns its minutes. */
function drive({ travel }: ShiftClass, from: number, to: number, schedule: Schedule): number {
  const leg = from * travel.size + to;
  schedule.minutes += travel.minutes[leg]!;
  schedule.km += travel.km[leg]!;
  return travel.minutes[leg]!;
}

/** What a feasible route adds to the objective: value of its visits less its kilometres. */
export function valueOf({ classes, kmWeight }: Instance, route: Route, { km }: Pick<Schedule, 'km'>): number {
  const { value } = classes[route.class]!;
  return route.visits.reduce((sum, visit) => sum + value[visit]!, 0) - kmWeight * km;
}

/** What a feasible route contributes to a row; a team-day that stays at home contributes nothing. */
export function contributionOf(row: Instance['rows'][number], route: Route, schedule: Schedule): number {
  if (route.visits.length === 0) return 0;
  const perVisit = row.perVisit[route.class]!;
  const coefficient = (visit: number) => {
    const position = row.positions.get(visit);
    return position === undefined ? 0 : perVisit[position]!;
  };
  const visits = route.visits.reduce((sum, visit) => sum + coefficient(visit), 0);
  return row.perShift[route.class]! + row.perMinute * schedule.minutes + row.perKm * schedule.km + visits;
}
