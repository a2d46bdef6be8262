import { randomUUID } from 'node:crypto';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { addMonths, isPeriod, type Period } from '#lib/domain/calendar/period.ts';
import { jakartaDate } from '#lib/domain/calendar/today.ts';
import {
  lastPaidMonth,
  pledgeGroups,
  pledgesLeft,
  PLEDGE_PAYERS,
  type Pledge,
  type PledgeLeft,
} from '#lib/domain/drives/pledges.ts';
import type { Actor } from '../accounts/actor.ts';
import { UserError } from '../user-error.ts';
import { auditRow, refusePersonal } from './audit.ts';
import { partnerRegistrations } from './counted-visits.ts';
import { listPartners, LONGEST_PARTNER_NOTE, partnerNamed } from './partners.ts';
import { partner, pledge } from './schema.ts';
import type { Records } from './store.ts';
import { isDemo } from './targets.ts';

/** A pledge as kept. */
export interface StoredPledge extends Pledge {
  note: string;
  createdAt: Date;
  authorName: string;
  cancelledAt: Date | null;
}

const MOST_PLEDGED = 100_000;
const MOST_PLEDGED_MONTHS = 120;
/** How far from today a pledge may begin, months. */
const FAR_MONTHS = 120;

/** Pledges of the demo or the real ones, cancelled ones as well, by first month. */
export async function listPledges(records: Records, demo: boolean): Promise<StoredPledge[]> {
  const rows = await records
    .select({ pledge })
    .from(pledge)
    .innerJoin(partner, eq(partner.id, pledge.partnerId))
    .where(eq(partner.demo, demo))
    .orderBy(asc(pledge.fromMonth), asc(pledge.createdAt), asc(pledge.id));
  return rows.map(({ pledge: row }) => ({ ...row, payer: row.payer as Pledge['payer'] }));
}

/** A pledge as a form sends it; texts of numbers are read by then. */
export interface PledgeSent {
  partnerId: string;
  code: string | null;
  people: number | null;
  payer: string;
  fromMonth: string;
  months: number | null;
  note: string;
}

/**
 * Keeps a pledge of a partner. It is not changed later: it is cancelled and made anew.
 * @returns the partner's name
 * @throws UserError naming what is missing or cannot be
 */
export async function addPledge(
  records: Records,
  actor: Actor,
  sent: PledgeSent,
  now: Date,
): Promise<string> {
  const { partnerId, code, note } = sent;
  const found = await partnerNamed(records, { id: partnerId, demo: isDemo(actor) });
  if (found.archivedAt !== null)
    throw new UserError(
      `${found.name} is archived: take it out of the archive first.`,
      `${found.name} diarsipkan: keluarkan dulu dari arsip.`,
    );
  if (code !== null && !found.desa.includes(code))
    throw new UserError(
      `${found.name} does not work in that desa: add the desa to the partner first.`,
      `${found.name} tidak bekerja di desa itu: tambahkan dulu desanya pada mitra.`,
    );
  const row = {
    ...{ id: randomUUID(), partnerId, code, note: note.trim(), ...checkedTerms(sent, now) },
    ...{ createdAt: now, authorId: actor.id, authorName: actor.name },
  };
  if (row.note.length > LONGEST_PARTNER_NOTE)
    throw new UserError(
      `Shorten the note to ${LONGEST_PARTNER_NOTE} letters.`,
      `Pendekkan catatan menjadi paling panjang ${LONGEST_PARTNER_NOTE} huruf.`,
    );
  refusePersonal(row.note);
  const { id, people, payer, fromMonth, months } = row;
  const details = { partner: found.name, desa: code, pledged: people, payer, fromMonth, months };
  const audited = { action: 'pledge.save', objectKind: 'pledge', objectId: id, details } as const;
  await records.batch([records.insert(pledge).values(row), auditRow(records, actor, audited, now)]);
  return found.name;
}

/** Cancels a pledge that stands. @returns the partner's name @throws UserError when there is none */
export async function cancelPledge(records: Records, actor: Actor, id: string, now: Date): Promise<string> {
  const found = (await listPledges(records, isDemo(actor))).find((one) => one.id === id);
  if (!found || found.cancelledAt !== null)
    throw new UserError(
      'This pledge is not there, or is cancelled already. Open the page again.',
      'Janji ini tidak ada, atau sudah dibatalkan. Buka halamannya lagi.',
    );
  const { name } = await partnerNamed(records, { id: found.partnerId, demo: isDemo(actor) });
  const { people, payer, code } = found;
  const details = { partner: name, desa: code, pledged: people, payer };
  const note = { action: 'pledge.cancel', objectKind: 'pledge', objectId: id, details } as const;
  await records.batch([
    records
      .update(pledge)
      .set({ cancelledAt: now })
      .where(and(eq(pledge.id, id), isNull(pledge.cancelledAt))),
    auditRow(records, actor, note, now),
  ]);
  return name;
}

function checkedTerms({ people, payer, fromMonth, months }: PledgeSent, now: Date) {
  const payers = PLEDGE_PAYERS.find((one) => one === payer);
  if (!isWhole(people, MOST_PLEDGED))
    throw new UserError(
      `Give the number of people pledged: a whole number from 1 to ${MOST_PLEDGED}.`,
      `Isi jumlah orang yang dijanjikan: bilangan bulat dari 1 sampai ${MOST_PLEDGED}.`,
    );
  if (payers === undefined)
    throw new UserError('Choose who pays for the people pledged.', 'Pilih siapa yang membayar iuran mereka.');
  const today = jakartaDate(now).slice(0, 7);
  const isNear =
    isPeriod(fromMonth) &&
    fromMonth >= addMonths(today, -FAR_MONTHS) &&
    fromMonth <= addMonths(today, FAR_MONTHS);
  if (!isNear)
    throw new UserError(
      'Choose the month from which the pledge holds.',
      'Pilih bulan mulai berlakunya janji.',
    );
  if (months !== null && !isWhole(months, MOST_PLEDGED_MONTHS))
    throw new UserError(
      `Give the months paid for: a whole number from 1 to ${MOST_PLEDGED_MONTHS}, or leave it empty where no end was agreed.`,
      `Isi jumlah bulan yang dibayar: bilangan bulat dari 1 sampai ${MOST_PLEDGED_MONTHS}, atau kosongkan bila tidak ada batasnya.`,
    );
  return { people, payer: payers, fromMonth: fromMonth as Period, months };
}

function isWhole(value: number | null, most: number): value is number {
  return value !== null && Number.isInteger(value) && value >= 1 && value <= most;
}

/** A pledge whose months end. */
export interface PledgeEnding {
  id: string;
  partnerId: string;
  partner: string;
  /** Desa; null: all desa of the partner together. */
  code: string | null;
  payer: Pledge['payer'];
  /** Pledged, people. */
  people: number;
  /** People registered with the partner there since its first pledge, of all its pledges there. */
  registered: number;
  lastMonth: Period;
}

/**
 * Pledges that stand whose last paid month lies from `from` to `to` (`YYYY-MM`, both within), soonest first. They are promises: people
 * registered under them are in the batches of the enrollment already, so the two are never added up.
 */
export async function pledgeEndings(
  records: Records,
  { demo, from, to }: { demo: boolean; from: Period; to: Period },
): Promise<PledgeEnding[]> {
  const names = new Map((await listPartners(records, demo)).map(({ id, name }) => [id, name]));
  const groups = pledgeGroups(await standing(records, demo), await partnerRegistrations(records, demo));
  return groups
    .flatMap(({ pledges, registered }) =>
      pledges.flatMap((one) => {
        const lastMonth = lastPaidMonth(one);
        if (lastMonth === null || lastMonth < from || lastMonth > to) return [];
        const { id, partnerId, code, payer, people } = one;
        return [
          {
            ...{ id, partnerId, code, payer, people, registered, lastMonth },
            partner: names.get(partnerId)!,
          },
        ];
      }),
    )
    .sort(
      (a, b) => compare(a.lastMonth, b.lastMonth) || compare(a.partner, b.partner) || compare(a.id, b.id),
    );
}

/** What remains of a pledge in a desa, and of whom. */
export interface PledgeOfDesa extends PledgeLeft {
  /** The partner's name. */
  partner: string;
}

/** Pledges that hold on a day (ISO date), by desa, of partners that are not archived. Those for all desa of a partner are shared out. */
export async function pledgesByDesa(
  records: Records,
  { demo, on }: { demo: boolean; on: string },
): Promise<Map<string, PledgeOfDesa[]>> {
  const partners = (await listPartners(records, demo)).filter(({ archivedAt }) => archivedAt === null);
  const byId = new Map(partners.map((one) => [one.id, one]));
  const pledges = (await standing(records, demo)).filter(({ partnerId }) => byId.has(partnerId));
  const desaOf = new Map(partners.map(({ id, desa }) => [id, desa]));
  const month = on.slice(0, 7);
  const left = pledgesLeft(pledges, await partnerRegistrations(records, demo), { month, desaOf });
  return new Map(
    [...left].map(([code, found]) => [
      code,
      found.map((one) => ({ ...one, partner: byId.get(one.partnerId)!.name })),
    ]),
  );
}

async function standing(records: Records, demo: boolean): Promise<StoredPledge[]> {
  return (await listPledges(records, demo)).filter(({ cancelledAt }) => cancelledAt === null);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
