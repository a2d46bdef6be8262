import type { TerrainDesa, Uncertainty } from '#lib/domain/workers/intervals.ts';
import type { SegmentMargins } from '#lib/domain/workers/model.ts';
import { UNCERTAINTY } from './rembang.ts';
import { add, mulberry32 } from './true-worlds.ts';

/** Assumed shares by terrain, as terrain-priors.csv has them. */
const TERRAINS = [
  { terrain: 'town', informalShare: 0.48, jakonShare: 0.06 },
  { terrain: 'coast', informalShare: 0.64, jakonShare: 0.05 },
  { terrain: 'inland', informalShare: 0.66, jakonShare: 0.05 },
  { terrain: 'upland', informalShare: 0.7, jakonShare: 0.05 },
];

export interface SimulatedKabupaten {
  desa: TerrainDesa[];
  /** Positions of the desa of each kecamatan. */
  kecamatan: number[][];
  margins: SegmentMargins & { pu: number; bpu: number };
  uncertainty: Uncertainty;
}

/**
 * A kabupaten of 20 to 40 desa of 300 to 8,000 people in four kecamatan. Every fourth counts like Sakernas: without a base for
 * Jakon and with a wide error between PU and BPU.
 */
export function simulatedKabupaten(number: number): SimulatedKabupaten {
  const random = mulberry32(90_000 + number);
  const length = 20 + Math.floor(21 * random());
  const desa = Array.from({ length }, (_, i) => ({
    code: `${number}.${i}`,
    ...TERRAINS[Math.floor(4 * Math.sqrt(random()))]!,
    population: Math.round(300 * (8000 / 300) ** random()),
  }));
  const employed = Math.round(0.57 * add(desa.map(({ population }) => population)));
  const pu = Math.round(employed * (0.2 + 0.2 * random()));
  const likeSakernas = number % 4 === 3;
  const jakon = likeSakernas ? null : Math.round(0.05 * employed);
  return {
    desa,
    kecamatan: [0, 1, 2, 3].map((k) => [...desa.keys()].filter((i) => Math.floor((4 * i) / length) === k)),
    margins: { pu, bpu: employed - pu - (jakon ?? 0), jakon },
    uncertainty: {
      ...UNCERTAINTY.potensi,
      benchmarkShift: employed * (likeSakernas ? 0.021 : 1020 / 240_639),
    },
  };
}
