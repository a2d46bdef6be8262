import type { DriveStatus, PartnerKind } from '../domain/drives/kinds.ts';
import type { Visit } from '../domain/drives/visit.ts';
import type { Range } from '../domain/outreach/request.ts';
import type { Period } from '../domain/calendar/period.ts';
import type { DenominatorId } from '../domain/workers/segments.ts';
import type { Reason } from '../domain/coverage/coverage.ts';

/** One step of what became of a drive. */
export interface DriveStep {
  /** ISO time. */
  at: string;
  actorName: string;
  status: DriveStatus;
  note: string;
}

/** A planned visit, as it is shown to those who go there. */
export interface DriveInfo {
  id: string;
  /** ISO date, in Asia/Jakarta. */
  date: string;
  team: string;
  position: number;
  /** Minutes after midnight. */
  begins: number;
  code: string;
  name: string;
  kecamatan: string;
  kind: 'first' | 'repeat' | 'follow-up';
  /** People. */
  expected: Range;
  partnerId: string | null;
  status: DriveStatus;
  /** BPU workers without protection, people; null where unknown, with the reason. */
  gap: { mid: number; low: number | null; high: number | null } | null;
  gapReason: Reason | null;
  /** ISO date of the last visit that was recorded there. */
  lastVisit: string | null;
  /** Oldest first, with those of the drives it was moved from. */
  history: DriveStep[];
}

/** A visit that was recorded and counts. */
export interface RecordedVisit extends Visit {
  name: string;
  kecamatan: string;
  authorName: string;
  /** ISO time. */
  recordedAt: string;
}

/** What a phone keeps, to be used without signal as well. */
export interface PhoneData {
  /** ISO time it was made at. */
  madeAt: string;
  /** Whose it is. */
  account: string;
  /** ISO dates, both within. */
  from: string;
  to: string;
  /** What the gaps are of; null without any enrollment. */
  gapOf: { period: Period; denominator: DenominatorId } | null;
  /** By date, team and position. */
  drives: DriveInfo[];
  partners: { id: string; name: string; kind: PartnerKind }[];
  /** Of the last days, the newest first. */
  recorded: RecordedVisit[];
}

export interface VisitsPageData {
  phone: PhoneData;
}
