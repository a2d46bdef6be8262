import type { ReviewItem, RowProblem, TotalComparison, Warning } from '../domain/imports/findings.ts';
import type { Cell } from '../domain/imports/text-table.ts';
import { mayBePersonal } from '../domain/privacy/personal-data.ts';
import { formatFor } from './format.ts';
import type { ImportStatus } from './import-data.ts';
import type { Lang } from './page-data.ts';
import { wordsFor } from './words/index.ts';

// What an import found, in sentences.

/** What a row problem is about. */
export interface ProblemFacts {
  column: string;
  given: Cell;
  /** Line of the row that has the same place and dimensions. */
  other: number | null;
}

/** Why a row cannot be taken. A cell that could be a person's data is not repeated. */
export function rowProblemSentence(
  problem: RowProblem,
  { column, given, other }: ProblemFacts,
  lang: Lang,
): string {
  const words = wordsFor(lang).imports;
  const quoted = given === null ? words.blank : `"${shownCell(given, lang)}"`;
  return words.problem[problem](quoted, column === '' ? '' : words.inColumn(column), other ?? 0);
}

/** A cell as it may be shown in a report. */
export function shownCell(cell: Cell, lang: Lang): string {
  const text = String(cell ?? '');
  return mayBePersonal(text) ? wordsFor(lang).imports.hidden : text.slice(0, 80);
}

export function reviewReasonSentence(reason: ReviewItem['reason'], lang: Lang): string {
  return wordsFor(lang).imports.review[reason];
}

/** Something to know before publishing. @param nameOf name of a desa or kecamatan by its code */
export function warningSentence(warning: Warning, nameOf: (code: string) => string, lang: Lang): string {
  const words = wordsFor(lang);
  const { count, month } = formatFor(lang);
  const said = words.imports.warning;
  const when = (period: string, segment: string) =>
    period === '' ? words.imports.residents : `${words.segment[segment as 'pu']}, ${month(period)}`;
  switch (warning.code) {
    case 'incomplete': {
      const { period, segment, desa, of, examples } = warning;
      const missing = examples.map(nameOf).join(', ');
      return said.incomplete(when(period, segment), count(desa), count(of), missing, count(of - desa));
    }
    case 'over-eligible':
      return said.overEligible(
        nameOf(warning.desaCode),
        when(warning.period, warning.segment),
        count(warning.active),
        count(warning.eligible),
      );
    case 'jump':
      return said.jump(
        nameOf(warning.desaCode),
        when(warning.period, warning.segment),
        count(warning.before),
        count(warning.after),
      );
    case 'kecamatan-jump':
      return said.jump(
        nameOf(warning.kecamatanCode),
        when(warning.period, warning.segment),
        count(warning.before),
        count(warning.after),
      );
    case 'total-differs':
      return totalSentence(warning.total, lang);
    case 'persons-repeated':
      return said.personsRepeated(count(warning.rows), count(warning.differing));
    case 'persons-unknown':
      return said.personsUnknown(count(warning.rows));
    case 'assumed':
      return said.assumed(words.imports.role[warning.dimension], warning.value);
    case 'locale-guessed':
      return said.localeGuessed(warning.column, warning.locale === 'id' ? '1.234,5' : '1,234.5');
    case 'more':
      return said.more(count(warning.count));
  }
}

/** A sum in the file beside what it sums. */
export function totalSentence(
  { line, column, scope, label, given, sum }: TotalComparison,
  lang: Lang,
): string {
  const { count } = formatFor(lang);
  const { total } = wordsFor(lang).imports;
  const of = scope === 'all' ? total.all : `${total[scope]} ${label}`.trim();
  const text = total.sentence(String(line), column, of, count(given), count(sum));
  return given === sum ? `${text} ${total.fits}` : `${text} ${total.differs(count(Math.abs(given - sum)))}`;
}

/** What to do next, one sentence. */
export function nextSentence(
  status: ImportStatus,
  facts: {
    review: number;
    rejected: number;
    missing: readonly string[];
    simulated: boolean;
    replaces: readonly string[];
  },
  lang: Lang,
): string {
  const { next, role } = wordsFor(lang).imports;
  const { count } = formatFor(lang);
  const names: Record<string, string> = role;
  switch (status) {
    case 'needs-mapping':
      return facts.missing.length > 0
        ? next.lacks(facts.missing.map((one) => names[one] ?? one).join(', '))
        : next.nothing;
    case 'needs-review':
      return next.review(count(facts.review));
    case 'rejected':
      return next.rejected(count(facts.rejected));
    case 'clash':
      return facts.simulated ? next.demo : next.replace(facts.replaces.join(', '));
    case 'ready':
      return next.ready;
    case 'published':
      return next.published;
    case 'unchanged':
      return next.unchanged;
  }
}
