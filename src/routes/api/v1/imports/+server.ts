import { draftView, openDraft } from '#lib/server/imports/drafts.ts';
import { importHistory } from '#lib/server/imports/history.ts';
import { uploadInput } from '#lib/server/imports/upload.ts';
import { appConfig } from '#lib/server/pages/app.ts';
import { wishesOf } from '#lib/server/imports/wishes.ts';
import { answerJson, importContext, langOf } from './respond.ts';
import type { RequestHandler } from './$types';

/** All imports, newest first. */
export const GET: RequestHandler = ({ url }) => answerJson(url, () => importHistory(appConfig().dataDir));

/** Reads a file (the body, as it is; its name in `?name=`) and keeps it as a draft. Nothing is written to disk. */
export const POST: RequestHandler = ({ url, request }) =>
  answerJson(
    url,
    async () => {
      const context = importContext(request.signal);
      const id = await openDraft(uploadInput(request, url), wishesOf(url.searchParams), context);
      return draftView(id, langOf(url), context);
    },
    201,
  );
