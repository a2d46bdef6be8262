import { fail, type RequestEvent } from '@sveltejs/kit';
import { doors } from '#lib/server/accounts/doors.ts';
import { langOf } from '#lib/server/accounts/guard.ts';
import { change, invite, resetLink, type Handed, type ManageContext } from '#lib/server/accounts/manage.ts';
import { listAccounts } from '#lib/server/records/accounts.ts';
import { UserError } from '#lib/server/user-error.ts';
import { answer, selectionOf } from '../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent }) => {
  await selectionOf(parent);
  const { records } = await doors();
  const accounts = (await listAccounts(records)).map((account) => ({
    ...account,
    disabledAt: account.disabledAt?.toISOString() ?? null,
    createdAt: account.createdAt.toISOString(),
  }));
  return { accounts };
};

export const actions: Actions = {
  invite: (event) =>
    attempt(event, async (context, form) => {
      const handed = await invite(context, { ...wantedIn(form), email: text(form, 'email') });
      return { handed: shown(handed, event.url) };
    }),
  change: (event) =>
    attempt(event, async (context, form) => {
      const disabled = form.get('active') === null;
      const { name } = await change(context, text(form, 'id'), { ...wantedIn(form), disabled });
      return { saved: name };
    }),
  reset: (event) =>
    attempt(event, async (context, form) => ({
      handed: shown(await resetLink(context, text(form, 'id')), event.url),
    })),
};

interface Outcome {
  handed?: { email: string; link: string; expiresAt: string };
  saved?: string;
}

async function attempt(
  { request, locals, url }: RequestEvent,
  work: (context: ManageContext, form: FormData) => Promise<Outcome>,
) {
  const { records } = await doors();
  const form = await request.formData();
  try {
    const kecamatan = await answer(request, ({ facts }) => facts.kecamatan.map(({ code }) => code));
    return await work({ records, actor: locals.actor, now: new Date(), kecamatan }, form);
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    return fail(400, { problem: cause.in(langOf(url)) });
  }
}

function wantedIn(form: FormData) {
  return { name: text(form, 'name'), role: text(form, 'role'), areas: form.getAll('areas').map(String) };
}

function text(form: FormData, name: string): string {
  return String(form.get(name) ?? '');
}

function shown({ email, path, expiresAt }: Handed, url: URL) {
  return { email, link: url.origin + path, expiresAt: expiresAt.toISOString() };
}
