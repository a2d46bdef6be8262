import { quantileSorted, type WorkerDraws } from '../workers/intervals.ts';
import { SEGMENTS, type Segment } from '../workers/segments.ts';
import { alikeGroups, areAlike, type AlikeGroup } from './alike.ts';

/** Place of one desa when all are ordered by gap, largest first, and how sure that place is. */
export interface GapRank extends AlikeGroup {
  rank: number;
  rankLow: number;
  rankHigh: number;
  top10: number;
  top20: number;
  top50: number;
  of: number;
}

/**
 * Ranks desa by coverage gap (eligible − active) in every draw.
 *
 * @param draws eligible workers; @param active members per desa, null where not reported (left out of the ranking)
 * @param gap point estimates, for `rank`; null where unknown
 * @returns per desa, null where its gap is unknown; probabilities are shares of draws, `rankLow…rankHigh` the central 95%
 */
export function rankGaps(
  draws: WorkerDraws,
  segment: Segment,
  active: readonly (number | null)[],
  gap: readonly (number | null)[],
): (GapRank | null)[] {
  const down = byEstimate(active, gap);
  const drawn = down.map((i) => drawnGaps(draws, segment, i, active[i]!));
  const ranks = ranksOf(drawn, draws.draws);
  const groups = alikeGroups(drawn);
  const result: (GapRank | null)[] = active.map(() => null);
  down.forEach((i, place) => {
    result[i] = { rank: place + 1, of: down.length, ...certainty(ranks[place]!), ...groups[place]! };
  });
  return result;
}

/**
 * How many other desa one desa cannot be told apart from, above or below it in the order by estimate.
 * @param i position of the desa; the others as in `rankGaps`; null where its gap is unknown
 */
export function countAlike(
  draws: WorkerDraws,
  segment: Segment,
  active: readonly (number | null)[],
  gap: readonly (number | null)[],
  i: number,
): number | null {
  const down = byEstimate(active, gap);
  const own = down.indexOf(i);
  if (own === -1) return null;
  const gapsOf = (place: number) => drawnGaps(draws, segment, down[place]!, active[down[place]!]!);
  const drawn = gapsOf(own);
  return [...down.keys()].filter((place) => {
    if (place === own) return false;
    return place < own ? areAlike(gapsOf(place), drawn) : areAlike(drawn, gapsOf(place));
  }).length;
}

/** Positions of the desa whose gap is known, largest estimate first; ties to the earlier. */
function byEstimate(active: readonly (number | null)[], gap: readonly (number | null)[]): number[] {
  const known = active.flatMap((count, i) => (count === null || gap[i] === null ? [] : [i]));
  return known.sort((a, b) => gap[b]! - gap[a]! || a - b);
}

/** Gap of one desa in every draw, people. */
function drawnGaps({ draws, desa, values }: WorkerDraws, segment: Segment, i: number, active: number) {
  const column = SEGMENTS.indexOf(segment);
  const gaps = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++)
    gaps[draw] = values[(draw * desa + i) * SEGMENTS.length + column]! - active;
  return gaps;
}

/** Place of every desa in every draw; ties go to the earlier one. */
function ranksOf(drawn: readonly Float64Array[], draws: number): Uint32Array[] {
  const ranks = drawn.map(() => new Uint32Array(draws));
  const largestFirst = new Float64Array(drawn.length);
  const taken = new Uint32Array(drawn.length);
  for (let draw = 0; draw < draws; draw++) {
    for (let k = 0; k < drawn.length; k++) largestFirst[k] = -drawn[k]![draw]!;
    largestFirst.sort();
    taken.fill(0);
    for (let k = 0; k < drawn.length; k++) {
      const larger = countBelow(largestFirst, -drawn[k]![draw]!);
      ranks[k]![draw] = larger + ++taken[larger]!;
    }
  }
  return ranks;
}

/** How many of ascending values are below a value, by bisection. */
function countBelow(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function certainty(ranks: Uint32Array): Pick<GapRank, 'rankLow' | 'rankHigh' | 'top10' | 'top20' | 'top50'> {
  const within = (n: number) =>
    ranks.reduce((count, place) => count + (place <= n ? 1 : 0), 0) / ranks.length;
  const [top10, top20, top50] = [within(10), within(20), within(50)];
  ranks.sort();
  return {
    rankLow: Math.floor(quantileSorted(ranks, 0.025)),
    rankHigh: Math.ceil(quantileSorted(ranks, 0.975)),
    ...{ top10, top20, top50 },
  };
}
