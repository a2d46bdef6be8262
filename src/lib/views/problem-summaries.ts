import { formatFor } from './format.ts';
import type { Lang, Problem } from './page-data.ts';
import { problemPlace, problemSentence } from './sentences.ts';
import { wordsFor } from './words/index.ts';

/** One line of what needs attention. */
export interface ProblemSummary {
  text: string;
  consequence: string;
  /** The desa it is about, when it is about one. */
  code: string | null;
}

const ALONE = 2;
const EXAMPLES = 3;

/** Problems for a first page: alike ones (kind, segment, month of an excess) in one sentence with the first examples. */
export function summariseProblems(problems: readonly Problem[], lang: Lang): ProblemSummary[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = groupKey(problem);
    groups.set(key, [...(groups.get(key) ?? []), problem]);
  }
  return [...groups.values()].flatMap((group) =>
    group.length <= ALONE || !canGroup(group[0]!)
      ? group.map((problem) => single(problem, lang))
      : [together(group, lang)],
  );
}

function groupKey({ kind, segment, period }: Problem): string {
  return kind === 'over-100' ? [kind, segment, period].join(' ') : kind;
}

function canGroup({ kind }: Problem): boolean {
  return kind === 'over-100' || kind === 'not-reported';
}

function single(problem: Problem, lang: Lang): ProblemSummary {
  const { consequence } = wordsFor(lang).sentence;
  return { text: problemSentence(problem, lang), consequence: consequence[problem.kind], code: problem.code };
}

function together(group: readonly Problem[], lang: Lang): ProblemSummary {
  const { sentence, segment } = wordsFor(lang);
  const format = formatFor(lang);
  const { kind, segment: of, period } = group[0]!;
  const examples = group.slice(0, EXAMPLES).map((problem) => {
    const detail = kind === 'over-100' ? format.percent(problem.rate, 0) : format.month(problem.period);
    return `${problemPlace(problem)} ${detail}`;
  });
  const count = format.count(group.length);
  const text =
    kind === 'over-100'
      ? sentence.problem.manyOver100(
          count,
          of === null ? sentence.problem.allSegments : segment[of],
          format.month(period),
          examples.join(', '),
        )
      : sentence.problem.manyNotReported(count, examples.join(', '));
  return { text, consequence: sentence.consequence[kind], code: null };
}
