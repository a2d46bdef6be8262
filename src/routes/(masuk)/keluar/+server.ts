import { redirect } from '@sveltejs/kit';
import { doors } from '#lib/server/accounts/doors.ts';
import { langOf } from '#lib/server/accounts/guard.ts';
import { signOut } from '#lib/server/accounts/sessions.ts';
import { appendAudit } from '#lib/server/records/audit.ts';
import type { RequestHandler } from './$types';

/** Ends the session: its cookie is worth nothing afterwards, wherever it is. */
export const POST: RequestHandler = async ({ locals, url }) => {
  const { auth, records } = await doors();
  const { actor, visitor } = locals;
  locals.setCookies.push(...(await signOut(auth, visitor)));
  const note = { action: 'account.sign-out', objectKind: 'account', objectId: actor.id } as const;
  if (actor.kind !== 'nobody') await appendAudit(records, actor, note, new Date());
  redirect(303, langOf(url) === 'en' ? '/masuk?lang=en' : '/masuk');
};
