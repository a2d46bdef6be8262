import { changeDraft, draftView, dropDraft } from '#lib/server/imports/drafts.ts';
import { readWishes } from '#lib/server/imports/wishes.ts';
import { answerJson, found, importContext, langOf } from '../../respond.ts';
import type { RequestHandler } from './$types';

/** A draft as it is now. */
export const GET: RequestHandler = ({ url, params }) =>
  answerJson(url, async () => found(await draftView(params.draft, langOf(url), importContext()), url));

/** Reads the draft's file another way: `{mapping}`, or `{sheet, kind, fixed, template}` to guess anew. */
export const PUT: RequestHandler = ({ url, params, request }) =>
  answerJson(url, async () => {
    const context = importContext(request.signal);
    found(await changeDraft(params.draft, await readWishes(request), context), url);
    return found(await draftView(params.draft, langOf(url), context), url);
  });

/** Forgets the draft. */
export const DELETE: RequestHandler = async ({ url, params }) => {
  const answer = await answerJson(url, async () => dropDraft(params.draft, importContext().actor));
  return answer.ok ? new Response(null, { status: 204 }) : answer;
};
