import { fail, type RequestEvent } from '@sveltejs/kit';
import { renderSVG } from 'uqr';
import { TOKEN_PERMISSIONS, type Permission } from '#lib/domain/accounts/roles.ts';
import { doors, type Doors } from '#lib/server/accounts/doors.ts';
import { langOf } from '#lib/server/accounts/guard.ts';
import {
  changeOwnPassword,
  endOtherSessions,
  hasSecondFactor,
  openSessions,
} from '#lib/server/accounts/own-account.ts';
import {
  confirmSecondFactor,
  disableSecondFactor,
  enableSecondFactor,
} from '#lib/server/accounts/second-factor.ts';
import { withCountedGuess } from '#lib/server/accounts/sign-in.ts';
import { appendAudit, refusePersonal, type AuditNote } from '#lib/server/records/audit.ts';
import { createToken, listTokens, revokeToken } from '#lib/server/records/tokens.ts';
import { UserError } from '#lib/server/user-error.ts';
import { selectionOf } from '../../answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, locals: { actor, session } }) => {
  await selectionOf(parent);
  const { records } = await doors();
  const now = new Date();
  const userId = actor.id!;
  const tokens = await listTokens(records, userId);
  return {
    email: actor.email,
    sessions: await openSessions(records, { userId, currentId: session?.id ?? null, now }),
    secondFactor: await hasSecondFactor(records, userId),
    tokens: tokens.map((token) => ({
      id: token.id,
      name: token.name,
      ending: token.ending,
      permissions: token.permissions,
      expiresAt: token.expiresAt.toISOString(),
      expired: token.expiresAt <= now,
      revokedAt: token.revokedAt?.toISOString() ?? null,
      lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
    })),
    tokenPermissions: TOKEN_PERMISSIONS.filter((one) => actor.permissions.has(one)),
  };
};

export const actions: Actions = {
  password: (event) =>
    attempt(event, async ({ doors: opened, form, note }) => {
      const { actor, session } = event.locals;
      const who = { actor, keepToken: session!.token };
      const given = { old: form('old'), password: form('password'), repeat: form('repeat') };
      await changeOwnPassword(opened, who, given, new Date());
      await note({ action: 'account.password', objectKind: 'account', objectId: actor.id });
      return { done: 'changed' };
    }),

  endOthers: (event) =>
    attempt(event, async ({ doors: { records }, note }) => {
      const { actor, session } = event.locals;
      await endOtherSessions(records, actor.id!, session!.id);
      await note({ action: 'account.end-sessions', objectKind: 'account', objectId: actor.id });
      return { done: 'ended' };
    }),

  beginFactor: (event) =>
    attempt(event, async ({ doors: { auth, records }, form }) => {
      const { actor, visitor } = event.locals;
      const { uri, backupCodes } = await withCountedGuess(records, actor, new Date(), () =>
        enableSecondFactor(auth, form('password'), visitor),
      );
      const key = new URL(uri).searchParams.get('secret');
      return { factor: { svg: renderSVG(uri, { border: 2 }), key, backupCodes } };
    }),

  confirmFactor: (event) =>
    attempt(event, async ({ doors: { auth }, form, note }) => {
      event.locals.setCookies.push(...(await confirmSecondFactor(auth, form('code'), event.locals.visitor)));
      await note({ action: 'account.second-factor', objectKind: 'account', details: { on: true } });
      return { done: 'turnedOn' };
    }),

  disableFactor: (event) =>
    attempt(event, async ({ doors: { auth, records }, form, note }) => {
      const { actor, visitor, setCookies } = event.locals;
      const cookies = await withCountedGuess(records, actor, new Date(), () =>
        disableSecondFactor(auth, form('password'), visitor),
      );
      setCookies.push(...cookies);
      await note({ action: 'account.second-factor', objectKind: 'account', details: { on: false } });
      return { done: 'turnedOff' };
    }),

  makeToken: (event) =>
    attempt(event, async ({ doors: { records }, data, form, note }) => {
      refusePersonal(form('name'));
      const { actor } = event.locals;
      const permissions = data.getAll('permissions').map(String) as Permission[];
      if (permissions.some((one) => !actor.permissions.has(one)))
        throw new UserError('Your account has no such right.', 'Akun Anda tidak punya hak itu.');
      const wanted = { userId: actor.id!, name: form('name'), permissions, days: Number(form('days')) };
      const { token, secret } = await createToken(records, wanted, new Date());
      const details = { name: token.name, permissions };
      await note({ action: 'token.create', objectKind: 'token', objectId: token.id, details });
      return { secret };
    }),

  revokeToken: (event) =>
    attempt(event, async ({ doors: { records }, form, note }) => {
      const own = { id: form('id'), userId: event.locals.actor.id! };
      const token = await revokeToken(records, own, new Date());
      if (token === null) throw new UserError('There is no such token.', 'Token itu tidak ada.');
      const details = { name: token.name };
      await note({ action: 'token.revoke', objectKind: 'token', objectId: token.id, details });
      return { done: 'tokenRevoked' };
    }),
};

interface Work {
  doors: Doors;
  data: FormData;
  /** A field of the form, as text. */
  form: (name: string) => string;
  /** Notes it in the audit. */
  note: (note: AuditNote) => Promise<void>;
}

/** What a form was answered with. */
interface Outcome {
  done?: 'changed' | 'ended' | 'turnedOn' | 'turnedOff' | 'tokenRevoked';
  secret?: string;
  factor?: { svg: string; key: string | null; backupCodes: string[] };
}

async function attempt({ request, locals, url }: RequestEvent, work: (work: Work) => Promise<Outcome>) {
  const opened = await doors();
  const data = await request.formData();
  const form = (name: string) => String(data.get(name) ?? '');
  const note = (entry: AuditNote) => appendAudit(opened.records, locals.actor, entry, new Date());
  try {
    return await work({ doors: opened, data, form, note });
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    return fail(400, { problem: cause.in(langOf(url)) });
  }
}
