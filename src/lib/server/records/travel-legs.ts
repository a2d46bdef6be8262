import { and, asc, eq, or } from 'drizzle-orm';
import type { MeasuredLeg } from '#lib/domain/drives/travel.ts';
import type { Actor } from '../accounts/actor.ts';
import { UserError } from '../user-error.ts';
import { auditRow } from './audit.ts';
import { travelLeg } from './schema.ts';
import type { Records } from './store.ts';
import { isDemo } from './targets.ts';

/** A measured time, one direction, and who has measured it. */
export interface StoredLeg extends MeasuredLeg {
  measuredAt: Date;
  authorName: string;
}

const MOST_LEG_MINUTES = 600;

/** Measured times of the demo or the real ones, by places. */
export async function measuredLegs(records: Records, demo: boolean): Promise<StoredLeg[]> {
  const rows = await records
    .select()
    .from(travelLeg)
    .where(eq(travelLeg.demo, demo))
    .orderBy(asc(travelLeg.fromPlace), asc(travelLeg.toPlace));
  return rows.map(({ fromPlace: from, toPlace: to, minutes, measuredAt, authorName }) => ({
    ...{ from, to, minutes, measuredAt, authorName },
  }));
}

/**
 * Keeps a measured time, in the place of an earlier one.
 * @param sent `bothWays`: it holds in the other direction as well
 * @param known desa codes and `base`
 * @throws UserError for places or minutes that cannot be
 */
export async function measureLeg(
  records: Records,
  actor: Actor,
  { from, to, minutes, bothWays }: { from: string; to: string; minutes: number | null; bothWays: boolean },
  { known, now }: { known: ReadonlySet<string>; now: Date },
): Promise<void> {
  if (!known.has(from) || !known.has(to) || from === to)
    throw new UserError(
      'Choose two different places from the list.',
      'Pilih dua tempat berbeda dari daftar.',
    );
  if (minutes === null || !(minutes >= 1 && minutes <= MOST_LEG_MINUTES))
    throw new UserError(
      `Give the minutes on the road: from 1 to ${MOST_LEG_MINUTES}.`,
      `Isi menit perjalanan: dari 1 sampai ${MOST_LEG_MINUTES}.`,
    );
  const ways = bothWays ? [[from, to] as const, [to, from] as const] : [[from, to] as const];
  const said = { minutes, measuredAt: now, authorId: actor.id, authorName: actor.name };
  const note = noteOf(from, to, { minutes, bothWays });
  const writes = ways.map(([fromPlace, toPlace]) =>
    records
      .insert(travelLeg)
      .values({ demo: isDemo(actor), fromPlace, toPlace, ...said })
      .onConflictDoUpdate({ target: [travelLeg.demo, travelLeg.fromPlace, travelLeg.toPlace], set: said }),
  );
  await records.batch([auditRow(records, actor, note, now), ...writes]);
}

/** Takes a measured time away, so that it is estimated again. @throws UserError when there is none */
export async function forgetLeg(
  records: Records,
  actor: Actor,
  { from, to, bothWays }: { from: string; to: string; bothWays: boolean },
  now: Date,
): Promise<void> {
  const is = (a: string, b: string) => and(eq(travelLeg.fromPlace, a), eq(travelLeg.toPlace, b));
  const which = and(
    eq(travelLeg.demo, isDemo(actor)),
    bothWays ? or(is(from, to), is(to, from)) : is(from, to),
  );
  const found = await records.select().from(travelLeg).where(which);
  if (found.length === 0)
    throw new UserError(
      'This time is not there (any more). Open the page again.',
      'Waktu ini tidak ada (lagi). Buka halamannya lagi.',
    );
  const note = noteOf(from, to, { minutes: null, bothWays });
  await records.batch([auditRow(records, actor, note, now), records.delete(travelLeg).where(which)]);
}

function noteOf(from: string, to: string, said: { minutes: number | null; bothWays: boolean }) {
  return {
    action: 'travel.measure',
    objectKind: 'travel',
    objectId: `${from} ${to}`,
    details: { fromPlace: from, toPlace: to, ...said },
  } as const;
}
