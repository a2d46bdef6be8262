import { loadOutlookPage } from '#lib/server/pages/outlook-page.ts';
import { answerPage, selectionOf } from '../../../answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ request, parent }) => {
  const selection = await selectionOf(parent);
  return answerPage(request, (context) => loadOutlookPage(context, selection));
};
