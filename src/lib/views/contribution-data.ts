import type { Period } from '../domain/calendar/period.ts';
import type { ChangeInSteps } from '../domain/contributions/changes.ts';
import type { ProtectionCost } from '../domain/contributions/cost.ts';
import type { PayerClass, Programme, Sector } from '../domain/contributions/rules.ts';
import type { CoverageRow } from '../domain/coverage/coverage.ts';
import type { Payer } from '../domain/coverage/enrollment.ts';

/** Payers the cost of a desa is told for: the budget of the desa, and people themselves. */
export const COST_PAYERS = ['apbdes', 'mandiri'] as const;
export type CostPayer = (typeof COST_PAYERS)[number];

/** What a figure about contributions rests on besides the rules. */
export interface ContributionBasis {
  /** Payers that the branch has set to follow the rules for self-payers. */
  selfPaying: readonly Payer[];
  build: { id: string; builtAt: string };
}

/** What protecting the gap of a desa costs one payer in sectors that pay the same; whole rupiah. */
export interface PayerCost {
  payer: CostPayer;
  payerClass: PayerClass;
  sectors: readonly Sector[];
  cost: ProtectionCost;
  /** All months for the people at the ends of the gap's interval, at least none; null where unknown. */
  lowIdr: number | null;
  highIdr: number | null;
}

/** The cost of protecting the rest of a desa. */
export interface ProtectionPlan extends ContributionBasis {
  /** The BPU row whose gap is to be protected. */
  row: CoverageRow;
  programmes: readonly Programme[];
  from: Period;
  months: number;
  /** Empty where the gap is unknown or nobody is left. */
  costs: PayerCost[];
}

/** A contribution that changes soon, and who pays it now. */
export interface ContributionAlert extends ContributionBasis, ChangeInSteps {
  /** The BPU row of the scope in the chosen month. */
  row: CoverageRow;
  /** Active BPU members whose payer is of the class, people; null where nobody reported the month. */
  people: number | null;
  payers: { payer: Payer; active: number; desa: number }[];
}
