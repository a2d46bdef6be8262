import type { CoverageRow } from '../domain/coverage/coverage.ts';
import type { Period } from '../domain/calendar/period.ts';
import type { DenominatorId, SegmentOrTotal } from '../domain/workers/segments.ts';
import type { HistoryEntry } from './import-data.ts';
import type { DenominatorValue } from './page-data.ts';

/** A denominator set and what coverage is on it, in the kabupaten and the chosen month. */
export interface ComparedSet {
  set: DenominatorId;
  rows: Record<SegmentOrTotal, CoverageRow>;
}

/** Two denominator sets side by side, and the branch's own. */
export interface DenominatorsPageData {
  /** The chosen set, then the one it is compared with. */
  compared: [ComparedSet, ComparedSet];
  /** Informal workers of Sakernas if the informal share were that of Jawa Tengah; `null` where no such value is known. */
  variant: DenominatorValue | null;
  /** Newest month that own values may be of. */
  newestMonth: Period;
  /** Imports of denominators, newest first. */
  denominatorImports: HistoryEntry[];
}
