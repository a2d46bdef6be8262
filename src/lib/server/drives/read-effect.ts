import { monthIndex } from '#lib/domain/calendar/period.ts';
import { driveEffect, type DriveEffect } from '#lib/domain/drives/effect.ts';
import type { EffectDesa } from '#lib/domain/drives/effect-desa.ts';
import type { DenominatorId } from '#lib/domain/workers/segments.ts';
import type { Terrain } from '#lib/domain/workers/terrain.ts';
import type { PageContext } from '../pages/app.ts';
import { countedVisits } from '../records/counted-visits.ts';
import { readSeries } from '../targets/read-series.ts';
import type { VisitsOf } from './read-outcomes.ts';

/** What the drives have changed in BPU coverage, and how many desa have been visited. */
export async function readEffect(
  context: PageContext,
  { records, demo }: VisitsOf,
  denominator: DenominatorId,
): Promise<{ effect: DriveEffect; visited: number }> {
  const first = new Map<string, string>();
  for (const { code, date } of await countedVisits(records, { demo }))
    if (!first.has(code)) first.set(code, date.slice(0, 7));
  const desa = await effectDesa(context, first, denominator);
  const visited = desa.filter((one) => one.visited !== null).length;
  return { effect: driveEffect(desa), visited };
}

/** @param first month of the first visit by desa */
async function effectDesa(
  context: PageContext,
  first: ReadonlyMap<string, string>,
  denominator: DenominatorId,
): Promise<EffectDesa[]> {
  const { periods } = context.facts;
  const last = periods.at(-1);
  if (last === undefined) return [];
  const rows = await context.rows({ level: 'desa', periods: [last], segments: ['bpu'], denominator });
  const eligible = new Map(rows.map((row) => [row.code, row.eligible]));
  const series = await readSeries(context, { level: 'desa', segment: 'bpu', kecamatan: null });
  return context.facts.desa.map(({ code, kecamatan_code: kecamatan, terrain }) => {
    const month = first.get(code);
    return {
      ...{ code, kecamatan, terrain: terrain as Terrain, eligible: eligible.get(code) ?? null },
      active: periods.map((_, i) => series.get(code)?.bpu[i]?.active ?? null),
      visited: month === undefined ? null : monthIndex(month) - monthIndex(periods[0]!),
    };
  });
}
