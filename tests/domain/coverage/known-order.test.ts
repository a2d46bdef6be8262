import { beforeAll, describe, expect, it } from 'vitest';
import { rankGaps, type GapRank } from '#lib/domain/coverage/ranking.ts';
import { drawWorkers } from '#lib/domain/workers/intervals.ts';
import { estimateWorkers } from '#lib/domain/workers/model.ts';
import { LABOUR } from '../workers/rembang.ts';
import { simulatedKabupaten } from '../workers/simulated-kabupaten.ts';
import { trueWorlds } from '../workers/true-worlds.ts';

const [KABUPATEN, WORLDS, DRAWS] = [200, 5, 400];

interface Judged {
  rank: GapRank;
  /** Place by true gap, in one true world. */
  place: number;
  /** Gap in that world of this desa, and of the first desa of the group above its own; people. */
  gap: number;
  above: number | null;
}

/** Places as the product tells them, beside those of true worlds it does not know; a tenth of the workers are members. */
function judgedPlaces(): Judged[] {
  return Array.from({ length: KABUPATEN }, (_, number) => {
    const { desa, margins, uncertainty } = simulatedKabupaten(number);
    const estimates = estimateWorkers(desa, LABOUR, margins);
    const active = desa.map((_, i) => Math.round(estimates[3 * i + 1]! * 0.02 * (i % 10)));
    const gap = desa.map((_, i) => estimates[3 * i + 1]! - active[i]!);
    const draws = drawWorkers(desa, LABOUR, margins, uncertainty, { draws: DRAWS, seed: number });
    const ranks = rankGaps(draws, 'bpu', active, gap) as GapRank[];
    const worlds = trueWorlds(desa, LABOUR, margins, uncertainty, { worlds: WORLDS, seed: 1000 + number });
    return worlds.flatMap((world) => {
      const truth = world.map(([, bpu], i) => bpu - active[i]!);
      const leaderOf = (group: number) =>
        ranks.reduce<number>((first, rank, i) => {
          return rank.group === group && (first === -1 || rank.rank < ranks[first]!.rank) ? i : first;
        }, -1);
      return ranks.map((rank, i) => ({
        rank,
        place: 1 + truth.filter((other) => other > truth[i]!).length,
        gap: truth[i]!,
        above: rank.group > 1 && leaderOf(rank.group) === i ? truth[leaderOf(rank.group - 1)]! : null,
      }));
    });
  }).flat();
}

describe('places by gap, against true worlds', () => {
  let judged: Judged[];
  beforeAll(() => {
    judged = judgedPlaces();
  });
  const share = (of: readonly boolean[]) => of.filter(Boolean).length / of.length;

  it.each([
    { from: 0, to: 0.05 },
    { from: 0.05, to: 0.25 },
    { from: 0.25, to: 0.5 },
    { from: 0.5, to: 0.75 },
    { from: 0.75, to: 0.95 },
    { from: 0.95, to: 1.01 },
  ])('of the desa told a chance of $from–$to to be among the ten largest, as many are', ({ from, to }) => {
    const told = judged.filter(({ rank }) => from <= rank.top10 && rank.top10 < to);
    const expected = told.reduce((sum, { rank }) => sum + rank.top10, 0) / told.length;
    expect(told.length).toBeGreaterThan(500);
    expect(Math.abs(share(told.map(({ place }) => place <= 10)) - expected)).toBeLessThan(0.04);
  });

  it('the range of the place holds the true one in at least 93 of 100: it is rounded outwards', () => {
    const held = share(judged.map(({ rank, place }) => rank.rankLow <= place && place <= rank.rankHigh));
    expect(held).toBeGreaterThan(0.93);
    expect(held).toBeLessThan(0.995);
  });

  it('a desa that begins a group is truly larger than the first of the group above in fewer than 10 of 100', () => {
    const firsts = judged.filter(({ above }) => above !== null);
    const wrong = share(firsts.map(({ gap, above }) => gap > above!));
    expect(firsts.length).toBeGreaterThan(1000);
    expect(wrong).toBeLessThan(0.1);
    expect(wrong).toBeGreaterThan(0.01);
  });
});
