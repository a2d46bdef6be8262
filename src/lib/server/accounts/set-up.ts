import { z } from 'zod';
import type { Account } from '../records/accounts.ts';
import { countAccounts, createAccount, findAccount, normalEmail, setPassword } from '../records/accounts.ts';
import { appendAudit, refusePersonal } from '../records/audit.ts';
import { createLink, findLink, giveLinkBack, useLink, type Link } from '../records/links.ts';
import { withRecords, type Place } from '../records/store.ts';
import { UserError } from '../user-error.ts';
import type { Visitor } from './client.ts';
import type { Doors } from './doors.ts';
import { refuseWeakPassword } from './password-rules.ts';
import { actorOf } from './sessions.ts';

/** What somebody fills in who follows a one-time link. */
export interface Filled {
  name: string;
  email: string;
  password: string;
  repeat: string;
}

/** The path of a new set-up link while nobody has an account; null afterwards. Earlier set-up links end. */
export function setUpPath(place: Place, now: Date): Promise<string | null> {
  return withRecords(place, async (records) => {
    if ((await countAccounts(records)) > 0) return null;
    const { secret } = await createLink(records, { purpose: 'setup' }, { createdBy: null, now });
    return `/pasang/${secret}`;
  });
}

/** The link of a page, where it still works. A set-up link is over once somebody has an account. */
export async function openLink({ records }: Doors, secret: string, now: Date): Promise<Link | null> {
  const link = await findLink(records, secret, now);
  return link?.purpose === 'setup' && (await countAccounts(records)) > 0 ? null : link;
}

/**
 * Does what a one-time link is for: makes the account, or sets its password. The link is used up first, so that of two who follow it
 * at the same time one succeeds, and given back when the account cannot be made.
 * @throws UserError with what is wrong with what was filled in, or that the link is over
 */
export async function followLink(
  doors: Doors,
  { secret, filled }: { secret: string; filled: Filled },
  visitor: Visitor,
  now: Date,
): Promise<Account> {
  const { auth, records } = doors;
  const link = await openLink(doors, secret, now);
  if (link === null) throw linkIsOver();
  const person = await personOf(doors, link, filled);
  refuseUnfit(person, filled);
  const { password } = await auth.$context;
  const passwordHash = await password.hash(filled.password);
  const used = await useLink(records, secret, now);
  if (used === null) throw linkIsOver();
  try {
    const account = await settle(doors, used, person, passwordHash, now);
    const note = { action: ACTION[link.purpose], objectKind: 'account', objectId: account.id } as const;
    const details = { name: account.name, role: account.role };
    await appendAudit(records, actorOf(account, visitor.address), { ...note, details }, now);
    return account;
  } catch (cause) {
    await giveLinkBack(records, used);
    throw cause;
  }
}

const ACTION = {
  setup: 'account.setup',
  invite: 'account.create',
  reset: 'account.password',
} as const;

interface Person {
  name: string;
  email: string;
}

async function personOf({ records }: Doors, link: Link, filled: Filled): Promise<Person> {
  if (link.purpose === 'setup') return { name: filled.name.trim(), email: normalEmail(filled.email) };
  if (link.purpose === 'invite') return { name: filled.name.trim() || link.name, email: link.email };
  const account = await findAccount(records, link.userId);
  if (account === null || account.disabledAt !== null) throw linkIsOver();
  return account;
}

function refuseUnfit({ name, email }: Person, { name: given, password, repeat }: Filled): void {
  if (name === '' || name.length > 100) {
    throw new UserError('Fill in a name of at most 100 characters.', 'Isi nama, paling panjang 100 huruf.');
  }
  refusePersonal(given);
  if (!isEmail(email)) {
    throw new UserError(
      'This is not written like an e-mail address.',
      'Surel ini tidak tertulis seperti surel.',
    );
  }
  if (password !== repeat) {
    throw new UserError('The two passwords differ.', 'Kedua kata sandi tidak sama.');
  }
  refuseWeakPassword(password, { name, email });
}

/**
 * Written like an e-mail address, of a host that is not the demo's. It is better-auth's own rule: an account it would not read could
 * be made, and never signed in to.
 */
export function isEmail(text: string): boolean {
  return z.email().safeParse(text).success && text.length <= 254 && !text.endsWith('.invalid');
}

async function settle(
  { records }: Doors,
  link: Link,
  { name, email }: Person,
  passwordHash: string,
  now: Date,
): Promise<Account> {
  if (link.purpose === 'reset') {
    await setPassword(records, link.userId, { hash: passwordHash }, now);
    return (await findAccount(records, link.userId))!;
  }
  const { role, areas } = link.purpose === 'invite' ? link : { role: 'kepala' as const, areas: null };
  return createAccount(records, { name, email, role, areas, passwordHash }, now);
}

function linkIsOver(): UserError {
  return new UserError(
    'This link has been used, is too old, or was copied wrongly. Ask for a new one.',
    'Tautan ini sudah dipakai, sudah lewat waktunya, atau salah salin. Minta tautan baru.',
  );
}
