import { fail } from '@sveltejs/kit';
import { langOf } from '#lib/server/accounts/guard.ts';
import { withPage } from '#lib/server/pages/app.ts';
import { loadSetTarget } from '#lib/server/pages/set-target-page.ts';
import { saveCourse, sentCourse } from '#lib/server/targets/save-course.ts';
import { UserError } from '#lib/server/user-error.ts';
import { answerPage, selectionOf } from '../../../answer.ts';
import { orNoSuchYear, targetAsked } from '../asked.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const selection = await selectionOf(event.parent);
  const asked = await targetAsked(event);
  const page = await answerPage(event.request, (context) => loadSetTarget(context, selection, asked));
  return orNoSuchYear(page, asked, selection.lang);
};

export const actions: Actions = {
  simpan: async (event) => {
    const { records, now } = await targetAsked(event);
    const { actor } = event.locals;
    try {
      const sent = sentCourse(await event.request.formData());
      const { number } = await withPage(event.request.signal, (context) =>
        saveCourse(context, { records, actor, now }, sent),
      );
      return { saved: number };
    } catch (cause) {
      if (!(cause instanceof UserError)) throw cause;
      return fail(400, { problem: cause.in(langOf(event.url)) });
    }
  },
};
