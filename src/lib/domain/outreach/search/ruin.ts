import type { RandomSource } from '../../random/random.ts';
import type { Plan } from './plan.ts';

/** No ruin takes out more than so many visits, nor more than such a share of the plan. */
const MOST = 24;
const MOST_SHARE = 0.35;
/** Of a small plan, all may go. */
const SMALL = 8;

/**
 * Takes out strings of adjacent stops around a random visit, as in SISR (Christiaens & Vanden Berghe 2020), or single
 * stops near it, as in radial ruin (Schrimpf et al. 2000). The number follows a skewed distribution: mostly a few.
 */
export function ruin(plan: Plan, random: RandomSource): void {
  const { days, near, nearCount, instance } = plan;
  const count = instance.visits.length;
  const planned = count - days.outsideCount;
  if (planned === 0) return;
  const limit = Math.min(MOST, planned, Math.max(SMALL, Math.ceil(planned * MOST_SHARE)));
  const most = 1 + Math.floor(random() ** 2 * limit);
  const seed = Math.floor(random() * count);
  const gone: number[] = [];
  const stringShare = random();
  takeString(plan, seed, most, gone, random);
  for (let k = 0; k < nearCount && gone.length < most; k++) {
    const visit = near[seed * nearCount + k]!;
    if (days.dayOf[visit]! < 0) continue;
    const length = random() < stringShare ? 1 + Math.floor(random() * Math.min(6, most - gone.length)) : 1;
    takeString(plan, visit, length, gone, random);
  }
  plan.remove(gone);
}

/** Adds to `gone` a visit and its neighbours on its day, `length` in all, of which it is any. */
function takeString(plan: Plan, visit: number, length: number, gone: number[], random: RandomSource): void {
  const { days } = plan;
  const d = days.dayOf[visit]!;
  if (d < 0 || plan.fixed[d] === 1) return;
  const from = Math.max(0, days.positionOf[visit]! - Math.floor(random() * length));
  const to = Math.min(days.counts[d]!, from + length);
  for (let k = from; k < to; k++) {
    const stop = days.stops[d]![k]!;
    if (!gone.includes(stop) && plan.isMovable(stop)) gone.push(stop);
  }
}
