import { TERRAINS, type Terrain } from '#lib/domain/workers/terrain.ts';
import type { MethodPageData } from '#lib/views/page-data.ts';
import { DRAWS } from '../warehouse/worker-estimates.ts';
import type { PageContext } from './app.ts';

/** The figures the method page quotes, as the served build used them. */
export function loadMethod({ warehouse }: PageContext): MethodPageData {
  const { desa, labour, uncertainty } = warehouse.model;
  const shareOf = (terrain: Terrain) =>
    desa.find((place) => place.terrain === terrain && place.shareSource === 'terrain')?.informalShare ?? null;
  const { benchmarkShift: potensi, ...sd } = uncertainty.potensi;
  const { sakernas, cabang } = uncertainty;
  return {
    labour,
    informalShare: Object.fromEntries(
      TERRAINS.map((terrain) => [terrain, shareOf(terrain)]),
    ) as MethodPageData['informalShare'],
    sd,
    benchmarkShift: {
      potensi,
      sakernas: sakernas.benchmarkShift,
      ...(cabang && { cabang: cabang.benchmarkShift }),
    },
    draws: DRAWS,
  };
}
