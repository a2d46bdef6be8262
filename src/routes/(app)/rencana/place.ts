import { appConfig } from '#lib/server/pages/app.ts';
import type { PlanWriter } from '#lib/server/drives/save-plan.ts';
import { recordsOf } from '#lib/server/records/store.ts';
import { isDemo } from '#lib/server/records/targets.ts';

/** Where plans of whoever asks are. */
export async function planPlace({ locals }: { locals: App.Locals }): Promise<PlanWriter> {
  const { actor } = locals;
  return { records: await recordsOf(appConfig()), demo: isDemo(actor), actor, now: new Date() };
}
