import { OIDC_PROVIDER } from './auth.ts';
import type { Visitor } from './client.ts';
import type { Doors } from './doors.ts';
import { authHeaders } from './sessions.ts';

/** Where the provider sends people back to. */
const CALLBACK = `/api/auth/callback/${OIDC_PROVIDER}`;

/**
 * Begins to sign in with the provider of the settings: where to send the browser, and the cookies that belong to the attempt.
 * @param onward path of this site to come back to
 */
export async function signInElsewhere(
  { auth }: Doors,
  visitor: Visitor,
  onward: string,
): Promise<{ to: string; setCookies: string[] }> {
  const { response, headers } = await auth.api.signInSocial({
    body: {
      provider: OIDC_PROVIDER,
      callbackURL: onward,
      errorCallbackURL: '/masuk',
      disableRedirect: true,
    },
    headers: authHeaders(visitor),
    returnHeaders: true,
  });
  return { to: response.url ?? '/masuk', setCookies: headers.getSetCookie() };
}

/** The provider's answer, as better-auth answers it: a redirect with a session, or back to the sign-in page with an error. */
export function comeBack({ auth }: Doors, url: URL, visitor: Visitor): Promise<Response> {
  const headers = authHeaders(visitor);
  const address = new URL(CALLBACK + url.search, auth.options.baseURL);
  return auth.handler(new Request(address, { headers }));
}
