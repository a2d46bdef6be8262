import type { CourseChange } from '../domain/targets/course-changes.ts';
import type { Goal } from '../domain/targets/course.ts';
import { SEGMENTS } from '../domain/workers/segments.ts';
import { formatFor } from './format.ts';
import type { Lang } from './page-data.ts';
import type { HistoryEntry } from './target-data.ts';
import type { CourseProblem } from './target-draft.ts';
import type { DenominatorId } from '../domain/workers/segments.ts';
import { wordsFor } from './words/index.ts';

/** Names that are written out before the rest is counted. */
const NAMED = 3;

/** Name of a desa or kecamatan by its code. */
export type NameOf = (code: string) => string;

/** `24.000 orang`, or the share with its base, date and people. */
export function goalText(goal: Goal | null, lang: Lang): string {
  const { targets, denominator } = wordsFor(lang);
  const said = targets.change;
  const { count, percent, month } = formatFor(lang);
  if (goal === null) return said.noGoal;
  if (goal.kind === 'people') return said.people(count(goal.people));
  const { share, base, people, baseAsOf } = goal;
  return said.share(
    percent(share),
    count(base),
    count(people),
    denominator[goal.denominator],
    month(baseAsOf),
  );
}

/** What a version changed, one sentence each; a version that changed nothing says so. */
export function changeSentences(
  { changes, changedDesa, withdrawn }: HistoryEntry,
  isFirst: boolean,
  nameOf: NameOf,
  lang: Lang,
): string[] {
  const { targets, segment: segments } = wordsFor(lang);
  const { count } = formatFor(lang);
  const said = targets.history;
  if (withdrawn) return [said.withdrawn];
  const desa = SEGMENTS.filter((segment) => changedDesa[segment] > 0).map((segment) =>
    said.changed(segments[segment], count(changedDesa[segment])),
  );
  const told = [...changes.map((change) => changeSentence(change, nameOf, lang)), ...desa];
  if (isFirst) return [said.first, ...told];
  return told.length > 0 ? told : [said.same];
}

/** One change as a sentence. */
export function changeSentence(change: CourseChange, nameOf: NameOf, lang: Lang): string {
  const words = wordsFor(lang);
  const { change: said, rule, profile } = words.targets;
  if (change.kind === 'ucj') {
    const text = (goal: typeof change.before) => (goal === null ? said.noUcj : goalText(goal, lang));
    return said.ucj(text(change.before), text(change.after));
  }
  if (change.kind === 'start') {
    const text = ({ period, denominator }: typeof change.before) =>
      said.startOf(formatFor(lang).month(period), words.denominator[denominator]);
    return said.start(text(change.before), text(change.after));
  }
  const segment = words.segment[change.segment];
  switch (change.kind) {
    case 'goal':
      return said.goal(segment, goalText(change.before, lang), goalText(change.after, lang));
    case 'rule':
      return said.rule(segment, rule[change.before], rule[change.after]);
    case 'profile':
      return said.profile(segment, profile[change.before], profile[change.after]);
    case 'keep-active':
      return said.keepActive(segment, change.on);
    case 'cap':
      return said.cap(segment, change.on);
    default: {
      const say = {
        locked: said.locked,
        unlocked: said.unlocked,
        'lock-moved': said.lockMoved,
        'desa-bounds': said.desaBounds,
        'kecamatan-bounds': said.kecamatanBounds,
        'by-hand': said.byHand,
      }[change.kind];
      return say(segment, placesText(change.codes, change.kind === 'kecamatan-bounds', nameOf, lang));
    }
  }
}

function placesText(codes: readonly string[], areKecamatan: boolean, nameOf: NameOf, lang: Lang): string {
  const { change: said } = wordsFor(lang).targets;
  const { count } = formatFor(lang);
  const names = codes.slice(0, NAMED).map(nameOf).join(', ');
  const all = codes.length > NAMED ? said.more(names, count(codes.length - NAMED)) : names;
  return (areKecamatan ? said.kecamatan : said.places)(count(codes.length), all);
}

/** What stands in the way of a course, and what to do. */
export function courseProblemSentence(
  problem: CourseProblem,
  denominator: DenominatorId,
  lang: Lang,
): string {
  const words = wordsFor(lang);
  const { count, percent, decimal } = formatFor(lang);
  const said = words.setTarget.problem;
  switch (problem.kind) {
    case 'no-goal':
      return said.noGoal;
    case 'no-base':
      return said.noBase(words.segment[problem.segment], words.denominator[denominator]);
    case 'ucj-needs-all':
      return said.ucjNeedsAll;
    case 'ucj-no-base':
      return said.ucjNoBase(words.denominator[denominator]);
    case 'ucj-differs': {
      const { people, share } = problem.ucj;
      const say = problem.sum < people ? said.ucjShort : said.ucjOver;
      return say(count(Math.abs(people - problem.sum)), count(people), percent(share));
    }
    case 'profile-sum':
      return said.profileSum(`${decimal(problem.percent, Number.isInteger(problem.percent) ? 0 : 1)}%`);
    case 'no-season':
      return said.seasonal[problem.reason](words.segment[problem.segment]);
  }
}
