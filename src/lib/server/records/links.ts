import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Role } from '#lib/domain/accounts/roles.ts';
import { oneTimeLink } from './schema.ts';
import type { Records } from './store.ts';

const HOUR_MS = 60 * 60 * 1000;

/** How long each kind of link works. */
const LASTS_MS = { setup: 24 * HOUR_MS, invite: 7 * 24 * HOUR_MS, reset: 24 * HOUR_MS };

/** What a link is for: the first account, a new account, a new password. */
export type LinkFor =
  | { purpose: 'setup' }
  | { purpose: 'invite'; email: string; name: string; role: Role; areas: readonly string[] | null }
  | { purpose: 'reset'; userId: string };

export type Link = LinkFor & { id: string; expiresAt: Date; createdBy: string | null };

/** SHA-256 of a secret that has enough randomness of its own, as base64url. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Makes a link and gives its secret, which is not kept. A new set-up link, or one for the same account, ends the earlier ones. */
export async function createLink(
  records: Records,
  link: LinkFor,
  { createdBy, now }: { createdBy: string | null; now: Date },
): Promise<{ secret: string; expiresAt: Date }> {
  const secret = randomBytes(24).toString('base64url');
  const expiresAt = new Date(now.getTime() + LASTS_MS[link.purpose]);
  const { purpose, ...about } = link;
  const areas = 'areas' in link && link.areas !== null ? JSON.stringify(link.areas) : null;
  const same = and(
    eq(oneTimeLink.purpose, purpose),
    isNull(oneTimeLink.usedAt),
    link.purpose === 'invite' ? eq(oneTimeLink.email, link.email) : undefined,
    link.purpose === 'reset' ? eq(oneTimeLink.userId, link.userId) : undefined,
  );
  const row = {
    id: randomUUID(),
    secretHash: hashSecret(secret),
    purpose,
    ...about,
    areas,
    createdBy,
    createdAt: now,
    expiresAt,
  };
  await records.batch([
    records.update(oneTimeLink).set({ expiresAt: now }).where(same),
    records.insert(oneTimeLink).values(row),
  ]);
  return { secret, expiresAt };
}

/** The link with a secret, where it still works. */
export async function findLink(records: Records, secret: string, now: Date): Promise<Link | null> {
  const [row] = await records.select().from(oneTimeLink).where(works(secret, now));
  return row ? linkOf(row) : null;
}

/** Uses a link up; of two who use it at the same time one gets it. */
export async function useLink(records: Records, secret: string, now: Date): Promise<Link | null> {
  const [row] = await records.update(oneTimeLink).set({ usedAt: now }).where(works(secret, now)).returning();
  return row ? linkOf(row) : null;
}

/** Gives a link back whose use has failed. */
export async function giveLinkBack(records: Records, { id }: Link): Promise<void> {
  await records.update(oneTimeLink).set({ usedAt: null }).where(eq(oneTimeLink.id, id));
}

function works(secret: string, now: Date) {
  return and(
    eq(oneTimeLink.secretHash, hashSecret(secret)),
    isNull(oneTimeLink.usedAt),
    gt(oneTimeLink.expiresAt, now),
  );
}

function linkOf(row: typeof oneTimeLink.$inferSelect): Link {
  const { id, expiresAt, createdBy } = row;
  const kept = { id, expiresAt, createdBy };
  if (row.purpose === 'reset') return { ...kept, purpose: 'reset', userId: row.userId! };
  if (row.purpose === 'setup') return { ...kept, purpose: 'setup' };
  const areas = row.areas === null ? null : (JSON.parse(row.areas) as string[]);
  return { ...kept, purpose: 'invite', email: row.email!, name: row.name!, role: row.role as Role, areas };
}
