import { APIError } from 'better-auth/api';
import { findByEmail, normalEmail, type Account } from '../records/accounts.ts';
import { countAttempt, forgiveAttempt, type Attempt } from '../records/sign-in-failures.ts';
import { appendAudit } from '../records/audit.ts';
import type { Records } from '../records/store.ts';
import { UserError } from '../user-error.ts';
import type { Actor } from './actor.ts';
import { DISABLED } from './auth.ts';
import type { Visitor } from './client.ts';
import type { Doors } from './doors.ts';
import { authHeaders, OLD_SESSION } from './sessions.ts';

/** What became of a sign-in. A refusal says whether it is one that locks. */
export type SignInOutcome =
  | { kind: 'signed-in'; account: Account; setCookies: string[] }
  | { kind: 'second-factor'; setCookies: string[] }
  | { kind: 'refused'; sentence: UserError; locks: boolean };

/**
 * Signs in with e-mail and password. Whether an e-mail is unknown, its password wrong or its account without a password cannot be
 * told apart from outside: the same sentence after the same work, and all are counted alike.
 */
export async function signIn(
  { auth, records }: Doors,
  { email, password }: { email: string; password: string },
  visitor: Visitor,
  now: Date,
): Promise<SignInOutcome> {
  const attempt = { email: normalEmail(email).slice(0, 320), address: visitor.address };
  const refusal = await refuseLocked(records, attempt, now);
  if (refusal) return refusal;
  try {
    const { response, headers } = await auth.api.signInEmail({
      body: { email: attempt.email, password },
      headers: authHeaders(visitor, OLD_SESSION),
      returnHeaders: true,
    });
    const setCookies = headers.getSetCookie();
    if ('twoFactorRedirect' in response) return { kind: 'second-factor', setCookies };
    await forgiveAttempt(records, attempt);
    return { kind: 'signed-in', account: (await findByEmail(records, attempt.email))!, setCookies };
  } catch (cause) {
    return refused(cause, wrongPassword());
  }
}

/** The second step: the code of an authenticator app, or one of the backup codes. */
export async function signInWithCode(
  { auth, records }: Doors,
  code: string,
  visitor: Visitor,
  now: Date,
): Promise<SignInOutcome> {
  // better-auth counts the codes of one sign-in and of one account; here those of the address are.
  const refusal = await refuseLocked(
    records,
    { email: `code ${visitor.address}`, address: visitor.address },
    now,
  );
  if (refusal) return refusal;
  const told = { headers: authHeaders(visitor, OLD_SESSION), returnHeaders: true } as const;
  const digits = code.replaceAll(/\s/g, '');
  try {
    const { response, headers } = /^\d{6}$/.test(digits)
      ? await auth.api.verifyTOTP({ body: { code: digits }, ...told })
      : await auth.api.verifyBackupCode({ body: { code: code.trim() }, ...told });
    const account = (await findByEmail(records, response.user.email))!;
    for (const email of [account.email, `code ${visitor.address}`])
      await forgiveAttempt(records, { email, address: visitor.address });
    return { kind: 'signed-in', account, setCookies: headers.getSetCookie() };
  } catch (cause) {
    return refused(cause, wrongCode());
  }
}

/**
 * Work that a session may do only with its account's password (or code): wrong ones are counted with those of signing in, so that
 * somebody who sits at an open browser cannot guess on.
 * @throws UserError when there were too many, or of the work
 */
export async function withCountedGuess<T>(
  records: Records,
  actor: Actor,
  now: Date,
  work: () => Promise<T>,
): Promise<T> {
  const attempt = { email: actor.email ?? '', address: actor.origin };
  const { until, begins } = await countAttempt(records, attempt, now);
  if (begins) await appendAudit(records, actor, { action: 'account.locked', objectKind: 'sign-in' }, now);
  if (until !== null) throw locked(until);
  const done = await work();
  await forgiveAttempt(records, attempt);
  return done;
}

async function refuseLocked(records: Records, attempt: Attempt, now: Date): Promise<SignInOutcome | null> {
  const { until, begins } = await countAttempt(records, attempt, now);
  return until === null ? null : { kind: 'refused', sentence: locked(until), locks: begins };
}

/** Every refusal of better-auth but that of a disabled account reads the same. */
function refused(cause: unknown, sentence: UserError): SignInOutcome {
  if (!(cause instanceof APIError)) throw cause;
  const isDisabled = cause.body?.code === DISABLED;
  return { kind: 'refused', sentence: isDisabled ? disabledAccount() : sentence, locks: false };
}

export function wrongPassword(): UserError {
  return new UserError('E-mail or password is wrong.', 'Surel atau kata sandi salah.');
}

function wrongCode(): UserError {
  return new UserError(
    'The code is wrong or too old. Take a new one from the app; after several wrong ones sign in again from the start.',
    'Kode salah atau sudah lewat. Ambil kode baru dari aplikasi; setelah beberapa kali salah, masuk lagi dari awal.',
  );
}

export function disabledAccount(): UserError {
  return new UserError(
    'This account is disabled. Ask the branch head.',
    'Akun ini dinonaktifkan. Hubungi kepala cabang.',
  );
}

function locked(until: Date): UserError {
  const clock = new Intl.DateTimeFormat('id-ID', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Jakarta',
  }).format(until);
  return new UserError(
    `Too many failed attempts. Try again after ${clock} WIB; other accounts are not affected.`,
    `Terlalu banyak percobaan gagal. Coba lagi setelah pukul ${clock} WIB; akun lain tidak terpengaruh.`,
  );
}
