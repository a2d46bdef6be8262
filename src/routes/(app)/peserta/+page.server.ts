import { appConfig } from '#lib/server/pages/app.ts';
import { loadMembersPage, PAGE_MONTHS } from '#lib/server/pages/members-page.ts';
import { pledgesThatEnd } from '#lib/server/pages/partners-page.ts';
import { recordsOf } from '#lib/server/records/store.ts';
import { isDemo } from '#lib/server/records/targets.ts';
import { answerPage, selectionOf } from '../../answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ request, parent, url, locals: { actor } }) => {
  const selection = await selectionOf(parent);
  const batch = url.searchParams.get('kelompok');
  const asked = { records: await recordsOf(appConfig()), demo: isDemo(actor), months: PAGE_MONTHS };
  return answerPage(request, async (context) => ({
    ...(await loadMembersPage(context, selection, batch)),
    pledges: await pledgesThatEnd(context, selection, asked),
  }));
};
