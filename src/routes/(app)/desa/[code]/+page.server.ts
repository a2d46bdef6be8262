import { error, redirect } from '@sveltejs/kit';
import { canonicalCode, loadDesaPage } from '#lib/server/pages/desa-page.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { answer, answerPage, selectionOf } from '../../../answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ request, parent, params, url }) => {
  const selection = await selectionOf(parent);
  const page = await answerPage(request, (context) => loadDesaPage(context, selection, params.code));
  if (page) return page;
  const code = await answer(request, (context) => canonicalCode(context, params.code));
  if (code) redirect(307, `/desa/${code}${url.search}`);
  error(404, wordsFor(selection.lang).error.noSuchDesa(params.code));
};
