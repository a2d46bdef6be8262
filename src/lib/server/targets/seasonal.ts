import { seasonalProfile } from '#lib/domain/targets/monthly-profile.ts';
import type { Segment } from '#lib/domain/workers/segments.ts';
import type { SetTargetData } from '#lib/views/target-data.ts';
import type { PageContext } from '../pages/app.ts';
import { readSeries } from './read-series.ts';

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
