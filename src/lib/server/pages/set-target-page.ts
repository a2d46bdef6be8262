import { seasonalProfile } from '#lib/domain/targets/monthly-profile.ts';
import type { Segment } from '#lib/domain/workers/segments.ts';
import type { Selection } from '#lib/views/page-data.ts';
import type { SetTargetData } from '#lib/views/target-data.ts';
import { targetOf } from '../records/targets.ts';
import { readSeries } from '../targets/read-series.ts';
import { readStart } from '../targets/read-start.ts';
import { yearsToSet } from '../targets/years.ts';
import type { PageContext } from './app.ts';
import { versionInfo, type TargetAsked } from './target-page.ts';

/** What a target is set from; null where the URL asks for a year in which none can be set. */
export async function loadSetTarget(
  context: PageContext,
  { period, denominator }: Selection,
  { records, demo, tahun, now }: TargetAsked,
): Promise<SetTargetData | null> {
  const years = yearsToSet(now);
  const year = tahun === null || tahun === '' ? nextYear(now) : years.find((one) => String(one) === tahun);
  if (year === undefined) return null;
  const found = await targetOf(records, { year, demo });
  const { start, desa } = await readStart(context, { period, denominator });
  return {
    year,
    years,
    base: found?.number ?? 0,
    version: found && versionInfo(found),
    course: found?.course ?? null,
    start,
    targetDesa: desa,
    seasonal: await seasonalOf(context, lastFullYear(period)),
  };
}

/** The shape of a year, of each segment of the branch. */
export async function seasonalOf(context: PageContext, year: number): Promise<SetTargetData['seasonal']> {
  const { code } = context.facts.scope;
  const asked = { level: 'kabupaten', segment: 'total', kecamatan: null } as const;
  const series = (await readSeries(context, asked)).get(code);
  const of = (segment: Segment) => seasonalProfile(series?.[segment] ?? [], year);
  return { pu: of('pu'), bpu: of('bpu'), jakon: of('jakon') };
}

/** The last year of which all months are over in a month. */
export function lastFullYear(period: string): number {
  const [year = 0, month = 0] = period.split('-').map(Number);
  return month === 12 ? year : year - 1;
}

/** Targets are usually set for the year to come. */
function nextYear(now: Date): number {
  return yearsToSet(now)[1]!;
}
