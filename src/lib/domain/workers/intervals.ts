import { randomNormal } from 'd3-random';
import { seededRandom } from '../random/random.ts';
import {
  employedOf,
  fit,
  segmentWeights,
  type LabourRates,
  type SegmentMargins,
  type WorkerInput,
} from './model.ts';
import { SEGMENTS } from './segments.ts';

/** Standard deviations of what the model assumes; stored as data (data/reference/uncertainty.csv). */
export interface Uncertainty {
  /** Relative, per desa. */
  population: number;
  /** Share points (0–1), per desa. */
  share15Plus: number;
  tpak: number;
  informalShare: number;
  jakonShare: number;
  /** Share points, of the prior informal share of a terrain: common to all its desa. */
  terrainPrior: number;
  /** People, common to all desa: moves the benchmark between PU and BPU and leaves the total. */
  benchmarkShift: number;
}

/** A desa with the terrain whose prior it takes; desa of one terrain share the error of that prior. */
export interface TerrainDesa extends WorkerInput {
  terrain: string;
}

/**
 * Plausible worlds: for each draw, eligible workers of every desa and segment.
 * `values[(draw × desa + i) × SEGMENTS.length + segment]`, people, not rounded.
 */
export interface WorkerDraws {
  draws: number;
  desa: number;
  values: Float32Array;
}

/**
 * Seeded Monte Carlo over the stated SDs. Every draw is raked to its own benchmark, so the desa of a draw add up.
 * Normal errors; shares are kept inside 0.02–0.98.
 *
 * @param seed the same seed gives the same draws
 */
export function drawWorkers(
  desa: readonly TerrainDesa[],
  labour: LabourRates,
  margins: SegmentMargins,
  uncertainty: Uncertainty,
  { draws, seed }: { draws: number; seed: number },
): WorkerDraws {
  const normal = randomNormal.source(seededRandom(seed))(0, 1);
  const size = desa.length * SEGMENTS.length;
  const values = new Float32Array(draws * size);
  const terrains = [...new Set(desa.map(({ terrain }) => terrain))];
  const employed = new Float64Array(desa.length);
  const weights = new Float64Array(size);

  for (let draw = 0; draw < draws; draw++) {
    const shifted = shiftBenchmark(margins, normal() * uncertainty.benchmarkShift);
    const priorErrors = new Map(terrains.map((terrain) => [terrain, normal() * uncertainty.terrainPrior]));
    for (let i = 0; i < desa.length; i++) {
      const { population, terrain, informalShare, jakonShare } = desa[i]!;
      employed[i] = employedOf(
        population * Math.max(0.01, 1 + normal() * uncertainty.population),
        asShare(labour.share15Plus + normal() * uncertainty.share15Plus),
        asShare(labour.tpak + normal() * uncertainty.tpak),
        labour.tpt,
      );
      const informal = asShare(
        informalShare + priorErrors.get(terrain)! + normal() * uncertainty.informalShare,
      );
      const jakon = Math.max(0.005, jakonShare + normal() * uncertainty.jakonShare);
      weights.set(segmentWeights(informal, jakon, margins), i * SEGMENTS.length);
    }
    values.set(fit(weights, employed, shifted), draw * size);
  }
  return { draws, desa: desa.length, values };
}

function asShare(value: number): number {
  return Math.min(0.98, Math.max(0.02, value));
}

/** The total is invariant: what PU gains, BPU loses. */
function shiftBenchmark(margins: SegmentMargins, people: number): SegmentMargins {
  const shift = Math.max(-(margins.bpu ?? 0) * 0.9, Math.min((margins.pu ?? 0) * 0.9, people));
  return { ...margins, pu: (margins.pu ?? 0) - shift, bpu: (margins.bpu ?? 0) + shift };
}

/** Lower and upper end of an interval, people. */
export interface Interval {
  low: number;
  high: number;
}

/**
 * Central interval of the workers of a group of desa, from the draws: quantiles of the group's sum.
 *
 * @param members positions of the desa in the draws; @param segments positions in `SEGMENTS` to add up
 * @param level probability inside, e.g. 0.95
 */
export function workersInterval(
  { draws, desa, values }: WorkerDraws,
  members: readonly number[],
  segments: readonly number[],
  level = 0.95,
): Interval {
  const sums = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    let total = 0;
    for (const member of members) {
      for (const segment of segments) total += values[(draw * desa + member) * SEGMENTS.length + segment]!;
    }
    sums[draw] = total;
  }
  sums.sort();
  return { low: quantileSorted(sums, (1 - level) / 2), high: quantileSorted(sums, (1 + level) / 2) };
}

/** Quantile of ascending values by the R-7 method (linear interpolation). @throws RangeError when empty */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) throw new RangeError('a quantile needs at least one value');
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (sorted[above]! - sorted[below]!) * (at - below);
}
