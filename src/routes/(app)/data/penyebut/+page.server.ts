import { error, fail } from '@sveltejs/kit';
import { availableDenominators } from '#lib/domain/workers/segments.ts';
import { lastFullMonth } from '#lib/server/coverage/export-coverage.ts';
import { ownDenominatorOf, publishOwnDenominator } from '#lib/server/imports/own-denominator.ts';
import { loadDenominators } from '#lib/server/pages/denominators-page.ts';
import { UserError } from '#lib/server/user-error.ts';
import { COMPARED, comparedWith } from '#lib/views/denominator-comparison.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { answerPage, selectionOf } from '../../../answer.ts';
import { importContext, langOf } from '../../../api/v1/imports/respond.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ request, parent, url }) => {
  const selection = await selectionOf(parent);
  const { denominators } = await parent();
  const available = availableDenominators(denominators);
  const { other, problem } = comparedWith(url.searchParams.get(COMPARED), selection.denominator, available);
  if (problem) {
    const { parameter, value, allowed } = problem;
    error(400, wordsFor(selection.lang).error.notAllowed(parameter, value, allowed));
  }
  const newest = lastFullMonth(new Date());
  return answerPage(request, (context) => loadDenominators(context, selection, other, newest));
};

export const actions: Actions = {
  default: async ({ request, url }) => {
    const form = await request.formData();
    try {
      const own = ownDenominatorOf(form, lastFullMonth(new Date()));
      const context = { ...importContext(), onProgress: () => undefined };
      const { build, fresh } = await publishOwnDenominator(own, context);
      return { published: build.id, fresh };
    } catch (cause) {
      if (!(cause instanceof UserError)) throw cause;
      return fail(400, { problem: cause.in(langOf(url)), given: givenIn(form) });
    }
  },
};

/** What was filled in, to be mended instead of typed again. */
function givenIn(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
}
