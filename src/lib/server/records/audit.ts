import { and, desc, eq, gte, like, lt, or, type SQL } from 'drizzle-orm';
import { mayBePersonal } from '#lib/domain/privacy/personal-data.ts';
import {
  AUDIT_ACTIONS,
  type AuditAction,
  type AuditDetails,
  type AuditEntry,
} from '#lib/views/audit-data.ts';
import type { Actor } from '../accounts/actor.ts';
import { UserError } from '../user-error.ts';
import { audit } from './schema.ts';
import { recordsOf, type Place, type Records } from './store.ts';

/** What was done, on what. */
export interface AuditNote {
  action: AuditAction;
  objectKind: string;
  objectId?: string | null;
  /** Figures, codes and names that a reader needs; no free text that was not looked through, no personal data of workers. */
  details?: AuditDetails;
}

/**
 * The row of a note, to be put into the batch that makes the change. A text with a number of a person in it is masked: what comes
 * from a form is refused before (`refusePersonal`), so that this is the last net.
 */
export function auditRow(records: Records, actor: Actor, note: AuditNote, now: Date) {
  const { action, objectKind, objectId = null, details = {} } = note;
  return records.insert(audit).values({
    at: now,
    actorId: actor.id,
    actorName: actor.name,
    actorKind: actor.kind,
    origin: actor.origin,
    action,
    objectKind,
    objectId,
    details: JSON.stringify(details, (_, value: unknown) =>
      typeof value === 'string' && mayBePersonal(value) ? '(disembunyikan)' : value,
    ),
  });
}

/** Notes what somebody did. */
export async function appendAudit(records: Records, actor: Actor, note: AuditNote, now: Date): Promise<void> {
  await auditRow(records, actor, note, now);
}

/**
 * Notes a change of files (imports, settings, builds). It is called right before the change takes effect: a process that dies in
 * between leaves a note too many, never a change without one.
 */
export async function noteChange(place: Place, actor: Actor, note: AuditNote, now: string): Promise<void> {
  await appendAudit(await recordsOf(place), actor, note, new Date(now));
}

/** What is looked for; all that is given must be so. */
export interface AuditSearch {
  /** In names, objects and details. */
  text?: string;
  actorId?: string;
  action?: AuditAction;
  /** From this moment on, and before that one. */
  from?: Date;
  to?: Date;
  /** Entries older than the one with this id: the next page. */
  before?: number;
  limit: number;
}

/** Entries, newest first. */
export async function searchAudit(records: Records, search: AuditSearch): Promise<AuditEntry[]> {
  const rows = await records
    .select()
    .from(audit)
    .where(and(...conditions(search)))
    .orderBy(desc(audit.id))
    .limit(search.limit);
  return rows.map(({ details, at, action, ...row }) => ({
    ...row,
    at: at.toISOString(),
    action: AUDIT_ACTIONS.find((known) => known === action) ?? 'other',
    details: JSON.parse(details) as AuditDetails,
  }));
}

function conditions({ text, actorId, action, from, to, before }: AuditSearch): (SQL | undefined)[] {
  const pattern = `%${(text ?? '').trim()}%`;
  const columns = [audit.actorName, audit.objectKind, audit.objectId, audit.details, audit.origin];
  return [
    text?.trim() ? or(...columns.map((column) => like(column, pattern))) : undefined,
    actorId ? eq(audit.actorId, actorId) : undefined,
    action ? eq(audit.action, action) : undefined,
    from ? gte(audit.at, from) : undefined,
    to ? lt(audit.at, to) : undefined,
    before === undefined ? undefined : lt(audit.id, before),
  ];
}

/** Refuses a text that would be kept when it holds a number or an address of a person. @throws UserError */
export function refusePersonal(text: string): void {
  if (!mayBePersonal(text)) return;
  throw new UserError(
    'This text holds what looks like a NIK, a phone number or an e-mail address. Leave it out: it would be kept.',
    'Teks ini memuat yang mirip NIK, nomor telepon, atau surel. Hapus dulu: teks ini akan disimpan.',
  );
}
