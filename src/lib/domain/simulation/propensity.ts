import type { Segment } from '../workers/segments.ts';
import type { SimulationDesa } from './desa.ts';
import { WORKPLACE_ADDRESS } from './dirty-truths.ts';
import type { Draws } from './draws.ts';
import type { IndividualStream } from './payment.ts';

export const STREAM_SEGMENT: Record<IndividualStream, Segment> = {
  pu: 'pu',
  jakon: 'jakon',
  mandiri: 'bpu',
  perisai: 'bpu',
};

/** How readily eligible people of a desa join through a stream; factors on the eligible workers. Invented. */
interface Affinity {
  terrain: Record<SimulationDesa['terrain'], number>;
  /** Further factor by kecamatan code; 1 elsewhere. */
  town: Readonly<Record<string, number>>;
  /** Power of the population density relative to 600 people per km². */
  density: number;
  /** SD of the logarithm of the kecamatan's and of the desa's own effect. */
  kecamatanSd: number;
  desaSd: number;
  /** Share of desa the stream reaches at all. */
  reach: number;
  /** Most active members per eligible worker that recruitment leads to. */
  ceiling: number;
}

const EVENLY = { coast: 1, inland: 1, upland: 1 };

const AFFINITY: Record<IndividualStream, Affinity> = {
  pu: {
    terrain: { coast: 1.03, inland: 0.97, upland: 0.93 },
    town: { '33.17.10': 1.06, '33.17.14': 1.04 },
    density: 0.02,
    kecamatanSd: 0.02,
    desaSd: 0.05,
    reach: 1,
    ceiling: 1.15,
  },
  jakon: {
    terrain: EVENLY,
    town: {},
    density: 0,
    kecamatanSd: 0.02,
    desaSd: 0.03,
    reach: 1,
    ceiling: 1.2,
  },
  mandiri: {
    terrain: { coast: 1.1, inland: 1, upland: 0.8 },
    town: { '33.17.10': 1.3, '33.17.14': 1.2 },
    density: 0.08,
    kecamatanSd: 0.3,
    desaSd: 0.4,
    reach: 1,
    ceiling: 0.2,
  },
  perisai: {
    terrain: EVENLY,
    town: {},
    density: 0.05,
    kecamatanSd: 0.4,
    desaSd: 0.7,
    reach: 0.45,
    ceiling: 0.1,
  },
};

/** Where a stream recruits: multinomial weights, and the most people a desa takes. */
export interface Propensity {
  weights: Float64Array;
  ceiling: Float64Array;
}

/** Draws the weights of a stream: eligible × terrain, town and density × lognormal kecamatan and desa effects. */
export function drawPropensity(
  stream: IndividualStream,
  desa: readonly SimulationDesa[],
  draws: Draws,
): Propensity {
  const affinity = AFFINITY[stream];
  const eligible = desa.map((d) => d.eligible[STREAM_SEGMENT[stream]]);
  const kecamatan = kecamatanEffects(desa, affinity.kecamatanSd, draws);
  const factors = desa.map(
    (d) => fixedFactor(affinity, d) * kecamatan.get(d.kecamatanCode)! * desaEffect(affinity, draws),
  );
  const mean = weightedMean(factors, eligible);
  const ceilings = desa.map(() => affinity.ceiling);
  const plant = stream === 'pu' ? desa.findIndex((d) => d.code === WORKPLACE_ADDRESS.desaCode) : -1;
  if (plant >= 0) {
    factors[plant] = mean * WORKPLACE_ADDRESS.times;
    ceilings[plant] = Infinity;
  }
  return {
    weights: Float64Array.from(factors, (factor, i) => factor * eligible[i]!),
    ceiling: Float64Array.from(ceilings, (ceiling, i) => Math.ceil(ceiling * eligible[i]!)),
  };
}

function fixedFactor({ terrain, town, density }: Affinity, desa: SimulationDesa): number {
  const crowding = (desa.population / desa.areaKm2 / 600) ** density;
  return terrain[desa.terrain] * (town[desa.kecamatanCode] ?? 1) * crowding;
}

function kecamatanEffects(desa: readonly SimulationDesa[], sd: number, draws: Draws): Map<string, number> {
  const codes = [...new Set(desa.map((d) => d.kecamatanCode))].sort();
  return new Map(codes.map((code) => [code, draws.logNormal(sd)]));
}

function desaEffect({ reach, desaSd }: Affinity, draws: Draws): number {
  const effect = draws.logNormal(desaSd);
  return draws.binomial(1, reach) * effect;
}

function weightedMean(values: readonly number[], weights: readonly number[]): number {
  const sum = weights.reduce((a, b) => a + b, 0);
  return values.reduce((total, value, i) => total + value * weights[i]!, 0) / sum;
}
