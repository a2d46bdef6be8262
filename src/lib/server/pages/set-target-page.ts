import type { Selection } from '#lib/views/page-data.ts';
import type { SetTargetData } from '#lib/views/target-data.ts';
import { targetOf } from '../records/targets.ts';
import { readStart } from '../targets/read-start.ts';
import { lastFullYear, seasonalOf } from '../targets/seasonal.ts';
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

/** Targets are usually set for the year to come. */
function nextYear(now: Date): number {
  return yearsToSet(now)[1]!;
}
