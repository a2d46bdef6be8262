import { randomUUID } from 'node:crypto';
import type { PlannedDay } from '#lib/domain/outreach/result.ts';
import type { PlanAsked } from '#lib/domain/drives/plan-asked.ts';
import { changePlan, type StoredPlan } from '../records/plans.ts';
import { drivesOf } from '../records/drives.ts';
import { drive, driveChange } from '../records/schema.ts';
import { UserError } from '../user-error.ts';
import type { PlanPlace } from './plan-facts.ts';
import { noteOf, type PlanWriter } from './save-plan.ts';

/** Rows of one statement: SQLite takes 32,766 values in one. */
const ROWS = 1000;

/**
 * Publishes a plan: its visits become drives, drafts until they are agreed; those of days that were agreed with the desa are agreed.
 * From then on the plan itself stays as it is.
 * @throws UserError without a plan, for days that are over, or when somebody else has saved or published it meanwhile
 */
export async function publishPlan(
  { records, demo, actor, now }: PlanWriter,
  plan: StoredPlan,
  { base, today }: { base: number; today: string },
): Promise<number> {
  const { id, result } = plan;
  const asked = plan.plannedAsked ?? plan.asked;
  if (result === null || result.days.length === 0) throw nothingToPublish();
  if (result.days.some(({ date }) => date < today)) throw daysAreOver();
  await refuseTwice({ records, demo }, result.days);
  const rows = result.days
    .flatMap((day) => drivesOfDay(day, asked))
    .map((row) => ({ ...row, planId: id, demo, createdAt: now }));
  const changes = rows.map((row) => ({
    ...{ driveId: row.id, at: now, status: row.status },
    ...{ actorId: actor.id, actorName: actor.name },
  }));
  const also = [
    ...slices(rows).map((slice) => records.insert(drive).values(slice)),
    ...slices(changes).map((slice) => records.insert(driveChange).values(slice)),
  ];
  const save = { id, demo, base };
  const work = { change: { publishedAt: now }, note: noteOf(plan, 'plan.publish'), also };
  await changePlan(records, actor, save, work, now);
  return rows.length;
}

/** A team goes out once a day, whatever plan it is of. */
async function refuseTwice({ records, demo }: PlanPlace, days: readonly PlannedDay[]): Promise<void> {
  const dates = days.map(({ date }) => date).sort();
  const open = (await drivesOf(records, { demo, from: dates[0]!, to: dates.at(-1)! })).filter(
    ({ status }) => status === 'draft' || status === 'agreed',
  );
  const taken = new Set(open.map(({ date, team }) => `${date} ${team}`));
  const found = days.find(({ date, team }) => taken.has(`${date} ${team}`));
  if (found)
    throw new UserError(
      `${found.team} has published visits on ${found.date} already. Cancel those on the page Visits, or leave the day out of this plan.`,
      `${found.team} sudah punya kunjungan terbit pada ${found.date}. Batalkan yang itu di halaman Kunjungan, atau keluarkan harinya dari rencana ini.`,
    );
}

function drivesOfDay({ date, team, stops }: PlannedDay, { desa }: PlanAsked) {
  return stops.map(({ desa: code, kind, begin, leave, people }, position) => ({
    ...{ id: randomUUID(), date, team, position, code, kind },
    ...{ begins: Math.round(begin), leaves: Math.round(leave), expected: JSON.stringify(people) },
    partnerId: desa[code]?.partnerId ?? null,
    status: desa[code]?.agreed.includes(date) ? 'agreed' : 'draft',
  }));
}

function slices<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / ROWS) }, (_, i) => all.slice(i * ROWS, (i + 1) * ROWS));
}

function nothingToPublish(): UserError {
  return new UserError(
    'This plan has no visits yet; plan it first.',
    'Rencana ini belum berisi kunjungan; hitung dulu rencananya.',
  );
}

function daysAreOver(): UserError {
  return new UserError(
    'Some days of this plan are over. Set its first day to today or later, plan anew, and publish then.',
    'Sebagian hari dalam rencana ini sudah lewat. Ubah tanggal awalnya ke hari ini atau sesudahnya, hitung ulang, lalu terbitkan.',
  );
}
