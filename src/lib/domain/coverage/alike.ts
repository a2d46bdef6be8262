/**
 * Two desa cannot be told apart when the smaller one by estimate has at least this chance of having the larger gap: the central
 * 80% interval of their difference then holds 0. 80%, not 95%: an order is a hint where to go first, and a wrong one costs a
 * drive that still meets unprotected people, so the bar is that of the narrower interval shown with every figure.
 */
export const ALIKE_CHANCE = 0.1;

/** A run of desa in the order by estimate whose gaps cannot be told apart from that of its first one. */
export interface AlikeGroup {
  /** 1 for the largest gaps. */
  group: number;
  /** Desa in the group, its first one included; 1: told apart from its neighbours on either side. */
  groupSize: number;
}

/**
 * Splits an order into groups: walking down, a desa belongs to the group of the current first one while they cannot be told
 * apart; the first that can begins the next group. Each desa is in one group, and groups follow each other. Being alike is
 * not transitive: the last of a group and the first of the next may themselves be alike.
 *
 * @param gaps gap of each desa in every draw, people; desa in the order by estimate, largest first
 * Method: differences drawn jointly, as Goldstein & Spiegelhalter (1996), J. R. Statist. Soc. A 159(3), ask of league tables,
 * and Klein, Wright & Wieczorek (2020), J. R. Statist. Soc. C 69(3), of overall rankings; the walk with a leader is ours.
 */
export function alikeGroups(gaps: readonly Float64Array[]): AlikeGroup[] {
  const starts: number[] = [];
  gaps.forEach((drawn, place) => {
    const first = gaps[starts.at(-1) ?? -1];
    if (!first || !areAlike(first, drawn)) starts.push(place);
  });
  return starts.flatMap((start, at) => {
    const groupSize = (starts[at + 1] ?? gaps.length) - start;
    return Array.from({ length: groupSize }, () => ({ group: at + 1, groupSize }));
  });
}

/**
 * Whether two desa cannot be told apart: the second, smaller by estimate, is at least as large in enough draws.
 * @param larger gap in every draw, people; equal gaps count as alike
 */
export function areAlike(larger: Float64Array, smaller: Float64Array): boolean {
  let reversed = 0;
  for (let draw = 0; draw < larger.length; draw++) if (smaller[draw]! >= larger[draw]!) reversed++;
  return reversed >= ALIKE_CHANCE * larger.length;
}
