import { error } from '@sveltejs/kit';
import { loadComparison } from '#lib/server/pages/plans-page.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { answerPage, selectionOf } from '../../../answer.ts';
import { planPlace } from '../place.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { lang } = await selectionOf(event.parent);
  const place = await planPlace(event);
  const ids = event.url.searchParams.getAll('rencana');
  const page = await answerPage(event.request, (context) => loadComparison(context, place, ids));
  return page ?? error(400, wordsFor(lang).plans.compareNone);
};
