import { quantileSorted, type WorkerDraws } from '../workers/intervals.ts';
import { SEGMENTS, type Segment } from '../workers/segments.ts';

/** Place of one desa when all are ordered by gap, largest first, and how sure that place is. */
export interface GapRank {
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
  const column = SEGMENTS.indexOf(segment);
  const known = active.flatMap((count, i) => (count === null || gap[i] === null ? [] : [i]));
  const ranks = known.map(() => new Uint32Array(draws.draws));
  const drawn = new Float64Array(draws.desa);
  const order = known.map((_, k) => k);
  for (let draw = 0; draw < draws.draws; draw++) {
    known.forEach((i, k) => {
      drawn[k] = draws.values[(draw * draws.desa + i) * SEGMENTS.length + column]! - active[i]!;
    });
    order.sort((a, b) => drawn[b]! - drawn[a]! || a - b);
    order.forEach((k, place) => {
      ranks[k]![draw] = place + 1;
    });
  }
  const byEstimate = known.map((_, k) => k).sort((a, b) => gap[known[b]!]! - gap[known[a]!]! || a - b);
  const result: (GapRank | null)[] = active.map(() => null);
  byEstimate.forEach((k, place) => {
    result[known[k]!] = certainty(ranks[k]!, place + 1, known.length);
  });
  return result;
}

function certainty(ranks: Uint32Array, rank: number, of: number): GapRank {
  const within = (n: number) =>
    ranks.reduce((count, place) => count + (place <= n ? 1 : 0), 0) / ranks.length;
  const [top10, top20, top50] = [within(10), within(20), within(50)];
  ranks.sort();
  return {
    rank,
    rankLow: Math.floor(quantileSorted(ranks, 0.025)),
    rankHigh: Math.ceil(quantileSorted(ranks, 0.975)),
    top10,
    top20,
    top50,
    of,
  };
}
