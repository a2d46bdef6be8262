import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { enterDemo, isDemoOpen } from '#lib/server/accounts/demo.ts';
import { doors } from '#lib/server/accounts/doors.ts';
import { langOf } from '#lib/server/accounts/guard.ts';
import { DEMO_ROLES, type DemoRole } from '#lib/domain/accounts/roles.ts';
import { safePath } from '#lib/server/accounts/safe-path.ts';
import { actorOf } from '#lib/server/accounts/sessions.ts';
import { signIn, signInWithCode, type SignInOutcome } from '#lib/server/accounts/sign-in.ts';
import { signInElsewhere } from '#lib/server/accounts/single-sign-on.ts';
import { appConfig } from '#lib/server/pages/app.ts';
import { countAccounts } from '#lib/server/records/accounts.ts';
import { appendAudit } from '#lib/server/records/audit.ts';
import { UserError } from '#lib/server/user-error.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { actor, visitor } }) => {
  if (actor.kind !== 'nobody') redirect(303, onward(url));
  const { records } = await doors();
  const canExplore = () => isDemoOpen(records, visitor, appConfig());
  const isNew = (await countAccounts(records)) === 0;
  const demoRoles: readonly DemoRole[] = isNew && (await canExplore()) ? DEMO_ROLES : [];
  return {
    asked: safePath(url.searchParams.get('ke')) !== '/',
    isNew,
    demoRoles,
    sso: appConfig().oidc?.name ?? null,
    ssoFailed: url.searchParams.has('error'),
  };
};

export const actions: Actions = {
  masuk: async (event) => {
    const form = await event.request.formData();
    const email = String(form.get('email') ?? '');
    const password = String(form.get('password') ?? '');
    const outcome = await signIn(await doors(), { email, password }, event.locals.visitor, new Date());
    return settle(event, outcome, email);
  },

  kode: async (event) => {
    const form = await event.request.formData();
    const code = String(form.get('code') ?? '');
    return settle(event, await signInWithCode(await doors(), code, event.locals.visitor, new Date()), null);
  },

  sso: async ({ locals, url }) => {
    const kept = new URLSearchParams([...url.searchParams].filter(([key]) => key === 'ke' || key === 'lang'));
    const paths = { onward: onward(url), failed: kept.size > 0 ? `/masuk?${kept}` : '/masuk' };
    try {
      const { to, setCookies } = await signInElsewhere(await doors(), locals.visitor, paths);
      locals.setCookies.push(...setCookies);
      // Not a redirect: the policy of the page holds for where a form is sent on to, and providers send on to other hosts.
      return { goOn: to };
    } catch (cause) {
      if (!(cause instanceof UserError)) throw cause;
      return fail(502, { problem: cause.in(langOf(url)) });
    }
  },

  demo: async ({ request, url, locals }) => {
    const said = wordsFor(langOf(url)).accounts.signIn;
    const { auth, records } = await doors();
    if (!(await isDemoOpen(records, locals.visitor, appConfig())))
      return fail(409, { problem: said.demoClosed });
    const wanted = String((await request.formData()).get('role') ?? '');
    const role = DEMO_ROLES.find((one) => one === wanted);
    if (role === undefined) return fail(400, { problem: said.wrongRole });
    const now = new Date();
    const { account, setCookies } = await enterDemo({ auth, records }, role, locals.visitor, now);
    const actor = actorOf(account, locals.visitor.address);
    await appendAudit(records, actor, { action: 'demo.enter', objectKind: 'demo', details: { role } }, now);
    locals.setCookies.push(...setCookies);
    redirect(303, onward(url));
  },
};

/** Where somebody was going, in the language of this page. */
function onward(url: URL): string {
  const path = safePath(url.searchParams.get('ke'));
  if (langOf(url) === 'id' || path.includes('lang=')) return path;
  return `${path}${path.includes('?') ? '&' : '?'}lang=en`;
}

async function settle({ locals, url }: RequestEvent, outcome: SignInOutcome, email: string | null) {
  const { records } = await doors();
  const lang = langOf(url);
  if (outcome.kind === 'refused') {
    const { locks, sentence } = outcome;
    const note = { action: 'account.locked', objectKind: 'sign-in' } as const;
    if (locks) await appendAudit(records, locals.actor, note, new Date());
    return fail(locks ? 429 : 400, {
      problem: sentence.in(lang),
      ...(email === null ? { code: true } : { email }),
    });
  }
  locals.setCookies.push(...outcome.setCookies);
  if (outcome.kind === 'second-factor') return { code: true };
  const { account } = outcome;
  const note = { action: 'account.sign-in', objectKind: 'account', objectId: account.id } as const;
  await appendAudit(records, actorOf(account, locals.visitor.address), note, new Date());
  redirect(303, onward(url));
}
