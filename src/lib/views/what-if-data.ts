import type { Period } from '../domain/calendar/period.ts';
import type { CoverageRow, Level } from '../domain/coverage/coverage.ts';
import type { DraftDesa } from '../domain/outreach/draft-request.ts';
import type { NoOutlookReason } from '../domain/targets/outlook.ts';
import type { StillActive } from '../domain/targets/still-active.ts';
import type { WhatIfOutcome } from '../domain/targets/what-if.ts';
import type { SideBySide } from '../domain/targets/with-added.ts';
import type { WhatIfAsked } from './what-if-form.ts';

/** Coverage of something before and after. */
export interface Change {
  before: CoverageRow;
  after: CoverageRow;
}

/** December of one area, without and with; BPU. */
export interface WhatIfDecember {
  level: Level;
  code: string;
  name: string;
  /** People protected there. */
  added: number;
  /** Of the target's year; null where none is set. */
  target: number | null;
  sides: SideBySide | null;
  reason: NoOutlookReason | null;
}

/** A desa that a plan may visit or begin at. */
export interface PlanDesa extends Omit<DraftDesa, 'unprotected'> {
  name: string;
  /** Null where it is unknown or the desa is in none of the chosen kecamatan. */
  unprotected: number | null;
}

export interface WhatIfPageData {
  year: number;
  years: number[];
  /** Month of the figures. */
  at: Period;
  asked: WhatIfAsked;
  /** Months in which protection can begin. */
  months: Period[];
  /** Kecamatan that can be chosen, with the BPU gap. */
  areas: CoverageRow[];
  /** Null while a field cannot be used, or nothing has been asked. */
  outcome: WhatIfOutcome | null;
  /** The chosen kecamatan together, where they are several; the branch's BPU and all segments, for who may see it. */
  together: Change | null;
  branch: Change | null;
  total: Change | null;
  stay: StillActive;
  /** The branch, where one may see it, then the chosen kecamatan. */
  decembers: WhatIfDecember[];
  plan: {
    /** All desa, those of the chosen kecamatan with their gap. */
    desa: PlanDesa[];
    /** Code of the desa where teams begin unless told. */
    base: string;
    /** ISO dates that are proposed. */
    from: string;
    to: string;
  };
}
