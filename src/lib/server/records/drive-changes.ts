import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { jakartaDate } from '#lib/domain/calendar/today.ts';
import type { DriveStatus } from '#lib/domain/drives/kinds.ts';
import { coversCode, type Actor } from '../accounts/actor.ts';
import { UserError } from '../user-error.ts';
import { auditRow, CHANGED, refusePersonal } from './audit.ts';
import { drive, driveChange } from './schema.ts';
import type { Records } from './store.ts';
import { isDemo } from './targets.ts';

const LONGEST_NOTE = 500;
const FARTHEST_DAYS = 400;

/** One step of what became of a drive. */
export interface DriveChange {
  driveId: string;
  at: Date;
  actorName: string;
  status: DriveStatus;
  note: string;
}

/** What people set a drive to; `done` and `moved` come about by a visit and by a move. */
export const SET_STATUSES = ['draft', 'agreed', 'cancelled'] as const;
export type SetStatus = (typeof SET_STATUSES)[number];

type DriveRow = typeof drive.$inferSelect;

/**
 * Says that a drive is agreed with the desa, cancelled, or planned again.
 * @throws UserError when there is none, it is done or moved, or the note cannot be kept
 */
export async function markDrive(
  records: Records,
  actor: Actor,
  { id, status, note }: { id: string; status: SetStatus; note: string },
  now: Date,
): Promise<void> {
  const row = await openDrive(records, actor, id);
  const said = checkedNote(note);
  const details = { code: row.code, date: row.date, status, note: said };
  const noted = { action: 'drive.change', objectKind: 'drive', objectId: id, details } as const;
  try {
    await records.batch([
      changeOfOpen(records, actor, { id, status, note: said }, now),
      records
        .update(drive)
        .set({ status })
        .where(and(eq(drive.id, id), isOpen())),
      auditRow(records, actor, noted, now, CHANGED),
    ]);
  } catch (cause) {
    throw await meanwhile(records, id, cause);
  }
}

/**
 * Moves a drive to another day: another drive takes its place, which keeps what was expected, and is to be agreed again.
 * @returns the id of the new drive
 * @throws UserError as `markDrive`, and for a day that cannot be
 */
export async function moveDrive(
  records: Records,
  actor: Actor,
  { id, date, note }: { id: string; date: string; note: string },
  now: Date,
): Promise<string> {
  const row = await openDrive(records, actor, id);
  const said = checkedNote(note);
  checkDay(date, row.date, now);
  const next = { ...row, id: randomUUID(), date, status: 'draft', movedFrom: id, createdAt: now };
  const details = { code: row.code, date: row.date, to: date, note: said };
  const noted = { action: 'drive.change', objectKind: 'drive', objectId: id, details } as const;
  const made = { driveId: next.id, at: now, actorId: actor.id, actorName: actor.name, note: said };
  try {
    await records.batch([
      records.insert(drive).values(next),
      records.insert(driveChange).values({ ...made, status: 'draft' }),
      changeOfOpen(records, actor, { id, status: 'moved', note: said }, now),
      records
        .update(drive)
        .set({ status: 'moved' })
        .where(and(eq(drive.id, id), isOpen())),
      auditRow(records, actor, noted, now, CHANGED),
    ]);
  } catch (cause) {
    throw await meanwhile(records, id, cause);
  }
  return next.id;
}

/** What became of a drive and of those it was moved from, oldest first. */
export async function historyOf(records: Records, id: string): Promise<DriveChange[]> {
  const ids = [id];
  for (let at: string | null = id; at !== null;) {
    const [row] = await records.select({ from: drive.movedFrom }).from(drive).where(eq(drive.id, at));
    at = row?.from ?? null;
    if (at !== null) ids.push(at);
  }
  return changesOf(records, ids);
}

/** What became of some drives, oldest first. */
export async function changesOf(records: Records, ids: readonly string[]): Promise<DriveChange[]> {
  const { driveId, at, actorName, status, note } = driveChange;
  const rows = await records
    .select({ driveId, at, actorName, status, note })
    .from(driveChange)
    .where(inArray(driveId, [...ids]))
    .orderBy(asc(driveChange.id));
  return rows as DriveChange[];
}

function isOpen() {
  return inArray(drive.status, [...SET_STATUSES]);
}

/** A step of a drive that is still open when it is written. */
function changeOfOpen(
  records: Records,
  actor: Actor,
  { id, status, note }: { id: string; status: DriveStatus; note: string },
  now: Date,
) {
  return records.run(sql`insert into ${driveChange} (drive_id, at, actor_id, actor_name, status, note)
    select id, ${now.getTime()}, ${actor.id}, ${actor.name}, ${status}, ${note} from ${drive}
    where ${drive.id} = ${id} and ${isOpen()}`);
}

async function openDrive(records: Records, actor: Actor, id: string): Promise<DriveRow> {
  const [row] = await records
    .select()
    .from(drive)
    .where(and(eq(drive.id, id), eq(drive.demo, isDemo(actor))));
  if (!row || !coversCode(actor, row.code)) throw noSuchDrive();
  if (!(SET_STATUSES as readonly string[]).includes(row.status)) throw notOpen();
  return row;
}

/** Why a batch failed: the drive is done or moved since it was looked at, or something else. */
async function meanwhile(records: Records, id: string, cause: unknown): Promise<unknown> {
  const [row] = await records.select({ status: drive.status }).from(drive).where(eq(drive.id, id));
  return (SET_STATUSES as readonly string[]).includes(row?.status ?? '') ? cause : notOpen();
}

function checkedNote(note: string): string {
  const trimmed = note.trim();
  if (trimmed.length > LONGEST_NOTE)
    throw new UserError(
      `Keep the note to ${LONGEST_NOTE} characters.`,
      `Singkatkan catatannya menjadi paling panjang ${LONGEST_NOTE} huruf.`,
    );
  refusePersonal(trimmed);
  return trimmed;
}

function checkDay(date: string, before: string, now: Date): void {
  const today = jakartaDate(now);
  const last = new Date(Date.parse(today) + FARTHEST_DAYS * 86_400_000).toISOString().slice(0, 10);
  const isDate = z.iso.date().safeParse(date).success;
  if (isDate && date >= today && date <= last && date !== before) return;
  throw new UserError(
    `Choose another day than before, from today on and within ${FARTHEST_DAYS} days.`,
    `Pilih hari lain, mulai hari ini dan paling lama ${FARTHEST_DAYS} hari ke depan.`,
  );
}

function noSuchDrive(): UserError {
  return new UserError(
    'There is no such planned visit; open the page again.',
    'Jadwal kunjungan itu tidak ada; buka lagi halamannya.',
  );
}

function notOpen(): UserError {
  return new UserError(
    'This visit is done or was moved meanwhile; open the page again to see it.',
    'Kunjungan ini sudah selesai atau sudah dipindah; buka lagi halamannya untuk melihatnya.',
  );
}
