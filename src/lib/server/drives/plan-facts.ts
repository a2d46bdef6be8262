import type { CoverageRow } from '#lib/domain/coverage/coverage.ts';
import type { PlanFacts } from '#lib/domain/drives/compose-request.ts';
import { expectedRegistrations } from '#lib/domain/outreach/response.ts';
import { STAY_A_YEAR } from '#lib/domain/targets/still-active.ts';
import type { PlanFigures, PlanPageData, ShownDesa } from '#lib/views/plan-data.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import type { PageContext } from '../pages/app.ts';
import { lastVisits } from '../records/counted-visits.ts';
import type { Records } from '../records/store.ts';
import { readHolidays } from '../warehouse/holidays.ts';
import { queryText } from '../warehouse/queries.ts';

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

/** Partners that take part in drives. */
export async function planPartners(_place: PlanPlace): Promise<PlanPageData['partners']> {
  return [];
}

/** What a plan is composed from. */
export async function planFacts(context: PageContext, place: PlanPlace): Promise<PlanFacts> {
  const { desa } = await planDesa(context, place);
  return {
    desa,
    holidays: (await readHolidays(context.warehouse)).map(({ date }) => date),
    registrations: ({ unprotected }, { officers, minutes }) =>
      expectedRegistrations(unprotected, { officers, minutes }),
    stillActive: STAY_A_YEAR.mid,
    travel: { kind: 'estimate' },
    speedKmh: () => undefined,
  };
}
