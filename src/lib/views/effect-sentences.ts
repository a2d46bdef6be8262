import { holdsZero, HORIZONS, type EffectEstimate } from '../domain/drives/effect.ts';
import type { EffectPageData } from './effect-data.ts';
import { formatFor } from './format.ts';
import type { Lang } from './page-data.ts';
import { wordsFor } from './words/index.ts';

/** What drives have changed, in a sentence: more, less, nothing certain, or that it is too early to tell. */
export function effectSentence({ effect, meanEligible, leastCompared }: EffectPageData, lang: Lang): string {
  const { effect: said, units } = wordsFor(lang);
  const format = formatFor(lang);
  const { estimate, after } = effect;
  if (estimate === null) {
    const compared = effect.horizons[0]?.compared ?? 0;
    return said.answer.early(format.count(leastCompared), format.count(HORIZONS[0]), format.count(compared));
  }
  const unclear = holdsZero(estimate);
  const share = unclear ? estimate.share : Math.abs(estimate.share);
  return said.answer[unclear ? 'unclear' : estimate.share > 0 ? 'more' : 'less']({
    after: format.count(after),
    points: unclear ? format.points(share) : format.decimal(100 * share, 1),
    interval: pointsInterval(estimate, lang),
    compared: format.count(estimate.compared),
    people: units.peopleOf(format.count(Math.round(share * (meanEligible ?? 0)))),
    eligible: format.count(meanEligible),
  });
}

/** `+1,2 sampai +3,4`, percentage points. */
export function pointsInterval({ low, high }: Pick<EffectEstimate, 'low' | 'high'>, lang: Lang): string {
  const format = formatFor(lang);
  return wordsFor(lang).effect.interval(format.points(low), format.points(high));
}

/** What the placebo check says. */
export function placeboSentence({ effect: { placebo } }: Pick<EffectPageData, 'effect'>, lang: Lang): string {
  const said = wordsFor(lang).effect.placebo;
  if (placebo === null) return said.none;
  const format = formatFor(lang);
  const { monthsEarlier, estimate } = placebo;
  return said[holdsZero(estimate) ? 'holds' : 'fails'](
    format.count(monthsEarlier),
    format.points(estimate.share),
    pointsInterval(estimate, lang),
  );
}
