import { error } from '@sveltejs/kit';
import { appConfig } from '#lib/server/pages/app.ts';
import type { TargetAsked } from '#lib/server/pages/target-page.ts';
import { recordsOf } from '#lib/server/records/store.ts';
import { isDemo } from '#lib/server/records/targets.ts';
import { yearsToSet } from '#lib/server/targets/years.ts';
import type { Lang } from '#lib/views/page-data.ts';
import { wordsFor } from '#lib/views/words/index.ts';

/** Where targets of whoever asks are, and the year of `?tahun=`. */
export async function targetAsked({ url, locals }: { url: URL; locals: App.Locals }): Promise<TargetAsked> {
  return {
    records: await recordsOf(appConfig()),
    demo: isDemo(locals.actor),
    tahun: url.searchParams.get('tahun'),
    now: new Date(),
  };
}

/** What was found, or a 400 that names the years there are. */
export function orNoSuchYear<T>(found: T | null, { tahun, now }: TargetAsked, lang: Lang): T {
  if (found !== null) return found;
  error(400, wordsFor(lang).error.notAllowed('tahun', tahun ?? '', yearsToSet(now).map(String)));
}
