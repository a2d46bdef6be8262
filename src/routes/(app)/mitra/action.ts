import type { Lang } from '#lib/views/page-data.ts';

/** Where a form goes; what it is told comes back in the page's language. */
export function actionOf(name: string, lang: Lang): string {
  return lang === 'en' ? `?/${name}&lang=en` : `?/${name}`;
}
