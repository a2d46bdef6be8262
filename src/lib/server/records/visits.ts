import { and, asc, eq, gte, inArray, isNull, lte, sql } from 'drizzle-orm';
import { jakartaDate } from '#lib/domain/calendar/today.ts';
import type { PartnerKind } from '#lib/domain/drives/kinds.ts';
import { registeredAt, type Visit } from '#lib/domain/drives/visit.ts';
import {
  visitContent,
  visitProblem,
  type VisitAnswer,
  type VisitRemark,
  type VisitSent,
} from '#lib/domain/drives/visit-sent.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { coversCode, type Actor } from '../accounts/actor.ts';
import { UserError } from '../user-error.ts';
import { auditRow } from './audit.ts';
import { counts } from './counted-visits.ts';
import { drive, driveChange, partner, visit, visitRegistration } from './schema.ts';
import type { Records } from './store.ts';
import { isDemo } from './targets.ts';

/** A visit as kept. */
export interface StoredVisit extends Visit {
  recordedAt: Date;
  authorName: string;
  /** The record it corrects. */
  replaces: string | null;
}

type VisitRow = typeof visit.$inferSelect;
/** What is kept of a visit that was sent. */
type Kept = Extract<VisitAnswer, { outcome: 'stored' | 'already' }>;

/**
 * Keeps a visit, or the correction or withdrawal of one, under the id it was sent with: sent again it is there already, also when
 * both arrive at once. A drive that was planned or agreed is done with it; of one that was cancelled or moved the visit is kept as well.
 * @param sent as it came, not looked at before
 * @throws UserError for what cannot be kept, and why
 */
export async function recordVisit(records: Records, actor: Actor, sent: unknown, now: Date): Promise<Kept> {
  const told = checked(sent, now);
  if (!coversCode(actor, told.code)) throw outside();
  const before = await sameVisit(records, actor, told);
  if (before) return before;
  const demo = isDemo(actor);
  await checkReferences(records, told, demo);
  try {
    await records.batch(statements(records, actor, told, now));
  } catch (cause) {
    const meanwhile = await sameVisit(records, actor, told);
    if (meanwhile) return meanwhile;
    if (told.replaces !== null && (await isReplaced(records, told.replaces))) throw replacedMeanwhile();
    throw cause;
  }
  return { id: told.id, outcome: 'stored', remark: await remarkOn(records, told) };
}

function checked(sent: unknown, now: Date): VisitSent {
  const problem = visitProblem(sent, jakartaDate(now));
  if (problem !== null)
    throw new UserError(wordsFor('en').visits.problem[problem], wordsFor('id').visits.problem[problem]);
  return sent as VisitSent;
}

/** The visit of that id where it says the same. @throws UserError where it says something else, or is another account's */
async function sameVisit(records: Records, actor: Actor, sent: VisitSent): Promise<Kept | null> {
  const [row] = await records.select().from(visit).where(eq(visit.id, sent.id));
  if (!row) return null;
  const [kept] = await withRegistrations(records, [row]);
  const stored = { ...kept!, replaces: row.replaces, withdrawn: row.withdrawn };
  const isSame =
    row.demo === isDemo(actor) && row.authorId === actor.id && visitContent(stored) === visitContent(sent);
  if (!isSame) throw otherContent();
  return { id: sent.id, outcome: 'already', remark: await remarkOn(records, sent) };
}

/** What a visit names must be there. @throws UserError */
async function checkReferences(records: Records, sent: VisitSent, demo: boolean): Promise<void> {
  const { driveId, partnerId, replaces, code } = sent;
  if (driveId !== null) {
    const ofThis = and(eq(drive.id, driveId), eq(drive.demo, demo), eq(drive.code, code));
    if ((await records.select({ id: drive.id }).from(drive).where(ofThis)).length === 0) throw noSuchDrive();
  }
  if (partnerId !== null) {
    const ofThis = and(eq(partner.id, partnerId), eq(partner.demo, demo));
    if ((await records.select({ id: partner.id }).from(partner).where(ofThis)).length === 0)
      throw noSuchPartner();
  }
  if (replaces !== null) await checkReplaced(records, { ...sent, replaces }, demo);
}

/** A correction stays with the desa and the drive of what it corrects. */
async function checkReplaced(
  records: Records,
  { replaces, code, driveId }: VisitSent & { replaces: string },
  demo: boolean,
): Promise<void> {
  const [old] = await records
    .select()
    .from(visit)
    .where(and(eq(visit.id, replaces), eq(visit.demo, demo)));
  if (!old) throw noSuchVisit();
  if (old.code !== code || old.driveId !== driveId) throw otherDesa();
  if (old.withdrawn || (await isReplaced(records, replaces))) throw replacedMeanwhile();
}

async function isReplaced(records: Records, id: string): Promise<boolean> {
  return (await records.select({ id: visit.id }).from(visit).where(eq(visit.replaces, id))).length > 0;
}

function statements(records: Records, actor: Actor, sent: VisitSent, now: Date) {
  const { registrations, recordedAt, note, ...fields } = sent;
  const moment = new Date(recordedAt);
  const row = {
    ...{ ...fields, note: note.trim(), demo: isDemo(actor), receivedAt: now },
    // A clock that is fast says nothing of the future.
    ...{ recordedAt: moment > now ? now : moment, authorId: actor.id, authorName: actor.name },
  };
  const people = registrations.map((one) => ({ visitId: sent.id, ...one }));
  return [
    records.insert(visit).values(row),
    ...(people.length > 0 ? [records.insert(visitRegistration).values(people)] : []),
    ...(sent.driveId === null ? [] : driveStatements(records, actor, sent.driveId, sent.withdrawn, now)),
    auditRow(records, actor, noteOf(sent), now),
  ] as const;
}

/** A drive with a visit is done; without the last one it is what it was before. */
function driveStatements(records: Records, actor: Actor, id: string, withdrawn: boolean, now: Date) {
  const replaced = sql`(select replaces from visit where replaces is not null)`;
  const remaining = sql`exists (select 1 from visit where drive_id = ${id} and not withdrawn and id not in ${replaced})`;
  const wasBefore = sql`coalesce((select status from drive_change where drive_id = ${id} and status <> 'done'
    order by id desc limit 1), 'draft')`;
  const [applies, status] = withdrawn
    ? [sql`status = 'done' and not ${remaining}`, wasBefore]
    : [sql`status in ('draft', 'agreed')`, sql`'done'`];
  return [
    records.run(sql`insert into ${driveChange} (drive_id, at, actor_id, actor_name, status, note)
      select id, ${now.getTime()}, ${actor.id}, ${actor.name}, ${status}, '' from ${drive}
      where id = ${id} and ${applies}`),
    records.run(sql`update ${drive} set status = ${status} where id = ${id} and ${applies}`),
  ];
}

function noteOf(sent: VisitSent) {
  const { id, code, date, attended, reactivated, replaces, withdrawn } = sent;
  const counts = { attended, registered: registeredAt(sent), reactivated };
  return {
    action: replaces === null ? ('visit.record' as const) : ('visit.correct' as const),
    objectKind: 'visit',
    objectId: id,
    details: { code, date, ...(withdrawn ? { withdrawn } : counts), ...(replaces && { replaces }) },
  };
}

/** What to know of the drive of a visit that is kept. */
async function remarkOn(records: Records, { id, driveId }: VisitSent): Promise<VisitRemark | null> {
  if (driveId === null) return null;
  const [of] = await records.select({ status: drive.status }).from(drive).where(eq(drive.id, driveId));
  if (of?.status === 'cancelled') return 'drive-cancelled';
  if (of?.status === 'moved') return 'drive-moved';
  const others = await records
    .select({ id: visit.id })
    .from(visit)
    .where(and(eq(visit.driveId, driveId), counts(records)));
  return others.some((other) => other.id !== id) && others.some((other) => other.id === id)
    ? 'drive-done'
    : null;
}

/** Which visits, and of which time: ISO dates, both within. */
export interface VisitSearch {
  demo: boolean;
  codes?: readonly string[];
  from?: string;
  to?: string;
}

/** Visits that count, by date and the moment they were recorded: those that nothing replaces and that are not withdrawn. */
export async function visitsOf(
  records: Records,
  { demo, codes, from, to }: VisitSearch,
): Promise<StoredVisit[]> {
  const rows = await records
    .select()
    .from(visit)
    .where(
      and(
        eq(visit.demo, demo),
        counts(records),
        codes && inArray(visit.code, [...codes]),
        from === undefined ? undefined : gte(visit.date, from),
        to === undefined ? undefined : lte(visit.date, to),
      ),
    )
    .orderBy(asc(visit.date), asc(visit.recordedAt), asc(visit.id));
  return withRegistrations(records, rows);
}

/** Partners that a visit can be tied to, by name. */
export async function partnersToName(
  records: Records,
  demo: boolean,
): Promise<{ id: string; name: string; kind: PartnerKind }[]> {
  const { id, name, kind, archivedAt } = partner;
  const rows = await records
    .select({ id, name, kind })
    .from(partner)
    .where(and(eq(partner.demo, demo), isNull(archivedAt)))
    .orderBy(asc(name), asc(id));
  return rows as { id: string; name: string; kind: PartnerKind }[];
}

const IDS_PER_QUERY = 1000;

async function withRegistrations(records: Records, rows: readonly VisitRow[]): Promise<StoredVisit[]> {
  const of = new Map<string, Visit['registrations'][number][]>(rows.map(({ id }) => [id, []]));
  for (const { visitId, ...people } of await registrationsOf(records, rows))
    of.get(visitId)!.push(people as Visit['registrations'][number]);
  return rows.map(({ id, driveId, code, date, recordedAt, authorName, note, replaces, ...row }) => ({
    ...{ id, driveId, code, date, recordedAt, authorName, note, replaces },
    ...{ attended: row.attended, reactivated: row.reactivated, minutes: row.minutes },
    ...{ partnerId: row.partnerId, channel: row.channel as Visit['channel'] },
    registrations: of.get(id)!,
  }));
}

async function registrationsOf(records: Records, rows: readonly VisitRow[]) {
  const found: (typeof visitRegistration.$inferSelect)[] = [];
  for (let at = 0; at < rows.length; at += IDS_PER_QUERY) {
    const ids = rows.slice(at, at + IDS_PER_QUERY).map(({ id }) => id);
    const { visitId, programme, payer } = visitRegistration;
    const part = records.select().from(visitRegistration).where(inArray(visitId, ids));
    found.push(...(await part.orderBy(asc(visitId), asc(programme), asc(payer))));
  }
  return found;
}

function outside(): UserError {
  return new UserError(
    'This desa is outside the kecamatan of your account; ask somebody of the branch office to record the visit.',
    'Desa ini di luar kecamatan akun Anda; minta petugas kantor cabang mencatat kunjungannya.',
  );
}

function otherContent(): UserError {
  return new UserError(
    'A visit of this number is kept already and says something else; record this one as a new visit.',
    'Kunjungan dengan nomor ini sudah tersimpan dengan isi lain; catat yang ini sebagai kunjungan baru.',
  );
}

function noSuchDrive(): UserError {
  return new UserError(
    'The planned visit is not there for this desa; record the visit under “another visit”.',
    'Jadwal kunjungan itu tidak ada untuk desa ini; catat lewat “kunjungan lain”.',
  );
}

function noSuchPartner(): UserError {
  return new UserError(
    'The partner is not there any more; choose another or none.',
    'Mitra itu sudah tidak ada; pilih mitra lain atau kosongkan.',
  );
}

function noSuchVisit(): UserError {
  return new UserError(
    'The visit to be corrected is not there; open the list of recorded visits again.',
    'Catatan yang akan diperbaiki tidak ada; buka lagi daftar catatan kunjungan.',
  );
}

function otherDesa(): UserError {
  return new UserError(
    'A correction keeps desa and planned visit; withdraw this record and make a new one instead.',
    'Perbaikan tidak dapat mengganti desa atau jadwalnya; tarik catatan ini lalu buat yang baru.',
  );
}

function replacedMeanwhile(): UserError {
  return new UserError(
    'Somebody has corrected or withdrawn this record meanwhile; open the list again and look at it first.',
    'Sementara itu catatan ini sudah diperbaiki atau ditarik orang lain; buka lagi daftarnya dan periksa dulu.',
  );
}
