import type { Instance, Route } from '../instance.ts';
import { scheduleOf } from '../route.ts';
import { ownVisits, singleStops } from './why-out.ts';

/** How many of the nearest other visits are tried as the second stop. */
const PARTNERS = 8;

/** Routes to a desa alone, and of each class and visit the most valuable one with a second stop nearby. */
export function nearbyRoutes(instance: Instance, desa: number): Route[] {
  const own = ownVisits(instance, desa);
  const pairs = instance.classes.flatMap((_, c) =>
    own.flatMap((visit) => bestPair(instance, c, visit) ?? []),
  );
  return [...singleStops(instance, desa), ...pairs];
}

function bestPair(instance: Instance, c: number, visit: number): Route | null {
  const { travel, value } = instance.classes[c]!;
  const row = instance.visits[visit]!.place * travel.size;
  const minutesTo = (other: number) => travel.minutes[row + instance.visits[other]!.place]!;
  const partners = [...instance.visits.keys()]
    .filter((other) => other !== visit && value[other]! > 0 && instance.visits[other]!.after === null)
    .sort((a, b) => minutesTo(a) - minutesTo(b) || a - b)
    .slice(0, PARTNERS)
    .sort((a, b) => value[b]! - value[a]!);
  for (const other of partners)
    for (const visits of [
      [visit, other],
      [other, visit],
    ])
      if (scheduleOf(instance, { class: c, visits })) return { class: c, visits };
  return null;
}
