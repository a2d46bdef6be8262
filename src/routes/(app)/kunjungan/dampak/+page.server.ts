import { loadEffectPage } from '#lib/server/pages/effect-page.ts';
import { answerPage, selectionOf } from '../../../answer.ts';
import { whoseVisits } from '../whose-visits.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ request, locals, parent }) => {
  const [selection, visits] = [await selectionOf(parent), await whoseVisits({ locals })];
  return answerPage(request, (context) => loadEffectPage(context, selection, visits));
};
