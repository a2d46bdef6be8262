const RANGE = /^(\d+)-(\d+)$/;
const FROM = /^(\d+)\+$/;
const WORKING_AGE = 15;

/** People of one age group: `0-4`, `15-19`, `75+`. */
export interface AgeGroup {
  age: string;
  people: number;
}

/**
 * Share of residents aged 15 and over, 0–1; null where the groups do not tell: one straddles 15 or cannot be read, none
 * is below 15 or none from 15 on, or nobody lives there.
 */
export function shareFrom15(groups: readonly AgeGroup[]): number | null {
  let [below, from] = [0, 0];
  const sides = new Set<boolean>();
  for (const { age, people } of groups) {
    const isBelow = sideOf(age);
    if (isBelow === null) return null;
    sides.add(isBelow);
    if (isBelow) below += people;
    else from += people;
  }
  return sides.size === 2 && below + from > 0 ? from / (below + from) : null;
}

/** True for a group below 15, false for one from 15 on, null for one that is neither. */
function sideOf(age: string): boolean | null {
  const range = RANGE.exec(age);
  const from = Number(range?.[1] ?? FROM.exec(age)?.[1] ?? NaN);
  const to = range ? Number(range[2]) : Infinity;
  if (Number.isNaN(from)) return null;
  if (to < WORKING_AGE) return true;
  return from >= WORKING_AGE ? false : null;
}
