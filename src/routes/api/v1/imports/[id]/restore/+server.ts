import { importHistory } from '#lib/server/imports/history.ts';
import { restoreImport } from '#lib/server/imports/publish-import.ts';
import { answerJson, importContext } from '../../respond.ts';
import type { RequestHandler } from './$types';

/** Lets an undone import count again and builds with it. */
export const POST: RequestHandler = ({ url, params }) =>
  answerJson(url, async () => {
    const context = importContext();
    await restoreImport(params.id, { ...context, onProgress: () => undefined });
    return importHistory(context.dataDir);
  });
