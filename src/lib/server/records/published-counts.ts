import { createHash } from 'node:crypto';
import { and, asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { PublishedCount } from '#lib/domain/privacy/suppression/count-table.ts';
import { publishedCountSchema } from '#lib/domain/reports/snapshot-schema.ts';
import { RecordsError } from './records-error.ts';
import { publishedCounts } from './schema.ts';
import type { Records } from './store.ts';

/** Which counts: active members at the end of a month, or registrations at its visits; of the demo or the real ones. */
export interface CountsOf {
  demo: boolean;
  topic: 'active' | 'registrations';
  period: string;
}

/** What one publication has said of the counts of a month, by cell id. */
export interface Publication {
  hash: string;
  said: ReadonlyMap<string, PublishedCount>;
}

const saidSchema = z.record(z.string(), publishedCountSchema);

/** All that was said of the counts of a month, the earliest first. @throws RecordsError where it is damaged */
export async function publicationsOf(records: Records, of: CountsOf): Promise<Publication[]> {
  const { createdAt, hash } = publishedCounts;
  const rows = await records
    .select()
    .from(publishedCounts)
    .where(isOf(of))
    .orderBy(asc(createdAt), asc(hash));
  return rows.map(readPublication);
}

function readPublication({ hash, said, period }: typeof publishedCounts.$inferSelect): Publication {
  if (hashOf(said) !== hash)
    throw new RecordsError(
      `What was published of ${period} is damaged in the records; bring a copy of the records back.`,
      `Catatan angka ${period} yang pernah diterbitkan rusak; pulihkan salinan catatan.`,
    );
  return { hash, said: new Map(Object.entries(saidSchema.parse(JSON.parse(said)))) };
}

/**
 * Keeps what is about to be said, in one statement, and only while the others are still those that it was protected against: what was
 * published is never changed or taken away, so that as many are the same ones.
 * @param known how many publications there were
 * @returns whether it is kept; if not, somebody has published meanwhile
 */
export async function keepPublication(
  records: Records,
  { demo, topic, period }: CountsOf,
  { said, known, now }: { said: ReadonlyMap<string, PublishedCount>; known: number; now: Date },
): Promise<boolean> {
  const text = saidText(said);
  const { rowsAffected } = await records.run(sql`
    insert into ${publishedCounts} (demo, topic, period, hash, said, created_at)
    select ${Number(demo)}, ${topic}, ${period}, ${hashOf(text)}, ${text}, ${now.getTime()}
    where (select count(*) from ${publishedCounts} where ${isOf({ demo, topic, period })}) = ${known}`);
  return rowsAffected > 0;
}

/** The hash under which something said is kept. */
export function publicationHash(said: ReadonlyMap<string, PublishedCount>): string {
  return hashOf(saidText(said));
}

function isOf({ demo, topic, period }: CountsOf) {
  return and(
    eq(publishedCounts.demo, demo),
    eq(publishedCounts.topic, topic),
    eq(publishedCounts.period, period),
  );
}

function saidText(said: ReadonlyMap<string, PublishedCount>): string {
  return JSON.stringify(Object.fromEntries([...said].sort(([a], [b]) => (a < b ? -1 : 1))));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
