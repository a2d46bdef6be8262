import { APIError } from 'better-auth/api';
import { appendAudit } from '../records/audit.ts';
import { UserError } from '../user-error.ts';
import { OIDC_PROVIDER } from './auth.ts';
import type { Visitor } from './client.ts';
import type { Doors } from './doors.ts';
import { authHeaders, OLD_SESSION, signedIn } from './sessions.ts';

/** Where the provider sends people back to. */
const CALLBACK = `/api/auth/callback/${OIDC_PROVIDER}`;

/**
 * Begins to sign in with the provider of the settings: where to send the browser, and the cookies that belong to the attempt.
 * @param onward path of this site to come back to
 * @param failed path of the sign-in page, where a refusal is shown
 * @throws UserError when the provider does not answer
 */
export async function signInElsewhere(
  { auth }: Doors,
  visitor: Visitor,
  { onward, failed }: { onward: string; failed: string },
): Promise<{ to: string; setCookies: string[] }> {
  const body = {
    provider: OIDC_PROVIDER,
    callbackURL: onward,
    errorCallbackURL: failed,
    disableRedirect: true,
  };
  try {
    const { response, headers } = await auth.api.signInSocial({
      body,
      headers: authHeaders(visitor, OLD_SESSION),
      returnHeaders: true,
    });
    if (response.url === undefined) throw notReached();
    return { to: response.url, setCookies: headers.getSetCookie() };
  } catch (cause) {
    throw cause instanceof APIError ? notReached() : cause;
  }
}

/** The provider's answer, as better-auth answers it: a redirect with a session, or back to the sign-in page with an error. */
export async function comeBack(doors: Doors, url: URL, visitor: Visitor, now: Date): Promise<Response> {
  const { auth } = doors;
  const address = new URL(CALLBACK + url.search, auth.options.baseURL);
  const answer = await auth.handler(new Request(address, { headers: authHeaders(visitor, OLD_SESSION) }));
  // An error that better-auth answers to programs is no page.
  const headers = new Headers({ location: answer.headers.get('location') ?? '/masuk?error=provider' });
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie);
  await noteArrival(doors, headers.getSetCookie(), visitor, now);
  return new Response(null, { status: 303, headers });
}

async function noteArrival(
  doors: Doors,
  setCookies: readonly string[],
  { address }: Visitor,
  now: Date,
): Promise<void> {
  const cookie = setCookies.map((one) => one.split(';')[0]).join('; ');
  const arrived = await signedIn(doors, { address, headers: new Headers({ cookie }) }, () =>
    Promise.resolve(false),
  );
  if (arrived === null) return;
  const { actor } = arrived;
  const note = { action: 'account.sign-in', objectKind: 'account', objectId: actor.id } as const;
  await appendAudit(doors.records, actor, { ...note, details: { by: OIDC_PROVIDER } }, now);
}

function notReached(): UserError {
  return new UserError(
    'The provider does not answer, or is not set up right. Sign in with your password, or tell the admin.',
    'Penyedia itu tidak menjawab atau belum diatur dengan benar. Masuk dengan kata sandi, atau beri tahu admin.',
  );
}
