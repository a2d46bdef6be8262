import { describe, expect, it } from 'vitest';
import { countAlike, rankGaps } from '#lib/domain/coverage/ranking.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import type { WorkerDraws } from '#lib/domain/workers/intervals.ts';
import { SEGMENTS } from '#lib/domain/workers/segments.ts';

/** Draws of BPU workers, `people[draw][desa]`; PU and Jakon hold a trap for whoever reads the wrong column. */
function bpuDraws(people: number[][]): WorkerDraws {
  const values = people.flatMap((world) => world.flatMap((bpu, i) => [9000 * i, bpu, 9000 - i]));
  return { draws: people.length, desa: people[0]!.length, values: Float32Array.from(values) };
}

/** Thirty desa, a few of them unknown, workers scattered around 200–500. */
function scattered(seed: number) {
  const random = seededRandom(seed);
  const level = Array.from({ length: 30 }, () => 200 + 300 * random());
  const draws = bpuDraws(
    Array.from({ length: 200 }, () => level.map((people) => people * (0.6 + 0.8 * random()))),
  );
  const active = level.map((_, i) => (i % 11 === 5 ? null : Math.floor(100 * random())));
  return { draws, active, gap: active.map((count, i) => (count === null ? null : level[i]! - count)) };
}

describe('rankGaps', () => {
  it('orders three desa in four worlds as counted by hand', () => {
    const draws = bpuDraws([
      [100, 90, 50], // gaps 90, 85, 50 → places 1, 2, 3
      [100, 120, 50], // 90, 115, 50 → 2, 1, 3
      [100, 20, 50], // 90, 15, 50 → 1, 3, 2
      [40, 90, 50], // 30, 85, 50 → 3, 1, 2
    ]);
    const ranks = rankGaps(draws, 'bpu', [10, 5, 0], [90, 85, 50]);
    expect(ranks.map((rank) => rank!.rank)).toEqual([1, 2, 3]);
    // Places sorted: 1 1 2 3, 1 1 2 3, 2 2 3 3; R-7 quantiles 0.025 and 0.975, rounded outwards.
    expect(ranks.map((rank) => [rank!.rankLow, rank!.rankHigh])).toEqual([
      [1, 3],
      [1, 3],
      [2, 3],
    ]);
    expect(ranks.every((rank) => rank!.of === 3 && rank!.top10 === 1)).toBe(true);
  });

  it('agrees with counting, in every world, how many desa have a larger gap', () => {
    const { draws, active, gap } = scattered(3317);
    const known = active.flatMap((count, i) => (count === null ? [] : [i]));
    const drawn = (draw: number, i: number) =>
      draws.values[(draw * draws.desa + i) * SEGMENTS.length + 1]! - active[i]!;
    const ranks = rankGaps(draws, 'bpu', active, gap);
    for (const i of known) {
      const places = Array.from({ length: draws.draws }, (_, draw) => {
        return 1 + known.filter((other) => drawn(draw, other) > drawn(draw, i)).length;
      });
      const within = (n: number) => places.filter((place) => place <= n).length / places.length;
      const sorted = places.sort((a, b) => a - b);
      // R-7 on 200 worlds: between the 5th and 6th, and the 195th and 196th place.
      expect(ranks[i]).toMatchObject({
        rank: 1 + known.filter((other) => gap[other]! > gap[i]!).length,
        rankLow: Math.floor(sorted[4]! + (sorted[5]! - sorted[4]!) * 0.975),
        rankHigh: Math.ceil(sorted[194]! + (sorted[195]! - sorted[194]!) * 0.025),
        ...{ top10: within(10), top20: within(20), top50: within(50), of: known.length },
      });
    }
  });

  it('groups the desa in the order by estimate, and counts for each whom it cannot be told apart from', () => {
    const { draws, active, gap } = scattered(3317);
    const ranks = rankGaps(draws, 'bpu', active, gap);
    const down = [...ranks.keys()]
      .filter((i) => ranks[i] !== null)
      .sort((a, b) => ranks[a]!.rank - ranks[b]!.rank);
    const drawn = (draw: number, i: number) =>
      draws.values[(draw * draws.desa + i) * SEGMENTS.length + 1]! - active[i]!;
    /** Whether the one further down has the larger gap in at least a tenth of the 200 worlds. */
    const alike = (above: number, below: number) =>
      Array.from({ length: 200 }, (_, draw) => drawn(draw, below) >= drawn(draw, above)).filter(Boolean)
        .length >= 20;
    let [group, first] = [0, -1];
    for (const i of down) {
      if (first === -1 || !alike(first, i)) [group, first] = [group + 1, i];
      expect(ranks[i]!.group).toBe(group);
      expect(ranks[i]!.groupSize).toBe(
        down.filter((other) => ranks[other]!.group === ranks[i]!.group).length,
      );
      const place = down.indexOf(i);
      expect(countAlike(draws, 'bpu', active, gap, i)).toBe(
        down.filter((other, at) => (at < place ? alike(other, i) : at > place && alike(i, other))).length,
      );
    }
    expect(group).toBeGreaterThan(1);
    expect(countAlike(draws, 'bpu', active, gap, active.indexOf(null))).toBeNull();
  });

  it('the order of the desa changes nothing but their place in the result', () => {
    const { draws, active, gap } = scattered(7);
    const order = [...active.keys()].sort((a, b) => ((a * 7) % 30) - ((b * 7) % 30));
    const columns = order.flatMap((i) => [0, 1, 2].map((segment) => i * SEGMENTS.length + segment));
    const size = draws.desa * SEGMENTS.length;
    const values = Float32Array.from(draws.values, (_, at) => {
      return draws.values[at - (at % size) + columns[at % size]!]!;
    });
    const pick = <T>(of: readonly T[]) => order.map((i) => of[i]!);
    expect(rankGaps({ ...draws, values }, 'bpu', pick(active), pick(gap))).toEqual(
      pick(rankGaps(draws, 'bpu', active, gap)),
    );
  });

  it('leaves unknown desa out, and out of the count', () => {
    const draws = bpuDraws([[10, 20, 30, 40]]);
    const ranks = rankGaps(draws, 'bpu', [0, null, 0, 0], [10, null, 30, null]);
    expect(ranks.map((rank) => rank?.rank ?? null)).toEqual([2, null, 1, null]);
    expect(ranks[0]!.of).toBe(2);
    expect(rankGaps(draws, 'bpu', [null, null, null, null], [null, null, null, null])).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('has ten desa in the top ten and twenty in the top twenty: probabilities sum to that', () => {
    for (const seed of [1, 2, 3]) {
      const { draws, active, gap } = scattered(seed);
      const ranks = rankGaps(draws, 'bpu', active, gap).filter((rank) => rank !== null);
      const total = (key: 'top10' | 'top20' | 'top50') => ranks.reduce((sum, rank) => sum + rank[key], 0);
      expect(total('top10')).toBeCloseTo(10, 9);
      expect(total('top20')).toBeCloseTo(20, 9);
      expect(total('top50')).toBeCloseTo(ranks.length, 9);
      expect(ranks.map((rank) => rank.rank).sort((a, b) => a - b)).toEqual(ranks.map((_, i) => i + 1));
    }
  });

  it('counts members against the gap of their own segment', () => {
    const draws = bpuDraws([[100, 100]]);
    expect(rankGaps(draws, 'bpu', [90, 10], [10, 90]).map((rank) => rank!.rank)).toEqual([2, 1]);
    expect(rankGaps(draws, 'bpu', [90, 10], [10, 90]).map((rank) => rank!.rankLow)).toEqual([2, 1]);
    expect(rankGaps(draws, 'pu', [0, 0], [0, 9000]).map((rank) => rank!.rankLow)).toEqual([2, 1]);
  });

  it('is sure where all worlds agree, and gives ties to the earlier desa', () => {
    const ranks = rankGaps(
      bpuDraws([
        [50, 50, 80],
        [50, 50, 80],
      ]),
      'bpu',
      [0, 0, 0],
      [50, 50, 80],
    );
    expect(ranks.map((rank) => [rank!.rankLow, rank!.rank, rank!.rankHigh])).toEqual([
      [2, 2, 2],
      [3, 3, 3],
      [1, 1, 1],
    ]);
  });
});
