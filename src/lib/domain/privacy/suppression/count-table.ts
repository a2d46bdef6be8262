/** One count of a table that may leave the house: people in a place, segment and month, or the sum of such counts. */
export interface CountCell {
  /** Names the cell in every publication of the same month, for example `bpu 33.17.10.2030`. */
  id: string;
  /** People; a whole number, never negative. */
  count: number;
}

/** A count that is the sum of others, both by their position among the cells. */
export interface SumRule {
  total: number;
  parts: readonly number[];
}

/** All counts that somebody outside can put together, with every sum they know of. A count that is not known is not a cell. */
export interface CountTable {
  cells: readonly CountCell[];
  sums: readonly SumRule[];
}

/**
 * What is said of a count:
 * - `count`: the number
 * - `small`: 1 to threshold − 1, any of them possible for a reader; zero stays zero; never of a sum of several counts
 * - `hidden`: kept back; the threshold or more, or a sum of several counts (`sumsOfSeveral`) whatever its size; `low` and
 *   `high` is what a reader can find out at best, at least the threshold apart where that is possible
 */
export type PublishedCount =
  | { kind: 'count'; count: number }
  | { kind: 'small'; below: number }
  | { kind: 'hidden'; low: number; high: number };

/** What an earlier publication of the same month has said; by cell id. */
export type EarlierPublication = ReadonlyMap<string, PublishedCount>;

/** The people that are possible for a reader, both ends included. */
export function boundsOf(published: PublishedCount): { low: number; high: number } {
  switch (published.kind) {
    case 'count':
      return { low: published.count, high: published.count };
    case 'small':
      return { low: 1, high: published.below - 1 };
    case 'hidden':
      return { low: published.low, high: published.high };
  }
}
