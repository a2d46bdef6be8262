import type { Instance, Route } from '../instance.ts';
import { MINUTE_TOLERANCE, scheduleOf } from '../route.ts';

interface Driven {
  route: Route;
  minutes: number;
  km: number;
}

/**
 * All routes of a small instance; of those with the same class and visits only the ones that no other beats in minutes
 * and kilometres, as nothing else tells them apart. Invariant: a beginning is given up only once a later stop cannot
 * mend it: travel takes no less than 0 minutes, but a way round may be shorter than the way home.
 *
 * @param most beginnings tried; null where there are more
 */
export function everyRoute(instance: Instance, most: number): Route[] | null {
  const kept = new Map<string, Driven[]>();
  let left = most;
  const extend = (route: Route, place: number, now: number): boolean => {
    if (left-- <= 0) return false;
    if (route.visits.length > 0) keep(instance, route, kept);
    const { travel, maxStops, opens, closes, to, value } = instance.classes[route.class]!;
    if (route.visits.length === maxStops) return true;
    return instance.visits.every((next, v) => {
      if (Number.isNaN(value[v]!) || route.visits.includes(v)) return true;
      const begin = Math.max(now + travel.minutes[place * travel.size + next.place]!, opens[v]!);
      const leave = begin + next.minutes;
      if (begin > closes[v]! + MINUTE_TOLERANCE || leave > to + MINUTE_TOLERANCE) return true;
      return extend({ class: route.class, visits: [...route.visits, v] }, next.place, leave);
    });
  };
  const isComplete = instance.classes.every(({ start, from }, c) => {
    return extend({ class: c, visits: [] }, start, from);
  });
  return isComplete ? [...kept.values()].flat().map(({ route }) => route) : null;
}

function keep(instance: Instance, route: Route, kept: Map<string, Driven[]>): void {
  const schedule = scheduleOf(instance, route);
  if (schedule === null) return;
  const { minutes, km } = schedule;
  const key = `${route.class}:${[...route.visits].sort((a, b) => a - b).join(' ')}`;
  const alike = kept.get(key) ?? [];
  if (alike.some((one) => one.minutes <= minutes && one.km <= km)) return;
  kept.set(key, [
    ...alike.filter((one) => !(minutes <= one.minutes && km <= one.km)),
    { route, minutes, km },
  ]);
}
