import type { DuckDBConnection } from '@duckdb/node-api';
import type { ContributionRule } from '#lib/domain/contributions/rules.ts';
import { ruleProblems, type RuleProblem } from '#lib/domain/contributions/rule-problems.ts';
import type { Lang } from '#lib/views/page-data.ts';
import { ruleProblemText } from '#lib/views/rule-problems.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { UserError } from '../user-error.ts';
import type { MartRow } from './contracts.ts';
import type { Warehouse } from './serve.ts';

type Row = MartRow<'contribution_rules'>;

/** Problems told in one sentence; the rest are counted. */
const TOLD = 3;

/** The contribution rules of a served build: they were judged when it was made. */
export async function readRules(warehouse: Warehouse): Promise<ContributionRule[]> {
  const table = await warehouse.query(
    'contribution rules',
    'select * from contribution_rules order by programme, segment, sector, payer, valid_from',
  );
  return (rowsOf(table) as Row[]).map(ruleOf);
}

/** @throws UserError naming the rows, when shipped and imported rules together leave a gap, overlap or cannot be read */
export async function refuseBrokenRules(connection: DuckDBConnection): Promise<void> {
  const reader = await connection.runAndReadAll('select * from stg_contributions');
  const problems = ruleProblems((reader.getRowObjectsJS() as unknown as Row[]).map(ruleOf));
  if (problems.length > 0) throw new UserError(refusal(problems, 'en'), refusal(problems, 'id'));
}

function ruleOf(row: Row): ContributionRule {
  return {
    programme: row.programme,
    segment: row.segment,
    sector: row.sector,
    payer: row.payer,
    // A blank number is none: NaN is refused by the rules' judge, and never gets past it.
    baseIdr: row.base_idr ?? Number.NaN,
    discount: row.discount ?? Number.NaN,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    source: row.source,
  };
}

function refusal(problems: readonly RuleProblem[], lang: Lang): string {
  const { refused, more } = wordsFor(lang).contributions.problem;
  const told = problems.slice(0, TOLD).map((problem) => ruleProblemText(problem, lang));
  const left = problems.length - told.length;
  return refused(told.join('; ') + (left > 0 ? ` ${more(String(left))}` : ''));
}
