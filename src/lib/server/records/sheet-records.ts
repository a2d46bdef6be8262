import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { ChannelKind } from '#lib/domain/drives/kinds.ts';
import type { SheetHistory } from '#lib/views/sheet-data.ts';
import { channelPoint, partner, visit, visitRegistration } from './schema.ts';
import type { Records } from './store.ts';

/** What sheets need of the records besides the plan. */
export interface SheetRecords {
  channels: { kind: ChannelKind; name: string; lat: number; lon: number }[];
  partner: (id: string) => string | null;
  /** What was done in a desa. */
  history: (code: string) => SheetHistory;
}

/** Channels, partners and earlier visits to some desa, of the demo or the real ones. */
export async function readSheetRecords(
  records: Records,
  { demo, codes }: { demo: boolean; codes: readonly string[] },
): Promise<SheetRecords> {
  const channels = await records.select().from(channelPoint).where(eq(channelPoint.demo, demo));
  const partners = await records.select().from(partner).where(eq(partner.demo, demo));
  const names = new Map(partners.map(({ id, name }) => [id, name]));
  const histories = await readHistories(records, { demo, codes });
  return {
    channels: channels.map(({ kind, name, lat, lon }) => ({ kind: kind as ChannelKind, name, lat, lon })),
    partner: (id) => names.get(id) ?? null,
    history: (code) => histories.get(code) ?? { visits: 0, lastVisit: null, attended: null, registered: 0 },
  };
}

/** Visits that count: those that no other row replaces, and that are not withdrawn. */
async function readHistories(
  records: Records,
  { demo, codes }: { demo: boolean; codes: readonly string[] },
): Promise<Map<string, SheetHistory>> {
  const replaced = records.select({ id: visit.replaces }).from(visit).where(isNotNull(visit.replaces));
  const all = await records
    .select({ id: visit.id, code: visit.code, date: visit.date, attended: visit.attended })
    .from(visit)
    .where(and(eq(visit.demo, demo), eq(visit.withdrawn, false), inArray(visit.code, [...codes])));
  const gone = new Set((await replaced).map(({ id }) => id));
  const rows = all.filter(({ id }) => !gone.has(id));
  const people = await registeredAtEach(
    records,
    rows.map(({ id }) => id),
  );
  const found = new Map<string, SheetHistory>();
  for (const { id, code, date, attended } of rows) {
    const known = found.get(code) ?? { visits: 0, lastVisit: null, attended: null, registered: 0 };
    found.set(code, {
      visits: known.visits + 1,
      lastVisit: known.lastVisit === null || date > known.lastVisit ? date : known.lastVisit,
      attended: attended === null ? known.attended : (known.attended ?? 0) + attended,
      registered: known.registered + (people.get(id) ?? 0),
    });
  }
  return found;
}

async function registeredAtEach(records: Records, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await records
    .select({ id: visitRegistration.visitId, people: visitRegistration.people })
    .from(visitRegistration)
    .where(inArray(visitRegistration.visitId, [...ids]));
  const sums = new Map<string, number>();
  for (const { id, people } of rows) sums.set(id, (sums.get(id) ?? 0) + people);
  return sums;
}
