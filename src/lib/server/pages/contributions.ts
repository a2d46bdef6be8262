import { addMonths, type Period } from '#lib/domain/calendar/period.ts';
import { contributionChanges, inSteps, type ChangeInSteps } from '#lib/domain/contributions/changes.ts';
import { costsBySector, protectionCost } from '#lib/domain/contributions/cost.ts';
import { payerClassOf, type ContributionRule, type Programme } from '#lib/domain/contributions/rules.ts';
import type { CoverageRow } from '#lib/domain/coverage/coverage.ts';
import type { Payer } from '#lib/domain/coverage/enrollment.ts';
import {
  COST_PAYERS,
  type ContributionAlert,
  type ContributionBasis,
  type CostPayer,
  type PayerCost,
  type ProtectionPlan,
} from '#lib/views/contribution-data.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { readRules } from '../warehouse/contribution-rules.ts';
import { queryText } from '../warehouse/queries.ts';
import type { PageContext } from './app.ts';

const COMPULSORY: readonly Programme[] = ['JKK+JKM'];
/** Months that protection is paid for. */
export const PROTECTED_MONTHS = 12;
/** Months ahead in which a contribution that changes is told. */
const MONTHS = 12;

/**
 * What it costs to protect the gap of a desa for twelve months, from the month after the last one with data.
 * @param row the BPU row of the desa
 */
export async function protectionPlan(context: PageContext, row: CoverageRow): Promise<ProtectionPlan> {
  const from = addMonths(context.facts.periods.at(-1) ?? row.period, 1);
  const costs = await gapCosts(context, row, from);
  return { ...basisOf(context), programmes: COMPULSORY, from, months: PROTECTED_MONTHS, row, costs };
}

/** People who are not protected, with the ends of the interval. */
type Gap = Pick<CoverageRow, 'gap' | 'gapLow' | 'gapHigh'>;

/** What it costs to protect a gap of BPU workers for twelve months; nothing where it is unknown or nobody is left. */
export async function gapCosts(context: PageContext, gap: Gap, from: Period): Promise<PayerCost[]> {
  const rules = await readRules(context.warehouse);
  const terms = { programmes: COMPULSORY, from, months: PROTECTED_MONTHS };
  const basis = basisOf(context);
  if ((gap.gap ?? 0) <= 0) return [];
  return COST_PAYERS.flatMap((payer) => payerCosts(rules, payer, gap, terms, basis));
}

function payerCosts(
  rules: readonly ContributionRule[],
  payer: CostPayer,
  row: Gap,
  terms: Pick<ProtectionPlan, 'programmes' | 'from' | 'months'>,
  { selfPaying }: ContributionBasis,
): PayerCost[] {
  const payerClass = payerClassOf<Payer>(payer, selfPaying);
  const ask = { ...terms, segment: 'bpu', payer: payerClass } as const;
  return costsBySector(rules, row.gap ?? 0, ask).map(({ sectors, cost }) => {
    const sector = sectors[0]!;
    const ofGap = (gap: number | null) =>
      gap === null ? null : protectionCost(rules, Math.max(0, gap), { ...ask, sector }).totalIdr;
    return { payer, payerClass, sectors, cost, lowIdr: ofGap(row.gapLow), highIdr: ofGap(row.gapHigh) };
  });
}

/**
 * Changes of BPU contributions in the twelve months after the chosen one, with the active members who pay at that rate.
 * @param row the BPU row of the scope in the chosen month
 */
export async function contributionAlerts(
  context: PageContext,
  row: CoverageRow,
): Promise<ContributionAlert[]> {
  const { config, query, warehouse } = context;
  const rules = await readRules(warehouse);
  const ahead = { segment: 'bpu', after: row.period, to: addMonths(row.period, MONTHS) } as const;
  const changes = inSteps(contributionChanges(rules, ahead));
  if (changes.length === 0) return [];
  const table = await query('bpu_payers', queryText(config.appDir, 'bpu_payers'), { period: row.period });
  const members = rowsOf(table) as ContributionAlert['payers'];
  return changes.map((change) => ({
    ...change,
    ...basisOf(context),
    row,
    ...concerned(change, members, context),
  }));
}

function concerned(
  { payer: payerClass }: ChangeInSteps,
  members: ContributionAlert['payers'],
  context: PageContext,
): Pick<ContributionAlert, 'people' | 'payers'> {
  if (members.length === 0) return { people: null, payers: [] };
  const { selfPaying } = basisOf(context);
  const payers = members.filter(({ payer }) => payerClassOf(payer, selfPaying) === payerClass);
  return { people: payers.reduce((people, { active }) => people + active, 0), payers };
}

function basisOf({ warehouse: { build } }: PageContext): ContributionBasis {
  return { selfPaying: build.figures.selfPaying, build: { id: build.id, builtAt: build.builtAt } };
}
