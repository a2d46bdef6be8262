import { loadMembersPage } from '#lib/server/pages/members-page.ts';
import { answerPage, selectionOf } from '../../answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ request, parent, url }) => {
  const selection = await selectionOf(parent);
  const batch = url.searchParams.get('kelompok');
  return answerPage(request, (context) => loadMembersPage(context, selection, batch));
};
