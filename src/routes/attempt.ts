import { fail, type RequestEvent } from '@sveltejs/kit';
import { langOf } from '#lib/server/accounts/guard.ts';
import type { Actor } from '#lib/server/accounts/actor.ts';
import { appConfig } from '#lib/server/pages/app.ts';
import { recordsOf, type Records } from '#lib/server/records/store.ts';
import { UserError } from '#lib/server/user-error.ts';

/** What an action of a page works with. */
export interface Attempt {
  records: Records;
  actor: Actor;
  now: Date;
  form: FormData;
}

/** Runs an action; a mistake of the user comes back as a sentence in their language. */
export async function attempt<T extends object>(
  { request, locals: { actor }, url }: RequestEvent,
  work: (asked: Attempt) => Promise<T>,
) {
  const records = await recordsOf(appConfig());
  const form = await request.formData();
  try {
    return await work({ records, actor, now: new Date(), form });
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    return fail(400, { problem: cause.in(langOf(url)) });
  }
}

/** A field of a form as text; empty where it is not there. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
