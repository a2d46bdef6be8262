import type { Instance } from '../instance.ts';
import type { Column } from './column.ts';
import { rightHandSide, type Multipliers, type Triple } from './multipliers.ts';

/**
 * The Lagrangian bound: right-hand sides at the multipliers, and of each class as many routes as it has shifts, none worth
 * more than `upper` (by class, at these prices; staying at home is worth 0). Valid for any multipliers ≥ 0.
 */
export function lagrangianBound(
  instance: Instance,
  multipliers: Multipliers,
  upper: ArrayLike<number>,
): number {
  return instance.classes.reduce(
    (sum, { shifts }, c) => sum + shifts.length * Math.max(0, upper[c]!),
    rightHandSide(instance, multipliers),
  );
}

/** A bound without any multipliers: every visit once at its best, every team-day full of the best visits. */
export function plainBound({ visits, classes }: Instance): number {
  const best = visits.map((_, v) => Math.max(0, ...classes.map(({ value }) => value[v]! || 0)));
  const full = classes.map(({ value, shifts, maxStops }) => {
    const sorted = [...value].filter((one) => one > 0).sort((a, b) => b - a);
    return shifts.length * sorted.slice(0, maxStops).reduce((sum, one) => sum + one, 0);
  });
  const total = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0);
  return Math.min(total(best), total(full));
}

/** What a column is worth at the multipliers, its class's price not taken off. */
export function worthOf(
  column: Column,
  { visit, least, most, triple }: Multipliers,
  triples: readonly Triple[],
): number {
  const { visits } = column.route;
  let worth = column.value;
  for (const v of visits) worth -= visit[v]!;
  column.rows.forEach((r, k) => {
    worth += (least[r]! - most[r]!) * column.amounts[k]!;
  });
  triples.forEach((members, t) => {
    if (triple[t]! > 0 && visits.filter((v) => members.includes(v)).length >= 2) worth -= triple[t]!;
  });
  return worth;
}
