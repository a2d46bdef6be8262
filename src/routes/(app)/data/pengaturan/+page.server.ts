import { fail } from '@sveltejs/kit';
import { changeFigures, currentFigures } from '#lib/server/change-settings.ts';
import { appConfig } from '#lib/server/pages/app.ts';
import { figuresOfForm, loadSettings, reportsOfForm } from '#lib/server/pages/settings-page.ts';
import { UserError } from '#lib/server/user-error.ts';
import { answerPage, selectionOf } from '../../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ request, parent }) => {
  await selectionOf(parent);
  return answerPage(request, loadSettings);
};

export const actions: Actions = {
  default: async ({ request, url, locals: { actor } }) => {
    const { appDir, dataDir } = appConfig();
    try {
      const form = await request.formData();
      const figures = figuresOfForm(form, await currentFigures(dataDir));
      const context = { appDir, dataDir, now: new Date().toISOString(), actor };
      const { id } = await changeFigures(context, figures, reportsOfForm(form));
      return { saved: id };
    } catch (cause) {
      if (!(cause instanceof UserError)) throw cause;
      return fail(400, { problem: cause.in(url.searchParams.get('lang') === 'en' ? 'en' : 'id') });
    }
  },
};
