import { addMonths } from '../domain/calendar/period.ts';
import {
  COST_PAYERS,
  type ContributionAlert,
  type PayerCost,
  type ProtectionPlan,
} from './contribution-data.ts';
import { formatFor } from './format.ts';
import type { Lang } from './page-data.ts';
import { wordsFor } from './words/index.ts';

/**
 * What protecting the rest of a desa costs, by payer, for all the months; or why that is unknown, or that nobody is left.
 * People and rupiah are not rounded, so that the table and the formula below it give the same.
 */
export function protectionSentence(plan: ProtectionPlan, lang: Lang): string {
  const { contributions: said, reason } = wordsFor(lang);
  const format = formatFor(lang);
  const { row, from, months, costs } = plan;
  const month = format.month(row.period);
  if (row.gap === null)
    return said.gapUnknown(row.name, month, reason[row.reason === 'no-base' ? 'no-base' : 'not-reported']);
  if (row.gap <= 0)
    return row.gapHigh === null || row.gapHigh <= 0
      ? said.nobodyLeft(row.name, month)
      : said.nobodyLeftUpTo(row.name, month, format.count(row.gapHigh));
  const span = `${format.month(from)}–${format.month(addMonths(from, months - 1))}`;
  const told = byPayer(costs, (one) => costText(one, lang), lang);
  return said.plan(format.count(row.gap), row.name, format.count(months), span, programmesText(plan), told);
}

/** The same over the interval of the gap; null where there is no interval or nothing to pay. */
export function protectionIntervalSentence({ row, costs }: ProtectionPlan, lang: Lang): string | null {
  const { contributions: said } = wordsFor(lang);
  const format = formatFor(lang);
  const known = costs.filter(({ highIdr }) => highIdr !== null);
  if (row.gapLow === null || row.gapHigh === null || row.gapLow === row.gapHigh || known.length === 0)
    return null;
  const told = byPayer(known, (one) => said.idr(format.interval(one.lowIdr, one.highIdr)), lang);
  return said.interval(format.interval(row.gapLow, row.gapHigh), told);
}

/** `Membayar sendiri (transportasi)`: a payer, with the sectors where they do not all pay the same. */
export function payerCostName(one: PayerCost, lang: Lang): string {
  const name = wordsFor(lang).contributions.payer[one.payer];
  return one.sectors.length > 1 ? name : `${name} (${sectorNames(one, lang)})`;
}

/** `JKK+JKM` */
export function programmesText({ programmes }: Pick<ProtectionPlan, 'programmes'>): string {
  return programmes.join(' + ');
}

/**
 * A contribution that changes: when, from what to what, and for how many active members. Sectors are not recorded, so that
 * their number is the most it can be, and is told as such.
 */
export function alertSentence(alert: ContributionAlert, lang: Lang): string {
  const { contributions: said } = wordsFor(lang);
  const format = formatFor(lang);
  const { programme, beforeIdr, afterIdr, steps } = alert;
  const say = afterIdr > beforeIdr ? said.alert.up : said.alert.down;
  const amount = (idr: number) => said.idr(format.count(idr));
  const month = format.monthLong(steps[0]?.month ?? null);
  const who = `${concerned(alert, lang)}${sectorPart(alert, lang)}`;
  return say(programme, month, amount(beforeIdr), amount(afterIdr), who);
}

/** What to mind beside it: the month of the count, whether it is whole or simulated, what to do about a rise. */
export function alertNotes(alert: ContributionAlert, lang: Lang): string[] {
  const { contributions: said, frame } = wordsFor(lang);
  const format = formatFor(lang);
  const { row, steps, beforeIdr, afterIdr } = alert;
  const partial = alertCoverage(alert, lang);
  const month = format.monthLong(steps[0]?.month ?? null);
  return [
    format.monthLong(row.period),
    ...(row.simulated ? [frame.simulation] : []),
    ...(partial === null ? [] : [partial]),
    ...(afterIdr > beforeIdr ? [said.alert.consequence(month)] : []),
  ];
}

/** How many of the desa the number of people is from, where not all reported; null where all did, or none. */
export function alertCoverage({ row, people }: ContributionAlert, lang: Lang): string | null {
  if (people === null || row.desaReported === row.desaExpected) return null;
  const format = formatFor(lang);
  const { partial } = wordsFor(lang).contributions.alert;
  return partial(format.count(row.desaReported), format.count(row.desaExpected));
}

function concerned(alert: ContributionAlert, lang: Lang): string {
  const { alert: said, payerClass } = wordsFor(lang).contributions;
  const format = formatFor(lang);
  const rate = payerClass[alert.payer];
  if (alert.people === null) return said.unknown(rate, format.month(alert.row.period));
  const say = isForAll(alert) ? said.people : said.upTo;
  return say(format.count(alert.people), rate);
}

/** Whether all sectors change in the same month. */
export function isForAll({ steps }: ContributionAlert): boolean {
  return steps.length === 1 && (steps[0]?.sectors.length ?? 0) > 1;
}

function sectorPart(alert: ContributionAlert, lang: Lang): string {
  const { alert: said } = wordsFor(lang).contributions;
  const format = formatFor(lang);
  const [first, ...later] = alert.steps;
  if (first === undefined || isForAll(alert)) return '';
  if (later.length === 0) return said.sectors(said.only(sectorNames(first, lang)));
  const steps = later.map((step) => said.laterStep(sectorNames(step, lang), format.monthLong(step.month)));
  return said.sectors(said.later(steps.join(', ')));
}

function costText({ cost }: PayerCost, lang: Lang): string {
  const { contributions: said } = wordsFor(lang);
  if (cost.totalIdr !== null) return said.idr(formatFor(lang).count(cost.totalIdr));
  return said.unknownCost(said.unknown[cost.reason ?? 'no-rule']);
}

/** `Rp 1 dari APBDes; atau Rp 2 bila membayar sendiri (sektor transportasi: Rp 3)`: sectors that differ stand behind. */
function byPayer(costs: readonly PayerCost[], amount: (one: PayerCost) => string, lang: Lang): string {
  const said = wordsFor(lang).contributions;
  return COST_PAYERS.flatMap((payer) => {
    const [first, ...others] = costs.filter((one) => one.payer === payer);
    if (!first) return [];
    const apart = others.map((one) => said.inSector(sectorNames(one, lang), amount(one)));
    return [`${said.costBy(amount(first), said.by[payer])}${apart.join('')}`];
  }).join(said.orElse);
}

function sectorNames({ sectors }: Pick<PayerCost, 'sectors'>, lang: Lang): string {
  const said = wordsFor(lang).contributions;
  return sectors.map((sector) => said.sector[sector]).join(', ');
}
