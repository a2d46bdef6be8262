import type { DesaSplit } from '../domain/targets/split.ts';
import type { SplitProblem } from '../domain/targets/split-problem.ts';
import { formatFor } from './format.ts';
import type { Lang } from './page-data.ts';
import { wordsFor } from './words/index.ts';

/** Why a desa got its number, in one to three short sentences. */
export function splitSentence(one: DesaSplit, lang: Lang): string {
  const { split: said } = wordsFor(lang);
  const { count } = formatFor(lang);
  const { why, people, active, extra } = one;
  if (why.kind === 'unknown') {
    return said.unknown[why.eligible && why.active ? 'both' : why.eligible ? 'eligible' : 'active'];
  }
  if (why.kind !== 'rule') {
    const say = { locked: said.locked, 'by-hand': said.byHand, kept: said.kept }[why.kind];
    return say(count(people));
  }
  const sum =
    active === null || extra === null
      ? []
      : [
          extra < 0
            ? said.less(count(active), count(-extra), count(people))
            : said.sum(count(active), count(extra), count(people)),
        ];
  const bound = boundSentence(one, lang);
  return [weightSentence(one, lang), ...(bound ? [bound] : [exactSentence(one, lang)]), ...sum]
    .filter((part) => part !== '')
    .join(' ');
}

function weightSentence({ why }: DesaSplit, lang: Lang): string {
  const { split: said } = wordsFor(lang);
  const { count, percent } = formatFor(lang);
  if (why.kind !== 'rule' || why.weights === 0) return '';
  const weight = count(Math.round(why.weight));
  if (why.rule === 'equal-rate') {
    return why.weight === 0 ? '' : said.equalRate(weight, percent(why.exact / why.weight, 2));
  }
  const share = percent(why.weight / why.weights, 2);
  return said.share(said.weight[why.rule](weight), count(Math.round(why.weights)), share);
}

function boundSentence({ why, low, high, active }: DesaSplit, lang: Lang): string | null {
  if (why.kind !== 'rule') return null;
  const { split: said } = wordsFor(lang);
  const { count } = formatFor(lang);
  if (why.bound === 'min') return low === active ? said.keeps(count(low)) : said.atMin(count(low));
  if (why.bound === 'max') return said.atMax(count(high));
  if (why.kecamatanBound === null) return null;
  return why.kecamatanBound === 'min' ? said.kecamatanMin : said.kecamatanMax;
}

function exactSentence({ why, people }: DesaSplit, lang: Lang): string {
  if (why.kind !== 'rule' || why.rounded === null) return '';
  const { split: said } = wordsFor(lang);
  const { count, decimal } = formatFor(lang);
  return `${said.exact(decimal(why.exact, 2))}${said.rounded[why.rounded](count(people))}.`;
}

/** What stands in the way of a split, and what to do. @param nameOf the name of a desa or kecamatan by its code */
export function splitProblemSentence(
  problem: SplitProblem,
  nameOf: (code: string) => string,
  lang: Lang,
): string {
  const { split, targets } = wordsFor(lang);
  const { count } = formatFor(lang);
  const said = split.problem;
  switch (problem.kind) {
    case 'unknown-code':
      return said.unknownCode(problem.codes.join(', '));
    case 'min-above-max':
      return said.minAboveMax(nameOf(problem.code), count(problem.min), count(problem.max));
    case 'max-below-active':
      return said.maxBelowActive(nameOf(problem.code), count(problem.max), count(problem.active));
    case 'min-above-cap':
      return said.minAboveCap(nameOf(problem.code), count(problem.min), count(problem.most));
    case 'lock-outside':
    case 'hand-outside': {
      const max = problem.max === null ? said.noMax : count(problem.max);
      return said.outside(nameOf(problem.code), count(problem.people), count(problem.min), max);
    }
    case 'kecamatan-max':
      return said.kecamatanMax(nameOf(problem.code), count(problem.max), count(problem.people));
    case 'kecamatan-min':
      return said.kecamatanMin(nameOf(problem.code), count(problem.min), count(problem.people));
    case 'no-weight': {
      const rule = targets.rule[problem.rule];
      return problem.kecamatan === null
        ? said.noWeight(count(problem.left), rule)
        : said.noWeightIn(nameOf(problem.kecamatan), rule);
    }
    case 'nothing-known':
      return said.nothingKnown;
    default:
      return sumSentence(problem, lang);
  }
}

/** Sums that are above or below the total. */
function sumSentence(
  problem: SplitProblem & { kind: 'minima-above-total' | 'maxima-below-total' | 'by-hand-sum' },
  lang: Lang,
): string {
  const { problem: said } = wordsFor(lang).split;
  const { count } = formatFor(lang);
  const { people, total } = problem;
  const away = count(Math.abs(people - total));
  if (problem.kind === 'by-hand-sum') {
    return people < total ? said.byHandShort(away, count(total)) : said.byHandOver(away, count(total));
  }
  if (problem.kind === 'minima-above-total') {
    const say = problem.keepActive ? said.keepsAboveTotal : said.minimaAboveTotal;
    return say(count(people), count(total), away);
  }
  const say = problem.cap ? said.capBelowTotal : said.maximaBelowTotal;
  return say(count(people), count(total), away);
}
