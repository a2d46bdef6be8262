import { and, eq, max, notInArray, isNotNull } from 'drizzle-orm';
import { visit } from './schema.ts';
import type { Records } from './store.ts';

/** Date (ISO) of the last counted visit of each desa that has one. */
export async function lastVisits(records: Records, demo: boolean): Promise<Map<string, string>> {
  const replaced = records.select({ id: visit.replaces }).from(visit).where(isNotNull(visit.replaces));
  const rows = await records
    .select({ code: visit.code, date: max(visit.date) })
    .from(visit)
    .where(and(eq(visit.demo, demo), eq(visit.withdrawn, false), notInArray(visit.id, replaced)))
    .groupBy(visit.code);
  return new Map(rows.flatMap(({ code, date }) => (date === null ? [] : [[code, date] as const])));
}
