import { Option, type Command } from 'commander';
import { isPeriod } from '#lib/domain/calendar/period.ts';
import {
  affordablePeople,
  protectionCost,
  type AffordablePeople,
  type ProtectionTerms,
} from '#lib/domain/contributions/cost.ts';
import { PAYER_CLASSES, SECTORS, type PayerClass, type Sector } from '#lib/domain/contributions/rules.ts';
import type { Config } from '#lib/server/config.ts';
import { UserError } from '#lib/server/user-error.ts';
import { readRules } from '#lib/server/warehouse/contribution-rules.ts';
import { closeWarehouse, withWarehouse } from '#lib/server/warehouse/gateway.ts';
import { printCost } from '../print-cost.ts';

interface Options {
  people?: string;
  budget?: string;
  months: string;
  from: string;
  payer: PayerClass;
  sector: Sector;
  jht?: true;
  json?: true;
}

export function addContributions(program: Command, config: Config): void {
  program
    .command('contributions')
    .description('print what protecting BPU workers costs month by month, or how many a budget protects')
    .option('--people <people>', 'workers to protect')
    .option('--budget <rupiah>', 'instead of --people: what there is to spend')
    .option('--months <months>', 'months paid for', '12')
    .requiredOption('--from <YYYY-MM>', 'first month paid for')
    .addOption(new Option('--payer <payer>', 'whose rate is paid').choices(PAYER_CLASSES).default('self'))
    .addOption(new Option('--sector <sector>', 'sector they work in').choices(SECTORS).default('other'))
    .option('--jht', 'with JHT, which is optional for BPU')
    .option('--json', 'print JSON')
    .action(async (options: Options) => {
      const terms = termsOf(options);
      const { rules, build } = await withWarehouse(config.dataDir, async (warehouse) => ({
        rules: await readRules(warehouse),
        build: warehouse.build.id,
      }));
      await closeWarehouse(config.dataDir);
      const budget = options.budget === undefined ? null : wholeNumber('budget', options.budget, 0);
      const affordable = budget === null ? null : affordablePeople(rules, budget, terms);
      const people =
        affordable === null ? wholeNumber('people', options.people ?? '', 0) : peopleOf(affordable);
      const cost = protectionCost(rules, people, terms);
      if (options.json)
        console.log(JSON.stringify({ ...terms, ...cost, budget, affordable, build }, null, 2));
      else printCost({ terms, cost, budget, affordable, build });
    });
}

function termsOf({ from, months, payer, sector, jht, people, budget }: Options): ProtectionTerms {
  if (!isPeriod(from)) throw new UserError(`--from is "${from}"; write a month as YYYY-MM.`);
  if ((people === undefined) === (budget === undefined))
    throw new UserError('Give either --people or --budget.');
  return {
    segment: 'bpu',
    programmes: jht ? ['JKK+JKM', 'JHT'] : ['JKK+JKM'],
    payer,
    sector,
    from,
    months: wholeNumber('months', months, 1),
  };
}

/** Above what any branch has; products of them stay whole numbers. */
const MOST = { people: 1e7, months: 120, budget: 1e15 };

function wholeNumber(name: keyof typeof MOST, text: string, least: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= MOST[name]) return value;
  throw new UserError(
    `--${name} is "${text}"; write a whole number from ${least} to ${MOST[name]}, without dots or commas.`,
  );
}

/** Of an unknown number the cost is told for one person. */
function peopleOf({ people }: AffordablePeople): number {
  return people ?? 1;
}
