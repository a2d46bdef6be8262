import { error, redirect } from '@sveltejs/kit';
import { canonicalCode, loadDesaPage } from '#lib/server/pages/desa-page.ts';
import { appConfig } from '#lib/server/pages/app.ts';
import { loadDesaReach } from '#lib/server/pages/desa-reach.ts';
import { recordsOf } from '#lib/server/records/store.ts';
import { isDemo } from '#lib/server/records/targets.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { answer, answerPage, selectionOf } from '../../../answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ request, parent, params, url, locals: { actor } }) => {
  const selection = await selectionOf(parent);
  const asked = { records: await recordsOf(appConfig()), demo: isDemo(actor), now: new Date() };
  const page = await answerPage(request, async (context) => {
    const found = await loadDesaPage(context, selection, params.code);
    return found && { ...found, reach: await loadDesaReach(context, params.code, asked) };
  });
  if (page) return page;
  const code = await answer(request, (context) => canonicalCode(context, params.code));
  if (code) redirect(307, `/desa/${code}${url.search}`);
  error(404, wordsFor(selection.lang).error.noSuchDesa(params.code));
};
