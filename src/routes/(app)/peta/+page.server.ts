import { loadMapPage } from '#lib/server/pages/map-page.ts';
import { answerPage, selectionOf } from '../../answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ request, parent }) => {
  const selection = await selectionOf(parent);
  return answerPage(request, (context) => loadMapPage(context, selection));
};
