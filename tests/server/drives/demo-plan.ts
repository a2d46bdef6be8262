import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planAskedSchema, type PlanAsked } from '#lib/domain/drives/plan-asked.ts';
import { draftRequest } from '#lib/domain/outreach/draft-request.ts';
import { outreachRequestSchema, type OutreachRequestInput } from '#lib/domain/outreach/request.ts';
import type { Config } from '#lib/server/config.ts';
import { sheetData, type SheetSource } from '#lib/server/drives/sheet-data.ts';
import { planInThread } from '#lib/server/outreach/plan-in-thread.ts';
import { withPage, type PageContext } from '#lib/server/pages/app.ts';
import { initDemo } from '#lib/server/prepare.ts';
import { createPlan, planOf, type StoredPlan } from '#lib/server/records/plans.ts';
import { closeRecords, recordsOf, type Records } from '#lib/server/records/store.ts';
import { closeWarehouse } from '#lib/server/warehouse/gateway.ts';
import type { Selection } from '#lib/views/page-data.ts';
import type { SheetData } from '#lib/views/sheet-data.ts';
import { REPOSITORY, TESTER } from '../fixture-app.ts';

export const NOW = new Date('2026-11-27T02:00:00Z');
const BASE = { name: 'Kantor Cabang Rembang', lat: -6.7085, lon: 111.3415 };

/** Of the demo unless told. */
type Kept = Pick<StoredPlan, 'request' | 'result'> & Partial<Pick<StoredPlan, 'demo'>>;

/** The demo of Rembang with a plan of real length in its records. */
export interface DemoPlan {
  dataDir: string;
  records: Records;
  plan: StoredPlan;
  sheets: (source?: Partial<SheetSource>) => Promise<SheetData>;
  page: <T>(use: (context: PageContext, selection: Selection) => Promise<T>) => Promise<T>;
  /** Keeps another plan made from the same figures. */
  keep: (name: string, asked: PlanAsked, made: Kept) => Promise<StoredPlan>;
}

/** Two teams in two weeks of December 2026, at most three desa a day, planned by the engine. */
export async function openDemoPlan(more: Partial<OutreachRequestInput['horizon']> = {}): Promise<DemoPlan> {
  const dataDir = await mkdtemp(join(tmpdir(), 'jangkau-sheets-'));
  await initDemo({ appDir: REPOSITORY, dataDir, now: NOW.toISOString(), onProgress: () => {} });
  const config = { appDir: REPOSITORY, dataDir, version: '' } as Config;
  const page: DemoPlan['page'] = (use) =>
    withPage(new AbortController().signal, (context) => use(context, selectionIn(context)), { config });
  const records = await recordsOf({ appDir: REPOSITORY, dataDir });
  const keep: DemoPlan['keep'] = async (name, asked, made) => {
    const id = await createPlan(records, TESTER, { name, demo: true, asked, ...made }, NOW);
    return (await planOf(records, { id, demo: made.demo ?? true }))!;
  };
  const request = await page((context, selection) => requestFrom(context, selection));
  Object.assign(request.horizon, more);
  const result = await planInThread(request, { appDir: REPOSITORY, steps: 200, seed: 1 });
  const asked = askedFor(request);
  const plan = await keep('Desember: pesisir & "bukit"', asked, {
    request: outreachRequestSchema.parse(request),
    result,
  });
  const sheets: DemoPlan['sheets'] = (source = {}) =>
    page((context, selection) => sheetData(context, { records, plan, selection, now: NOW, ...source }));
  return { dataDir, records, plan, sheets, page, keep };
}

export async function closeDemoPlan({ dataDir }: DemoPlan): Promise<void> {
  await closeWarehouse(dataDir);
  await closeRecords(dataDir);
  await rm(dataDir, { recursive: true });
}

function selectionIn({ facts }: PageContext): Selection {
  return {
    ...{ period: facts.periods.at(-1)!, denominator: 'potensi', segment: 'bpu' },
    ...{ kecamatan: null, measure: 'gap', lang: 'id' },
  };
}

async function requestFrom(context: PageContext, selection: Selection): Promise<OutreachRequestInput> {
  const { period, denominator } = selection;
  const rows = await context.rows({ level: 'desa', periods: [period], segments: ['bpu'], denominator });
  const desa = rows.flatMap(({ code, kecamatanCode, gap }) => {
    const place = context.facts.desa.find((one) => one.code === code)!;
    if (gap === null || gap <= 0 || kecamatanCode === null) return [];
    return [{ code, kecamatan: kecamatanCode, lat: place.lat, lon: place.lon, unprotected: gap }];
  });
  const teams = {
    base: { lat: BASE.lat, lon: BASE.lon },
    teams: 2,
    officers: 2,
    maxStops: 3,
    from: '2026-12-07',
    to: '2026-12-18',
  };
  const request = draftRequest(desa, teams, 0.7);
  request.teams = request.teams.map((team) => ({ ...team, costPerDayIdr: 350_000 }));
  request.budget = { costPerKmIdr: 2_500 };
  return request;
}

export function askedFor({ horizon, teams }: OutreachRequestInput): PlanAsked {
  return planAskedSchema.parse({
    ...{ from: horizon.from, to: horizon.to, weekdays: [1, 2, 3, 4, 5], closed: [], base: BASE },
    teams: teams.map(({ id, officers = 1, maxStops, from, to, costPerDayIdr = 0 }) => ({
      ...{ name: id, officers, maxStops, from, to, costPerDayIdr, daysOff: [] },
    })),
    ...{ kecamatan: [], visitMinutes: 90, budgetIdr: null, costPerKmIdr: 2_500, floors: [] },
    ...{ registrations: null, counts: 'registered', minGapDays: 0, explore: false, followUps: false },
    ...{ travel: 'estimate', desa: {} },
  });
}
