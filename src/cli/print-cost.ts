import type { AffordablePeople, ProtectionCost, ProtectionTerms } from '#lib/domain/contributions/cost.ts';
import { formatFor } from '#lib/views/format.ts';
import { ruleName } from '#lib/views/rule-problems.ts';
import { wordsFor } from '#lib/views/words/index.ts';

interface Printed {
  terms: ProtectionTerms;
  cost: ProtectionCost;
  budget: number | null;
  affordable: AffordablePeople | null;
  build: string;
}

const { count } = formatFor('en');
const { unknown } = wordsFor('en').contributions;

/** Prints a cost month by month in rupiah, with the rule of each programme. */
export function printCost({ terms, cost, budget, affordable, build }: Printed): void {
  const { programmes, months, from, sector, payer } = terms;
  if (affordable !== null) console.log(budgetLine(budget, affordable, months));
  console.log(
    `${programmes.join(' + ')} for ${count(cost.people)} people, ${months} months from ${from}, sector ${sector}, payer ${payer}; rupiah`,
  );
  printLine('month', 'a person', 'all', 'rules');
  for (const { month, perPersonIdr, totalIdr, parts, reason } of cost.months) {
    const rules = parts.map(({ rule }) => (rule === null ? '' : ruleName(rule, 'en')));
    printLine(month, count(perPersonIdr), count(totalIdr), reason ? unknown[reason] : rules.join(' + '));
  }
  printLine(
    'in all',
    count(cost.perPersonIdr),
    count(cost.totalIdr),
    cost.reason ? unknown[cost.reason] : '',
  );
  console.log(`build ${build}`);
}

function budgetLine(
  budget: number | null,
  { people, leftIdr, reason }: AffordablePeople,
  months: number,
): string {
  const sum = `Rp ${count(budget)}`;
  if (reason === 'free') return `${sum} sets no limit: nothing is to be paid in these months.`;
  if (reason !== null) return `How many people ${sum} protects is unknown: ${unknown[reason]}.`;
  return `${sum} protects ${count(people)} people for ${months} months; Rp ${count(leftIdr)} is left.`;
}

function printLine(month: string, perPerson: string, total: string, rules: string): void {
  console.log(`${month.padEnd(8)}${perPerson.padStart(12)}${total.padStart(18)}  ${rules}`.trimEnd());
}
