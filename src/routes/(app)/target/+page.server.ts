import { loadTargetPage } from '#lib/server/pages/target-page.ts';
import { answerPage, selectionOf } from '../../answer.ts';
import { orNoSuchYear, targetAsked } from './asked.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const selection = await selectionOf(event.parent);
  const asked = await targetAsked(event);
  const page = await answerPage(event.request, (context) => loadTargetPage(context, selection, asked));
  return orNoSuchYear(page, asked, selection.lang);
};
