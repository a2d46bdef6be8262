import { APIError } from 'better-auth/api';
import { UserError } from '../user-error.ts';
import type { Auth } from './auth.ts';
import type { Visitor } from './client.ts';
import { authHeaders } from './sessions.ts';

/**
 * Begins to set up an authenticator app: the address for its QR code and ten backup codes, both shown once. It counts from
 * `confirmSecondFactor` on.
 * @throws UserError when the password is wrong, or an app is set up already
 */
export async function enableSecondFactor(
  auth: Auth,
  password: string,
  visitor: Visitor,
): Promise<{ uri: string; backupCodes: string[] }> {
  const answer = await orSentence(() =>
    auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers: authHeaders(visitor) }),
  );
  if (answer.method !== 'totp') throw new Error('an app was asked for');
  return { uri: answer.totpURI, backupCodes: answer.backupCodes };
}

/** Turns it on with a first code of the app. @returns cookies of the session that replaces the present one */
export async function confirmSecondFactor(auth: Auth, code: string, visitor: Visitor): Promise<string[]> {
  const { headers } = await orSentence(() =>
    auth.api.verifyTOTP({
      body: { code: code.replaceAll(/\s/g, '') },
      headers: authHeaders(visitor),
      returnHeaders: true,
    }),
  );
  return headers.getSetCookie();
}

/** Turns it off. @returns cookies of the session that replaces the present one. @throws UserError when the password is wrong */
export async function disableSecondFactor(auth: Auth, password: string, visitor: Visitor): Promise<string[]> {
  const { headers } = await orSentence(() =>
    auth.api.disableTwoFactor({ body: { password }, headers: authHeaders(visitor), returnHeaders: true }),
  );
  return headers.getSetCookie();
}

async function orSentence<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof APIError)) throw cause;
    throw SENTENCES[String(cause.body?.code)] ?? wrongCode();
  }
}

const SENTENCES: Record<string, UserError> = {
  INVALID_PASSWORD: new UserError('The password is wrong.', 'Kata sandi salah.'),
  TOTP_ALREADY_ENABLED: new UserError(
    'An app is set up already. Turn it off first.',
    'Aplikasi sudah terpasang. Matikan dulu.',
  ),
};

function wrongCode(): UserError {
  return new UserError(
    'The code is wrong or too old. Take a new one from the app.',
    'Kode salah atau sudah lewat. Ambil kode baru dari aplikasi.',
  );
}
