import { error } from '@sveltejs/kit';
import { loadPassport } from '#lib/server/pages/passport-page.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { answerPage, selectionOf } from '../../../answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ request, parent, params }) => {
  const selection = await selectionOf(parent);
  const page = await answerPage(request, (context) => loadPassport(context, selection, params.code));
  return page ?? error(404, wordsFor(selection.lang).error.noSuchDesa(params.code));
};
