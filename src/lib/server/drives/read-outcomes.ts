import { addMonths, type Period } from '#lib/domain/calendar/period.ts';
import {
  learnResponse,
  type LearnedResponse,
  type VisitOutcome,
} from '#lib/domain/drives/learned-response.ts';
import { dayNumber } from '#lib/domain/outreach/calendar.ts';
import type { DenominatorId } from '#lib/domain/workers/segments.ts';
import type { Terrain } from '#lib/domain/workers/terrain.ts';
import type { PageContext } from '../pages/app.ts';
import { countedVisits } from '../records/counted-visits.ts';
import type { Records } from '../records/store.ts';

/** Whose visits: those made in the demo, or the real ones. */
export interface VisitsOf {
  records: Records;
  demo: boolean;
}

/** What came of a visit, where and when. */
export interface DatedOutcome extends VisitOutcome {
  code: string;
  date: string;
}

/** Attendance and conversion as the branch's visits have taught them, of the denominator set that the branch uses. */
export async function learnedResponse(
  context: PageContext,
  of: VisitsOf,
  denominator: DenominatorId = context.warehouse.build.figures.denominator,
): Promise<LearnedResponse> {
  return learnResponse(await readOutcomes(context, of, denominator));
}

/**
 * Every visit that counts, with the unprotected workers of its desa in the month before it (the last month with data, where that is
 * earlier). A visit to a desa that the build does not know is left out.
 */
export async function readOutcomes(
  context: PageContext,
  { records, demo }: VisitsOf,
  denominator: DenominatorId,
): Promise<DatedOutcome[]> {
  const terrains = new Map(context.facts.desa.map(({ code, terrain }) => [code, terrain as Terrain]));
  const visits = await countedVisits(records, { demo });
  const months = new Map(visits.map(({ id, date }) => [id, monthBefore(date, context.facts.periods)]));
  const gaps = await gapsOf(context, [...new Set(months.values())], denominator);
  const last = new Map<string, string>();
  return visits.flatMap(({ id, code, date, attended, registered }) => {
    const terrain = terrains.get(code);
    const before = last.get(code);
    last.set(code, date);
    if (terrain === undefined) return [];
    const daysSince = before === undefined ? null : dayNumber(date) - dayNumber(before);
    const unprotected = gaps.get(`${code} ${months.get(id)}`) ?? null;
    return [{ code, date, terrain, unprotected, attended, registered, daysSince }];
  });
}

/** Null before the first month with data. */
function monthBefore(date: string, periods: readonly Period[]): Period | null {
  const month = addMonths(date.slice(0, 7), -1);
  return periods.findLast((period) => period <= month) ?? null;
}

async function gapsOf(
  { rows }: PageContext,
  months: readonly (Period | null)[],
  denominator: DenominatorId,
): Promise<Map<string, number | null>> {
  const periods = months.filter((month) => month !== null).sort();
  if (periods.length === 0) return new Map();
  const found = await rows({ level: 'desa', periods, segments: ['bpu'], denominator });
  return new Map(
    found.map(({ code, period, gap }) => [`${code} ${period}`, gap === null ? null : Math.max(0, gap)]),
  );
}
