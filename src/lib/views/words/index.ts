import type { Lang } from '../page-data.ts';
import { en } from './en.ts';
import { id } from './id.ts';
import type { Words } from './id.ts';

export type { Words } from './id.ts';

const CATALOGUES: Record<Lang, Words> = { id, en };

/** The catalogue of a language. */
export function wordsFor(lang: Lang): Words {
  return CATALOGUES[lang];
}
