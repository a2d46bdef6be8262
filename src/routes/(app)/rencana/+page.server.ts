import { fail, redirect } from '@sveltejs/kit';
import { langOf } from '#lib/server/accounts/guard.ts';
import { withPage } from '#lib/server/pages/app.ts';
import { loadPlans, newPlan } from '#lib/server/pages/plans-page.ts';
import { archivePlan, createPlan, planOf } from '#lib/server/records/plans.ts';
import { UserError } from '#lib/server/user-error.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { answerPage } from '../../answer.ts';
import { planPlace } from './place.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const place = await planPlace(event);
  return answerPage(event.request, (context) => loadPlans(context, place));
};

export const actions: Actions = {
  buat: async (event) => {
    const { records, actor, demo, now } = await planPlace(event);
    const name = String((await event.request.formData()).get('name') ?? '');
    return orProblem(event, async () => {
      const asked = await withPage(event.request.signal, (context) => newPlan(context, now));
      return toPlan(event, await createPlan(records, actor, { name, demo, asked }, now));
    });
  },
  salin: async (event) => {
    const { records, actor, demo, now } = await planPlace(event);
    const id = String((await event.request.formData()).get('id') ?? '');
    return orProblem(event, async () => {
      const found = await planOf(records, { id, demo });
      if (found === null) throw gone();
      const { asked, request, plannedAsked, requestMadeAt, result } = found;
      const name = wordsFor(langOf(event.url)).plans.copyOf(found.name).slice(0, 80);
      const copy = { name, demo, asked, request, plannedAsked, requestMadeAt, result };
      return toPlan(event, await createPlan(records, actor, copy, now));
    });
  },
  arsip: async (event) => {
    const { records, actor, demo, now } = await planPlace(event);
    const form = await event.request.formData();
    const change = { id: String(form.get('id') ?? ''), demo, isArchived: form.get('arsip') === '1' };
    return orProblem(event, async () => {
      await archivePlan(records, actor, change, now);
      return { archived: true };
    });
  },
};

async function orProblem<T>({ url }: RequestEvent, work: () => Promise<T>) {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    return fail(400, { problem: cause.in(langOf(url)) });
  }
}

function toPlan({ url }: RequestEvent, id: string): never {
  const query = new URLSearchParams([...url.searchParams].filter(([key]) => !key.startsWith('/')));
  redirect(303, `/rencana/${id}${query.size > 0 ? `?${query}` : ''}`);
}

function gone(): UserError {
  return new UserError('That plan is not there.', 'Rencana itu tidak ada.');
}
