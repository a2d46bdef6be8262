import type { Period } from '../domain/calendar/period.ts';
import type { SegmentOrTotal } from '../domain/workers/segments.ts';
import type { TargetLine } from './target-data.ts';

/** Something that waits for whoever reads the overview. */
export type AgendaItem =
  /** Nobody has set the target of a year that has begun or is near. */
  | { kind: 'no-target'; year: number; maySet: boolean }
  /** Where the branch stands on its way. */
  | { kind: 'course'; year: number; line: TargetLine }
  /** Kecamatan that will hardly reach their target, the least likely first; `total` is how many there are. */
  | {
      kind: 'unlikely';
      year: number;
      segment: SegmentOrTotal;
      areas: { code: string; name: string }[];
      total: number;
    }
  /** Members of the last full month are not loaded. */
  | { kind: 'import-due'; last: Period | null; due: Period }
  /** Sponsored people whose payment ends within three months. */
  | { kind: 'ending'; people: number; first: Period }
  /** People whom partners have pledged and whose last paid month is within three months: promises, apart from `ending`. */
  | { kind: 'pledge-ending'; people: number; first: Period }
  /** Contributions of those who pay themselves rise. */
  | { kind: 'rise'; month: Period; beforeIdr: number; afterIdr: number; people: number | null }
  /** Data that should be mended before anything is decided by them. */
  | { kind: 'mend'; kinds: number }
  /** The next team-days that are published; `visits` on that date. */
  | { kind: 'next-drive'; date: string; visits: number; desa: string[] }
  /** Published visits until yesterday of which nobody has said what came of them. */
  | { kind: 'unrecorded'; visits: number; since: string }
  /** Where most people are missing, while no drive is coming. */
  | { kind: 'go'; desa: { code: string; name: string; kecamatan: string }[] };
