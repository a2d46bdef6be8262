import { addMonths, periodsBetween, type Period } from '../calendar/period.ts';
import {
  contributionOf,
  PAYER_CLASSES,
  PROGRAMMES,
  SECTORS,
  type ContributionRule,
  type PayerClass,
  type Programme,
  type RuleSegment,
  type Sector,
} from './rules.ts';

/** A month in which people begin to pay another amount, whole rupiah a person a month, and the rules before and after. */
export interface ContributionChange {
  month: Period;
  programme: Programme;
  sector: Sector;
  payer: PayerClass;
  beforeIdr: number;
  afterIdr: number;
  before: ContributionRule;
  after: ContributionRule;
}

/**
 * Changes of a segment's contributions in the months after `after`, up to and including `to`; soonest first, then by
 * programme, payer and sector. A month whose contribution, or that before it, is unknown is no change.
 *
 * @param rules rules that `ruleProblems` finds nothing in
 * @throws RangeError when a month is not `YYYY-MM`
 */
export function contributionChanges(
  rules: readonly ContributionRule[],
  { segment, after, to }: { segment: RuleSegment; after: Period; to: Period },
): ContributionChange[] {
  return periodsBetween(addMonths(after, 1), to).flatMap((month) =>
    PROGRAMMES.flatMap((programme) =>
      PAYER_CLASSES.flatMap((payer) =>
        SECTORS.flatMap((sector): ContributionChange[] => {
          const people = { programme, segment, sector, payer };
          const before = contributionOf(rules, { ...people, month: addMonths(month, -1) });
          const now = contributionOf(rules, { ...people, month });
          if (before.rule === null || now.rule === null || before.amountIdr === now.amountIdr) return [];
          const amounts = { beforeIdr: before.amountIdr, afterIdr: now.amountIdr };
          return [{ month, programme, sector, payer, ...amounts, before: before.rule, after: now.rule }];
        }),
      ),
    ),
  );
}

/** The same change of the same payers, sector after sector: one amount becomes another. */
export interface ChangeInSteps {
  programme: Programme;
  payer: PayerClass;
  beforeIdr: number;
  afterIdr: number;
  /** Soonest first. */
  steps: { month: Period; sectors: Sector[] }[];
  /** Rows before and after, each once. */
  rules: ContributionRule[];
}

/** Puts together changes that sectors go through at different times; the order is that of their first months. */
export function inSteps(changes: readonly ContributionChange[]): ChangeInSteps[] {
  const found: ChangeInSteps[] = [];
  for (const change of changes) {
    const { month, sector, before, after } = change;
    let whole = found.find((one) => isSameChange(one, change) && !hasStep(one, sector));
    if (!whole) found.push((whole = begin(change)));
    const step = whole.steps.find((one) => one.month === month);
    if (step) step.sectors.push(sector);
    else whole.steps.push({ month, sectors: [sector] });
    whole.rules.push(...[before, after].filter((rule) => !whole.rules.includes(rule)));
  }
  return found;
}

function begin({ programme, payer, beforeIdr, afterIdr }: ContributionChange): ChangeInSteps {
  return { programme, payer, beforeIdr, afterIdr, steps: [], rules: [] };
}

function isSameChange(one: ChangeInSteps, change: ContributionChange): boolean {
  return (['programme', 'payer', 'beforeIdr', 'afterIdr'] as const).every((key) => one[key] === change[key]);
}

const hasStep = ({ steps }: ChangeInSteps, sector: Sector) =>
  steps.some(({ sectors }) => sectors.includes(sector));
