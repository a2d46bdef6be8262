import { and, gte, inArray, sql, sum } from 'drizzle-orm';
import { jakartaDate } from '#lib/domain/calendar/today.ts';
import { linkOpen } from './schema.ts';
import type { Records } from './store.ts';

const DAY_MS = 86_400_000;
/** Days that are told one by one. */
export const OPENS_DAYS = 30;

/** How often a link was opened. */
export interface LinkOpens {
  total: number;
  /** ISO dates in Asia/Jakarta up to today, at most 30, none before the link was made. */
  byDay: readonly { day: string; opens: number }[];
}

/** Opens of one day, to be added. */
export interface OpensOfDay {
  linkId: string;
  /** ISO date, Asia/Jakarta. */
  day: string;
  opens: number;
}

/** Adds opens to those of their days. */
export async function addOpens(records: Records, counted: readonly OpensOfDay[]): Promise<void> {
  if (counted.length === 0) return;
  await records
    .insert(linkOpen)
    .values([...counted])
    .onConflictDoUpdate({
      target: [linkOpen.linkId, linkOpen.day],
      set: { opens: sql`${linkOpen.opens} + excluded.opens` },
    });
}

/** How often links were opened, by id. */
export async function opensByLink(
  records: Records,
  links: readonly { id: string; createdAt: Date }[],
  now: Date,
): Promise<Map<string, LinkOpens>> {
  const ids = links.map(({ id }) => id);
  const first = jakartaDate(new Date(now.getTime() - (OPENS_DAYS - 1) * DAY_MS));
  const totals = await records
    .select({ linkId: linkOpen.linkId, opens: sum(linkOpen.opens).mapWith(Number) })
    .from(linkOpen)
    .where(inArray(linkOpen.linkId, ids))
    .groupBy(linkOpen.linkId);
  const rows = await records
    .select()
    .from(linkOpen)
    .where(and(inArray(linkOpen.linkId, ids), gte(linkOpen.day, first)));
  const total = new Map(totals.map(({ linkId, opens }) => [linkId, opens]));
  const opens = new Map(rows.map((row) => [`${row.linkId} ${row.day}`, row.opens]));
  const days = Array.from({ length: OPENS_DAYS }, (_, i) =>
    jakartaDate(new Date(now.getTime() - (OPENS_DAYS - 1 - i) * DAY_MS)),
  );
  return new Map(
    links.map(({ id, createdAt }) => [
      id,
      {
        total: total.get(id) ?? 0,
        byDay: days
          .filter((day) => day >= jakartaDate(createdAt))
          .map((day) => ({ day, opens: opens.get(`${id} ${day}`) ?? 0 })),
      },
    ]),
  );
}
