import type { Records } from '../records/store.ts';
import { ADDRESS_HEADER, type Auth } from './auth.ts';
import type { Actor } from './actor.ts';
import type { Visitor } from './client.ts';
import { NOT_IN_DEMO, PERMISSIONS_OF } from '#lib/domain/accounts/roles.ts';
import { findAccount, type Account } from '../records/accounts.ts';

/** A session that was there before must not be the one after signing in: its cookie is not shown to better-auth. */
export const OLD_SESSION = /session_token=/;

/** A session that is valid now, and cookies that keep it so. */
export interface Signed {
  actor: Actor;
  /** Id and token of the session; the token never leaves the server but in its cookie. */
  session: { id: string; token: string };
  setCookies: string[];
}

/**
 * Who the session cookie of a request belongs to: nobody when it has ended, its account is disabled, or it is one of the demo and
 * the demo is closed to this visitor.
 */
export async function signedIn(
  { auth, records }: { auth: Auth; records: Records },
  visitor: Visitor,
  isDemoOpen: () => Promise<boolean>,
): Promise<Signed | null> {
  if (!visitor.headers.has('cookie')) return null;
  const { response, headers } = await auth.api.getSession({
    headers: authHeaders(visitor),
    returnHeaders: true,
  });
  if (response === null) return null;
  const account = await findAccount(records, response.user.id);
  if (account === null || account.disabledAt !== null) return null;
  if (account.demo && !(await isDemoOpen())) return null;
  const { id, token } = response.session;
  return {
    actor: actorOf(account, visitor.address),
    session: { id, token },
    setCookies: headers.getSetCookie(),
  };
}

/** Ends the session of a request. @returns cookies that forget it */
export async function signOut(auth: Auth, visitor: Visitor): Promise<string[]> {
  const { headers } = await auth.api.signOut({ headers: authHeaders(visitor), returnHeaders: true });
  return headers.getSetCookie();
}

/** An account at work in a browser. */
export function actorOf(account: Account, origin: string): Actor {
  const { id, name, email, role, areas, demo } = account;
  const permissions = PERMISSIONS_OF[role].filter((one) => !demo || !NOT_IN_DEMO.includes(one));
  return {
    kind: demo ? 'demo' : 'account',
    id,
    name,
    email,
    role,
    permissions: new Set(permissions),
    areas,
    origin,
  };
}

/** Somebody who has not signed in. */
export function nobody(origin: string): Actor {
  const nothing = new Set<never>();
  return {
    kind: 'nobody',
    id: null,
    name: '',
    email: null,
    role: null,
    permissions: nothing,
    areas: [],
    origin,
  };
}

/** What better-auth is told of a request: its cookies (but those left out), its browser, and the address that the server saw. */
export function authHeaders({ address, headers }: Visitor, without: RegExp | null = null): Headers {
  const cookies = (headers.get('cookie') ?? '')
    .split(/;\s*/)
    .filter((cookie) => cookie !== '' && !(without?.test(cookie) ?? false));
  const told = new Headers({ [ADDRESS_HEADER]: address, cookie: cookies.join('; ') });
  const browser = headers.get('user-agent');
  if (browser !== null) told.set('user-agent', browser.slice(0, 200));
  return told;
}
