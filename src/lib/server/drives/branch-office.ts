import { BASE_PLACE, type TravelPlace } from '#lib/domain/drives/travel.ts';
import type { Terrain } from '#lib/domain/workers/terrain.ts';
import type { PageContext } from '../pages/app.ts';
import { readOffice } from '../warehouse/reference-places.ts';

/** Where teams set out: the office of the facts, in the middle of its desa; without one, the largest town. */
export async function branchOffice({
  facts,
  config,
}: Pick<PageContext, 'facts' | 'config'>): Promise<TravelPlace & { name: string }> {
  const office = await readOffice(config.appDir, facts.scope.code);
  const place = facts.desa.find(({ code }) => code === office?.desaCode) ?? largestTown(facts.desa);
  return {
    id: BASE_PLACE,
    name: office?.name ?? place.name,
    ...{ lat: place.lat, lon: place.lon, terrain: place.terrain as Terrain },
  };
}

function largestTown(desa: PageContext['facts']['desa']): PageContext['facts']['desa'][number] {
  const urban = desa.filter(({ type }) => type === 'kelurahan');
  return [...(urban.length > 0 ? urban : desa)].sort((a, b) => b.population - a.population)[0]!;
}
