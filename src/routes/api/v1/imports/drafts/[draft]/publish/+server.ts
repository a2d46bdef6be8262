import { draftView, publishDraft } from '#lib/server/imports/drafts.ts';
import { readPublishWishes } from '#lib/server/imports/wishes.ts';
import { answerJson, found, importContext, langOf } from '../../../respond.ts';
import type { RequestHandler } from './$types';

/** Starts publishing a draft; ask for the draft to see how it goes. */
export const POST: RequestHandler = ({ url, params, request }) =>
  answerJson(
    url,
    async () => {
      const context = importContext();
      found(publishDraft(params.draft, await readPublishWishes(request), context), url);
      return found(await draftView(params.draft, langOf(url), context), url);
    },
    202,
  );
