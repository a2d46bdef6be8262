import { error } from '@sveltejs/kit';
import { loadDraft } from '#lib/server/pages/imports-page.ts';
import { answerPage, selectionOf } from '../../../../answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ request, params, parent, locals: { actor } }) => {
  const selection = await selectionOf(parent);
  const data = await answerPage(request, (context) => loadDraft(context, params.draft, selection, actor));
  const gone =
    selection.lang === 'en'
      ? 'This file is no longer in memory; drop it again.'
      : 'Berkas ini sudah tidak ada di memori; pilih lagi berkasnya.';
  return data ?? error(404, gone);
};
