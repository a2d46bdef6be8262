import { appConfig } from '#lib/server/pages/app.ts';
import { loadDesaList } from '#lib/server/pages/desa-page.ts';
import { farDesa } from '#lib/server/pages/desa-reach.ts';
import { recordsOf } from '#lib/server/records/store.ts';
import { isDemo } from '#lib/server/records/targets.ts';
import { answerPage, selectionOf } from '../../answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ request, parent, locals: { actor } }) => {
  const selection = await selectionOf(parent);
  const asked = { records: await recordsOf(appConfig()), demo: isDemo(actor) };
  return answerPage(request, async (context) => ({
    ...(await loadDesaList(context, selection)),
    far: await farDesa(context, asked),
  }));
};
