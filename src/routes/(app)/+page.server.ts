import { doors } from '#lib/server/accounts/doors.ts';
import { agendaFor } from '#lib/server/pages/agenda.ts';
import { loadOverview } from '#lib/server/pages/overview.ts';
import { answerPage, selectionOf } from '../answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ request, parent, locals: { actor } }) => {
  const selection = await selectionOf(parent);
  const { records } = await doors();
  const now = new Date();
  return answerPage(request, async (context) => {
    const overview = await loadOverview(context, selection, now);
    return { ...overview, agenda: await agendaFor(context, selection, { actor, records, now, overview }) };
  });
};
