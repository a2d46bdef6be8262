import { fail } from '@sveltejs/kit';
import { langOf } from '#lib/server/accounts/guard.ts';
import { loadTargetHistory } from '#lib/server/pages/target-history-page.ts';
import { undoTarget } from '#lib/server/records/targets.ts';
import { UserError } from '#lib/server/user-error.ts';
import { selectionOf } from '../../../answer.ts';
import { orNoSuchYear, targetAsked } from '../asked.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { lang } = await selectionOf(event.parent);
  const asked = await targetAsked(event);
  return orNoSuchYear(await loadTargetHistory(asked), asked, lang);
};

export const actions: Actions = {
  batalkan: async (event) => {
    const { records, now } = await targetAsked(event);
    const form = await event.request.formData();
    const [year, base] = [Number(form.get('year')), Number(form.get('base'))];
    const change = { year, base, reason: String(form.get('reason') ?? '').slice(0, 500) };
    try {
      const { number } = await undoTarget(records, event.locals.actor, change, now);
      return { undone: number };
    } catch (cause) {
      if (!(cause instanceof UserError)) throw cause;
      return fail(400, { problem: cause.in(langOf(event.url)) });
    }
  },
};
