import { and, desc, eq, gt, ne } from 'drizzle-orm';
import { setPassword } from '../records/accounts.ts';
import { account, session, user } from '../records/schema.ts';
import type { Records } from '../records/store.ts';
import { UserError } from '../user-error.ts';
import type { Actor } from './actor.ts';
import type { Doors } from './doors.ts';
import { refuseWeakPassword } from './password-rules.ts';
import { withCountedGuess } from './sign-in.ts';

/** An open session of an account. */
export interface OpenSession {
  id: string;
  createdAt: string;
  address: string | null;
  browser: string | null;
  current: boolean;
}

/** Open sessions of an account, newest first. */
export async function openSessions(
  records: Records,
  { userId, currentId, now }: { userId: string; currentId: string | null; now: Date },
): Promise<OpenSession[]> {
  const rows = await records
    .select()
    .from(session)
    .where(and(eq(session.userId, userId), gt(session.expiresAt, now)))
    .orderBy(desc(session.createdAt));
  return rows.map(({ id, createdAt, ipAddress, userAgent }) => ({
    id,
    createdAt: createdAt.toISOString(),
    address: ipAddress,
    browser: userAgent,
    current: id === currentId,
  }));
}

/** Ends all sessions of an account but one. */
export async function endOtherSessions(records: Records, userId: string, keepId: string): Promise<void> {
  await records.delete(session).where(and(eq(session.userId, userId), ne(session.id, keepId)));
}

/** Whether an account has a second factor. */
export async function hasSecondFactor(records: Records, userId: string): Promise<boolean> {
  const [row] = await records.select({ on: user.twoFactorEnabled }).from(user).where(eq(user.id, userId));
  return row?.on === true;
}

/**
 * Changes one's own password; other sessions end.
 * @throws UserError when the two new ones differ, the new one is weak, or the present one is wrong (too often)
 */
export async function changeOwnPassword(
  { auth, records }: Doors,
  { actor, keepToken }: { actor: Actor; keepToken: string },
  given: { old: string; password: string; repeat: string },
  now: Date,
): Promise<void> {
  if (given.password !== given.repeat)
    throw new UserError('The two passwords differ.', 'Kedua kata sandi tidak sama.');
  refuseWeakPassword(given.password, { name: actor.name, email: actor.email ?? '' });
  const userId = actor.id!;
  const credential = and(eq(account.userId, userId), eq(account.providerId, 'credential'));
  const [row] = await records.select({ hash: account.password }).from(account).where(credential);
  const { password } = await auth.$context;
  await withCountedGuess(records, actor, now, async () => {
    if (!row?.hash || !(await password.verify({ hash: row.hash, password: given.old })))
      throw new UserError('The present password is wrong.', 'Kata sandi sekarang salah.');
  });
  const hash = await password.hash(given.password);
  await setPassword(records, userId, { hash, keepToken }, now);
}
