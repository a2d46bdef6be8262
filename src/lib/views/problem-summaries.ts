import { formatFor } from './format.ts';
import type { Lang, Problem } from './page-data.ts';
import { problemPlace, problemSentence } from './sentences.ts';
import { wordsFor } from './words/index.ts';

/** One line of what needs attention. */
interface ProblemSummary {
  text: string;
  consequence: string;
  /** The desa it is about, when it is about one. */
  code: string | null;
}

const ALONE = 2;
const EXAMPLES = 3;

/** The order of a list: that an earlier build is served on purpose comes first, the rest as given. */
export function worstFirst(problems: readonly Problem[]): Problem[] {
  const place = ({ kind }: Problem) => (kind === 'rolled-back' ? 0 : 1);
  return problems.toSorted((a, b) => place(a) - place(b));
}

/**
 * Problems for a first page, worst first: alike ones (kind; month or desa; segment and month of an excess) in one
 * sentence with the first examples.
 */
export function summariseProblems(problems: readonly Problem[], lang: Lang): ProblemSummary[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of worstFirst(problems)) {
    const key = groupKey(problem);
    groups.set(key, [...(groups.get(key) ?? []), problem]);
  }
  return [...groups.values()].flatMap((group) =>
    group.length <= ALONE || !canGroup(group[0]!)
      ? group.map((problem) => single(problem, lang))
      : [together(group, lang)],
  );
}

function groupKey({ kind, code, segment, period }: Problem): string {
  if (kind === 'over-100') return [kind, segment, period].join(' ');
  return code === null ? `${kind} month` : kind;
}

function canGroup({ kind }: Problem): boolean {
  return kind === 'over-100' || kind === 'not-reported';
}

function single(problem: Problem, lang: Lang): ProblemSummary {
  const { consequence } = wordsFor(lang).sentence;
  return { text: problemSentence(problem, lang), consequence: consequence[problem.kind], code: problem.code };
}

function together(group: readonly Problem[], lang: Lang): ProblemSummary {
  const { consequence } = wordsFor(lang).sentence;
  return { text: groupText(group, lang), consequence: consequence[group[0]!.kind], code: null };
}

function groupText(group: readonly Problem[], lang: Lang): string {
  const { sentence, segment: names } = wordsFor(lang);
  const { count, month } = formatFor(lang);
  const { kind, code, segment, period } = group[0]!;
  const size = count(group.length);
  const examples = group
    .slice(0, EXAMPLES)
    .map((problem) => exampleText(problem, lang))
    .join(', ');
  if (kind === 'over-100') {
    const of = segment === null ? sentence.problem.allSegments : names[segment];
    return sentence.problem.manyOver100(size, of, month(period), examples);
  }
  return code === null
    ? sentence.problem.manyMonths(size, examples)
    : sentence.problem.manyNotReported(size, examples);
}

function exampleText(problem: Problem, lang: Lang): string {
  const { count, month, percent } = formatFor(lang);
  if (problem.kind === 'over-100') return `${problemPlace(problem)} ${percent(problem.rate, 0)}`;
  return problem.code === null
    ? wordsFor(lang).sentence.problem.monthExample(month(problem.period), count(problem.count))
    : `${problemPlace(problem)} ${month(problem.period)}`;
}
