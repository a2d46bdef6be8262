import type { RuleProblem } from '../domain/contributions/rule-problems.ts';
import type { ContributionRule } from '../domain/contributions/rules.ts';
import type { Lang } from './page-data.ts';
import { wordsFor } from './words/index.ts';

/** A row of the rules as its table writes it: `JKK+JKM BPU, sektor other, pembayar self, 2026-04 s.d. 2026-12 (PP 50/2025)`. */
export function ruleName(rule: ContributionRule, lang: Lang): string {
  const { programme, segment, sector, payer, validFrom, validTo, source } = rule;
  const span = spanText(validFrom, validTo, lang);
  const said = wordsFor(lang).contributions;
  return said.row(programme, segment.toUpperCase(), sector, payer, span, source);
}

/** What is wrong with rules, naming the rows as their table writes them. */
export function ruleProblemText(problem: RuleProblem, lang: Lang): string {
  const { problem: said } = wordsFor(lang).contributions;
  const [first, second] = problem.rules.map((rule) => ruleName(rule, lang)) as [string, string?];
  const [rule] = problem.rules;
  switch (problem.kind) {
    case 'unknown-word':
      return said[problem.kind](first, problem.field, rule[problem.field], problem.allowed.join(', '));
    case 'bad-discount':
      return said[problem.kind](first, numberText(rule.discount, lang));
    case 'bad-base':
      return said[problem.kind](first, numberText(rule.baseIdr, lang));
    case 'bad-month':
    case 'backwards':
      return said[problem.kind](first);
    case 'overlap':
      return said.overlap(first, second ?? '', spanText(problem.from, problem.to, lang));
    case 'gap': {
      const who = said.who(problem.sector, problem.payer);
      if (second === undefined) return said.end(first, who, problem.from);
      return said.gap(first, second, who, spanText(problem.from, problem.to, lang));
    }
  }
}

function spanText(from: string, to: string | null, lang: Lang): string {
  const said = wordsFor(lang).contributions;
  if (to === null) return said.openSpan(from);
  return from === to ? from : said.span(from, to);
}

const numberText = (value: number, lang: Lang) =>
  Number.isNaN(value) ? wordsFor(lang).contributions.problem.blank : String(value);
