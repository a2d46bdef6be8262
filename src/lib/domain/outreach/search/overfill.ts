import type { RandomSource } from '../../random/random.ts';
import type { Plan } from './plan.ts';

/** No more than so many visits are put in at once. */
const MOST = 8;
/** Noise multiplies what a stop is worth by 1 ± half of this at most. */
const MOST_NOISE = 0.6;
/** Visits just put in count this much more when something has to go. */
const KEEP = 1e6;

/**
 * Puts visits into a day beyond its limits, shortens it, then takes out what is worth least for the time it saves until
 * the day works again: the insert, improve, drop cycle of Kobeaga, Merino & Lozano (2018). Invariant: afterwards the plan
 * keeps its own, whether the step was possible or not.
 *
 * @returns false, with everything as before, when no day can take a visit in or what is in has to stay
 */
export function overfill(plan: Plan, random: RandomSource): boolean {
  const { days, wishes } = plan;
  if (days.outsideCount === 0) return false;
  const seed = days.outside[Math.floor(random() * days.outsideCount)]!;
  const d = dayFor(plan, seed, random);
  if (d < 0) return false;
  plan.touch(d);
  wishes.add(days, d, -1);
  const put = force(plan, d, seed, 1 + Math.floor(random() ** 2 * MOST), random);
  wishes.add(days, d, 1);
  if (!days.kindOf(d).isTimed) plan.reorder(d);
  const noise = random() < 0.3 ? 0 : MOST_NOISE * random();
  const dropped: number[] = [];
  while (!days.isFeasible(d) || !wishes.keepsLimits()) {
    const position = leastWorth(plan, d, put, noise, random);
    if (position < 0) {
      plan.rollback();
      return false;
    }
    dropped.push(days.stops[d]![position]!);
    wishes.add(days, d, -1);
    days.removeAt(d, position);
    wishes.add(days, d, 1);
  }
  plan.released(d, dropped);
  return true;
}

/** The day to which a visit adds least, or at random one to which it adds little more; −1 if there is none. */
function dayFor(plan: Plan, visit: number, random: RandomSource): number {
  const { days, fixed, insertions, instance } = plan;
  let [best, least] = [-1, Infinity];
  for (let d = 0; d < days.length; d++) {
    if (fixed[d] === 1 || !(days.kindOf(d).shift.value[visit]! > 0)) continue;
    // Where it fits no gap, any day is as good.
    const added = insertions.added[d * instance.visits.length + visit]!;
    const minutes = (added === Infinity ? days.kindOf(d).capacity : added) * (1 + random());
    if (minutes < least && plan.inOrder(visit, d)) [best, least] = [d, minutes];
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
  let [least, position] = [Infinity, 0];
  for (let k = 0; k <= days.counts[d]!; k++) {
    const minutes = detour(plan, d, k - 1, visit, k);
    if (minutes < least) [least, position] = [minutes, k];
  }
  days.insert(d, position, visit, least);
}

/** Minutes that a visit between two positions takes of a day. */
function detour({ days }: Plan, d: number, before: number, visit: number, after: number): number {
  const { shift, way } = days.kindOf(d);
  const { size } = shift.travel;
  const [from, at, to] = [days.placeAt(d, before), days.placeOf[visit]!, days.placeAt(d, after)];
  const isAlone = before < 0 && after >= days.counts[d]!;
  const direct = isAlone ? 0 : way[from * size + to]!;
  return way[from * size + at]! + way[at * size + to]! - direct + days.spent[visit]!;
}

/** Position of the stop worth least for the time it takes, with noise; −1 when all have to stay. */
function leastWorth(
  plan: Plan,
  d: number,
  put: readonly number[],
  noise: number,
  random: RandomSource,
): number {
  const { days } = plan;
  const { value } = days.kindOf(d).shift;
  let [worst, least] = [-1, Infinity];
  for (let k = 0; k < days.counts[d]!; k++) {
    const visit = days.stops[d]![k]!;
    if (plan.isNeeded(visit)) continue;
    const saved = Math.max(detour(plan, d, k - 1, visit, k + 1), 1e-6);
    const worth = value[visit]! * (1 + noise * (random() - 0.5)) * (put.includes(visit) ? KEEP : 1);
    if (worth / saved < least) [worst, least] = [k, worth / saved];
  }
  return worst;
}
