import { randomNormal } from 'd3-random';
import { namedRandom } from '../random/named-random.ts';
import {
  employedOf,
  segmentWeights,
  type LabourRates,
  type SegmentMargins,
  type WorkerInput,
} from './model.ts';
import { rakeSegments } from './rake-segments.ts';
import { sum } from './raking.ts';
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
  /** Share points, per desa whose informal share comes from registered occupations, in the place of the two above. */
  occupationShare: number;
  /** People, common to all desa: moves the benchmark between PU and BPU and leaves the total. */
  benchmarkShift: number;
}

/** A desa with the terrain whose prior it takes; desa of one terrain share the error of that prior. */
export interface TerrainDesa extends WorkerInput {
  /** Names the desa's own errors: they stay the same whoever else is drawn, and in which order. */
  code: string;
  terrain: string;
  /** What its shares of informal and construction work come from; terrain unless told. */
  shareSource?: ShareSource;
}

export type ShareSource = 'occupations' | 'terrain';

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
 * Normal errors; shares are kept inside 0.02–0.98. Errors belong to the desa's code, so the order of the desa changes
 * nothing, and one desa more leaves the errors of the others as they were.
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
  const order = [...desa.keys()].sort((a, b) => (desa[a]!.code < desa[b]!.code ? -1 : 1));
  const terrains = [...new Set(desa.map(({ terrain }) => terrain))];
  const normalOf = (name: string) => randomNormal.source(namedRandom(seed, name))(0, 1);
  const benchmarkError = normalOf('benchmark');
  const priorErrors = terrains.map((terrain) => normalOf(`terrain ${terrain}`));
  const drawers = order.map((i) =>
    desaDrawer(desa[i]!, labour, margins, uncertainty, normalOf(desa[i]!.code)),
  );
  const terrainOf = order.map((i) => terrains.indexOf(desa[i]!.terrain));

  const table = new Float64Array(desa.length * SEGMENTS.length);
  const [employed, factors] = [new Float64Array(desa.length), new Float64Array(desa.length)];
  const values = new Float32Array(draws * table.length);
  for (let draw = 0; draw < draws; draw++) {
    const benchmark = columnsOf(shiftBenchmark(margins, benchmarkError() * uncertainty.benchmarkShift));
    const prior = priorErrors.map((next) => next() * uncertainty.terrainPrior);
    drawers.forEach((drawDesa, row) => {
      employed[row] = drawDesa(prior[terrainOf[row]!]!, table, row * SEGMENTS.length);
    });
    scaleTo(employed, sum(benchmark));
    rakeSegments(table, employed, benchmark, factors);
    order.forEach((i, row) => {
      copySegments(table, row, values, draw * desa.length + i);
    });
  }
  return { draws, desa: desa.length, values };
}

/** Draws one desa: writes its segments' weights at a position of the table, returns its employed, people. */
type DesaDrawer = (priorError: number, table: Float64Array, at: number) => number;

function desaDrawer(
  { population, ownShare15Plus, informalShare, jakonShare, shareSource = 'terrain' }: TerrainDesa,
  { share15Plus, tpak, tpt }: LabourRates,
  margins: SegmentMargins,
  sd: Uncertainty,
  normal: () => number,
): DesaDrawer {
  const byTerrain = shareSource === 'terrain';
  const shareSd = byTerrain ? sd.informalShare : sd.occupationShare;
  return (priorError, table, at) => {
    const residents = population * Math.max(0.01, 1 + normal() * sd.population);
    // Drawn in any case, so that the errors after it stay those of the desa.
    const shareError = normal() * sd.share15Plus;
    const employed = employedOf(
      residents,
      ownShare15Plus ?? asShare(share15Plus + shareError),
      asShare(tpak + normal() * sd.tpak),
      tpt,
    );
    const informal = asShare(informalShare + (byTerrain ? priorError : 0) + normal() * shareSd);
    const jakon = Math.max(0.005, jakonShare + normal() * sd.jakonShare);
    const weights = segmentWeights(informal, jakon, margins);
    for (let column = 0; column < weights.length; column++) table[at + column] = weights[column]!;
    return employed;
  };
}

function asShare(value: number): number {
  return Math.min(0.98, Math.max(0.02, value));
}

/** The total is invariant: what PU gains, BPU loses. */
function shiftBenchmark(margins: SegmentMargins, people: number): SegmentMargins {
  const shift = Math.max(-(margins.bpu ?? 0) * 0.9, Math.min((margins.pu ?? 0) * 0.9, people));
  return { ...margins, pu: (margins.pu ?? 0) - shift, bpu: (margins.bpu ?? 0) + shift };
}

function columnsOf(margins: SegmentMargins): Float64Array {
  return Float64Array.from(SEGMENTS, (segment) => margins[segment] ?? 0);
}

function scaleTo(values: Float64Array, total: number): void {
  const scale = total / sum(values);
  for (let i = 0; i < values.length; i++) values[i]! *= scale;
}

/** Copies the segments of one row of a table to another row of another. */
function copySegments(from: Float64Array, row: number, to: Float32Array, toRow: number): void {
  for (let column = 0; column < SEGMENTS.length; column++)
    to[toRow * SEGMENTS.length + column] = from[row * SEGMENTS.length + column]!;
}

/** Lower and upper end of an interval, people. */
export interface Interval {
  low: number;
  high: number;
}

/** Probability inside the interval that is shown beside every estimate, and inside the narrower one. */
export const LEVELS = { wide: 0.95, narrow: 0.8 } as const;

/**
 * Central intervals of the workers of a group of desa, from the draws: quantiles of the group's sum.
 *
 * @param members positions of the desa in the draws; @param segments positions in `SEGMENTS` to add up
 * @param levels probabilities inside, e.g. 0.95; @returns an interval for each, from one sort
 */
export function workersIntervals(
  { draws, desa, values }: WorkerDraws,
  members: readonly number[],
  segments: readonly number[],
  levels: readonly number[],
): Interval[] {
  const sums = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    let total = 0;
    for (const member of members) {
      for (const segment of segments) total += values[(draw * desa + member) * SEGMENTS.length + segment]!;
    }
    sums[draw] = total;
  }
  sums.sort();
  return levels.map((level) => ({
    low: quantileSorted(sums, (1 - level) / 2),
    high: quantileSorted(sums, (1 + level) / 2),
  }));
}

/** One of them, the wide one unless told. */
export function workersInterval(
  draws: WorkerDraws,
  members: readonly number[],
  segments: readonly number[],
  level: number = LEVELS.wide,
): Interval {
  return workersIntervals(draws, members, segments, [level])[0]!;
}

/** Quantile of ascending values by the R-7 method (linear interpolation). @throws RangeError when empty */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) throw new RangeError('a quantile needs at least one value');
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (sorted[above]! - sorted[below]!) * (at - below);
}
