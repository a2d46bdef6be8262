import type { Selection } from '#lib/views/page-data.ts';
import type { SheetData } from '#lib/views/sheet-data.ts';
import type { PageContext } from '../pages/app.ts';
import { servedShapes } from '../pages/served-shapes.ts';
import { changesOf } from '../records/drive-changes.ts';
import { drivesOf } from '../records/drives.ts';
import { listPartners } from '../records/partners.ts';
import type { StoredPlan } from '../records/plans.ts';
import type { Records } from '../records/store.ts';
import { desaShapes, type DesaShape, type DesaTopology } from '../shapes/desa-topology.ts';
import { UserError } from '../user-error.ts';
import { sheetBriefings } from './sheet-briefings.ts';
import { changedSince, sheetDays, type SheetNames } from './sheet-days.ts';

/** A plan that has been made, and what its sheets are read from. */
export interface SheetSource {
  records: Records;
  plan: StoredPlan;
  selection: Selection;
  now: Date;
  /** Only days of this ISO date or this team; null: all. The sums stay those of the whole plan. */
  date?: string | null;
  team?: string | null;
  /** Whether briefings and outlines are wanted, which take longest to read; otherwise they are empty. */
  briefings?: boolean;
  outlines?: boolean;
}

/** All that the route sheets of a plan say. @throws UserError when the plan has not been made yet */
export async function sheetData(context: PageContext, source: SheetSource): Promise<SheetData> {
  const { records, selection, now, date = null, team = null } = source;
  // Of the wishes that the plan was made from, not those of the form today.
  const plan = { ...source.plan, asked: source.plan.plannedAsked ?? source.plan.asked };
  const { result, asked, demo } = plan;
  if (result === null) throw notMade();
  const drives = plan.publishedAt === null ? [] : await drivesOf(records, { demo, planId: plan.id });
  const steps = await changesOf(
    records,
    drives.map(({ id }) => id),
  );
  const codes = result.days.flatMap(({ stops }) => stops.map(({ desa }) => desa));
  const partners = new Map((await listPartners(records, demo)).map(({ id, name }) => [id, name]));
  const days = sheetDays(plan, drives, namesIn(context, plan, partners)).filter(
    (day) => (date === null || day.date === date) && (team === null || day.team === team),
  );
  const { briefings = true, outlines = true } = source;
  const { registrations, recovered, km, costIdr, minutes } = result;
  return {
    plan: {
      ...{ id: plan.id, name: plan.name, version: plan.version },
      ...{ from: asked.from, to: asked.to },
    },
    base: asked.base,
    totals: {
      ...{ registrations, recovered, km, costIdr, minutes },
      visits: codes.length,
      desa: new Set(codes).size,
      teamDays: result.days.length,
    },
    changed: changedSince(drives, steps.length),
    days,
    briefings: briefings ? await sheetBriefings(context, selection, { records, demo, days }) : [],
    outlines: outlines ? await outlinesIn(context) : [],
    figures: figuresOf(context, selection),
    madeAt: now.toISOString(),
  };
}

function figuresOf(
  { facts, warehouse }: PageContext,
  { period, denominator }: Selection,
): SheetData['figures'] {
  const values = facts.denominators[denominator] ?? [];
  return {
    ...{ period, denominator, simulated: facts.simulated, builtAt: warehouse.build.builtAt },
    denominatorAsOf: values.find(({ segment }) => segment === 'bpu')?.asOf ?? null,
  };
}

export function notMade(): UserError {
  return new UserError(
    'This plan has not been made yet: open it, choose "Make the plan" and then ask for the sheets again.',
    'Rencana ini belum dihitung: buka rencananya, hitung dulu, lalu minta lembarnya lagi.',
  );
}

/** Names of desa from the figures; one that they no longer have goes by its code and its place in the request. */
function namesIn(
  { facts }: PageContext,
  { request }: StoredPlan,
  partners: ReadonlyMap<string, string>,
): SheetNames {
  const known = new Map(facts.desa.map((desa) => [desa.code, desa]));
  const places = new Map(request?.places.map((place) => [place.id, place]));
  return {
    partner: (id) => partners.get(id) ?? null,
    place: (code) => {
      const desa = known.get(code);
      if (desa) return { name: desa.name, kecamatan: desa.kecamatan, lat: desa.lat, lon: desa.lon };
      const { lat, lon } = places.get(code) ?? { lat: 0, lon: 0 };
      return { name: code, kecamatan: '', lat, lon };
    },
  };
}

async function outlinesIn(context: PageContext): Promise<SheetData['outlines']> {
  const { json } = await servedShapes(context);
  return desaShapes(JSON.parse(json) as DesaTopology).map(({ code, geometry }) => ({
    code,
    rings: ringsOf(geometry),
  }));
}

function ringsOf(geometry: DesaShape['geometry']): [number, number][][] {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return parts.flat() as [number, number][][];
}
