import { error } from '@sveltejs/kit';
import { loadDesaPage } from '#lib/server/pages/desa-page.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { answer, selectionOf } from '../../answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ request, parent, params }) => {
  const selection = await selectionOf(parent);
  const page = await answer(request, (context) => loadDesaPage(context, selection, params.code));
  return page ?? error(404, wordsFor(selection.lang).error.noSuchDesa(params.code));
};
