import { randomUUID } from 'node:crypto';
import { and, asc, count, eq, gt, isNull, ne, or, sql } from 'drizzle-orm';
import { ROLES, type Role } from '#lib/domain/accounts/roles.ts';
import { UserError } from '../user-error.ts';
import { account, apiToken, oneTimeLink, session, twoFactor, user } from './schema.ts';
import type { Records } from './store.ts';

/** A person who may sign in, or a role of the demo. */
export interface Account {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** Kecamatan codes it is limited to; null is the whole branch. */
  areas: string[] | null;
  disabledAt: Date | null;
  demo: boolean;
  twoFactor: boolean;
  createdAt: Date;
}

export interface NewAccount {
  name: string;
  email: string;
  role: Role;
  areas: readonly string[] | null;
  /** As better-auth hashes it; null for an account without a password (demo). */
  passwordHash: string | null;
  demo?: boolean;
}

type UserRow = typeof user.$inferSelect;

/** E-mails are compared without case and spaces. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Makes an account. @throws UserError when there is one with this e-mail */
export async function createAccount(records: Records, made: NewAccount, now: Date): Promise<Account> {
  const id = randomUUID();
  const email = normalEmail(made.email);
  const times = { createdAt: now, updatedAt: now };
  const areas = made.areas === null ? null : JSON.stringify(made.areas);
  const { name, role, demo = false, passwordHash } = made;
  const insert = records
    .insert(user)
    .values({ id, name, email, emailVerified: true, role, areas, demo, ...times });
  const credential = { id: randomUUID(), accountId: id, providerId: 'credential', userId: id, ...times };
  try {
    if (passwordHash === null) await insert;
    else
      await records.batch([
        insert,
        records.insert(account).values({ ...credential, password: passwordHash }),
      ]);
  } catch (cause) {
    if (await findByEmail(records, email)) throw emailTaken(email);
    throw cause;
  }
  return (await findAccount(records, id))!;
}

/** The account with an id. */
export async function findAccount(records: Records, id: string): Promise<Account | null> {
  const [row] = await records.select().from(user).where(eq(user.id, id));
  return row ? accountOf(row) : null;
}

/** The account with an e-mail. */
export async function findByEmail(records: Records, email: string): Promise<Account | null> {
  const [row] = await records
    .select()
    .from(user)
    .where(eq(user.email, normalEmail(email)));
  return row ? accountOf(row) : null;
}

/** All accounts of people, by name; those of the demo are not listed. */
export async function listAccounts(records: Records): Promise<Account[]> {
  const rows = await records.select().from(user).where(eq(user.demo, false)).orderBy(asc(user.name));
  return rows.map(accountOf);
}

/** How many people have an account, disabled ones included. */
export async function countAccounts(records: Records): Promise<number> {
  const [row] = await records.select({ people: count() }).from(user).where(eq(user.demo, false));
  return row!.people;
}

/** What may be changed of an account. */
export interface AccountChange {
  name: string;
  role: Role;
  areas: readonly string[] | null;
  disabled: boolean;
}

/**
 * Changes an account. Where it may do something else from now on, its sessions and one-time links end; when it is disabled, its tokens.
 * @throws UserError when nobody would be left who may manage accounts
 */
export async function changeAccount(
  records: Records,
  id: string,
  change: AccountChange,
  now: Date,
): Promise<Account> {
  const before = await findAccount(records, id);
  if (before === null || before.demo) throw new UserError('There is no such account.', 'Akun ini tidak ada.');
  const areas = change.areas === null ? null : JSON.stringify(change.areas);
  const disabledAt = change.disabled ? (before.disabledAt ?? now) : null;
  const isManager = !change.disabled && mayManage(change.role) && change.areas === null;
  // Said in the statement, so that two who demote each other at the same time cannot both succeed.
  const someoneElse = sql`exists (select 1 from ${user} as other where other.id <> ${id} and other.demo = 0
    and other.disabled_at is null and other.areas is null and other.role in ('kepala', 'admin'))`;
  const rows = await records
    .update(user)
    .set({ name: change.name, role: change.role, areas, disabledAt, updatedAt: now })
    .where(and(eq(user.id, id), isManager ? undefined : someoneElse))
    .returning({ id: user.id });
  if (rows.length === 0) throw lastManager();
  const isOther =
    change.disabled ||
    change.role !== before.role ||
    areas !== (before.areas && JSON.stringify(before.areas));
  if (isOther)
    await records.batch([
      records.delete(session).where(eq(session.userId, id)),
      endLinksOf(records, id, now),
      ...(change.disabled ? [endTokensOf(records, id, now)] : []),
    ]);
  return (await findAccount(records, id))!;
}

/**
 * One-time links that an account has made, or that set its password: who may do less from now on must not come back through one, and
 * a link for a planner must not open an admin.
 */
function endLinksOf(records: Records, id: string, now: Date) {
  return records
    .update(oneTimeLink)
    .set({ expiresAt: now })
    .where(
      and(
        or(eq(oneTimeLink.createdBy, id), eq(oneTimeLink.userId, id)),
        isNull(oneTimeLink.usedAt),
        gt(oneTimeLink.expiresAt, now),
      ),
    );
}

function endTokensOf(records: Records, id: string, now: Date) {
  return records
    .update(apiToken)
    .set({ revokedAt: now })
    .where(and(eq(apiToken.userId, id), isNull(apiToken.revokedAt)));
}

/** Sets a password and ends the account's sessions, but the one named. */
export async function setPassword(
  records: Records,
  id: string,
  { hash, keepToken = null }: { hash: string; keepToken?: string | null },
  now: Date,
): Promise<void> {
  const isCredential = and(eq(account.userId, id), eq(account.providerId, 'credential'));
  const ended = and(eq(session.userId, id), keepToken === null ? undefined : ne(session.token, keepToken));
  await records.batch([
    records.update(account).set({ password: hash, updatedAt: now }).where(isCredential),
    records.delete(session).where(ended),
  ]);
}

/** Takes the second factor from an account whose phone and backup codes are lost; its sessions end. */
export async function removeSecondFactor(records: Records, id: string, now: Date): Promise<void> {
  await records.batch([
    records.update(user).set({ twoFactorEnabled: false, updatedAt: now }).where(eq(user.id, id)),
    records.delete(twoFactor).where(eq(twoFactor.userId, id)),
    records.delete(session).where(eq(session.userId, id)),
  ]);
}

/** Whether a role may manage accounts. */
export function mayManage(role: Role): boolean {
  return role === 'kepala' || role === 'admin';
}

function accountOf(row: UserRow): Account {
  const { id, name, email, disabledAt, demo, createdAt } = row;
  const role = ROLES.find((known) => known === row.role) ?? 'pembaca';
  const areas = row.areas === null ? null : (JSON.parse(row.areas) as string[]);
  return {
    id,
    name,
    email,
    role,
    areas,
    disabledAt,
    demo,
    twoFactor: row.twoFactorEnabled === true,
    createdAt,
  };
}

function emailTaken(email: string): UserError {
  return new UserError(
    `There is an account with the e-mail ${email} already.`,
    `Sudah ada akun dengan surel ${email}.`,
  );
}

function lastManager(): UserError {
  return new UserError(
    'This is the last account that may manage accounts of the whole branch. Give another one that role first.',
    'Ini akun terakhir yang boleh mengelola akun seluruh cabang. Beri peran itu kepada akun lain dulu.',
  );
}
