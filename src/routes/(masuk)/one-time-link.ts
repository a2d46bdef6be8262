import { error, fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { doors } from '#lib/server/accounts/doors.ts';
import { langOf } from '#lib/server/accounts/guard.ts';
import { followLink, openLink } from '#lib/server/accounts/set-up.ts';
import { signIn } from '#lib/server/accounts/sign-in.ts';
import { UserError } from '#lib/server/user-error.ts';
import { wordsFor } from '#lib/views/words/index.ts';

/** The page of a one-time link: set-up, invitation or new password. */
export const load = (async ({ params, url }) => {
  const link = await openLink(await doors(), params['secret']!, new Date());
  if (link === null) error(404, wordsFor(langOf(url)).accounts.gone);
  if (link.purpose !== 'invite') return { purpose: link.purpose };
  const { purpose, email, name, role, areas } = link;
  return { purpose, email, name, role, areas };
}) satisfies ServerLoad;

export const actions = {
  default: async ({ params, request, url, locals }) => {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '');
    const filled = {
      name: text('name'),
      email: text('email'),
      password: text('password'),
      repeat: text('repeat'),
    };
    const now = new Date();
    const opened = await doors();
    try {
      const { email } = await followLink(opened, { secret: params['secret']!, filled }, locals.visitor, now);
      const outcome = await signIn(opened, { email, password: filled.password }, locals.visitor, now);
      if (outcome.kind === 'signed-in') locals.setCookies.push(...outcome.setCookies);
    } catch (cause) {
      if (!(cause instanceof UserError)) throw cause;
      return fail(400, { problem: cause.in(langOf(url)), name: filled.name, email: filled.email });
    }
    redirect(303, langOf(url) === 'en' ? '/?lang=en' : '/');
  },
} satisfies Actions;
