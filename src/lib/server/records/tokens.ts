import { randomBytes, randomUUID } from 'node:crypto';
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { TOKEN_PERMISSIONS, type Permission } from '#lib/domain/accounts/roles.ts';
import { UserError } from '../user-error.ts';
import { hashSecret } from './links.ts';
import { apiToken } from './schema.ts';
import type { Records } from './store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
export const MOST_TOKEN_DAYS = 366;
const SEEN_EVERY_MS = 60_000;

/** A token as its owner sees it; the token itself was shown once. */
export interface Token {
  id: string;
  userId: string;
  name: string;
  ending: string;
  permissions: Permission[];
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

export interface NewToken {
  userId: string;
  name: string;
  permissions: readonly Permission[];
  days: number;
}

/**
 * Makes a token of an account. @returns it and its secret, which is not kept
 * @throws UserError for a name that is empty, no permission, one that tokens cannot have, or a time that is too long
 */
export async function createToken(
  records: Records,
  { userId, name, permissions, days }: NewToken,
  now: Date,
): Promise<{ token: Token; secret: string }> {
  const isAllowed = permissions.every((one) => (TOKEN_PERMISSIONS as readonly string[]).includes(one));
  if (name.trim() === '' || name.length > 100 || permissions.length === 0 || !isAllowed) {
    throw new UserError(
      'A token needs a name (up to 100 characters) and at least one right.',
      'Token perlu nama (paling panjang 100 huruf) dan sedikitnya satu hak.',
    );
  }
  if (!Number.isInteger(days) || days < 1 || days > MOST_TOKEN_DAYS) {
    throw new UserError(
      `A token lasts 1 to ${MOST_TOKEN_DAYS} days.`,
      `Token berlaku 1 sampai ${MOST_TOKEN_DAYS} hari.`,
    );
  }
  const secret = `jk_${randomBytes(32).toString('base64url')}`;
  const row = {
    id: randomUUID(),
    userId,
    name: name.trim(),
    tokenHash: hashSecret(secret),
    ending: secret.slice(-4),
    permissions: JSON.stringify(permissions),
    createdAt: now,
    expiresAt: new Date(now.getTime() + days * DAY_MS),
  };
  const [made] = await records.insert(apiToken).values(row).returning();
  return { token: tokenOf(made!), secret };
}

/** The token with a secret, where it still works; notes about once a minute that it was used. */
export async function findToken(records: Records, secret: string, now: Date): Promise<Token | null> {
  const works = and(
    eq(apiToken.tokenHash, hashSecret(secret)),
    isNull(apiToken.revokedAt),
    gt(apiToken.expiresAt, now),
  );
  const [row] = await records.select().from(apiToken).where(works);
  if (!row) return null;
  if (now.getTime() - (row.lastUsedAt?.getTime() ?? 0) >= SEEN_EVERY_MS)
    await records.update(apiToken).set({ lastUsedAt: now }).where(eq(apiToken.id, row.id));
  return tokenOf(row);
}

/** Tokens of an account, newest first. */
export async function listTokens(records: Records, userId: string): Promise<Token[]> {
  const rows = await records
    .select()
    .from(apiToken)
    .where(eq(apiToken.userId, userId))
    .orderBy(desc(apiToken.createdAt));
  return rows.map(tokenOf);
}

/** Ends a token of an account at once. @returns it, or null where the account has none such that still works */
export async function revokeToken(
  records: Records,
  { id, userId }: { id: string; userId: string },
  now: Date,
): Promise<Token | null> {
  const own = and(eq(apiToken.id, id), eq(apiToken.userId, userId), isNull(apiToken.revokedAt));
  const [row] = await records.update(apiToken).set({ revokedAt: now }).where(own).returning();
  return row ? tokenOf(row) : null;
}

function tokenOf(row: typeof apiToken.$inferSelect): Token {
  const { id, userId, name, ending, createdAt, expiresAt, revokedAt, lastUsedAt } = row;
  const permissions = JSON.parse(row.permissions) as Permission[];
  return { id, userId, name, ending, permissions, createdAt, expiresAt, revokedAt, lastUsedAt };
}
