import { findAccount } from '../records/accounts.ts';
import type { Records } from '../records/store.ts';
import { findToken } from '../records/tokens.ts';
import type { Actor } from './actor.ts';
import type { Auth } from './auth.ts';
import type { Visitor } from './client.ts';
import { actorOf, nobody, signedIn, type Signed } from './sessions.ts';

/** Who a request comes from; `session` where it comes from a browser that has signed in. */
export interface Identity extends Partial<Pick<Signed, 'session'>> {
  actor: Actor;
  setCookies: string[];
}

/**
 * Who asks: the account of a token (only where programs ask), or that of the session cookie. A token that does not work is nobody's;
 * a cookie beside it is not looked at.
 */
export async function identify(
  doors: { auth: Auth; records: Records },
  visitor: Visitor,
  { takesTokens, now, isDemoOpen }: { takesTokens: boolean; now: Date; isDemoOpen: () => Promise<boolean> },
): Promise<Identity> {
  const authorization = visitor.headers.get('authorization');
  if (takesTokens && authorization !== null) {
    const secret = /^Bearer (jk_[\w-]{20,})$/.exec(authorization)?.[1];
    const actor = secret === undefined ? null : await tokenActor(doors.records, secret, visitor.address, now);
    return { actor: actor ?? nobody(visitor.address), setCookies: [] };
  }
  return (await signedIn(doors, visitor, isDemoOpen)) ?? { actor: nobody(visitor.address), setCookies: [] };
}

/** The account of a token, with the rights that both have; null where the token or the account is over. */
export async function tokenActor(
  records: Records,
  secret: string,
  origin: string,
  now: Date,
): Promise<Actor | null> {
  const token = await findToken(records, secret, now);
  const account = token && (await findAccount(records, token.userId));
  if (!account || account.disabledAt !== null || account.demo) return null;
  const actor = actorOf(account, origin);
  const permissions = token.permissions.filter((one) => actor.permissions.has(one));
  return {
    ...actor,
    kind: 'token',
    name: `${actor.name} (${token.name})`,
    permissions: new Set(permissions),
  };
}
