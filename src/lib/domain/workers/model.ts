import { roundToTotal } from './largest-remainder.ts';
import { rake, sum, type RakingOptions } from './raking.ts';
import { SEGMENTS, type Segment } from './segments.ts';

/** What the model knows of one desa. */
export interface WorkerInput {
  /** Residents, people. */
  population: number;
  /** Share aged 15 and over where it was counted here, 0–1; else that of the kabupaten holds. */
  ownShare15Plus?: number | null;
  /** Prior share of the employed in informal work, by registered occupations or by terrain (0–1). */
  informalShare: number;
  /** Prior share of the employed in construction projects, by registered occupations or by terrain (0–1). */
  jakonShare: number;
}

/** Labour rates of the kabupaten, all 0–1. */
export interface LabourRates {
  share15Plus: number;
  /** Labour force participation of those aged 15+. */
  tpak: number;
  /** Unemployment rate of the labour force. */
  tpt: number;
}

/** Kabupaten benchmark per segment, people; `null` where the set has no base (Sakernas: Jakon). */
export type SegmentMargins = Record<Segment, number | null>;

/** Relative weights of the segments in one desa's employed, in `SEGMENTS` order; 0 where there is no base. */
export function segmentWeights(
  informalShare: number,
  jakonShare: number,
  margins: SegmentMargins,
): [pu: number, bpu: number, jakon: number] {
  const jakon = margins.jakon === null ? 0 : jakonShare;
  return [Math.max(0.01, 1 - informalShare - jakon), informalShare, jakon];
}

/**
 * Eligible workers per desa and segment: a structure-preserving synthetic estimate. The seed is
 * population × 15+ share × participation × (1 − unemployment) × the segment's prior share; it is raked so that
 * the desa sum exactly to the kabupaten benchmark of each segment and each desa keeps its share of the employed.
 *
 * @returns whole people, row-major desa × `SEGMENTS`; a segment without base is 0 in every desa and must be shown as unknown
 * Method: SPREE, Purcell & Kish (1980), International Statistical Review 48; raking as in raking.ts.
 */
export function estimateWorkers(
  desa: readonly WorkerInput[],
  labour: LabourRates,
  margins: SegmentMargins,
): Int32Array {
  const employed = Float64Array.from(desa, (d) =>
    employedOf(d.population, d.ownShare15Plus ?? labour.share15Plus, labour.tpak, labour.tpt),
  );
  const seed = new Float64Array(desa.length * SEGMENTS.length);
  desa.forEach((d, row) => {
    seed.set(segmentWeights(d.informalShare, d.jakonShare, margins), row * SEGMENTS.length);
  });
  return roundColumns(fit(seed, employed, margins, SETTLED), margins);
}

/** Whole people hang on remainders: a looser fit gave the odd person to another desa in two kabupaten of a hundred. */
const SETTLED: RakingOptions = { tolerance: 1e-12, maxIterations: 5000 };

/** Employed people among residents. */
export function employedOf(population: number, share15Plus: number, tpak: number, tpt: number): number {
  return population * share15Plus * tpak * (1 - tpt);
}

/**
 * Rakes segment weights to the benchmark: each desa's row sums to its share of the employed.
 * @param weights row-major desa × segment, relative; @param employed per desa, any scale
 * @param options how closely; as it is, cells are right to a thousandth of a person or so
 */
export function fit(
  weights: Float64Array,
  employed: Float64Array,
  margins: SegmentMargins,
  options: RakingOptions = { tolerance: 1e-6 },
): Float64Array {
  const columns = Float64Array.from(SEGMENTS, (segment) => margins[segment] ?? 0);
  const scale = sum(columns) / sum(employed);
  const rows = Float64Array.from(employed, (e) => e * scale);
  const seed = weights.map((weight, at) => weight * rows[Math.floor(at / SEGMENTS.length)]!);
  return rake(seed, rows, columns, options);
}

function roundColumns(table: Float64Array, margins: SegmentMargins): Int32Array {
  const rounded = new Int32Array(table.length);
  SEGMENTS.forEach((segment, column) => {
    const shares = table.filter((_, at) => at % SEGMENTS.length === column);
    roundToTotal(shares, margins[segment] ?? 0).forEach((value, row) => {
      rounded[row * SEGMENTS.length + column] = value;
    });
  });
  return rounded;
}
