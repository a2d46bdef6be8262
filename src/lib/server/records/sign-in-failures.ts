import { and, eq, gt, lt, or, sql } from 'drizzle-orm';
import { normalEmail } from './accounts.ts';
import { hashSecret } from './links.ts';
import { signInFailures } from './schema.ts';
import type { Records } from './store.ts';

const WINDOW_MS = 15 * 60 * 1000;
const LOCKED_MS = 15 * 60 * 1000;

/** Attempts within a quarter of an hour that an account, and a network address, may fail before they wait a quarter of an hour. */
export const MOST_FAILURES = { account: 5, address: 30 } as const;

/** What is counted: who is said to sign in, known or not, and where from. */
export interface Attempt {
  email: string;
  address: string;
}

/**
 * Counts an attempt as failed before its password is looked at, so that attempts at the same time cannot outrun the count;
 * `forgiveAttempt` takes it back. Attempts that are refused do not prolong the waiting.
 * @returns until when it has to wait, null where it may try; and whether the waiting begins with this attempt
 */
export async function countAttempt(
  records: Records,
  attempt: Attempt,
  now: Date,
): Promise<{ until: Date | null; begins: boolean }> {
  const [account, address] = keysOf(attempt);
  const [, ofAccount, ofAddress] = await records.batch([
    records.delete(signInFailures).where(isOver(now)),
    countOne(records, account, MOST_FAILURES.account, now),
    countOne(records, address, MOST_FAILURES.address, now),
  ]);
  const rows = [
    { row: ofAccount[0]!, most: MOST_FAILURES.account },
    { row: ofAddress[0]!, most: MOST_FAILURES.address },
  ];
  const times = rows.flatMap(({ row }) => (row.until === null ? [] : [row.until.getTime()]));
  const begins = rows.some(({ row, most }) => row.failures === most + 1);
  return { until: times.length === 0 ? null : new Date(Math.max(...times)), begins };
}

/** Takes an attempt back that has succeeded, and the account's earlier failures with it. */
export async function forgiveAttempt(records: Records, attempt: Attempt): Promise<void> {
  const [account, address] = keysOf(attempt);
  await records.batch([
    records.delete(signInFailures).where(eq(signInFailures.key, account)),
    records
      .update(signInFailures)
      .set({ failures: sql`${signInFailures.failures} - 1` })
      .where(and(eq(signInFailures.key, address), gt(signInFailures.failures, 0))),
  ]);
}

function countOne(records: Records, key: string, most: number, now: Date) {
  const until = new Date(now.getTime() + LOCKED_MS);
  const failures = sql`${signInFailures.failures} + 1`;
  const lockedUntil = sql`case when ${signInFailures.failures} + 1 > ${most}
    then coalesce(${signInFailures.lockedUntil}, ${until.getTime()}) end`;
  return records
    .insert(signInFailures)
    .values({ key, failures: 1, firstAt: now, lockedUntil: null })
    .onConflictDoUpdate({ target: signInFailures.key, set: { failures, lockedUntil } })
    .returning({ failures: signInFailures.failures, until: signInFailures.lockedUntil });
}

/** Counts whose quarter of an hour is over, the waiting included. */
function isOver(now: Date) {
  const began = lt(signInFailures.firstAt, new Date(now.getTime() - WINDOW_MS));
  return and(began, or(sql`${signInFailures.lockedUntil} is null`, lt(signInFailures.lockedUntil, now)));
}

/** E-mails are kept as a hash: what people mistype there may be a password. */
function keysOf({ email, address }: Attempt): [account: string, address: string] {
  return [`account ${hashSecret(normalEmail(email))}`, `address ${address}`];
}
