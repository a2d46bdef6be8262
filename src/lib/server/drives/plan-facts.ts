import type { PlanFacts } from '#lib/domain/drives/compose-request.ts';
import { responseFor } from '#lib/domain/drives/learned-response.ts';
import { withPledge } from '#lib/domain/drives/pledged-response.ts';
import { dayNumber } from '#lib/domain/outreach/calendar.ts';
import { expectedRegistrations, mostRegistrations } from '#lib/domain/outreach/response.ts';
import { STAY_A_YEAR } from '#lib/domain/targets/still-active.ts';
import type { Terrain } from '#lib/domain/workers/terrain.ts';
import type { PlanFigures, PlanPartner, ShownDesa } from '#lib/views/plan-data.ts';
import type { CoverageRow } from '#lib/domain/coverage/coverage.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import type { PageContext } from '../pages/app.ts';
import { lastVisits } from '../records/counted-visits.ts';
import { drivesOf } from '../records/drives.ts';
import { listPartners } from '../records/partners.ts';
import { pledgesByDesa } from '../records/pledges.ts';
import type { Records } from '../records/store.ts';
import { readHolidays } from '../warehouse/holidays.ts';
import { queryText } from '../warehouse/queries.ts';
import { learnedResponse } from './read-outcomes.ts';

/** Where a plan's records are. */
export interface PlanPlace {
  records: Records;
  demo: boolean;
}

/** The month and denominator plans are made from: the newest with members, and the branch's own choice. */
export function planFigures({ facts, warehouse }: PageContext): PlanFigures {
  const { denominator } = warehouse.build.figures;
  const asOf = facts.denominators[denominator]?.find(({ segment }) => segment === 'bpu')?.asOf ?? '';
  return { period: facts.periods.at(-1) ?? '', denominator, asOf };
}

/** Every desa with what is known of it, and its coverage. */
export async function planDesa(
  context: PageContext,
  { records, demo }: PlanPlace,
): Promise<{ desa: ShownDesa[]; rows: CoverageRow[] }> {
  const { facts, rows, query, config } = context;
  const { period, denominator } = planFigures(context);
  const [found, behind, visited] = await Promise.all([
    rows({ level: 'desa', periods: [period], segments: ['bpu'], denominator }),
    query('self_payers_in_arrears', queryText(config.appDir, 'self_payers_in_arrears'), { period }),
    lastVisits(records, demo),
  ]);
  const rowOf = new Map(found.map((row) => [row.code, row]));
  const arrears = new Map(
    rowsOf(behind).map(({ code, people }) => [String(code), people === null ? null : Number(people)]),
  );
  const desa = facts.desa.map(({ code, name, kecamatan_code: kecamatan, lat, lon }) => {
    const row = rowOf.get(code);
    return {
      ...{ code, name, kecamatan, lat, lon },
      unprotected: row?.gap ?? null,
      low: row?.gapLow ?? null,
      high: row?.gapHigh ?? null,
      arrears: arrears.get(code) ?? null,
      lastVisit: visited.get(code) ?? null,
    };
  });
  return { desa, rows: found };
}

/** Partners that take part in drives, by name. */
export async function planPartners({ records, demo }: PlanPlace): Promise<PlanPartner[]> {
  const partners = (await listPartners(records, demo)).filter(({ archivedAt }) => archivedAt === null);
  return partners.map(({ id, name, kind, desa }) => ({ id, name, kind, codes: desa }));
}

/** Of each desa with a published visit that is still to be made before a day (ISO date): the last of them. */
async function comingVisits({ records, demo }: PlanPlace, before: string): Promise<Map<string, string>> {
  const open = (await drivesOf(records, { demo })).filter(
    ({ date, status }) => date < before && (status === 'draft' || status === 'agreed'),
  );
  return new Map(open.map(({ code, date }) => [code, date]));
}

function later(a: string | null, b: string | undefined): string | null {
  return b !== undefined && (a === null || b > a) ? b : a;
}

/**
 * What a plan is composed from, but for travel: responses as visits have taught them, pledges that hold on the plan's first day,
 * less what a desa brings that was visited lately or will be before the plan begins.
 *
 * @param from first day of the plan, ISO date
 */
export async function planFacts(
  context: PageContext,
  place: PlanPlace,
  from: string,
): Promise<Omit<PlanFacts, 'travel' | 'speedKmh'>> {
  const coming = await comingVisits(place, from);
  const found = (await planDesa(context, place)).desa;
  const desa = found.map((one) => ({ ...one, lastVisit: later(one.lastVisit, coming.get(one.code)) }));
  const learned = await learnedResponse(context, place);
  const pledges = await pledgesByDesa(place.records, { demo: place.demo, on: from });
  const terrainOf = new Map(context.facts.desa.map(({ code, terrain }) => [code, terrain as Terrain]));
  return {
    desa,
    holidays: (await readHolidays(context.warehouse)).map(({ date }) => date),
    registrations: ({ code, unprotected, lastVisit }, { officers, minutes, partnerId }) => {
      const daysSince = lastVisit === null ? null : Math.max(0, dayNumber(from) - dayNumber(lastVisit));
      const rates = responseFor(learned, terrainOf.get(code)!);
      const without = expectedRegistrations(unprotected, { officers, minutes, daysSince }, rates);
      const pledge = (pledges.get(code) ?? []).filter((one) => one.partnerId === partnerId);
      const remaining = pledge.reduce((sum, one) => sum + one.remaining, 0);
      if (remaining === 0) return without;
      // Whoever gathers them: no more can be taken down.
      const most = mostRegistrations({ officers, minutes });
      const { low, mid, high } = withPledge(without, { remaining, unprotected });
      return { low: Math.min(most, low), mid: Math.min(most, mid), high: Math.min(most, high) };
    },
    stillActive: STAY_A_YEAR.mid,
  };
}
