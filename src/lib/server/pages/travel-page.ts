import { estimatedLeg } from '#lib/domain/drives/travel.ts';
import type { Terrain } from '#lib/domain/workers/terrain.ts';
import type { NamedPlace, TravelPageData } from '#lib/views/travel-data.ts';
import type { Records } from '../records/store.ts';
import { branchOffice } from '../drives/branch-office.ts';
import { measuredLegs } from '../records/travel-legs.ts';
import { readTravelAssumptions } from '../travel/read-assumptions.ts';
import type { PageContext } from './app.ts';

/** Places, measured times beside their estimates, and what the estimates assume. */
export async function loadTravelPage(
  context: PageContext,
  { records, demo, osrmUrl }: { records: Records; demo: boolean; osrmUrl: string | null },
): Promise<TravelPageData> {
  const assumed = await readTravelAssumptions(context.warehouse);
  const places = await travelPlaces(context);
  const byId = new Map(places.map((place) => [place.id, place]));
  const measured = (await measuredLegs(records, demo)).flatMap(
    ({ from, to, minutes, measuredAt, authorName }) => {
      const [a, b] = [byId.get(from), byId.get(to)];
      if (!a || !b) return [];
      const leg = estimatedLeg(a, b, assumed);
      const said = { measuredAt: measuredAt.toISOString(), authorName };
      return [{ from, to, minutes, estimate: leg.minutes, km: leg.km, ...said }];
    },
  );
  return { places, measured, assumed, routed: osrmUrl !== null };
}

/** The office, then all desa by kecamatan and name. */
export async function travelPlaces(context: PageContext): Promise<NamedPlace[]> {
  const places = context.facts.desa.map(({ code, name, kecamatan, lat, lon, terrain }) => ({
    ...{ id: code, name, kecamatan, lat, lon },
    terrain: terrain as Terrain,
  }));
  places.sort((a, b) => a.kecamatan.localeCompare(b.kecamatan, 'id') || a.name.localeCompare(b.name, 'id'));
  return [{ ...(await branchOffice(context)), kecamatan: null }, ...places];
}
