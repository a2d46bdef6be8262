import type { Period } from '../domain/calendar/period.ts';
import type { CohortRow } from '../domain/coverage/cohort-months.ts';
import type { EndingBatch } from '../domain/coverage/endings.ts';
import type { Payer } from '../domain/coverage/enrollment.ts';
import type { Retention, StayRate } from '../domain/coverage/retention.ts';
import type { StatusRow } from '../domain/coverage/status-table.ts';
import type { SegmentOrTotal } from '../domain/workers/segments.ts';
import type { PassportImport } from './passport-data.ts';

/** Which members are asked about. */
export interface MembersQuery {
  /** The last month that counts as known. */
  period: Period;
  segment: SegmentOrTotal;
  /** Only this kecamatan; null: the whole scope. */
  kecamatan: string | null;
  /** Batches are listed that end within so many months, a whole number from 1. */
  months: number;
}

/** Whether statuses follow from last months paid or are said by the source; null where the month was not reported. */
export type StatusBasis = 'last-month-paid' | 'counts' | null;

export interface SegmentStatus extends StatusRow {
  segment: SegmentOrTotal;
  /** Desa that reported; of the total, as many as in the segment with the fewest. */
  desaReported: number;
}

/** A batch and over how many desa it is spread. */
export interface Batch extends EndingBatch {
  desa: number;
}

/**
 * Why it is unknown who will end.
 * - `not-reported`: nobody reported the month
 * - `no-end-months`: people are sponsored, and of nobody the last month paid is known
 * - `no-payers`: the source does not say who pays
 */
export type EndingsReason = 'not-reported' | 'no-end-months' | 'no-payers';

/** Sponsored people who stop being active unless somebody pays on. */
export interface Endings {
  months: number;
  /** Within `months`, soonest first. Empty with a reason where unknown. */
  batches: Batch[];
  /** People who end within 3, 6 and 12 months, cumulated, in so many batches; null where unknown. */
  within: { months: number; people: number | null; batches: number }[];
  reason: EndingsReason | null;
  /** Active people whom a sponsor pays for, and those of them whose last month is unknown: in no batch. */
  sponsored: number;
  withoutLastMonth: number;
  /** People who pay one by one, or whose payer is unknown, by last month paid within `months`. */
  others: Batch[];
}

/** A stay rate of one payer, and of how many desa it is. */
export interface PayerStay extends StayRate {
  payer: Payer | 'total';
}

export interface Cohorts {
  rows: CohortRow[];
  /** Members in no cohort: their first month is unknown, or lies before the first report. */
  withoutFirstMonth: number;
  beforeReports: number;
}

/** What is known of members in one month: statuses, endings, retention, cohorts, and where all of it comes from. */
export interface MembersReport {
  query: MembersQuery;
  /** The area's name. */
  place: string;
  simulated: boolean;
  basis: StatusBasis;
  /** pu, bpu, jakon, total. */
  status: SegmentStatus[];
  desaExpected: number;
  endings: Endings;
  retention: Retention;
  /** An approximation where first months are unknown: of all members, old and new. `desa` of `desaAll` reported every month. */
  stay: { rows: PayerStay[]; desa: number; desaAll: number };
  cohorts: Cohorts;
  records: {
    /** Counts by desa, segment and payer of the month: of all segments, and of the segment asked for. */
    allCounts: number;
    counts: number;
    /** Those by desa, last and first month, of the segment asked for. */
    dated: number;
  };
  imports: PassportImport[];
  /** Imports of members of all months up to this one. */
  importsUpTo: number;
  graceMonths: number;
  build: { id: string; builtAt: string };
}

/** One desa of a batch. */
export interface BatchDesa {
  code: string;
  name: string;
  kecamatan: string;
  people: number;
}

/** The page of members: the report, and the desa of the batch that is looked at. */
export interface MembersPageData {
  members: MembersReport;
  batch: Batch | null;
  batchDesa: BatchDesa[];
}
