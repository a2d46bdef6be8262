import type { OutlookEvent } from '../domain/targets/outlook.ts';
import { formatFor } from './format.ts';
import type { Lang } from './page-data.ts';
import type { DecemberForecast } from './target-data.ts';
import { signed } from './target-sentences.ts';
import { wordsFor } from './words/index.ts';

/** One part of a forecast as a sentence that begins with its signed people. */
export function partSentence(event: OutlookEvent, lang: Lang): string {
  const { targets, payer: payers } = wordsFor(lang);
  const format = formatFor(lang);
  const said = targets.part;
  const people = signed(event.people, format);
  if (event.kind === 'ordinary') return said.ordinary(people);
  if (event.kind !== 'contribution-rise') return said[event.kind](payers[event.payer], people);
  const { rise, selfPaying, low, high } = event;
  const share = format.percentInterval(rise.stops.low, rise.stops.high);
  return said.rise({
    people,
    low: signed(high, format),
    high: signed(low, format),
    selfPaying: format.count(selfPaying),
    month: format.monthLong(rise.month),
    before: format.count(rise.beforeIdr),
    after: format.count(rise.afterIdr),
    share: `${format.percent(rise.stops.mid)} (${share})`,
  });
}

/** `18.265 sekarang + 848 − 220 = 18.893.`: members now, every part, and what they come to. */
export function partsSum(active: number, { people, events }: DecemberForecast, lang: Lang): string {
  const { count } = formatFor(lang);
  const parts = events.map((event) => `${event.people < 0 ? '−' : '+'} ${count(Math.abs(event.people))}`);
  return wordsFor(lang).targets.partsSum(count(active), parts.join(' '), count(people));
}
