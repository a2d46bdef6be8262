import { error } from '@sveltejs/kit';
import { loadWhatIf } from '#lib/server/pages/what-if-page.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { answerPage, selectionOf } from '../../../answer.ts';
import { orNoSuchYear, targetAsked } from '../asked.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const selection = await selectionOf(event.parent);
  const target = await targetAsked(event);
  const params = event.url.searchParams;
  const page = await answerPage(event.request, async (context) => {
    const { page: found, wrong } = await loadWhatIf(context, selection, { target, params });
    if (wrong)
      error(
        400,
        wordsFor(selection.lang).error.notAllowed(wrong.parameter, wrong.value, shortened(wrong.allowed)),
      );
    return found;
  });
  return orNoSuchYear(page, target, selection.lang);
};

/** Many allowed values in a row (months) are given as first … last. */
function shortened(allowed: readonly string[]): string[] {
  return allowed.length > 20 ? [`${allowed[0]} … ${allowed.at(-1)}`] : [...allowed];
}
