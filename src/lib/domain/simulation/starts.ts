import type { Period } from '../calendar/period.ts';
import type { BatchMove } from './compartments.ts';

/** People by the month their membership began. */
export type ByStart = Map<Period, number>;

/** Sponsored people of one desa by first month: the same people as in the compartments, told apart. */
export interface Starts {
  active: ByStart;
  /** In arrears for 1, 2 … months. */
  arrears: ByStart[];
}

/** Nobody, with as many ages of arrears as the compartments have. */
export function noStarts(ages: number): Starts {
  return { active: new Map(), arrears: Array.from({ length: ages }, () => new Map()) };
}

/** Moves people as the compartments did in a month: who began first falls behind, and comes back, first. */
export function moveStarts(people: Starts, { fell, recovered, started }: BatchMove, period: Period): void {
  let older = takeOldest(people.active, fell);
  people.arrears.forEach((still, age) => {
    for (const [first, count] of takeOldest(still, recovered[age]!)) add(people.active, first, count);
    people.arrears[age] = older;
    older = still;
  });
  add(people.active, period, started);
}

/** People of an oldest-first list shared out over batches in their order. */
export function shareOut(
  people: ByStart,
  batches: readonly { last: Period; people: number }[],
): { firstMonth: Period; paidThrough: Period; people: number }[] {
  const left = new Map(people);
  return batches.flatMap(({ last, people: count }) =>
    [...takeOldest(left, count)].map(([firstMonth, of]) => ({ firstMonth, paidThrough: last, people: of })),
  );
}

function takeOldest(from: ByStart, count: number): ByStart {
  const taken: ByStart = new Map();
  for (const first of [...from.keys()].sort()) {
    const some = Math.min(from.get(first)!, count - sum(taken));
    add(taken, first, some);
    add(from, first, -some);
  }
  return taken;
}

function add(people: ByStart, first: Period, count: number): void {
  const now = (people.get(first) ?? 0) + count;
  if (now === 0) people.delete(first);
  else people.set(first, now);
}

function sum(people: ByStart): number {
  return [...people.values()].reduce((a, b) => a + b, 0);
}
