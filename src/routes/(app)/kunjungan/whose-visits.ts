import { appConfig } from '#lib/server/pages/app.ts';
import type { VisitsOf } from '#lib/server/drives/read-outcomes.ts';
import { recordsOf } from '#lib/server/records/store.ts';
import { isDemo } from '#lib/server/records/targets.ts';

/** Where visits of whoever asks are. */
export async function whoseVisits({ locals }: { locals: App.Locals }): Promise<VisitsOf> {
  return { records: await recordsOf(appConfig()), demo: isDemo(locals.actor) };
}
