import type { RandomSource } from '../../random/random.ts';
import { EPSILON } from './days.ts';
import type { Plan } from './plan.ts';

/** No more than so many visits are put in at once. */
const MOST = 8;

/**
 * Puts visits into a day beyond its limits, shortens it, then takes out what is worth least for the time it saves until
 * the day works again: the insert, improve, drop cycle of Kobeaga, Merino & Lozano (2018). Only where sums of minutes
 * tell whether a day works. Invariant: afterwards the plan keeps its own; the visits put in first are kept if possible.
 *
 * @returns whether there was such a day
 */
export function overfill(plan: Plan, random: RandomSource): boolean {
  const { days } = plan;
  if (days.outsideCount === 0 || plan.wishes.hasLimits) return false;
  const seed = days.outside[Math.floor(random() * days.outsideCount)]!;
  const d = dayFor(plan, seed, random);
  if (d < 0) return false;
  plan.touch(d);
  plan.wishes.add(days, d, -1);
  const kept = force(plan, d, seed, 1 + Math.floor(random() ** 2 * MOST), random);
  plan.wishes.add(days, d, 1);
  plan.reorder(d);
  const dropped = drop(plan, d, kept, random);
  plan.released(d, dropped);
  return true;
}

/** The day to which a visit adds least, or at random one of those near it; −1 if there is none. */
function dayFor(plan: Plan, visit: number, random: RandomSource): number {
  const { days, fixed, insertions, instance } = plan;
  let [best, least] = [-1, Infinity];
  for (let d = 0; d < days.length; d++) {
    const { shift, isTimed, isSymmetric } = days.kindOf(d);
    if (fixed[d] === 1 || isTimed || !isSymmetric || days.counts[d] === 0) continue;
    if (!(shift.value[visit]! > 0) || !plan.inOrder(visit, d)) continue;
    const minutes = insertions.added[d * instance.visits.length + visit]! * (1 + random());
    if (minutes < least) [best, least] = [d, minutes];
  }
  return best;
}

/** Puts a visit and some near it into a day where they add least, whatever the limits; returns them. */
function force(plan: Plan, d: number, seed: number, most: number, random: RandomSource): number[] {
  const { days, near, nearCount } = plan;
  const { value } = days.kindOf(d).shift;
  const put = [seed];
  insertAtLeast(plan, d, seed);
  for (let k = 0; k < nearCount && put.length < most; k++) {
    const visit = near[seed * nearCount + k]!;
    if (days.dayOf[visit]! >= 0 || random() < 0.3) continue;
    if (!(value[visit]! > 0) || !plan.inOrder(visit, d)) continue;
    insertAtLeast(plan, d, visit);
    put.push(visit);
  }
  return put;
}

function insertAtLeast(plan: Plan, d: number, visit: number): void {
  const { days } = plan;
  const { shift, way } = days.kindOf(d);
  const { size } = shift.travel;
  const row = days.placeOf[visit]! * size;
  let [least, position] = [Infinity, 0];
  for (let k = 0; k <= days.counts[d]!; k++) {
    const [from, to] = [days.placeAt(d, k - 1), days.placeAt(d, k)];
    const minutes = way[row + from]! + way[row + to]! - way[from * size + to]!;
    if (minutes < least) [least, position] = [minutes, k];
  }
  days.insert(d, position, visit, least + days.spent[visit]!);
}

/** Takes out the least worth for the time saved until the day works; returns what was taken out. */
function drop(plan: Plan, d: number, kept: readonly number[], random: RandomSource): number[] {
  const { days, follower, wishes } = plan;
  const { shift, way, capacity } = days.kindOf(d);
  const { size } = shift.travel;
  const dropped: number[] = [];
  const amplitude = random() < 0.3 ? 0 : 0.6 * random();
  wishes.add(days, d, -1);
  while (days.minutes[d]! > capacity + EPSILON || days.counts[d]! > shift.maxStops) {
    let [worst, least] = [-1, Infinity];
    for (let k = 0; k < days.counts[d]!; k++) {
      const visit = days.stops[d]![k]!;
      if (follower[visit]! >= 0 && days.dayOf[follower[visit]!]! >= 0) continue;
      const [from, at, to] = [days.placeAt(d, k - 1), days.placeOf[visit]!, days.placeAt(d, k + 1)];
      const saved =
        way[from * size + at]! + way[at * size + to]! - way[from * size + to]! + days.spent[visit]!;
      const isKept = kept.includes(visit) ? 1e6 : 1;
      const ratio =
        (shift.value[visit]! * isKept * (1 + amplitude * (random() - 0.5))) / Math.max(saved, 1e-6);
      if (ratio < least) [worst, least] = [k, ratio];
    }
    if (worst < 0) break;
    dropped.push(days.stops[d]![worst]!);
    days.removeAt(d, worst);
  }
  wishes.add(days, d, 1);
  return dropped;
}
