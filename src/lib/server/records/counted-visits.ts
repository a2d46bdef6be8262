import { and, asc, eq, isNotNull, notInArray, sql } from 'drizzle-orm';
import type { Payer } from '#lib/domain/coverage/enrollment.ts';
import type { PartnerRegistration } from '#lib/domain/drives/pledges.ts';
import { visit, visitRegistration } from './schema.ts';
import type { Records } from './store.ts';

/** A visit that counts, in short. */
export interface CountedVisit {
  id: string;
  code: string;
  /** ISO date, in Asia/Jakarta. */
  date: string;
  /** People; null was not counted. */
  attended: number | null;
  registered: number;
  partnerId: string | null;
}

/**
 * Visits that count, because nothing replaces them and they were not withdrawn, the earliest first; those of the demo, or the real ones.
 * @param code of one desa; all unless given
 */
export function countedVisits(
  records: Records,
  { demo, code }: { demo: boolean; code?: string },
): Promise<CountedVisit[]> {
  const { id, date, attended, partnerId } = visit;
  return records
    .select({
      ...{ id, code: visit.code, date, attended, partnerId },
      registered: sql<number>`coalesce(sum(${visitRegistration.people}), 0)`.mapWith(Number),
    })
    .from(visit)
    .leftJoin(visitRegistration, eq(visitRegistration.visitId, visit.id))
    .where(and(eq(visit.demo, demo), counts(records), code === undefined ? undefined : eq(visit.code, code)))
    .groupBy(visit.id)
    .orderBy(asc(visit.date), asc(visit.id));
}

/** Date (ISO) of the last visit that counts, of each desa that has one. */
export async function lastVisits(records: Records, demo: boolean): Promise<Map<string, string>> {
  return new Map((await countedVisits(records, { demo })).map(({ code, date }) => [code, date]));
}

/** People registered at visits that count and were made with a partner, by partner, desa, month and payer. */
export async function partnerRegistrations(records: Records, demo: boolean): Promise<PartnerRegistration[]> {
  const month = sql<string>`substr(${visit.date}, 1, 7)`;
  const rows = await records
    .select({
      partnerId: visit.partnerId,
      code: visit.code,
      month,
      payer: visitRegistration.payer,
      people: sql<number>`sum(${visitRegistration.people})`,
    })
    .from(visit)
    .innerJoin(visitRegistration, eq(visitRegistration.visitId, visit.id))
    .where(and(eq(visit.demo, demo), counts(records), isNotNull(visit.partnerId)))
    .groupBy(visit.partnerId, visit.code, month, visitRegistration.payer)
    .orderBy(visit.partnerId, visit.code, month, visitRegistration.payer);
  return rows.map((row) => ({ ...row, partnerId: row.partnerId!, payer: row.payer as Payer }));
}

/** That a visit counts: nothing replaces it, and it was not withdrawn. */
export function counts(records: Records) {
  const replaced = records.select({ id: visit.replaces }).from(visit).where(isNotNull(visit.replaces));
  return and(eq(visit.withdrawn, false), notInArray(visit.id, replaced));
}
