import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { makeAuth, type Auth } from '#lib/server/accounts/auth.ts';
import type { Visitor } from '#lib/server/accounts/client.ts';
import type { Oidc } from '#lib/server/config.ts';
import type { Role } from '#lib/domain/accounts/roles.ts';
import { createAccount, type Account } from '#lib/server/records/accounts.ts';
import { openRecords, type Records } from '#lib/server/records/store.ts';
import { REPOSITORY } from '../fixture-app.ts';

export const NOW = new Date('2026-11-20T02:00:00Z');
export const PASSWORD = 'perahu biru di Tasikagung';

/** A records store of its own with better-auth on it, and how often passwords were compared. */
export interface World {
  records: Records;
  auth: Auth;
  dataDir: string;
  compared: () => number;
  /** Makes an account with `PASSWORD`. */
  person: (name: string, role?: Role, areas?: string[] | null) => Promise<Account>;
}

/** @param oidc settings of single sign-on, where a test has a provider */
export async function withAccounts(
  use: (world: World) => Promise<void>,
  oidc: Oidc | null = null,
): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'jangkau-accounts-'));
  const records = await openRecords({ appDir: REPOSITORY, dataDir });
  let hashes = 0;
  const count = <A extends unknown[], R>(work: (...args: A) => R) => {
    return (...args: A) => {
      hashes += 1;
      return work(...args);
    };
  };
  const password = { hash: count(hashPassword), verify: count(verifyPassword) };
  const auth = makeAuth(records, { origin: null, oidc, port: 3000, secret: 'x'.repeat(40), password });
  const passwordHash = await hashPassword(PASSWORD);
  const person = (name: string, role: Role = 'kepala', areas: string[] | null = null) =>
    createAccount(records, { name, email: `${name}@contoh.id`, role, areas, passwordHash }, NOW);
  try {
    await use({ records, auth, dataDir, compared: () => hashes, person });
  } finally {
    records.close();
    await rm(dataDir, { recursive: true });
  }
}

/** A browser: keeps the cookies it is given. */
export function browser(
  address = '203.0.113.7',
): Visitor & { take: (setCookies: readonly string[]) => void } {
  const jar = new Map<string, string>();
  const headers = new Headers({ 'user-agent': 'uji' });
  const take = (setCookies: readonly string[]) => {
    for (const cookie of setCookies) {
      const [pair = '', ...attributes] = cookie.split(/;\s*/);
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      if (attributes.some((one) => /^max-age=0$/i.test(one)) || value === '') jar.delete(name);
      else jar.set(name, value);
    }
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
  };
  return { address, headers, take };
}
