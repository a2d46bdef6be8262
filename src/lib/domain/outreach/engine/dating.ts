import type { DatedRoute } from '../assemble.ts';
import type { Instance, Route, Shift } from '../instance.ts';

/**
 * Gives each route a team-day of its class; within a class they are alike, so that any is as good. A route goes where an
 * earlier plan had most of its visits; the others take the days that are left, what brings most first.
 */
export function dated(
  { classes }: Instance,
  routes: readonly Route[],
  earlier: readonly DatedRoute[],
): DatedRoute[] {
  return classes.flatMap(({ shifts, value }, c) => {
    const worth = ({ visits }: Route) => visits.reduce((sum, visit) => sum + value[visit]!, 0);
    const own = routes
      .filter((route) => route.class === c)
      .sort((a, b) => worth(b) - worth(a) || a.visits[0]! - b.visits[0]!);
    const free = [...shifts].sort((a, b) => a.date - b.date || a.team - b.team);
    const pairs = own.flatMap((route) =>
      earlier
        .filter((before) => before.class === c)
        .map((before) => ({ route, shift: before.shift, common: common(route, before) }))
        .filter(({ common }) => common > 0),
    );
    pairs.sort((a, b) => b.common - a.common);
    const chosen = new Map<Route, Shift>();
    const take = (route: Route, shift: Shift | undefined) => {
      const at = free.findIndex((one) => one.team === shift?.team && one.date === shift.date);
      if (at >= 0 && !chosen.has(route)) chosen.set(route, free.splice(at, 1)[0]!);
    };
    for (const { route, shift } of pairs) take(route, shift);
    for (const route of own) take(route, free[0]);
    return own.map((route) => ({ ...route, shift: chosen.get(route)! }));
  });
}

function common(a: Route, b: Route): number {
  return a.visits.filter((visit) => b.visits.includes(visit)).length;
}
