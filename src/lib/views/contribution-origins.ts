import { amountOf, type ContributionRule } from '../domain/contributions/rules.ts';
import type { ContributionAlert, ContributionBasis, PayerCost, ProtectionPlan } from './contribution-data.ts';
import { alertCoverage, isForAll, payerCostName } from './contribution-sentences.ts';
import { formatFor } from './format.ts';
import type { Lang } from './page-data.ts';
import type { PassportSection } from './passport-sentences.ts';
import { ruleName } from './rule-problems.ts';
import { wordsFor } from './words/index.ts';

/** Where the cost of protecting a desa comes from: formula with the values put in, rules, assumptions, build. */
export function protectionOrigin(plan: ProtectionPlan, lang: Lang): PassportSection[] {
  const { passport, contributions: said, payer: payers } = wordsFor(lang);
  const classes = [...new Map(plan.costs.map(({ payer, payerClass }) => [payer, payerClass]))];
  return [
    {
      heading: passport.formula,
      lines: [peopleLine(plan, lang), ...plan.costs.map((one) => formula(one, lang))],
    },
    { heading: said.rules, lines: ruleLines(rulesOf(plan), lang) },
    {
      heading: passport.assumptions,
      lines: [
        said.sectorUnknown,
        selfPayingLine(plan, lang),
        ...classes.map(([payer, payerClass]) => said.classOf(payers[payer], said.payerClass[payerClass])),
        ...(plan.programmes.includes('JHT') ? [] : [said.withoutOldAge]),
        said.steady,
      ],
    },
    buildSection(plan, lang),
  ];
}

/** Where the people and amounts of a change of contributions come from. */
export function alertOrigin(alert: ContributionAlert, lang: Lang): PassportSection[] {
  const { passport, contributions: said } = wordsFor(lang);
  const partial = alertCoverage(alert, lang);
  return [
    {
      heading: passport.formula,
      lines: [
        concernedLine(alert, lang),
        ...(isForAll(alert) ? [] : [said.alert.most]),
        ...(partial === null ? [] : [`${partial}.`]),
      ],
    },
    { heading: said.rules, lines: ruleLines(alert.rules, lang) },
    { heading: passport.assumptions, lines: [selfPayingLine(alert, lang)] },
    buildSection(alert, lang),
  ];
}

function peopleLine({ row }: ProtectionPlan, lang: Lang): string {
  const { contributions: said, denominator, units } = wordsFor(lang);
  const format = formatFor(lang);
  return said.peopleLine(
    units.peopleOf(format.count(row.gap)),
    format.month(row.period),
    denominator[row.denominator],
    format.month(row.denominatorAsOf),
  );
}

/** `Membayar sendiri: 732 orang × (2 bulan × Rp 8.400 + 10 bulan × Rp 16.800) = Rp …` */
function formula(one: PayerCost, lang: Lang): string {
  const { contributions: said, units } = wordsFor(lang);
  const format = formatFor(lang);
  const { people, months, totalIdr, reason } = one.cost;
  const who = payerCostName(one, lang);
  const total =
    totalIdr === null
      ? said.unknownCost(said.unknown[reason ?? 'no-rule'])
      : said.idr(format.count(totalIdr));
  const parts = sameAmounts(months.map(({ perPersonIdr }) => perPersonIdr)).map(([amount, times]) =>
    said.monthsAt(format.count(times), said.idr(format.count(amount))),
  );
  return said.formula(who, units.peopleOf(format.count(people)), parts.join(' + '), total);
}

/** Runs of the same amount with their lengths. */
function sameAmounts(amounts: readonly (number | null)[]): [amount: number | null, times: number][] {
  const runs: [number | null, number][] = [];
  for (const amount of amounts) {
    const last = runs.at(-1);
    if (last?.[0] === amount) last[1]++;
    else runs.push([amount, 1]);
  }
  return runs;
}

function rulesOf({ costs }: ProtectionPlan): ContributionRule[] {
  return costs.flatMap(({ cost }) =>
    cost.months.flatMap(({ parts }) => parts.flatMap(({ rule }) => (rule === null ? [] : [rule]))),
  );
}

function ruleLines(rules: readonly ContributionRule[], lang: Lang): string[] {
  const { contributions: said } = wordsFor(lang);
  const format = formatFor(lang);
  const lines = rules.map((rule) =>
    said.rule(
      ruleName(rule, lang),
      said.idr(format.count(rule.baseIdr)),
      format.percent(rule.discount, 0),
      said.idr(format.count(amountOf(rule))),
    ),
  );
  return [...new Set(lines)];
}

function concernedLine({ people, payers, row }: ContributionAlert, lang: Lang): string {
  const { contributions, payer: names, units } = wordsFor(lang);
  const { alert: said } = contributions;
  const format = formatFor(lang);
  const month = format.month(row.period);
  if (people === null) return said.formulaUnknown(month);
  const parts = payers.map(({ payer, active, desa }) =>
    said.part(names[payer], format.count(active), format.count(desa)),
  );
  return said.formula(units.peopleOf(format.count(people)), month, parts.join(' + ') || said.none);
}

function selfPayingLine({ selfPaying }: ContributionBasis, lang: Lang): string {
  const { contributions: said, payer: names } = wordsFor(lang);
  if (selfPaying.length === 0) return said.selfPayingNone;
  return said.selfPaying(selfPaying.map((payer) => names[payer]).join(', '));
}

function buildSection({ build }: ContributionBasis, lang: Lang): PassportSection {
  const { passport } = wordsFor(lang);
  return {
    heading: passport.build,
    lines: [passport.buildLine(build.id, formatFor(lang).dateTime(build.builtAt))],
  };
}
