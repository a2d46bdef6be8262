import type { PlanDesa, PlanFacts } from '#lib/domain/drives/compose-request.ts';
import { BASE_PLACE, type MeasuredLeg, type TravelPlace } from '#lib/domain/drives/travel.ts';
import type { PlanAsked } from '#lib/domain/drives/plan-asked.ts';
import { straightKm } from '#lib/domain/outreach/travel.ts';
import type { Terrain } from '#lib/domain/workers/terrain.ts';
import type { TravelSources } from '#lib/views/travel-sentences.ts';
import type { PageContext } from '../pages/app.ts';
import { measuredLegs } from '../records/travel-legs.ts';
import { readTravelAssumptions } from '../travel/read-assumptions.ts';
import { travelTimes } from '../travel/travel-times.ts';
import { branchOffice } from './branch-office.ts';
import type { PlanPlace } from './plan-facts.ts';

/** Travel of a plan, and where its legs are from. */
type PlanTravel = Pick<PlanFacts, 'travel' | 'speedKmh'> & { sources: TravelSources };

/**
 * Times between the base of a plan and the desa it may visit: by road from the routing server where the plan asks for that and one is
 * set, else estimated; measured times win over both.
 *
 * @param osrmUrl the routing server; null: there is none
 */
export async function planTravel(
  context: PageContext,
  { records, demo }: PlanPlace,
  {
    asked,
    desa,
    osrmUrl,
    signal,
  }: { asked: PlanAsked; desa: readonly PlanDesa[]; osrmUrl: string | null; signal?: AbortSignal },
): Promise<PlanTravel> {
  const assumed = await readTravelAssumptions(context.warehouse);
  const places = placesOf(context, asked, desa);
  const measured = await measuredOf(context, { records, demo }, asked, places);
  if (asked.travel === 'osrm' && osrmUrl !== null) {
    const { matrix, sources } = await travelTimes(places, {
      ...{ assumed, measured, osrmUrl },
      ...(signal && { signal }),
    });
    return {
      travel: { kind: 'matrix', minutes: rounded(matrix.minutes), km: rounded(matrix.km) },
      speedKmh: () => undefined,
      sources,
    };
  }
  const speeds = new Map(places.map(({ id, terrain }) => [id, assumed.speedKmh[terrain]]));
  const legs = places.length * (places.length - 1);
  const cells = { routed: 0, measured: measured.length, estimated: legs - measured.length };
  return {
    travel: {
      ...{ kind: 'estimate', nearKmh: assumed.speedKmh.near, farKm: assumed.farKm, measured },
      ...{ detourNear: assumed.detour.near, detourFar: assumed.detour.far },
      fixedMinutes: assumed.fixedMinutes,
    },
    speedKmh: (id) => speeds.get(id),
    sources: { cells, blocks: { asked: 0, failed: 0 }, failures: {} },
  };
}

/** The base has the terrain of the nearest desa. */
function placesOf({ facts }: PageContext, { base }: PlanAsked, desa: readonly PlanDesa[]): TravelPlace[] {
  const terrainOf = new Map(facts.desa.map(({ code, terrain }) => [code, terrain as Terrain]));
  const nearest = facts.desa.reduce((a, b) => (straightKm(b, base) < straightKm(a, base) ? b : a));
  return [
    { id: BASE_PLACE, lat: base.lat, lon: base.lon, terrain: nearest.terrain as Terrain },
    ...desa.map(({ code, lat, lon }) => ({ id: code, lat, lon, terrain: terrainOf.get(code)! })),
  ];
}

/** Measured times between places of the plan. Those of the office hold where teams set out there; of a desa where they do so there. */
async function measuredOf(
  context: PageContext,
  { records, demo }: PlanPlace,
  { base }: PlanAsked,
  places: readonly TravelPlace[],
): Promise<MeasuredLeg[]> {
  const isBase = (at: { lat: number; lon: number }) => at.lat === base.lat && at.lon === base.lon;
  const isAtOffice = isBase(await branchOffice(context));
  const home = isAtOffice ? BASE_PLACE : context.facts.desa.find(isBase)?.code;
  const known = new Set(places.map(({ id }) => id));
  const stored = (await measuredLegs(records, demo)).filter(
    ({ from, to }) => isAtOffice || (from !== BASE_PLACE && to !== BASE_PLACE),
  );
  const place = (id: string) => (id === home ? BASE_PLACE : id);
  return stored
    .flatMap(({ from, to, minutes }) => [
      { from, to, minutes },
      ...(place(from) === from && place(to) === to ? [] : [{ from: place(from), to: place(to), minutes }]),
    ])
    .filter(({ from, to }) => known.has(from) && known.has(to) && from !== to);
}

/** To a tenth: seconds and metres say nothing here, and the table stays small. */
function rounded(table: readonly (readonly number[])[]): number[][] {
  return table.map((row) => row.map((value) => Math.round(value * 10) / 10));
}
