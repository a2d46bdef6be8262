import { makeAuth } from '#lib/server/accounts/auth.ts';
import { signIn } from '#lib/server/accounts/sign-in.ts';
import type { Permission, Role } from '#lib/domain/accounts/roles.ts';
import { createAccount, findByEmail, type Account } from '#lib/server/records/accounts.ts';
import { withRecords, type Records } from '#lib/server/records/store.ts';
import { createToken } from '#lib/server/records/tokens.ts';
import { readSecrets } from '#lib/server/secrets.ts';
import { REPOSITORY } from './fixture-app.ts';

export const PASSWORD = 'perahu biru di Tasikagung';

/** Whom a test is: a role, and the kecamatan it is limited to. */
export interface Who {
  role?: Role;
  areas?: readonly string[] | null;
}

/** The cookie of a session in a data folder, of an account made for it. */
export function sessionCookie(dataDir: string, who: Who = {}): Promise<string> {
  return withRecords({ appDir: REPOSITORY, dataDir }, async (records) => {
    const { sessions: secret } = await readSecrets(dataDir);
    const auth = makeAuth(records, { origin: null, oidc: null, secret });
    const { password } = await auth.$context;
    const { email } = await accountOf(records, who, await password.hash(PASSWORD));
    const visitor = { address: '127.0.0.1', headers: new Headers({ 'user-agent': 'uji' }) };
    const outcome = await signIn({ auth, records }, { email, password: PASSWORD }, visitor, new Date());
    if (outcome.kind !== 'signed-in') throw new Error(`not signed in: ${outcome.kind}`);
    return outcome.setCookies[0]!.split(';')[0]!;
  });
}

/** `fetch` of somebody who is signed in to the server of a data folder. */
export async function visitor(dataDir: string, who: Who = {}): Promise<typeof fetch> {
  const cookie = await sessionCookie(dataDir, who);
  return (input, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('cookie', cookie);
    return fetch(input, { ...init, headers });
  };
}

/** A token of an account in a data folder. */
export function tokenOf(dataDir: string, who: Who, permissions: readonly Permission[]): Promise<string> {
  return withRecords({ appDir: REPOSITORY, dataDir }, async (records) => {
    const { id } = await accountOf(records, who, null);
    const wanted = { userId: id, name: 'uji', permissions, days: 1 };
    return (await createToken(records, wanted, new Date())).secret;
  });
}

async function accountOf(
  records: Records,
  { role = 'kepala', areas = null }: Who,
  passwordHash: string | null,
): Promise<Account> {
  const email = `${[role, ...(areas ?? [])].join('-')}@uji.example`;
  const made = { name: `Uji ${role}`, email, role, areas, passwordHash };
  return (await findByEmail(records, email)) ?? (await createAccount(records, made, new Date()));
}
