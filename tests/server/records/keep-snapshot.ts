import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Snapshot } from '#lib/domain/reports/snapshot.ts';
import { snapshot } from '#lib/server/records/schema.ts';
import type { Records } from '#lib/server/records/store.ts';

/** Keeps a snapshot as it is, for tests of what opens it. @returns its hash */
export async function keepExample(records: Records, example: Snapshot): Promise<string> {
  const json = JSON.stringify(example);
  const hash = createHash('sha256').update(json).digest('hex');
  await records
    .insert(snapshot)
    .values({ hash, createdAt: new Date(example.frozenAt), body: gzipSync(json) })
    .onConflictDoNothing();
  return hash;
}
