import { ROLES, type Role } from '#lib/domain/accounts/roles.ts';
import {
  changeAccount,
  findAccount,
  findByEmail,
  normalEmail,
  removeSecondFactor,
  type Account,
} from '../records/accounts.ts';
import { appendAudit, refusePersonal } from '../records/audit.ts';
import { createLink } from '../records/links.ts';
import type { Records } from '../records/store.ts';
import { UserError } from '../user-error.ts';
import type { Actor } from './actor.ts';
import { isEmail } from './set-up.ts';

/** Who does it, when, and which kecamatan there are. */
export interface ManageContext {
  records: Records;
  actor: Actor;
  now: Date;
  /** Kecamatan codes of the branch. */
  kecamatan: readonly string[];
}

export interface Wanted {
  name: string;
  role: string;
  areas: readonly string[];
}

/** A link to hand over: its path, and until when it works. */
export interface Handed {
  email: string;
  path: string;
  expiresAt: Date;
}

/** Invites somebody. @throws UserError with what is wrong, or that there is such an account */
export async function invite(context: ManageContext, wanted: Wanted & { email: string }): Promise<Handed> {
  const { records, actor, now } = context;
  const email = normalEmail(wanted.email);
  if (!isEmail(email)) {
    throw new UserError(
      'This is not written like an e-mail address.',
      'Surel ini tidak tertulis seperti surel.',
    );
  }
  if (await findByEmail(records, email)) {
    throw new UserError(
      `There is an account with the e-mail ${email} already.`,
      `Sudah ada akun dengan surel ${email}.`,
    );
  }
  const { name, role, areas } = checked(context, wanted);
  const link = { purpose: 'invite', email, name, role, areas } as const;
  const { secret, expiresAt } = await createLink(records, link, { createdBy: actor.id, now });
  const details = { name, role, areas: areas ?? [] };
  await appendAudit(records, actor, { action: 'account.invite', objectKind: 'account', details }, now);
  return { email, path: `/undangan/${secret}`, expiresAt };
}

/**
 * Changes name, role, area or state of an account.
 * @throws UserError with what is wrong, for an admin by who is none, or for the last one who may manage accounts
 */
export async function change(
  context: ManageContext,
  id: string,
  wanted: Wanted & { disabled: boolean },
): Promise<Account> {
  const { records, actor, now } = context;
  const before = await accountFor(context, id);
  const { name, role, areas } = checked(context, wanted, before);
  const account = await changeAccount(records, id, { name, role, areas, disabled: wanted.disabled }, now);
  const details = {
    name: differs(before.name, name),
    role: differs(before.role, role),
    areas: differs((before.areas ?? []).join(' ') || '*', (areas ?? []).join(' ') || '*'),
    state: differs(stateOf(before), stateOf(account)),
  };
  await appendAudit(
    records,
    actor,
    { action: 'account.change', objectKind: 'account', objectId: id, details },
    now,
  );
  return account;
}

/** Makes a link for a new password of an account. @throws UserError for an admin by who is none */
export async function resetLink(context: ManageContext, id: string): Promise<Handed> {
  const { records, actor, now } = context;
  const { email, name, disabledAt } = await accountFor(context, id);
  if (disabledAt !== null) {
    throw new UserError('This account is disabled. Enable it first.', 'Akun ini nonaktif. Aktifkan dulu.');
  }
  const { secret, expiresAt } = await createLink(
    records,
    { purpose: 'reset', userId: id },
    { createdBy: actor.id, now },
  );
  const note = {
    action: 'account.reset-link',
    objectKind: 'account',
    objectId: id,
    details: { name },
  } as const;
  await appendAudit(records, actor, note, now);
  return { email, path: `/undangan/${secret}`, expiresAt };
}

/**
 * Turns the second factor of an account off, where phone and backup codes are lost. Only on the machine itself: who makes links for
 * new passwords must not be able to take the second proof away as well.
 */
export async function turnOffSecondFactor(context: ManageContext, id: string): Promise<Account> {
  const { records, actor, now } = context;
  const account = await accountFor(context, id);
  if (actor.kind !== 'command-line') throw new Error('the second factor is turned off on the machine itself');
  const details = { name: account.name, on: false };
  const note = { action: 'account.second-factor', objectKind: 'account', objectId: id, details } as const;
  await removeSecondFactor(records, id, now);
  await appendAudit(records, actor, note, now);
  return account;
}

async function accountFor({ records, actor }: ManageContext, id: string): Promise<Account> {
  const account = await findAccount(records, id);
  if (account === null || account.demo)
    throw new UserError('There is no such account.', 'Akun ini tidak ada.');
  if (account.role === 'admin') refuseNonAdmin(actor);
  return account;
}

/** What an account has already is not asked again: one whose kecamatan is gone from the branch must still be disabled. */
function checked(
  { actor, kecamatan }: ManageContext,
  { name, role, areas }: Wanted,
  before: Account | null = null,
) {
  const known = ROLES.find((one) => one === role);
  const given = name.trim();
  if (given === '' || given.length > 100) {
    throw new UserError('Fill in a name of at most 100 characters.', 'Isi nama, paling panjang 100 huruf.');
  }
  if (given !== before?.name) refusePersonal(given);
  if (known === undefined) {
    throw new UserError(
      `"${role}" is no role; there are ${ROLES.join(', ')}.`,
      `“${role}” bukan peran; yang ada ${ROLES.join(', ')}.`,
    );
  }
  if (known === 'admin') refuseNonAdmin(actor);
  const unknown = areas.find((code) => !kecamatan.includes(code) && !(before?.areas ?? []).includes(code));
  if (unknown !== undefined) {
    throw new UserError(
      `There is no kecamatan ${unknown} in this branch.`,
      `Tidak ada kecamatan ${unknown} di cabang ini.`,
    );
  }
  return { name: given, role: known as Role, areas: areas.length === 0 ? null : [...areas] };
}

/** The operator of the machine has no role, and may. */
function refuseNonAdmin({ role, kind }: Actor): void {
  if (role === 'admin' || kind === 'command-line') return;
  throw new UserError(
    'Only an admin may make or change an admin.',
    'Hanya admin yang boleh membuat atau mengubah akun admin.',
  );
}

function differs(before: string, after: string): string | null {
  return before === after ? null : `${before} → ${after}`;
}

function stateOf({ disabledAt }: Account): string {
  return disabledAt === null ? 'aktif' : 'nonaktif';
}
