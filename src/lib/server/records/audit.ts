import { desc, sql, type SQL } from 'drizzle-orm';
import { mayBePersonal, personalValue } from '#lib/domain/privacy/personal-data.ts';
import {
  AUDIT_ACTIONS,
  type AuditAction,
  type AuditDetails,
  type AuditEntry,
} from '#lib/views/audit-data.ts';
import type { Actor } from '../accounts/actor.ts';
import { UserError } from '../user-error.ts';
import { whereAudit, type AuditSearch } from './audit-search.ts';
import { audit } from './schema.ts';
import { recordsOf, type Place, type Records } from './store.ts';

const HIDDEN = '(disembunyikan)';

/** What was done, on what. */
export interface AuditNote {
  action: AuditAction;
  objectKind: string;
  objectId?: string | null;
  /** Figures, codes and names that a reader needs; no free text that was not looked through, no personal data of workers. */
  details?: AuditDetails;
}

/**
 * The row of a note, to be put into the batch that makes the change. What holds a number of a person is masked: what comes from a
 * form is refused before (`refusePersonal`), so that this is the last net. Ids are made here, and their digits mean nothing.
 *
 * @param onlyIf a condition without which the row, and with it the whole batch, is refused: see `CHANGED`
 */
export function auditRow(records: Records, actor: Actor, note: AuditNote, now: Date, onlyIf?: SQL) {
  const { action, objectKind, objectId = null, details = {} } = note;
  return records.insert(audit).values({
    at: now,
    actorId: actor.id,
    actorName: masked(actor.name),
    actorKind: actor.kind,
    origin: actor.origin,
    // The column takes no null.
    action: onlyIf ? sql`(select ${action} where ${onlyIf})` : action,
    objectKind,
    objectId,
    details: JSON.stringify(
      Object.fromEntries(Object.entries(details).map(([name, value]) => [masked(name), maskedDetail(value)])),
    ),
  });
}

/** That the statement right before in the batch has changed something. */
export const CHANGED = sql`changes() > 0`;

function maskedDetail(value: AuditDetails[string]): AuditDetails[string] {
  return Array.isArray(value)
    ? value.map(masked)
    : masked(value as Exclude<typeof value, readonly unknown[]>);
}

function masked<T extends string | number | boolean | null>(value: T): T | string {
  return typeof value !== 'boolean' && personalValue(value) !== null ? HIDDEN : value;
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

/** Notes that another build is to serve, as `noteChange`. */
export function noteBuild(
  place: Place,
  actor: Actor,
  action: 'build.make' | 'build.rollback',
  id: string,
  now: string,
): Promise<void> {
  return noteChange(place, actor, { action, objectKind: 'build', objectId: id }, now);
}

/** Entries, newest first. */
export async function searchAudit(records: Records, search: AuditSearch): Promise<AuditEntry[]> {
  const rows = await records
    .select()
    .from(audit)
    .where(whereAudit(search))
    .orderBy(desc(audit.id))
    .limit(search.limit);
  return rows.map(({ details, at, action, ...row }) => ({
    ...row,
    at: at.toISOString(),
    action: AUDIT_ACTIONS.find((known) => known === action) ?? 'other',
    details: JSON.parse(details) as AuditDetails,
  }));
}

const PER_READING = 2000;

/** All entries that are looked for, newest first, some at a time; what is written meanwhile is not among them. */
export async function* allAudit(records: Records, search: AuditSearch): AsyncGenerator<AuditEntry[]> {
  let before = search.before;
  let left = search.limit;
  while (left > 0) {
    const wanted = { ...search, ...(before !== undefined && { before }), limit: Math.min(left, PER_READING) };
    const entries = await searchAudit(records, wanted);
    if (entries.length > 0) yield entries;
    if (entries.length < wanted.limit) return;
    left -= entries.length;
    before = entries.at(-1)!.id;
  }
}

/** Refuses a text that would be kept when it holds a number or an address of a person. @throws UserError */
export function refusePersonal(text: string): void {
  if (!mayBePersonal(text)) return;
  throw new UserError(
    'This text holds what looks like a NIK, a phone number or an e-mail address. Leave it out: it would be kept.',
    'Teks ini memuat yang mirip NIK, nomor telepon, atau surel. Hapus dulu: teks ini akan disimpan.',
  );
}
