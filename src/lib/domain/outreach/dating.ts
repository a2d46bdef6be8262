import type { DatedRoute } from './assemble.ts';
import type { Instance, Route, Shift } from './instance.ts';
import { scheduleOf } from './route.ts';

/** A second visit of a route, and the route that makes the first one: its date must be later by so many days. */
interface Precedence {
  before: Route;
  visit: number;
  gapDays: number;
}

/**
 * Gives each route a team-day of its class; within a class they are alike but for second visits, which must be long enough
 * after the first. Routes that others wait for come first, those with the longest wait after them before the others (list
 * scheduling: Graham 1966); then a route goes where an earlier plan had most of its visits; the rest takes the days that
 * are left, what brings most first. A second visit for which no day is late enough is left out.
 */
export function dated(
  instance: Instance,
  routes: readonly Route[],
  earlier: readonly DatedRoute[],
): DatedRoute[] {
  const free = instance.classes.map(({ shifts }) =>
    [...shifts].sort((a, b) => a.date - b.date || a.team - b.team),
  );
  const chosen = new Map<Route, Shift>();
  const take = (route: Route, shift: Shift | undefined) => {
    const at = free[route.class]!.findIndex((one) => one.team === shift?.team && one.date === shift.date);
    if (at >= 0 && !chosen.has(route)) chosen.set(route, free[route.class]!.splice(at, 1)[0]!);
  };
  const precedences = precedencesOf(instance, routes);
  for (const route of inOrder(routes, precedences)) {
    const soonest = Math.max(
      -Infinity,
      ...precedences
        .get(route)!
        .map(({ before, gapDays }) => (chosen.get(before)?.date ?? -Infinity) + gapDays),
    );
    const days = free[route.class]!;
    take(route, days.find(({ date }) => date >= soonest) ?? days.at(-1));
  }
  for (const { route, shift } of shared(routes, earlier)) take(route, shift);
  for (const route of byWorth(instance, routes)) take(route, free[route.class]![0]);
  return inSequence(
    instance,
    routes.flatMap((route) => {
      const shift = chosen.get(route);
      return shift ? [{ ...route, shift }] : [];
    }),
  );
}

function precedencesOf({ visits }: Instance, routes: readonly Route[]): Map<Route, Precedence[]> {
  const routeOf = new Map(routes.flatMap((route) => route.visits.map((visit) => [visit, route] as const)));
  return new Map(
    routes.map((route) => [
      route,
      route.visits.flatMap((visit) => {
        const { after } = visits[visit]!;
        const before = after && routeOf.get(after.visit);
        return before && before !== route ? [{ before, visit, gapDays: after.gapDays }] : [];
      }),
    ]),
  );
}

/** Routes that wait for others or are waited for, each after those it waits for, where that is possible. */
function inOrder(routes: readonly Route[], precedences: ReadonlyMap<Route, readonly Precedence[]>): Route[] {
  const waitAfter = new Map<Route, number>();
  for (const route of routes)
    for (const { before, gapDays } of precedences.get(route)!)
      waitAfter.set(before, Math.max(waitAfter.get(before) ?? 0, gapDays));
  const left = routes.filter((route) => waitAfter.has(route) || precedences.get(route)!.length > 0);
  const waiting = (route: Route) =>
    precedences.get(route)!.filter(({ before }) => left.includes(before)).length;
  const sorted: Route[] = [];
  while (left.length > 0) {
    left.sort((a, b) => waiting(a) - waiting(b) || (waitAfter.get(b) ?? 0) - (waitAfter.get(a) ?? 0));
    sorted.push(left.shift()!);
  }
  return sorted;
}

/** Pairs of routes and days of an earlier plan that have visits in common, the most first. */
function shared(routes: readonly Route[], earlier: readonly DatedRoute[]): { route: Route; shift: Shift }[] {
  const pairs = routes.flatMap((route) =>
    earlier
      .filter((before) => before.class === route.class)
      .map(({ shift, visits }) => ({
        route,
        shift,
        common: route.visits.filter((visit) => visits.includes(visit)).length,
      })),
  );
  return pairs.filter(({ common }) => common > 0).sort((a, b) => b.common - a.common);
}

function byWorth({ classes }: Instance, routes: readonly Route[]): Route[] {
  const worth = ({ class: c, visits }: Route) =>
    visits.reduce((sum, visit) => sum + classes[c]!.value[visit]!, 0);
  return [...routes].sort((a, b) => worth(b) - worth(a) || a.visits[0]! - b.visits[0]!);
}

/** The routes without second visits that do not follow a first one; a day that does not work without is left out whole. */
function inSequence(instance: Instance, routes: readonly DatedRoute[]): DatedRoute[] {
  const dateOf = new Map(routes.flatMap(({ visits, shift }) => visits.map((visit) => [visit, shift.date])));
  const isTooSoon = (visit: number, { shift: { date } }: DatedRoute) => {
    const { after } = instance.visits[visit]!;
    return after !== null && !(date - (dateOf.get(after.visit) ?? Infinity) >= after.gapDays);
  };
  const kept = routes.flatMap((route) => {
    const visits = route.visits.filter((visit) => !isTooSoon(visit, route));
    if (visits.length === route.visits.length) return [route];
    const rest = { ...route, visits };
    return visits.length > 0 && scheduleOf(instance, rest) !== null ? [rest] : [];
  });
  const count = (list: readonly DatedRoute[]) => list.reduce((sum, { visits }) => sum + visits.length, 0);
  return count(kept) === count(routes) ? kept : inSequence(instance, kept);
}
