import type { CoverageRow } from '../domain/coverage/coverage.ts';
import { formatFor, textOrReason } from './format.ts';
import type { Lang } from './page-data.ts';
import { wordsFor } from './words/index.ts';

/** What the rate of an incomplete row speaks of: the desa that reported, the segments that did, or both. */
type ReportedPart = 'desa' | 'segments' | 'both';

/** Null where all reported, or nothing. Segments can only be missing from a total, desa only from an area. */
export function reportedPart({ reason, level, segment }: CoverageRow): ReportedPart | null {
  if (reason !== 'incomplete') return null;
  if (level === 'desa') return 'segments';
  return segment === 'total' ? 'both' : 'desa';
}

/**
 * The workers that rate and gap are computed with, people: those of the desa and segments that reported, all where nothing
 * did. Null where none of what reported has a base.
 */
export function baseOf({ active, eligible, eligibleReported }: CoverageRow): number | null {
  return active === null ? eligible : eligibleReported;
}

/**
 * `17.639 aktif dari 171.639 pekerja`; of an incomplete row with the base of the rate, then all workers. An unknown
 * count is `–` with its reason.
 */
export function ratioText(row: CoverageRow, lang: Lang): string {
  const { sentence, reason } = wordsFor(lang);
  const format = formatFor(lang);
  const count = (value: number | null) =>
    textOrReason(format.count(value), row.reason === null ? null : reason[row.reason]);
  const part = reportedPart(row);
  if (part === null) return sentence.ratio(count(row.active), count(baseOf(row)));
  return sentence.reported[part].ratio(count(row.active), count(baseOf(row)), count(row.eligible));
}

/** Workers beside a rate in a table: `770`, or `600 dari 770` where the rate is computed with 600 of them. */
export function baseText(row: CoverageRow, lang: Lang): string {
  const { count } = formatFor(lang);
  const all = count(row.eligible);
  return reportedPart(row) === null ? all : wordsFor(lang).sentence.baseOf(count(baseOf(row)), all);
}
