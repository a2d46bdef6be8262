import type { CoverageRow } from '../domain/coverage/coverage.ts';
import type { Holiday } from '../domain/calendar/holidays.ts';
import type { Period } from '../domain/calendar/period.ts';
import type { Comparison } from '../domain/drives/compare.ts';
import type { LeftOut, PlanDesa } from '../domain/drives/compose-request.ts';
import type { DriveStatus, PartnerKind } from '../domain/drives/kinds.ts';
import type { PlanAsked } from '../domain/drives/plan-asked.ts';
import type { OutreachRequest, Range } from '../domain/outreach/request.ts';
import type { OutreachPlan } from '../domain/outreach/result.ts';
import type { DenominatorId } from '../domain/workers/segments.ts';
import type { ShapesInfo } from './page-data.ts';
import type { TravelSources } from './travel-sentences.ts';

/** A plan in the list; moments are ISO times. */
export interface PlanLine {
  id: string;
  name: string;
  updatedAt: string;
  authorName: string;
  publishedAt: string | null;
  archivedAt: string | null;
  /** First and last day. */
  from: string;
  to: string;
  teams: number;
  /** Null before it was planned. */
  result: PlanTotals | null;
}

export interface PlanTotals {
  visits: number;
  teamDays: number;
  registrations: Range;
  km: number;
  costIdr: number;
  gap: number;
}

/** What plans are made from: month and denominator of the figures, and the date of the denominator. */
export interface PlanFigures {
  period: Period;
  denominator: DenominatorId;
  asOf: string;
}

export interface PlansPageData {
  plans: PlanLine[];
  figures: PlanFigures;
}

/** A desa as the plan's page shows it. */
export interface ShownDesa extends PlanDesa {
  /** 95% interval of the unprotected, people; null where unknown. */
  low: number | null;
  high: number | null;
}

export interface PlanPartner {
  id: string;
  name: string;
  kind: PartnerKind;
  /** Desa it works in. */
  codes: string[];
}

/** A plan as the browser has it. */
export interface ShownPlan {
  id: string;
  name: string;
  version: number;
  updatedAt: string;
  authorName: string;
  publishedAt: string | null;
  archivedAt: string | null;
  asked: PlanAsked;
  /** What `request` and `result` were made from. */
  plannedAsked: PlanAsked | null;
  request: OutreachRequest | null;
  requestMadeAt: string | null;
  result: OutreachPlan | null;
}

export interface PlanPageData {
  plan: ShownPlan;
  desa: ShownDesa[];
  /** Coverage of the desa, for the map. */
  rows: CoverageRow[];
  figures: PlanFigures;
  holidays: Holiday[];
  partners: PlanPartner[];
  shapesUrl: string;
  shapes: ShapesInfo;
  /** ISO date in Asia/Jakarta. */
  today: string;
  drives: PlanDrive[];
  /** Of the wishes kept last. */
  leftOut: LeftOut[];
}

/** A drive of a published plan. */
export interface PlanDrive {
  id: string;
  date: string;
  team: string;
  code: string;
  status: DriveStatus;
}

/** What the server answers when a plan's wishes are saved. */
export interface PlanComposed {
  version: number;
  request: OutreachRequest;
  leftOut: LeftOut[];
  /** Where travel times are from. */
  travel: TravelSources;
}

/** Plans side by side, in the order asked for. */
export interface ComparePageData {
  /** `madeAt`: when the estimates per desa were made, ISO time. */
  compared: { id: string; name: string; madeAt: string | null }[];
  comparison: Comparison;
  desaNames: Record<string, string>;
}
