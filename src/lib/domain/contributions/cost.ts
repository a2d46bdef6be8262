import { addMonths, periodsBetween, type Period } from '../calendar/period.ts';
import {
  contributionOf,
  SECTORS,
  type Contribution,
  type ContributionRule,
  type PayerClass,
  type Programme,
  type RuleSegment,
  type Sector,
  type UnknownContribution,
} from './rules.ts';

/** For whom, for what and for which months protection is paid. */
export interface ProtectionTerms {
  segment: RuleSegment;
  sector: Sector;
  payer: PayerClass;
  programmes: readonly Programme[];
  from: Period;
  /** Months paid for, `from` included; 1 or more. */
  months: number;
}

/** What one month costs: a person, all of them, and by programme; null with a reason where a rule is missing. */
export interface MonthCost {
  month: Period;
  perPersonIdr: number | null;
  totalIdr: number | null;
  parts: Contribution[];
  reason: UnknownContribution | null;
}

/** What protection costs over all its months, whole rupiah; null with a reason where a month is unknown. */
export interface ProtectionCost {
  people: number;
  months: MonthCost[];
  perPersonIdr: number | null;
  totalIdr: number | null;
  reason: UnknownContribution | null;
}

/**
 * What it costs to protect people month by month, each month by the rules that hold in it.
 *
 * @param rules rules that `ruleProblems` finds nothing in
 * @param people a whole number, 0 or more; nobody joins or leaves meanwhile
 * @throws RangeError for people or months that are no such numbers, or a month not written `YYYY-MM`
 */
export function protectionCost(
  rules: readonly ContributionRule[],
  people: number,
  terms: ProtectionTerms,
): ProtectionCost {
  if (!(Number.isSafeInteger(people) && people >= 0))
    throw new RangeError(`${people} is not a number of people`);
  if (!(Number.isSafeInteger(terms.months) && terms.months >= 1))
    throw new RangeError(`${terms.months} is not a number of months`);
  const months = periodsBetween(terms.from, addMonths(terms.from, terms.months - 1)).map((month) =>
    monthCost(rules, people, terms, month),
  );
  return {
    people,
    months,
    perPersonIdr: sumKnown(months.map(({ perPersonIdr }) => perPersonIdr)),
    totalIdr: sumKnown(months.map(({ totalIdr }) => totalIdr)),
    reason: months.find(({ reason }) => reason !== null)?.reason ?? null,
  };
}

/** A budget turned into people. */
export interface AffordablePeople {
  /** People it protects for all the months; null with the reason. */
  people: number | null;
  perPersonIdr: number | null;
  /** What is left over, less than one more person costs. */
  leftIdr: number | null;
  /** `free`: nothing is to be paid, so the budget sets no limit. */
  reason: UnknownContribution | 'free' | null;
}

/**
 * How many people a budget protects for all the months: one more would exceed it.
 *
 * @param budgetIdr whole rupiah, 0 or more
 * @throws RangeError as `protectionCost`, or for a budget that is no such number
 */
export function affordablePeople(
  rules: readonly ContributionRule[],
  budgetIdr: number,
  terms: ProtectionTerms,
): AffordablePeople {
  if (!(Number.isSafeInteger(budgetIdr) && budgetIdr >= 0))
    throw new RangeError(`${budgetIdr} is not a budget in whole rupiah`);
  const { perPersonIdr, reason } = protectionCost(rules, 1, terms);
  if (perPersonIdr === null) return { people: null, perPersonIdr, leftIdr: null, reason };
  if (perPersonIdr === 0) return { people: null, perPersonIdr, leftIdr: budgetIdr, reason: 'free' };
  const people = Math.floor(budgetIdr / perPersonIdr);
  return { people, perPersonIdr, leftIdr: budgetIdr - people * perPersonIdr, reason: null };
}

/** The same protection by sector; sectors that pay the same in every month stand together. */
export function costsBySector(
  rules: readonly ContributionRule[],
  people: number,
  terms: Omit<ProtectionTerms, 'sector'>,
): { sectors: Sector[]; cost: ProtectionCost }[] {
  const found: { sectors: Sector[]; cost: ProtectionCost }[] = [];
  for (const sector of SECTORS) {
    const cost = protectionCost(rules, people, { ...terms, sector });
    const same = found.find((one) => paysTheSame(one.cost, cost));
    if (same) same.sectors.push(sector);
    else found.push({ sectors: [sector], cost });
  }
  return found;
}

function monthCost(
  rules: readonly ContributionRule[],
  people: number,
  { segment, sector, payer, programmes }: ProtectionTerms,
  month: Period,
): MonthCost {
  const parts = programmes.map((programme) =>
    contributionOf(rules, { programme, segment, sector, payer, month }),
  );
  const perPersonIdr = sumKnown(parts.map(({ amountIdr }) => amountIdr));
  return {
    month,
    perPersonIdr,
    totalIdr: perPersonIdr === null ? null : perPersonIdr * people,
    parts,
    reason: parts.find(({ reason }) => reason !== null)?.reason ?? null,
  };
}

/** A sum of unknown parts is unknown. */
function sumKnown(amounts: readonly (number | null)[]): number | null {
  return amounts.reduce<number | null>(
    (total, amount) => (total === null || amount === null ? null : total + amount),
    0,
  );
}

function paysTheSame(a: ProtectionCost, b: ProtectionCost): boolean {
  return a.months.every(({ perPersonIdr }, at) => perPersonIdr === b.months[at]?.perPersonIdr);
}
