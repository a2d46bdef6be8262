import { error } from '@sveltejs/kit';
import { loadPlan } from '#lib/server/pages/plans-page.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { answerPage, selectionOf } from '../../../answer.ts';
import { planPlace } from '../place.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { lang } = await selectionOf(event.parent);
  const place = await planPlace(event);
  const asked = { id: event.params.plan, now: place.now };
  const page = await answerPage(event.request, (context) => loadPlan(context, place, asked));
  return page ?? error(404, wordsFor(lang).plans.gone);
};
