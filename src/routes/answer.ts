import { error } from '@sveltejs/kit';
import { getRequestEvent } from '$app/server';
import { withPage, type PageContext } from '#lib/server/pages/app.ts';
import { UserError } from '#lib/server/user-error.ts';
import { QueryTimeoutError } from '#lib/server/warehouse/warehouse-error.ts';
import type { FrameData, Lang, Selection } from '#lib/views/page-data.ts';
import type { SelectionProblem } from '#lib/views/selection.ts';
import { wordsFor } from '#lib/views/words/index.ts';

/**
 * Runs a loader on the served build, limited to what the account may see; no usable data is a 503 with a sentence that says what to
 * do.
 */
export async function answer<T>(request: Request, use: (context: PageContext) => Promise<T> | T): Promise<T> {
  const { areas } = getRequestEvent().locals.actor;
  try {
    return await withPage(request.signal, async (context) => use(context), { areas });
  } catch (cause) {
    if (cause instanceof UserError || cause instanceof QueryTimeoutError) error(503, cause.message);
    throw cause;
  }
}

/**
 * Runs a page's loader. Its data name the build they come from, so that a tab left open notices when its frame comes
 * from another one (see +layout.svelte).
 */
export function answerPage<T extends object | null>(
  request: Request,
  use: (context: PageContext) => Promise<T> | T,
): Promise<(T & { pageBuild: string }) | null> {
  return answer(request, async (context) => {
    const page = await use(context);
    return page && { ...page, pageBuild: context.warehouse.build.name };
  });
}

/** The selection of the page's URL; a parameter that is not allowed is a 400 that names it and lists what is. */
export async function selectionOf(
  parent: () => Promise<FrameData & { problem: SelectionProblem | null }>,
): Promise<Selection> {
  const { selection, problem } = await parent();
  if (problem) error(400, sentenceFor(problem, selection.lang));
  return selection;
}

/** Many allowed values in a row (months) are given as first … last. */
function sentenceFor({ parameter, value, allowed }: SelectionProblem, lang: Lang): string {
  const short = allowed.length > 20 ? [`${allowed[0]} … ${allowed.at(-1)}`] : allowed;
  return wordsFor(lang).error.notAllowed(parameter, value, short);
}
