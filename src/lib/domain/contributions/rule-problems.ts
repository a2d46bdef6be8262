import { addMonths, isPeriod, type Period } from '../calendar/period.ts';
import {
  ANY,
  isAbout,
  PAYER_CLASSES,
  PROGRAMMES,
  RULE_SEGMENTS,
  SECTORS,
  type ContributionRule,
  type PayerClass,
  type Sector,
} from './rules.ts';

const WORDS = {
  programme: PROGRAMMES,
  segment: RULE_SEGMENTS,
  sector: [ANY, ...SECTORS],
  payer: [ANY, ...PAYER_CLASSES],
} as const;

/**
 * What is wrong with rules; `rules` are the rows concerned.
 * - `unknown-word`: a programme, segment, sector or payer that no calculation asks for
 * - `bad-month`, `backwards`: a month not written `YYYY-MM`; an end before its beginning
 * - `bad-discount`, `bad-base`: outside 0–1; not above 0
 * - `overlap`: two rows hold in the months `from`–`to` (null: open)
 * - `gap`: nobody has said what is paid in the months `from`–`to` between two rows, or after the last one (`to` null)
 */
export type RuleProblem =
  | {
      kind: 'unknown-word';
      rules: [ContributionRule];
      field: keyof typeof WORDS;
      allowed: readonly string[];
    }
  | { kind: 'bad-month' | 'backwards' | 'bad-discount' | 'bad-base'; rules: [ContributionRule] }
  | { kind: 'overlap'; rules: [ContributionRule, ContributionRule]; from: Period; to: Period | null }
  | {
      kind: 'gap';
      rules: [ContributionRule, ContributionRule] | [ContributionRule];
      sector: Sector;
      payer: PayerClass;
      from: Period;
      to: Period | null;
    };

/**
 * What keeps rules from giving one contribution for every month, in an order that does not depend on theirs. Rows that
 * cannot be read are told alone: what they would leave open or cover twice is known only when they are mended.
 *
 * A last rule with an end is a gap: when a discount ends, the row that follows it is what makes the rise visible. Months
 * before the first rule, and a sector or payer that no rule is about, are no gaps but unknown.
 */
export function ruleProblems(rules: readonly ContributionRule[]): RuleProblem[] {
  const sorted = [...rules].sort(byRow);
  const unreadable = sorted.flatMap(rowProblems);
  return unreadable.length > 0 ? unreadable : [...overlaps(sorted), ...gaps(sorted)];
}

function rowProblems(rule: ContributionRule): RuleProblem[] {
  const { baseIdr, discount, validFrom, validTo } = rule;
  const fields = Object.keys(WORDS) as (keyof typeof WORDS)[];
  const problems: RuleProblem[] = fields
    .filter((field) => !(WORDS[field] as readonly string[]).includes(rule[field]))
    .map((field) => ({ kind: 'unknown-word', rules: [rule], field, allowed: WORDS[field] }));
  if (!(discount >= 0 && discount <= 1)) problems.push({ kind: 'bad-discount', rules: [rule] });
  if (!(baseIdr > 0)) problems.push({ kind: 'bad-base', rules: [rule] });
  if (!isPeriod(validFrom) || (validTo !== null && !isPeriod(validTo)))
    problems.push({ kind: 'bad-month', rules: [rule] });
  else if (validTo !== null && validTo < validFrom) problems.push({ kind: 'backwards', rules: [rule] });
  return problems;
}

/** Pairs of rows that both hold for somebody in some month. */
function overlaps(rules: readonly ContributionRule[]): RuleProblem[] {
  return rules.flatMap((first, at) =>
    rules.slice(at + 1).flatMap((second): RuleProblem[] => {
      const from = first.validFrom > second.validFrom ? first.validFrom : second.validFrom;
      const to = earlierEnd(first.validTo, second.validTo);
      if (!shareSomebody(first, second) || (to !== null && to < from)) return [];
      return [{ kind: 'overlap', rules: [first, second], from, to }];
    }),
  );
}

function shareSomebody(a: ContributionRule, b: ContributionRule): boolean {
  const meet = (one: string, other: string) => one === other || one === ANY || other === ANY;
  const same = a.programme === b.programme && a.segment === b.segment;
  return same && meet(a.sector, b.sector) && meet(a.payer, b.payer);
}

function gaps(rules: readonly ContributionRule[]): RuleProblem[] {
  return PROGRAMMES.flatMap((programme) =>
    RULE_SEGMENTS.flatMap((segment) =>
      SECTORS.flatMap((sector) =>
        PAYER_CLASSES.flatMap((payer) => {
          const own = rules.filter((rule) => isAbout(rule, { programme, segment, sector, payer }));
          return gapsOf(own).map((gap): RuleProblem => ({ kind: 'gap', sector, payer, ...gap }));
        }),
      ),
    ),
  );
}

type Gap = Pick<Extract<RuleProblem, { kind: 'gap' }>, 'rules' | 'from' | 'to'>;

/** Months without a rule after each rule for the same people; what holds longest so far stands at the edge. */
function gapsOf(rules: readonly ContributionRule[]): Gap[] {
  const found: Gap[] = [];
  let last: ContributionRule | null = null;
  for (const rule of [...rules].sort(byMonth)) {
    if (last !== null && last.validTo !== null && rule.validFrom > addMonths(last.validTo, 1))
      found.push({
        rules: [last, rule],
        from: addMonths(last.validTo, 1),
        to: addMonths(rule.validFrom, -1),
      });
    if (last === null || earlierEnd(last.validTo, rule.validTo) === last.validTo) last = rule;
  }
  if (last !== null && last.validTo !== null)
    found.push({ rules: [last], from: addMonths(last.validTo, 1), to: null });
  return found;
}

function earlierEnd(a: Period | null, b: Period | null): Period | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function byMonth(a: ContributionRule, b: ContributionRule): number {
  return compare(a.validFrom, b.validFrom);
}

function byRow(a: ContributionRule, b: ContributionRule): number {
  return compare(rowText(a), rowText(b));
}

const rowText = (rule: ContributionRule) =>
  [rule.programme, rule.segment, rule.sector, rule.payer, rule.validFrom, rule.validTo, rule.source]
    .concat([String(rule.baseIdr), String(rule.discount)])
    .join(' ');

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
