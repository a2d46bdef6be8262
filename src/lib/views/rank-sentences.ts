import { ALIKE_CHANCE } from '../domain/coverage/alike.ts';
import type { GapRank } from '../domain/coverage/ranking.ts';
import { formatFor } from './format.ts';
import type { DesaCertainty, DrawsMade, Lang } from './page-data.ts';
import type { PassportSection } from './passport-sentences.ts';
import { wordsFor } from './words/index.ts';

/** How many of the desa at the top of the order share their group with another, be that one shown or not. */
export function alikeTopSentence(top: readonly GapRank[], lang: Lang): string {
  const { ranks } = wordsFor(lang);
  const { count } = formatFor(lang);
  const alike = top.filter(({ groupSize }) => groupSize > 1).length;
  return alike === 0
    ? ranks.alikeTopNone(count(top.length))
    : ranks.alikeTop(count(alike), count(top.length));
}

/** `2 (5 desa)`: the number of the group, counted from the largest gaps, and its desa. */
export function groupText({ group, groupSize }: GapRank, lang: Lang): string {
  const { ranks } = wordsFor(lang);
  const { count } = formatFor(lang);
  return groupSize === 1 ? ranks.groupAlone(count(group)) : ranks.groupOf(count(group), count(groupSize));
}

/** From how many others a desa cannot be told apart, then its group. */
export function alikeSentences({ group, groupSize, alike }: DesaCertainty, lang: Lang): string[] {
  const { ranks } = wordsFor(lang);
  const { count, percent } = formatFor(lang);
  const chance = percent(ALIKE_CHANCE, 0);
  return [
    alike === 0 ? ranks.alikeNone(chance) : ranks.alike(count(alike), chance),
    groupSize === 1 ? ranks.inGroupAlone(count(group)) : ranks.inGroup(count(group), count(groupSize)),
  ];
}

/** Where ranks, chances and groups come from: draws, seed, definitions, build. */
export function rankOrigin(
  { draws, seed }: DrawsMade,
  build: { id: string; builtAt: string },
  lang: Lang,
): PassportSection[] {
  const { ranks, passport } = wordsFor(lang);
  const format = formatFor(lang);
  const level = format.percent(1 - 2 * ALIKE_CHANCE, 0);
  return [
    {
      heading: ranks.heading,
      lines: [
        ranks.draws(format.count(draws), String(seed)),
        ranks.chance,
        ranks.range,
        ranks.alikeMeans(format.percent(ALIKE_CHANCE, 0), level),
        ranks.groupMeans,
        ranks.outside,
        ranks.reference,
      ],
    },
    { heading: passport.build, lines: [passport.buildLine(build.id, format.dateTime(build.builtAt))] },
  ];
}
