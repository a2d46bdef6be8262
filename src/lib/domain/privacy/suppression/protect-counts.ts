import type { Highs } from 'highs';
import type { CountTable, EarlierPublication, PublishedCount } from './count-table.ts';

export interface ProtectOptions {
  /** Counts from 1 to one below it are kept back; at least 3. */
  threshold: number;
  /** What earlier publications of the same month have said. */
  earlier?: readonly EarlierPublication[];
  highs: Highs;
}

/** What may be said of each cell, in the order of the cells. */
export function protectCounts({ cells }: CountTable, { threshold }: ProtectOptions): PublishedCount[] {
  return cells.map(({ count }) =>
    count > 0 && count < threshold ? { kind: 'small', below: threshold } : { kind: 'count', count },
  );
}
