import { drive, partner, plan } from '#lib/server/records/schema.ts';
import type { Records } from '#lib/server/records/store.ts';

const MADE = new Date('2026-11-20T02:00:00Z');

/** Rows of a published plan, for tests of what comes after: drives by id, each with what differs. */
export async function keepDrives(
  records: Records,
  drives: readonly ({ id: string } & Partial<typeof drive.$inferInsert>)[],
  { demo = false, planId = 'rencana-uji' } = {},
): Promise<void> {
  const usual = { date: '2026-11-27', team: 'Tim 1', code: '33.17.10.2030', kind: 'first' };
  const rows = drives.map((one, position) => ({
    ...{ ...usual, planId, demo, position, begins: 540, leaves: 630, status: 'draft', createdAt: MADE },
    expected: JSON.stringify({ low: 3, mid: 8, high: 20 }),
    ...one,
  }));
  await records.batch([
    records.insert(plan).values({
      ...{ id: planId, name: 'Rencana uji', demo, version: 1, createdAt: MADE, updatedAt: MADE },
      ...{ authorName: 'Sri Contoh', asked: '{}', publishedAt: MADE },
    }),
    records.insert(drive).values(rows),
  ]);
}

/** A partner. */
export async function keepPartner(records: Records, id: string, name: string, demo = false): Promise<void> {
  await records.insert(partner).values({ id, name, kind: 'dwp', demo, createdAt: MADE });
}
