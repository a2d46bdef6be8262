import type { Period } from '../calendar/period.ts';

/** What a contribution pays for: accident and death go together, old age is optional. */
export const PROGRAMMES = ['JKK+JKM', 'JHT'] as const;
export type Programme = (typeof PROGRAMMES)[number];

/** Segments a rule may be about. */
export const RULE_SEGMENTS = ['pu', 'bpu', 'jakon', 'pmi'] as const;
export type RuleSegment = (typeof RULE_SEGMENTS)[number];

/** Sectors that rules tell apart. */
export const SECTORS = ['other', 'transport'] as const;
export type Sector = (typeof SECTORS)[number];

/** Payers that rules tell apart: members themselves, or a public budget. */
export const PAYER_CLASSES = ['self', 'government'] as const;
export type PayerClass = (typeof PAYER_CLASSES)[number];

/** In a rule: every sector, or every payer. */
export const ANY = 'any';

/** One dated rule as a table states it; its words may be wrong until `ruleProblems` finds nothing. */
export interface ContributionRule {
  /** One of `PROGRAMMES`. */
  programme: string;
  /** One of `RULE_SEGMENTS`. */
  segment: string;
  /** One of `SECTORS`, or `any`. */
  sector: string;
  /** One of `PAYER_CLASSES`, or `any`. */
  payer: string;
  /** Contribution of a person for a month before the discount, whole rupiah. */
  baseIdr: number;
  /** Share of the base that is not paid, 0–1. */
  discount: number;
  /** First and last month it holds; `validTo` is null while no end is known. */
  validFrom: Period;
  validTo: Period | null;
  source: string;
}

/** Whose contribution, for what and for which month. */
export interface ContributionQuery {
  programme: Programme;
  segment: RuleSegment;
  sector: Sector;
  payer: PayerClass;
  month: Period;
}

/**
 * Why a contribution is unknown.
 * - `no-rule`: no rule is about this programme, segment, sector and payer
 * - `no-rule-then`: there are such rules, but none for the month (before the first of them)
 */
export type UnknownContribution = 'no-rule' | 'no-rule-then';

/** What a person pays for a month, whole rupiah, and the rule it rests on; null with the reason where no rule covers it. */
export type Contribution =
  | { programme: Programme; amountIdr: number; rule: ContributionRule; reason: null }
  | { programme: Programme; amountIdr: null; rule: null; reason: UnknownContribution };

/**
 * The contribution of a person for a month: base × (1 − discount), rounded to whole rupiah.
 *
 * @param rules rules that `ruleProblems` finds nothing in, in any order: then at most one covers the month
 */
export function contributionOf(rules: readonly ContributionRule[], query: ContributionQuery): Contribution {
  const { programme, month } = query;
  const own = rules.filter((rule) => isAbout(rule, query));
  const rule = own.find((one) => holdsIn(one, month));
  if (rule) return { programme, amountIdr: amountOf(rule), rule, reason: null };
  return { programme, amountIdr: null, rule: null, reason: own.length === 0 ? 'no-rule' : 'no-rule-then' };
}

/** What a person pays for a month under a rule, whole rupiah. */
export function amountOf({ baseIdr, discount }: Pick<ContributionRule, 'baseIdr' | 'discount'>): number {
  return Math.round(baseIdr * (1 - discount));
}

/** Whether a rule is about a programme, segment, sector and payer, in whatever month; `any` is about each. */
export function isAbout(rule: ContributionRule, query: Omit<ContributionQuery, 'month'>): boolean {
  return (
    rule.programme === query.programme &&
    rule.segment === query.segment &&
    [ANY, query.sector].includes(rule.sector) &&
    [ANY, query.payer].includes(rule.payer)
  );
}

/** The class a payer belongs to: those listed pay by the rules for self-payers, all others by those for government. */
export function payerClassOf<P extends string>(payer: P, selfPaying: readonly P[]): PayerClass {
  return selfPaying.includes(payer) ? 'self' : 'government';
}

function holdsIn({ validFrom, validTo }: ContributionRule, month: Period): boolean {
  return validFrom <= month && (validTo === null || month <= validTo);
}
