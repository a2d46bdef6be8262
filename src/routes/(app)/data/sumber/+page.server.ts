import { loadSources } from '#lib/server/pages/data-page.ts';
import { answerPage, selectionOf } from '../../../answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ request, parent }) => {
  await selectionOf(parent);
  return answerPage(request, loadSources);
};
