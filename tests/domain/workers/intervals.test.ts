import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drawWorkers,
  LEVELS,
  quantileSorted,
  workersInterval,
  workersIntervals,
  type TerrainDesa,
  type Uncertainty,
  type WorkerDraws,
} from '#lib/domain/workers/intervals.ts';
import { estimateWorkers } from '#lib/domain/workers/model.ts';
import { SEGMENTS } from '#lib/domain/workers/segments.ts';
import { DESA, LABOUR, MARGINS, UNCERTAINTY } from './rembang.ts';

const [PU, BPU, JAKON] = [0, 1, 2];
const ALL = [PU, BPU, JAKON];
const NONE: Uncertainty = {
  ...{ population: 0, share15Plus: 0, tpak: 0, informalShare: 0 },
  ...{ jakonShare: 0, terrainPrior: 0, occupationShare: 0, benchmarkShift: 0 },
};

/** A kabupaten of twelve desa. */
const SMALL: TerrainDesa[] = Array.from({ length: 12 }, (_, i) => ({
  code: `33.17.${String(i).padStart(2, '0')}`,
  terrain: `terrain ${i % 4}`,
  population: 900 + 350 * i,
  informalShare: [0.48, 0.64, 0.66, 0.7][i % 4]!,
  jakonShare: 0.05,
}));
const SMALL_MARGINS = { pu: 2300, bpu: 6900, jakon: 480 };
const SMALL_SD: Uncertainty = { ...UNCERTAINTY.potensi, benchmarkShift: 41 };

const everywhere = (desa: readonly unknown[]) => [...desa.keys()];
const width = (draws: WorkerDraws, members: number[], segments: number[]) => {
  const { low, high } = workersInterval(draws, members, segments);
  return high - low;
};
const columnSum = ({ desa, values }: WorkerDraws, draw: number, segments: number[]) => {
  let people = 0;
  for (let i = 0; i < desa; i++)
    for (const segment of segments) people += values[(draw * desa + i) * SEGMENTS.length + segment]!;
  return people;
};

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  const cross = (x: readonly number[], mx: number, y: readonly number[], my: number) =>
    mean(x.map((value, i) => (value - mx) * (y[i]! - my)));
  return cross(a, meanA, b, meanB) / Math.sqrt(cross(a, meanA, a, meanA) * cross(b, meanB, b, meanB));
}

describe('drawWorkers for the 294 desa of Rembang', () => {
  const draws = drawWorkers(DESA, LABOUR, MARGINS.potensi, UNCERTAINTY.potensi, { draws: 500, seed: 3317 });
  const sums = (segments: number[]) =>
    Array.from({ length: draws.draws }, (_, draw) => columnSum(draws, draw, segments));

  it('every draw sums to the benchmark total, whatever moves between PU and BPU', () => {
    for (const people of sums(ALL)) expect(Math.abs(people - 240_639)).toBeLessThan(0.1);
    for (const people of sums([PU, BPU])) expect(Math.abs(people - 228_639)).toBeLessThan(0.1);
    for (const people of sums([JAKON])) expect(Math.abs(people - 12_000)).toBeLessThan(0.1);
  });

  it('the kabupaten interval of PU is that of the benchmark: 57,000 ± 1.96 × 1,020', () => {
    const { low, high } = workersInterval(draws, everywhere(DESA), [PU]);
    expect(Math.abs(low - 55_001)).toBeLessThan(350);
    expect(Math.abs(high - 58_999)).toBeLessThan(350);
    expect(width(draws, everywhere(DESA), ALL)).toBeLessThan(0.1);
  });

  it('every estimate lies inside its interval, and none of the workers is below 0', () => {
    const estimates = estimateWorkers(DESA, LABOUR, MARGINS.potensi);
    const outside = DESA.flatMap((_, i) =>
      ALL.filter((segment) => {
        const { low, high } = workersInterval(draws, [i], [segment]);
        const estimate = estimates[i * SEGMENTS.length + segment]!;
        return estimate < low || estimate > high;
      }),
    );
    expect(outside).toEqual([]);
    expect(draws.values.every((people) => people >= 0)).toBe(true);
  });

  it('a desa of 2,250 people has roughly 500 to 1,100 informal workers by Sakernas: the uncertainty is that large', () => {
    const sakernas = drawWorkers(DESA, LABOUR, MARGINS.sakernas, UNCERTAINTY.sakernas, {
      draws: 500,
      seed: 3317,
    });
    const off = (i: number) => Math.abs(DESA[i]!.population - 2250);
    const near = everywhere(DESA)
      .sort((a, b) => off(a) - off(b))
      .slice(0, 5);
    for (const i of near) {
      const { low, high } = workersInterval(sakernas, [i], [BPU]);
      expect(low).toBeGreaterThan(400);
      expect(high).toBeLessThan(1200);
      expect(high - low).toBeGreaterThan(400);
      expect(workersInterval(sakernas, [i], [JAKON])).toEqual({ low: 0, high: 0 });
    }
  });
});

describe('drawWorkers', () => {
  const draw = (uncertainty: Uncertainty, seed = 1, count = 400) =>
    drawWorkers(SMALL, LABOUR, SMALL_MARGINS, uncertainty, { draws: count, seed });

  it('collapses onto the estimate when nothing is uncertain', () => {
    const estimates = estimateWorkers(SMALL, LABOUR, SMALL_MARGINS);
    const draws = draw(NONE, 1, 20);
    SMALL.forEach((_, i) =>
      ALL.forEach((segment) => {
        const { low, high } = workersInterval(draws, [i], [segment]);
        expect(high - low).toBe(0);
        expect(Math.abs(low - estimates[i * SEGMENTS.length + segment]!)).toBeLessThan(1);
      }),
    );
  });

  it.each(['population', 'share15Plus', 'tpak', 'informalShare'] as const)(
    'is wider in every desa for a larger SD of %s',
    (quantity) => {
      const narrow = draw({ ...NONE, [quantity]: 0.01 });
      const wide = draw({ ...NONE, [quantity]: 0.03 });
      for (const i of everywhere(SMALL)) {
        const ratio = width(wide, [i], [BPU]) / width(narrow, [i], [BPU]);
        expect(ratio).toBeGreaterThan(2.5);
        expect(ratio).toBeLessThan(3.5);
      }
    },
  );

  it('is wider in the kabupaten for a larger SD of the benchmark', () => {
    const kabupaten = everywhere(SMALL);
    const narrow = width(draw({ ...NONE, benchmarkShift: 20 }), kabupaten, [PU]);
    expect(width(draw({ ...NONE, benchmarkShift: 60 }), kabupaten, [PU]) / narrow).toBeCloseTo(3, 2);
    expect(width(draw({ ...SMALL_SD, benchmarkShift: 0 }), kabupaten, [PU])).toBeLessThan(0.01);
  });

  it('a benchmark that moves beyond what there is leaves a tenth of PU and of BPU', () => {
    const draws = draw({ ...NONE, benchmarkShift: 1e9 }, 1, 20);
    const pu = Array.from({ length: 20 }, (_, at) => Math.round(columnSum(draws, at, [PU])));
    expect(new Set(pu)).toEqual(new Set([230, 2300 + 6210]));
  });

  it('repeats itself for the same seed only', () => {
    const [first, again, other] = [draw(SMALL_SD, 7, 10), draw(SMALL_SD, 7, 10), draw(SMALL_SD, 8, 10)];
    expect(again.values).toEqual(first.values);
    expect(other.values).not.toEqual(first.values);
  });

  it('a kecamatan is surer than its desa one by one', () => {
    const draws = draw(SMALL_SD);
    const desa = [0, 1, 2, 3].map((i) => width(draws, [i], [BPU]));
    expect(width(draws, [0, 1, 2, 3], [BPU])).toBeLessThan(desa.reduce((a, b) => a + b, 0));
  });
});

describe('the errors belong to the desa', () => {
  const draw = (desa: readonly TerrainDesa[], uncertainty = SMALL_SD) =>
    drawWorkers(desa, LABOUR, SMALL_MARGINS, uncertainty, { draws: 200, seed: 3317 });
  const drawn = draw(SMALL);
  const levels = [LEVELS.wide, LEVELS.narrow];

  it('another order of the desa changes no number', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(everywhere(SMALL), { minLength: SMALL.length }), (order) => {
        const shuffled = draw(order.map((i) => SMALL[i]!));
        order.forEach((i, place) => {
          for (const segments of [[PU], [BPU], [JAKON], ALL])
            expect(workersIntervals(shuffled, [place], segments, levels)).toEqual(
              workersIntervals(drawn, [i], segments, levels),
            );
        });
        const kecamatan = [0, 1, 2].map((i) => order.indexOf(i));
        expect(workersIntervals(shuffled, kecamatan, [BPU], levels)).toEqual(
          workersIntervals(drawn, [0, 1, 2], [BPU], levels),
        );
      }),
      { seed: 3317, numRuns: 10 },
    );
  });

  it('a desa more, with hardly anybody in it, leaves the draws of the others as they were', () => {
    const hamlet = { ...SMALL[5]!, code: '0', terrain: 'terrain new', population: 1e-6 };
    const more = draw([hamlet, ...SMALL]);
    for (let at = 0; at < drawn.draws; at++)
      for (let i = 0; i < SMALL.length; i++)
        for (const segment of ALL)
          expect(more.values[(at * more.desa + i + 1) * SEGMENTS.length + segment]).toBeCloseTo(
            drawn.values[(at * drawn.desa + i) * SEGMENTS.length + segment]!,
            2,
          );
  });

  it('two desa of the same kind do not err together, but for their terrain and the benchmark', () => {
    const own = { ...SMALL_SD, terrainPrior: 0, benchmarkShift: 0 };
    const twelve = SMALL.map((one) => ({ ...one, terrain: 'plain', informalShare: 0.66, population: 1000 }));
    const draws = drawWorkers(twelve, LABOUR, SMALL_MARGINS, own, { draws: 2000, seed: 3317 });
    const bpu = (i: number) =>
      Array.from({ length: 2000 }, (_, at) => draws.values[(at * 12 + i) * SEGMENTS.length + BPU]!);
    // Twelve that add up to a fixed sum lean against each other: −1/11.
    for (const [i, j] of [
      [0, 1],
      [3, 4],
      [10, 11],
    ] as const)
      expect(Math.abs(correlation(bpu(i), bpu(j)) + 1 / 11)).toBeLessThan(0.07);
  });

  it('every draw sums to its own benchmark, whatever else is uncertain', () => {
    const benchmarkOnly = draw(SMALL, { ...NONE, benchmarkShift: SMALL_SD.benchmarkShift });
    for (let at = 0; at < drawn.draws; at++)
      for (const segment of ALL)
        expect(columnSum(drawn, at, [segment])).toBeCloseTo(columnSum(benchmarkOnly, at, [segment]), 2);
  });
});

describe('workersIntervals', () => {
  it('gives every level from the same draws: the narrower inside the wider', () => {
    const draws = drawWorkers(SMALL, LABOUR, SMALL_MARGINS, SMALL_SD, { draws: 300, seed: 1 });
    for (const i of everywhere(SMALL)) {
      const [wide, narrow] = workersIntervals(draws, [i], [BPU], [LEVELS.wide, LEVELS.narrow]);
      expect(wide).toEqual(workersInterval(draws, [i], [BPU], 0.95));
      expect(narrow).toEqual(workersInterval(draws, [i], [BPU], 0.8));
      expect(wide!.low).toBeLessThan(narrow!.low);
      expect(narrow!.high).toBeLessThan(wide!.high);
    }
  });
});

describe('workersInterval', () => {
  // Three draws of two desa, PU · BPU · Jakon each.
  const draws: WorkerDraws = {
    draws: 3,
    desa: 2,
    values: Float32Array.of(1, 10, 0, 2, 20, 0, 3, 30, 0, 4, 40, 0, 5, 50, 0, 6, 60, 1),
  };

  it('adds up the group in each draw, then takes quantiles of the sums', () => {
    // BPU of both desa: 30, 70, 110; half of the draws lie between the quartiles 50 and 90.
    expect(workersInterval(draws, [0, 1], [BPU], 0.5)).toEqual({ low: 50, high: 90 });
    // All segments of the second desa: 22, 44, 67.
    expect(workersInterval(draws, [1], ALL, 1)).toEqual({ low: 22, high: 67 });
  });

  it('of no desa is 0', () => {
    expect(workersInterval(draws, [], ALL)).toEqual({ low: 0, high: 0 });
  });
});

describe('quantileSorted uses the R-7 method', () => {
  it.each([
    { of: [1, 2, 3, 4], p: 0.25, is: 1.75 },
    { of: [1, 2, 3, 4], p: 0.5, is: 2.5 },
    { of: [1, 2, 3, 4], p: 0.975, is: 3.925 },
    { of: [15, 20, 35, 40, 50], p: 0.4, is: 29 },
    { of: [15, 20, 35, 40, 50], p: 0.25, is: 20 },
    { of: [3, 9], p: 0, is: 3 },
    { of: [3, 9], p: 1, is: 9 },
    { of: [7], p: 0.025, is: 7 },
  ])('quantile $p of $of is $is', ({ of, p, is }) => {
    expect(quantileSorted(of, p)).toBeCloseTo(is, 12);
  });

  it('refuses nothing at all', () => {
    expect(() => quantileSorted([], 0.5)).toThrow(RangeError);
  });
});
