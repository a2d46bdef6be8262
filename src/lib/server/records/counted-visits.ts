import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { visit, visitRegistration } from './schema.ts';
import type { Records } from './store.ts';

/** What is reckoned with of a visit that counts. */
export interface CountedVisit {
  id: string;
  code: string;
  /** ISO date, in Asia/Jakarta. */
  date: string;
  /** People; null was not counted. */
  attended: number | null;
  registered: number;
}

/** Visits that nothing replaces and that are not withdrawn, the earliest first; those of the demo, or the real ones. */
export async function countedVisits(records: Records, { demo }: { demo: boolean }): Promise<CountedVisit[]> {
  const later = alias(visit, 'later');
  const { id, code, date, attended } = visit;
  return records
    .select({
      ...{ id, code, date, attended },
      registered: sql<number>`coalesce(sum(${visitRegistration.people}), 0)`.mapWith(Number),
    })
    .from(visit)
    .leftJoin(later, eq(later.replaces, visit.id))
    .leftJoin(visitRegistration, eq(visitRegistration.visitId, visit.id))
    .where(and(eq(visit.demo, demo), eq(visit.withdrawn, false), isNull(later.id)))
    .groupBy(visit.id)
    .orderBy(asc(visit.date), asc(visit.id));
}
