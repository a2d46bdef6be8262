import type { Config } from '../config.ts';
import { countAccounts, createAccount, findByEmail, type Account } from '../records/accounts.ts';
import type { Records } from '../records/store.ts';
import { withWarehouse } from '../warehouse/gateway.ts';
import { isAtThisMachine, type Visitor } from './client.ts';
import type { Doors } from './doors.ts';
import type { DemoRole } from '#lib/domain/accounts/roles.ts';
import { authHeaders } from './sessions.ts';

const NAMES: Record<DemoRole, string> = {
  kepala: 'Kepala cabang (demo)',
  perencana: 'Perencana (demo)',
  pembaca: 'Pembaca (demo)',
};

/**
 * Whether the demo is open to a visitor: at this machine, while nobody has an account and no file of the branch is in the build
 * (boundaries hold no figures). Asked at every request of a demo session, so that the first account, or the first real import, closes
 * it.
 */
export async function isDemoOpen(records: Records, visitor: Visitor, config: Config): Promise<boolean> {
  return isAtThisMachine(visitor, config) && isDemoAlone(records, config);
}

/** Whether nobody has an account and no file of the branch is in the build, so that there is a demo at all. */
export async function isDemoAlone(records: Records, config: Pick<Config, 'dataDir'>): Promise<boolean> {
  if ((await countAccounts(records)) > 0) return false;
  return withWarehouse(config.dataDir, ({ build }) =>
    Promise.resolve(build.entries.every(({ simulated, kind }) => simulated || kind === 'boundaries')),
  ).catch(() => false);
}

/** Enters the demo in a role. Whoever calls it has asked `isDemoOpen`. @returns its account, and the cookies of the session */
export async function enterDemo(
  { auth, records }: Doors,
  role: DemoRole,
  visitor: Visitor,
  now: Date,
): Promise<{ account: Account; setCookies: string[] }> {
  const email = `${role}@demo.invalid`;
  const demo = { name: NAMES[role], email, role, areas: null, passwordHash: null, demo: true };
  const account = (await findByEmail(records, email)) ?? (await createAccount(records, demo, now));
  const { headers } = await auth.api.enterDemo({
    body: { userId: account.id },
    headers: authHeaders(visitor),
    returnHeaders: true,
  });
  return { account, setCookies: headers.getSetCookie() };
}
