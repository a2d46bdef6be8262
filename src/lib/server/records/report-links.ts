import { randomBytes, randomUUID } from 'node:crypto';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import { reportAskedSchema } from '#lib/domain/reports/report-asked.ts';
import type { Snapshot } from '#lib/domain/reports/snapshot.ts';
import type { Actor } from '../accounts/actor.ts';
import { UserError } from '../user-error.ts';
import { auditRow, CHANGED, type AuditNote } from './audit.ts';
import { checkedExpiry, checkedLabel, checkedOrigins, hashedPassword } from './link-rules.ts';
import { opensByLink, type LinkOpens } from './link-opens.ts';
import { hashSecret } from './links.ts';
import { found } from './reports.ts';
import { report, reportLink, snapshot } from './schema.ts';
import { snapshotBytes, snapshotRow } from './snapshots.ts';
import type { Records } from './store.ts';

/** A link, as those see it who manage it. */
export interface ReportLink {
  id: string;
  reportId: string;
  reportTitle: string;
  /** Who it is for. */
  label: string;
  createdAt: Date;
  authorName: string;
  expiresAt: Date;
  hasPassword: boolean;
  /** "Selalu terbaru": a newer month or build comes under the same link. */
  follows: boolean;
  /** Origins that may show it in a frame. */
  origins: readonly string[];
  snapshotHash: string;
  /** Month and build of the snapshot, and when it was frozen. */
  frozen: { period: string; build: string; at: Date };
  /** From then on it opens nothing any more. */
  revokedAt: Date | null;
  /** When it got its present secret, where it is not its first. */
  rotatedAt: Date | null;
  opens: LinkOpens;
}

/** A link, as it is needed to open it. */
export interface OpenedLink extends Pick<
  ReportLink,
  'id' | 'reportId' | 'expiresAt' | 'follows' | 'origins' | 'snapshotHash' | 'frozen' | 'revokedAt'
> {
  demo: boolean;
  secretHash: string;
  /** Slow hash; null: it needs none. */
  password: string | null;
}

/** What is read of a link's snapshot without opening it. */
const FROZEN = { period: snapshot.period, build: snapshot.build, at: snapshot.createdAt };

/** Which link: those of the demo and the real ones do not see each other. */
export interface LinkId {
  id: string;
  demo: boolean;
}

/** What of a link may be chosen. */
export interface LinkWishes {
  label: string;
  /** At most two years ahead. */
  expiresAt: Date;
  /** As typed; null: none. */
  password: string | null;
  follows: boolean;
  /** `https://rembang.example`; http only for `localhost`. */
  origins: readonly string[];
}

/**
 * Makes a link that opens a snapshot of a report, which is kept with it. Its secret is told once and kept as a hash.
 * @throws UserError for what may not be chosen, or where there is no such report
 */
export async function createLink(
  records: Records,
  wishes: LinkWishes & { reportId: string; demo: boolean; snapshot: Snapshot },
  who: Actor,
  now: Date,
): Promise<{ id: string; secret: string }> {
  const { reportId, demo, snapshot } = wishes;
  const { asked } = await found(records, { id: reportId, demo });
  const kept = await checked(wishes, now);
  const { id, secret } = { id: randomUUID(), secret: newSecret() };
  const row = {
    ...{ id, demo, reportId, secretHash: hashSecret(secret), createdAt: now },
    snapshotHash: snapshotBytes(snapshot).hash,
    ...{ authorId: who.id, authorName: who.name },
    ...kept,
  };
  const details = { report: asked.title, ...toldOf(wishes) };
  await records.batch([
    snapshotRow(records, snapshot, now),
    records.insert(reportLink).values(row),
    auditRow(records, who, noteOf('link.create', id, details), now),
  ]);
  return { id, secret };
}

/** Gives a link another secret; the one before opens nothing any more. @throws UserError where it is not there or is revoked */
export async function rotateLink(records: Records, which: LinkId, who: Actor, now: Date): Promise<string> {
  const secret = newSecret();
  const change = { secretHash: hashSecret(secret), rotatedAt: now };
  await update(records, which, { change, note: noteOf('link.rotate', which.id) }, who, now);
  return secret;
}

/** Ends a link for good. @throws UserError where it is not there or is revoked already */
export function revokeLink(records: Records, which: LinkId, who: Actor, now: Date): Promise<void> {
  return update(
    records,
    which,
    { change: { revokedAt: now }, note: noteOf('link.revoke', which.id) },
    who,
    now,
  );
}

/**
 * Changes what of a link is named; `password: null` takes it away.
 * @throws UserError for what may not be chosen, or where it is not there or is revoked
 */
export async function changeLink(
  records: Records,
  { id, demo, ...wishes }: LinkId & Partial<LinkWishes>,
  who: Actor,
  now: Date,
): Promise<void> {
  const change = await checked(wishes, now);
  const note = noteOf('link.change', id, toldOf(wishes));
  await update(records, { id, demo }, { change, note }, who, now);
}

/**
 * Lets a link open another snapshot, which is kept with it.
 * @param instead hash of the snapshot that it opens now; any unless given
 * @throws UserError where the link is not there, is revoked or opens another one by now
 */
export function pointLink(
  records: Records,
  { id, demo, snapshot, instead }: LinkId & { snapshot: Snapshot; instead?: string },
  who: Actor,
  now: Date,
): Promise<void> {
  const { hash } = snapshotBytes(snapshot);
  const note = noteOf('link.change', id, { snapshot: hash.slice(0, 12) });
  const before = snapshotRow(records, snapshot, now);
  const change = { snapshotHash: hash };
  return update(records, { id, demo }, { change, note, before, ...(instead && { instead }) }, who, now);
}

/** Links, the newest first; of one report where it is named. */
export async function linksOf(
  records: Records,
  { demo, reportId }: { demo: boolean; reportId?: string },
  now: Date,
): Promise<ReportLink[]> {
  const ofReport = reportId === undefined ? undefined : eq(reportLink.reportId, reportId);
  const rows = await records
    .select({ link: reportLink, asked: report.asked, frozen: FROZEN })
    .from(reportLink)
    .innerJoin(report, eq(report.id, reportLink.reportId))
    .innerJoin(snapshot, eq(snapshot.hash, reportLink.snapshotHash))
    .where(and(eq(reportLink.demo, demo), ofReport))
    .orderBy(desc(reportLink.createdAt), reportLink.id);
  const opens = await opensByLink(
    records,
    rows.map(({ link }) => link),
    now,
  );
  return rows.map(({ link, asked, frozen }) => {
    const { id, reportId, label, createdAt, authorName, expiresAt, follows } = link;
    const { snapshotHash, revokedAt, rotatedAt, password, origins } = link;
    return {
      ...{
        id,
        reportId,
        label,
        createdAt,
        authorName,
        expiresAt,
        follows,
        snapshotHash,
        frozen,
        revokedAt,
        rotatedAt,
      },
      reportTitle: reportAskedSchema.parse(JSON.parse(asked)).title,
      hasPassword: password !== null,
      origins: JSON.parse(origins) as string[],
      opens: opens.get(id)!,
    };
  });
}

/** The link with a secret, whether or not it still works; null where there is none. */
export async function linkBySecret(records: Records, secret: string): Promise<OpenedLink | null> {
  const [row] = await records
    .select({ link: reportLink, frozen: FROZEN })
    .from(reportLink)
    .innerJoin(snapshot, eq(snapshot.hash, reportLink.snapshotHash))
    .where(eq(reportLink.secretHash, hashSecret(secret)));
  if (!row) return null;
  const { id, demo, reportId, secretHash, expiresAt, password, follows, snapshotHash, revokedAt } = row.link;
  return {
    ...{ id, demo, reportId, secretHash, expiresAt, password, follows, snapshotHash, revokedAt },
    frozen: row.frozen,
    origins: JSON.parse(row.link.origins) as string[],
  };
}

interface LinkUpdate {
  change: Partial<typeof reportLink.$inferInsert>;
  note: AuditNote;
  /** What has to be there before. */
  before?: BatchItem<'sqlite'>;
  /** The snapshot that it has to open until then. */
  instead?: string;
}

async function update(
  records: Records,
  { id, demo }: LinkId,
  { change, note, before, instead }: LinkUpdate,
  who: Actor,
  now: Date,
): Promise<void> {
  const is = and(eq(reportLink.id, id), eq(reportLink.demo, demo));
  const statement = records
    .update(reportLink)
    // An update of nothing is no statement.
    .set({ id: sql`${reportLink.id}`, ...change })
    .where(and(is, isNull(reportLink.revokedAt), instead ? eq(reportLink.snapshotHash, instead) : undefined));
  try {
    const noted = auditRow(records, who, note, now, CHANGED);
    await records.batch(before ? [before, statement, noted] : [statement, noted]);
  } catch (cause) {
    const [row] = await records
      .select({ revokedAt: reportLink.revokedAt, snapshotHash: reportLink.snapshotHash })
      .from(reportLink)
      .where(is);
    if (!row) throw new UserError('That link is not there.', 'Tautan itu tidak ada.');
    if (row.revokedAt !== null)
      throw new UserError(
        'This link is revoked. Make a new one.',
        'Tautan ini sudah dicabut. Buat tautan baru.',
      );
    if (instead !== undefined && row.snapshotHash !== instead)
      throw new UserError(
        'This link opens newer figures by now.',
        'Tautan ini sudah memuat angka yang lebih baru.',
      );
    throw cause;
  }
}

/** What is kept of wishes. */
async function checked<T extends Partial<LinkWishes>>(wishes: T, now: Date) {
  const { label, expiresAt, password, follows, origins } = wishes;
  return {
    ...(label !== undefined && { label: checkedLabel(label) }),
    ...(expiresAt !== undefined && { expiresAt: checkedExpiry(expiresAt, now) }),
    ...(password !== undefined && { password: await hashedPassword(password) }),
    ...(follows !== undefined && { follows }),
    ...(origins !== undefined && { origins: JSON.stringify(checkedOrigins(origins)) }),
  } as { [K in keyof T & keyof LinkWishes]: (typeof reportLink.$inferInsert)[K] };
}

/** What the audit tells of wishes: whether there is a password, never which. */
function toldOf({ label, expiresAt, password, follows, origins }: Partial<LinkWishes>) {
  return {
    ...(label !== undefined && { name: label.trim() }),
    ...(expiresAt !== undefined && { expiresOn: expiresAt.toISOString().slice(0, 10) }),
    ...(password !== undefined && { password: password !== null }),
    ...(follows !== undefined && { follows }),
    ...(origins !== undefined && { origins: [...origins] }),
  };
}

function noteOf(
  action: AuditNote['action'],
  objectId: string,
  details: AuditNote['details'] = {},
): AuditNote {
  return { action, objectKind: 'link', objectId, details };
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
