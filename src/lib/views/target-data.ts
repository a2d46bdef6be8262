import type { Range } from '../domain/outreach/request.ts';
import type { Period } from '../domain/calendar/period.ts';
import type { Level } from '../domain/coverage/coverage.ts';
import type { Payer } from '../domain/coverage/enrollment.ts';
import type { Course } from '../domain/targets/course.ts';
import type { CourseChange } from '../domain/targets/course-changes.ts';
import type { NoOutlookReason, OutlookEvent } from '../domain/targets/outlook.ts';
import type { MonthlyProfile, NoProfileReason } from '../domain/targets/monthly-profile.ts';
import type { Pace } from '../domain/targets/pace.ts';
import type { StartFigures } from '../domain/targets/start-figures.ts';
import type { DenominatorId, Segment, SegmentOrTotal } from '../domain/workers/segments.ts';
import type { ContributionAlert } from './contribution-data.ts';
import type { Endings } from './members-data.ts';

/** A version as pages name it. */
export interface VersionInfo {
  id: string;
  number: number;
  /** ISO time. */
  createdAt: string;
  authorName: string;
  reason: string;
}

/** What December of the target's year is expected to bring, people, and the chance (0–1) that the target is reached. */
export interface DecemberForecast {
  people: number;
  low80: number;
  high80: number;
  chance: number;
  /** What the way from now to then is made of; they sum to it. */
  events: OutlookEvent[];
}

/** One area and segment on its way. */
export interface TargetLine {
  level: Level;
  code: string;
  name: string;
  /** Null for the kabupaten. */
  kecamatan: string | null;
  segment: SegmentOrTotal;
  /** Null where the desa has none: its figures were unknown when the target was split. */
  pace: Pace | null;
  forecast: DecemberForecast | null;
  reason: NoOutlookReason | null;
  /** Eligible workers of the set and month; null where unknown. */
  eligible: number | null;
}

/** Active self-employed members of one payer, and of those how many end before the year does. */
export interface PayerLine {
  payer: Payer;
  active: number;
  lastYear: number | null;
  ending: number | null;
}

export interface TargetPageData {
  year: number;
  years: number[];
  /** The newest version; null where there is no target. */
  version: VersionInfo | null;
  /** What its shares are of; null where there is no target. */
  denominator: DenominatorId | null;
  line: TargetLine | null;
  /** Kecamatan of the branch, or desa of the chosen kecamatan. */
  lines: TargetLine[];
  /** Desa that keep the area farthest from its target, most people first. */
  holdingBack: TargetLine[];
  /** Of the BPU; empty for the other segments. */
  payers: PayerLine[];
  endings: Endings;
  contributionChanges: ContributionAlert[];
  denominatorAsOf: string | null;
  /** Published visits that are still to be made in the year; null where the segment has none or nothing is planned. */
  coming: ComingDrives | null;
}

/** What visits that are still to be made are expected to bring. */
export interface ComingDrives {
  visits: number;
  registrations: Range;
  /** Of the last one, ISO date. */
  until: string;
}

/** One desa as the page that sets targets knows it; `null` is unknown. */
export interface TargetDesa {
  code: string;
  name: string;
  kecamatan: string;
  figures: Record<Segment, { eligible: number | null; active: number | null; responseRate: number | null }>;
}

export interface SetTargetData {
  year: number;
  years: number[];
  /** Number of the newest version; 0 for none. */
  base: number;
  version: VersionInfo | null;
  course: Course | null;
  start: StartFigures;
  targetDesa: TargetDesa[];
  /** Last year's shape, of each segment. */
  seasonal: Record<
    Segment,
    { profile: MonthlyProfile; reason: null } | { profile: null; reason: NoProfileReason }
  >;
}

/** A version with what it changed against the one before. */
export interface HistoryEntry extends VersionInfo {
  /** Number of the version it brought back. */
  restores: number | null;
  /** There is no target any more. */
  withdrawn: boolean;
  goals: Record<SegmentOrTotal, number | null>;
  period: Period | null;
  changes: CourseChange[];
  /** Desa whose number changed, by segment. */
  changedDesa: Record<Segment, number>;
}

export interface TargetHistoryData {
  year: number;
  years: number[];
  entries: HistoryEntry[];
}
