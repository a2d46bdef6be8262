import { loadMethod } from '#lib/server/pages/method-page.ts';
import { answer, selectionOf } from '../../answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ request, parent }) => {
  await selectionOf(parent);
  return answer(request, loadMethod);
};
