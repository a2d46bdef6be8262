import {
  affordablePeople,
  protectionCost,
  type MonthCost,
  type ProtectionTerms,
} from '../contributions/cost.ts';
import type { ContributionRule, UnknownContribution } from '../contributions/rules.ts';
import { judgeCoverage, type CoverageRow } from '../coverage/coverage.ts';
import { roundToTotal } from '../workers/largest-remainder.ts';

/** Whom to protect, where and for how much. */
export interface WhatIfWish {
  /** BPU rows of the chosen kecamatan, one month and denominator. */
  areas: readonly CoverageRow[];
  /** Null: as many as the budget carries. */
  people: number | null;
  /** Whole rupiah for all months; null: no limit. */
  budgetIdr: number | null;
  terms: ProtectionTerms;
}

/** What sets the number: the people wished for, what the budget carries, or how many are not yet protected there. */
export type WhatIfLimit = 'wish' | 'budget' | 'gap';

/** Why nothing can be said. */
export type WhatIfProblem =
  | { kind: 'no-area' }
  | { kind: 'no-wish' }
  | { kind: 'no-gap' }
  | { kind: 'no-contribution'; reason: UnknownContribution };

/** A chosen kecamatan before and after. */
export interface WhatIfArea {
  before: CoverageRow;
  /** Null where it is not known how many are left to protect: nobody is placed there. */
  added: number | null;
  after: CoverageRow;
}

export interface WhatIf {
  /** Whole people who are protected for all the months. */
  people: number;
  limit: WhatIfLimit;
  /** What the budget carries alone; null without budget, or where nothing is to be paid. */
  affordable: number | null;
  /** Not yet protected in the chosen kecamatan, those of unknown gap left out. */
  gap: number;
  perPersonIdr: number;
  costIdr: number;
  /** Of the budget; null without one. */
  leftIdr: number | null;
  months: MonthCost[];
  areas: WhatIfArea[];
}

export type WhatIfOutcome = { whatIf: WhatIf; problem: null } | { whatIf: null; problem: WhatIfProblem };

/**
 * How many people can be protected in chosen kecamatan and what coverage comes of it: no more than are wished for, than the budget
 * pays for over all months, and than are not yet protected there. They are spread by gap, in whole people (largest remainder).
 * Assumes that nobody of them would be protected otherwise.
 *
 * @throws RangeError as `protectionCost` and `affordablePeople`
 */
export function whatIf(
  rules: readonly ContributionRule[],
  { areas, people, budgetIdr, terms }: WhatIfWish,
): WhatIfOutcome {
  if (areas.length === 0) return none({ kind: 'no-area' });
  if (people === null && budgetIdr === null) return none({ kind: 'no-wish' });
  const gaps = areas.map(({ gap }) => (gap === null ? null : Math.max(0, Math.floor(gap))));
  if (gaps.every((gap) => gap === null)) return none({ kind: 'no-gap' });
  const gap = gaps.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const carried = budgetIdr === null ? null : affordablePeople(rules, budgetIdr, terms);
  const affordable = carried?.people ?? null;
  const placed = Math.min(people ?? Infinity, affordable ?? Infinity, gap);
  const cost = protectionCost(rules, placed, terms);
  if (cost.perPersonIdr === null || cost.totalIdr === null)
    return none({ kind: 'no-contribution', reason: cost.reason ?? 'no-rule' });
  return {
    whatIf: {
      people: placed,
      limit: limitOf(placed, people, affordable),
      affordable,
      gap,
      perPersonIdr: cost.perPersonIdr,
      costIdr: cost.totalIdr,
      leftIdr: budgetIdr === null ? null : budgetIdr - cost.totalIdr,
      months: cost.months,
      areas: spread(areas, gaps, placed),
    },
    problem: null,
  };
}

/** A row with so many more members. */
export function withMore(row: CoverageRow, added: number): CoverageRow {
  const counts = { ...row, active: row.active === null ? null : row.active + added };
  return { ...counts, ...judgeCoverage(counts) };
}

/** Several areas as one, with the name given; no interval, which is not known from those of its parts. */
export function together(areas: readonly CoverageRow[], name: string): CoverageRow | null {
  const [first] = areas;
  if (first === undefined) return null;
  const known = areas.filter(({ active }) => active !== null);
  const counts = {
    ...{ eligibleLow: null, eligibleHigh: null, eligibleLow80: null, eligibleHigh80: null },
    eligible: sumOf(areas.map(({ eligible }) => eligible)),
    eligibleReported: known.length === 0 ? null : sumOf(known.map((one) => one.eligibleReported)),
    active: known.length === 0 ? null : sumOf(known.map(({ active }) => active)),
    desaReported: areas.reduce((sum, one) => sum + one.desaReported, 0),
    desaExpected: areas.reduce((sum, one) => sum + one.desaExpected, 0),
  };
  const simulated = areas.some((one) => one.simulated);
  return { ...first, name, code: '', simulated, ...counts, ...judgeCoverage(counts) };
}

/** A sum of unknown parts is unknown. */
function sumOf(parts: readonly (number | null)[]): number | null {
  return parts.reduce<number | null>((sum, part) => (sum === null || part === null ? null : sum + part), 0);
}

function none(problem: WhatIfProblem): WhatIfOutcome {
  return { whatIf: null, problem };
}

/** The wish before the budget before the gap, where several say the same. */
function limitOf(placed: number, people: number | null, affordable: number | null): WhatIfLimit {
  if (placed === people) return 'wish';
  return placed === affordable ? 'budget' : 'gap';
}

function spread(
  areas: readonly CoverageRow[],
  gaps: readonly (number | null)[],
  people: number,
): WhatIfArea[] {
  const shares = roundToTotal(
    gaps.map((gap) => gap ?? 0),
    people,
  );
  return areas.map((before, i) =>
    gaps[i] === null
      ? { before, added: null, after: before }
      : { before, added: shares[i]!, after: withMore(before, shares[i]!) },
  );
}
