import { appConfig } from '#lib/server/pages/app.ts';
import { recordsOf } from '#lib/server/records/store.ts';
import { isDemo } from '#lib/server/records/targets.ts';
import type { Sharer } from '#lib/server/reports/share/share-report.ts';

/** Where reports of whoever asks are. */
export async function sharerOf({ locals: { actor } }: { locals: App.Locals }): Promise<Sharer> {
  return { records: await recordsOf(appConfig()), demo: isDemo(actor), actor, now: new Date() };
}
