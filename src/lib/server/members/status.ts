import {
  statusFromCounts,
  statusFromMonths,
  statusSum,
  statusUnknown,
  type StatusRow,
} from '#lib/domain/coverage/status-table.ts';
import { statusCounts } from '#lib/domain/coverage/status.ts';
import type { Period } from '#lib/domain/calendar/period.ts';
import { SEGMENTS, type Segment } from '#lib/domain/workers/segments.ts';
import type { SegmentStatus } from '#lib/views/members-data.ts';
import type { DatedGroup, MonthFacts, PayerCounts } from './member-queries.ts';

/** What statuses are judged from. */
export interface StatusInputs {
  period: Period;
  graceMonths: number;
  facts: MonthFacts | null;
  /** Of the month before. */
  factsBefore: MonthFacts | null;
  counts: readonly PayerCounts[];
  groups: readonly DatedGroup[];
}

/** Statuses by segment, and of all segments that were reported. */
export function statusBySegment(inputs: StatusInputs): SegmentStatus[] {
  const rows = SEGMENTS.map((segment) => segmentStatus(segment, inputs));
  const reported = rows.filter(({ desaReported }) => desaReported > 0);
  const desaReported = Math.min(...rows.map((row) => row.desaReported));
  return [...rows, { segment: 'total', desaReported, ...statusSum(reported) }];
}

function segmentStatus(segment: Segment, inputs: StatusInputs): SegmentStatus {
  const counts = inputs.counts.filter((row) => row.segment === segment);
  const [first] = counts;
  const { facts } = inputs;
  if (!first || !facts) return { segment, desaReported: 0, ...statusUnknown() };
  const row = facts.status_follows ? fromMonths(first, facts, segment, inputs) : fromCounts(counts, facts);
  return { segment, desaReported: first.desa_reported, ...row };
}

function fromCounts(counts: readonly PayerCounts[], facts: MonthFacts): StatusRow {
  const sum = (key: 'active' | 'arrears' | 'new' | 'ended') =>
    counts.reduce((total, row) => total + row[key], 0);
  return statusFromCounts({
    active: sum('active'),
    arrears: sum('arrears'),
    entered: sum('new'),
    endedThisMonth: sum('ended'),
    givesArrears: facts.gives_arrears,
    givesNew: facts.gives_new,
    givesEnded: facts.gives_ended,
  });
}

function fromMonths(
  first: PayerCounts,
  facts: MonthFacts,
  segment: Segment,
  { groups, period, graceMonths, factsBefore }: StatusInputs,
): StatusRow {
  const inside = groups.filter((group) => group.segment === segment);
  return statusFromMonths(statusCounts(inside, period, graceMonths), {
    listsEnded: facts.lists_ended,
    membersBefore: factsBefore?.gives_arrears && first.before_missing === 0 ? first.members_before : null,
  });
}
