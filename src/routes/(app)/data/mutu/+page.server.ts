import { loadQuality } from '#lib/server/pages/quality-page.ts';
import { answerPage, selectionOf } from '../../../answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ request, parent }) => {
  const selection = await selectionOf(parent);
  return answerPage(request, (context) => loadQuality(context, selection, new Date()));
};
