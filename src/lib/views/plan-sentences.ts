import type { StopPlace } from '../domain/outreach/edit/places-for.ts';
import type { OutreachRequest } from '../domain/outreach/request.ts';
import type { OutreachPlan } from '../domain/outreach/result.ts';
import type { Lang } from './page-data.ts';

export function priceSentence(
  { change, problems }: Pick<StopPlace, 'change' | 'problems'>,
  _nameOf: (code: string) => string,
  _lang: Lang,
): string {
  return problems.length > 0 ? problems.map(({ kind }) => kind).join(', ') : `${change.km.toFixed(0)} km`;
}
export function planExplanations(
  _plan: OutreachPlan,
  _request: OutreachRequest,
  _names: object,
  _lang: Lang,
): string[] {
  return [];
}
export function whyNotSentences(_plan: OutreachPlan, _names: object, _lang: Lang): string[] {
  return [];
}
