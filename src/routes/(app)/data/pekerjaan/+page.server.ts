import { fail } from '@sveltejs/kit';
import { changeFigures, currentFigures } from '#lib/server/change-settings.ts';
import { appConfig } from '#lib/server/pages/app.ts';
import { loadOccupations, occupationsOfForm } from '#lib/server/pages/occupations-page.ts';
import { UserError } from '#lib/server/user-error.ts';
import { answer, answerPage, selectionOf } from '../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ request, parent }) => {
  await selectionOf(parent);
  return answerPage(request, loadOccupations);
};

export const actions: Actions = {
  default: async ({ request, url, locals: { actor } }) => {
    const { appDir, dataDir } = appConfig();
    try {
      const form = await request.formData();
      const { occupations } = await answer(request, loadOccupations);
      const figures = occupationsOfForm(form, await currentFigures(dataDir), occupations);
      const { id } = await changeFigures({ appDir, dataDir, now: new Date().toISOString(), actor }, figures);
      return { saved: id };
    } catch (cause) {
      if (!(cause instanceof UserError)) throw cause;
      return fail(400, { problem: cause.in(url.searchParams.get('lang') === 'en' ? 'en' : 'id') });
    }
  },
};
