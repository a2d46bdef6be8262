import { EPSILON, type Days } from './days.ts';
import { LEAST_GAIN, LONGEST_STRETCH } from './improve-day.ts';

/**
 * Shortens any other day, with windows or with ways that differ by direction, by the same two moves tried in full, first
 * improvement. Sums of the ways forth and back make each attempt constant; only what is shorter is tried against the
 * windows. Invariant: the visits stay the same, the day stays feasible, its minutes never grow.
 *
 * @returns whether the order changed
 */
export function shortenInFull(days: Days, d: number): boolean {
  let hasChanged = false;
  while (days.counts[d]! > 1 && improveOnce(days, d)) hasChanged = true;
  return hasChanged;
}

/** Longest day on which stretches are turned and moved between all pairs of positions. */
const FULL_REACH = 30;

function improveOnce(days: Days, d: number): boolean {
  const { way, shift } = days.kindOf(d);
  const { size } = shift.travel;
  const count = days.counts[d]!;
  const place = Int32Array.from({ length: count + 2 }, (_, k) => days.placeAt(d, k - 1));
  const leg = (i: number, j: number) => way[place[i]! * size + place[j]!]!;
  const forth = new Float64Array(count + 2);
  const back = new Float64Array(count + 2);
  for (let k = 1; k < count + 2; k++) {
    forth[k] = forth[k - 1]! + leg(k - 1, k);
    back[k] = back[k - 1]! + leg(k, k - 1);
  }
  for (let i = 1; i <= count; i++) {
    for (let j = i; j <= Math.min(count, i + FULL_REACH); j++) {
      const inside = forth[j]! - forth[i]!;
      const turned = back[j]! - back[i]!;
      const cut = leg(i - 1, i) + leg(j, j + 1);
      const gain = cut + inside - leg(i - 1, j) - leg(i, j + 1) - turned;
      if (j > i && gain > LEAST_GAIN && attempt(days, d, i, j, i, true)) return true;
      if (j - i >= LONGEST_STRETCH) continue;
      const saved = cut - (count === j - i + 1 ? 0 : leg(i - 1, j + 1));
      for (let p = Math.max(0, i - FULL_REACH); p <= Math.min(count, j + FULL_REACH); p++) {
        if (p >= i - 1 && p <= j) continue;
        const gap = leg(p, p + 1);
        if (leg(p, i) + leg(j, p + 1) - gap < saved - LEAST_GAIN && attempt(days, d, i, j, p + 1, false))
          return true;
        const other = leg(p, j) + leg(i, p + 1) - gap + turned - inside;
        if (other < saved - LEAST_GAIN && attempt(days, d, i, j, p + 1, true)) return true;
      }
    }
  }
  return false;
}

/** Moves stops i … j (counted from 1) before the one at `target`; takes it back when the day does not work. */
function attempt(days: Days, d: number, i: number, j: number, target: number, turned: boolean): boolean {
  const old = days.order(d);
  const before = days.minutes[d]!;
  const stretch = old.slice(i - 1, j);
  if (turned) stretch.reverse();
  const rest = [...old.slice(0, i - 1), ...old.slice(j)];
  const at = target - 1 >= j ? target - 1 - stretch.length : target - 1;
  rest.splice(at, 0, ...stretch);
  days.reorder(d, rest);
  if (days.isFeasible(d) && days.minutes[d]! < before - EPSILON) return true;
  days.reorder(d, old);
  return false;
}
