import type { RandomSource } from '../../random/random.ts';
import type { Instance, Route } from '../instance.ts';
import { contributionOf, scheduleOf } from '../route.ts';

/**
 * Routes of a plan to keep when a random one and those that pass nearest to it are planned again: a large neighbourhood
 * (Shaw 1998).
 *
 * @param count planned again
 */
export function keptRoutes(
  instance: Instance,
  plan: readonly Route[],
  count: number,
  random: RandomSource,
): Route[] {
  const seed = plan[Math.floor(random() * plan.length)];
  if (!seed || plan.length <= count) return [];
  // A little noise, so that the same seed does not always mean the same neighbours.
  const far = plan.map((route) =>
    route === seed ? -1 : apart(instance, seed, route) * (1 + 0.5 * random()),
  );
  const order = [...plan.keys()].sort((a, b) => far[a]! - far[b]! || a - b);
  return order.slice(count).map((at) => plan[at]!);
}

/**
 * What is left to plan when these routes stay: their team-days and visits are gone, what they contribute is taken off the
 * wishes. Of the other visits only the `most` nearest to the routes planned again are left.
 */
export function withoutRoutes(
  instance: Instance,
  kept: readonly Route[],
  again: readonly Route[],
  most: number,
): Instance {
  const gone = new Set(kept.flatMap(({ visits }) => visits));
  const open = nearest(instance, gone, again, most);
  const schedules = kept.map((route) => scheduleOf(instance, route)!);
  const rows = instance.rows.map((row) => {
    const given = kept.reduce((sum, route, i) => sum + contributionOf(row, route, schedules[i]!), 0);
    return { ...row, atLeast: row.atLeast - given, atMost: row.atMost - given };
  });
  const classes = instance.classes.map((shift, c) => ({
    ...shift,
    shifts: shift.shifts.slice(kept.filter((route) => route.class === c).length),
    value: shift.value.map((worth, v) => (open.has(v) ? worth : NaN)),
  }));
  return { ...instance, rows, classes };
}

/** Whether a route can still be made in what is left. */
export function isLeft({ classes }: Instance, { class: c, visits }: Route): boolean {
  const { shifts, value } = classes[c]!;
  return shifts.length > 0 && visits.every((v) => !Number.isNaN(value[v]!));
}

function nearest(
  instance: Instance,
  gone: ReadonlySet<number>,
  again: readonly Route[],
  most: number,
): Set<number> {
  const made = again.flatMap(({ visits }) => visits);
  const others = [...instance.visits.keys()].filter((v) => !gone.has(v));
  if (others.length <= most) return new Set(others);
  const far = new Map(
    others.map((v) => [v, apart(instance, { class: 0, visits: [v] }, { class: 0, visits: made })]),
  );
  others.sort((a, b) => far.get(a)! - far.get(b)! || a - b);
  return new Set([...made, ...others.slice(0, most)]);
}

/** Shortest way there and back between a visit of one route and one of another. */
function apart({ visits, classes }: Instance, a: Route, b: Route): number {
  const { size, minutes } = classes[a.class]!.travel;
  let least = Infinity;
  for (const v of a.visits) {
    for (const w of b.visits) {
      const [i, j] = [visits[v]!.place, visits[w]!.place];
      least = Math.min(least, minutes[i * size + j]! + minutes[j * size + i]!);
    }
  }
  return least;
}
