import { createHash } from 'node:crypto';
import type { CountTable, PublishedCount } from '#lib/domain/privacy/suppression/count-table.ts';
import { sumsOfSeveral } from '#lib/domain/privacy/suppression/several.ts';
import {
  keepPublication,
  publicationHash,
  publicationsOf,
  type CountsOf,
  type Publication,
} from '../../records/published-counts.ts';
import type { Records } from '../../records/store.ts';
import { protectInThread } from './protect-in-thread.ts';

/** What is said of each count, by cell id. */
export type Said = ReadonlyMap<string, PublishedCount>;

export interface PublishOptions {
  appDir: string;
  records: Records;
  threshold: number;
  /** Whether it leaves the house, and is kept for that. */
  leaves: boolean;
  now: Date;
}

/**
 * What may be said of the counts of a month after all that was said before. What leaves is kept first; of two at once, one finds that
 * the other has published meanwhile and protects its counts anew, against that as well.
 */
export async function publishedTable(
  table: CountTable,
  of: CountsOf,
  { appDir, records, threshold, leaves, now }: PublishOptions,
): Promise<Said> {
  for (;;) {
    const earlier = await publicationsOf(records, of);
    const limit = limitOf(earlier) ?? threshold;
    const said = saidAgain(table, limit, earlier) ?? (await protectedTable(appDir, table, limit, earlier));
    if (!leaves || earlier.some(({ hash }) => hash === publicationHash(said))) return said;
    if (await keepPublication(records, of, { said, known: earlier.length, now })) return said;
  }
}

/**
 * The limit that a month was published with: it goes on with that one, since the same counts kept back by two limits are narrower than by
 * either. Null where nothing was kept back, or nothing published.
 */
export function limitOf(earlier: readonly { said: Said }[]): number | null {
  for (const { said } of earlier) for (const one of said.values()) if (one.kind === 'small') return one.below;
  return null;
}

/** The newest of the publications that is true of these counts too: to say it again tells nobody anything new. */
function saidAgain(table: CountTable, threshold: number, earlier: readonly Publication[]): Said | null {
  return earlier.findLast(({ said }) => isTrueOf(said, table, threshold))?.said ?? null;
}

function isTrueOf(said: Said, table: CountTable, threshold: number): boolean {
  const several = sumsOfSeveral(table);
  const { cells } = table;
  return (
    cells.length === said.size &&
    cells.every(({ id, count }, cell) => fits(said.get(id), count, { threshold, isSeveral: several[cell]! }))
  );
}

function fits(
  said: PublishedCount | undefined,
  count: number,
  { threshold, isSeveral }: { threshold: number; isSeveral: boolean },
): boolean {
  const isKeptBack = count > 0 && count < threshold;
  switch (said?.kind) {
    case undefined:
      return false;
    case 'count':
      return !isKeptBack && said.count === count;
    case 'small':
      return isKeptBack && !isSeveral && said.below === threshold;
    case 'hidden':
      return (
        (isSeveral || !isKeptBack) &&
        said.low <= count &&
        count <= said.high &&
        said.high - said.low >= threshold
      );
  }
}

/** Tables that were protected lately, by what they were protected from; of previews one asks for the same again and again. */
const lately = new Map<string, Promise<Said>>();
const MOST_LATELY = 200;

function protectedTable(
  appDir: string,
  table: CountTable,
  threshold: number,
  earlier: readonly Publication[],
): Promise<Said> {
  if (earlier.length === 0 && table.cells.every(({ count }) => count === 0 || count >= threshold))
    return Promise.resolve(new Map(table.cells.map(({ id, count }) => [id, { kind: 'count', count }])));
  const asked = JSON.stringify([table, threshold, earlier.map(({ hash }) => hash)]);
  const key = createHash('sha256').update(asked).digest('hex');
  const known = lately.get(key);
  if (known) return known;
  const request = { table, threshold, earlier: earlier.map(({ said }) => said) };
  const made = protectInThread(appDir, request).then(
    (counts): Said => new Map(table.cells.map(({ id }, i) => [id, counts[i]!])),
  );
  lately.set(key, made);
  made.catch(() => lately.delete(key));
  if (lately.size > MOST_LATELY) lately.delete(lately.keys().next().value!);
  return made;
}
