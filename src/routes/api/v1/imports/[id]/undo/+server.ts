import { importHistory } from '#lib/server/imports/history.ts';
import { undoImport } from '#lib/server/imports/publish-import.ts';
import { answerJson, importContext } from '../../respond.ts';
import type { RequestHandler } from './$types';

/** Takes an import back and builds without it. */
export const POST: RequestHandler = ({ url, params }) =>
  answerJson(url, async () => {
    const context = importContext();
    await undoImport(params.id, { ...context, onProgress: () => undefined });
    return importHistory(context.dataDir);
  });
