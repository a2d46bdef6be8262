import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { eq } from 'drizzle-orm';
import type { Snapshot } from '#lib/domain/reports/snapshot.ts';
import { snapshotSchema } from '#lib/domain/reports/snapshot-schema.ts';
import { RecordsError } from './records-error.ts';
import { snapshot as snapshots } from './schema.ts';
import type { Records } from './store.ts';

/** A snapshot as it is sent and kept: JSON with its keys in order, so that the same one always has the same bytes, and their SHA-256. */
export function snapshotBytes(snapshot: Snapshot): { json: string; hash: string } {
  const json = JSON.stringify(inOrder(snapshot));
  return { json, hash: hashOf(json) };
}

/** The row that keeps a snapshot, to be put into the batch that refers to it; one that is kept already stays as it is. */
export function snapshotRow(records: Records, snapshot: Snapshot, now: Date) {
  const { json, hash } = snapshotBytes(snapshot);
  const { period, build } = snapshot;
  return records
    .insert(snapshots)
    .values({ hash, createdAt: now, period, build, body: gzipSync(json) })
    .onConflictDoNothing();
}

/** The snapshot of a hash; null where there is none. @throws RecordsError where it is damaged */
export async function readSnapshot(records: Records, hash: string): Promise<Snapshot | null> {
  const [row] = await records.select().from(snapshots).where(eq(snapshots.hash, hash));
  if (!row) return null;
  try {
    const json = gunzipSync(row.body).toString('utf8');
    if (hashOf(json) !== hash) throw new Error('its content is not that of its hash');
    return snapshotSchema.parse(JSON.parse(json));
  } catch {
    throw new RecordsError(
      `The frozen report ${hash.slice(0, 12)} is damaged; bring a copy of the records back, or freeze it again.`,
      `Laporan beku ${hash.slice(0, 12)} rusak; pulihkan salinan catatan, atau bekukan lagi.`,
    );
  }
}

function hashOf(json: string): string {
  return createHash('sha256').update(json).digest('hex');
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([key, of]) => [key, inOrder(of)]));
}
