import { loadMapPage } from '#lib/server/pages/map-page.ts';
import { answer, selectionOf } from '../answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ request, parent }) => {
  const selection = await selectionOf(parent);
  return answer(request, (context) => loadMapPage(context, selection));
};
