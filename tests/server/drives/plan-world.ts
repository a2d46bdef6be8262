import type { Config } from '#lib/server/config.ts';
import type { Actor } from '#lib/server/accounts/actor.ts';
import { saveAsked, type PlanWriter } from '#lib/server/drives/save-plan.ts';
import { planInThread } from '#lib/server/outreach/plan-in-thread.ts';
import { withPage, type PageContext } from '#lib/server/pages/app.ts';
import { newPlan } from '#lib/server/pages/plans-page.ts';
import { createPlan, planOf, type StoredPlan } from '#lib/server/records/plans.ts';
import { openRecords, type Records } from '#lib/server/records/store.ts';
import type { PlanAsked } from '#lib/domain/drives/plan-asked.ts';
import type { OutreachPlan } from '#lib/domain/outreach/result.ts';
import { DESA, reported, REPOSITORY, TESTER, withFixtureApp, type FixtureApp } from '../fixture-app.ts';

/** 27 November 2026 in Rembang. */
export const NOW = new Date('2026-11-27T02:00:00Z');
export const PLANNER: Actor = { ...TESTER, kind: 'account', id: 'u2', name: 'Dewi Contoh' };

/** Plans in a kabupaten of six desa with 20 active BPU each. */
export interface PlanWorld {
  app: FixtureApp;
  records: Records;
  writer: PlanWriter;
  page: <T>(use: (context: PageContext) => Promise<T>) => Promise<T>;
  /** A new plan of December, as the page proposes it but for the change, with the request that was made of it. */
  made: (change?: Partial<PlanAsked>) => Promise<StoredPlan>;
  /** The plan as it is kept now. */
  kept: (id: string) => Promise<StoredPlan>;
  /** Works the plan's request out. */
  solved: (plan: StoredPlan) => Promise<OutreachPlan>;
}

export function withPlans(use: (world: PlanWorld) => Promise<void>): Promise<void> {
  return withFixtureApp(async (app) => {
    await app.enroll(
      'oktober.csv',
      DESA.flatMap((code) => reported('2026-10', code, 40, 20, 5)),
    );
    await app.build();
    const records = await openRecords(app);
    const config = { appDir: app.appDir, dataDir: app.dataDir, version: '' } as Config;
    const writer = { records, demo: false, actor: PLANNER, now: NOW };
    const page: PlanWorld['page'] = (work) => withPage(new AbortController().signal, work, { config });
    const kept = async (id: string) => (await planOf(records, { id, demo: false }))!;
    const made: PlanWorld['made'] = async (change = {}) => {
      const asked = { ...(await page((context) => newPlan(context, NOW))), ...change };
      const id = await createPlan(records, PLANNER, { name: 'Desember', demo: false, asked }, NOW);
      const plan = await kept(id);
      const sent = { base: 1, name: plan.name, asked };
      const { request } = await page((context) => saveAsked(context, writer, plan, sent));
      return { ...(await kept(id)), request };
    };
    const solved = (plan: StoredPlan) =>
      planInThread(plan.request, { appDir: REPOSITORY, steps: 20, explain: false });
    try {
      await use({ app, records, writer, page, made, kept, solved });
    } finally {
      records.close();
    }
  });
}
