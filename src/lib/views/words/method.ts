import type { Lang } from '../page-data.ts';
import { method as en } from './en-method.ts';
import { method as id } from './id-method.ts';

const METHODS: Record<Lang, typeof id> = { id, en };

/** The text of the method page; apart from the catalogues because only that page needs it. */
export function methodFor(lang: Lang): typeof id {
  return METHODS[lang];
}
