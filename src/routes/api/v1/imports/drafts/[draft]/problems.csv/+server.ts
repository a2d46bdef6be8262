import { draftView } from '#lib/server/imports/drafts.ts';
import { problemsCsv } from '#lib/server/imports/problems-csv.ts';
import { found, importContext, langOf } from '../../../respond.ts';
import type { RequestHandler } from './$types';

/** Rows that cannot be taken or wait for a person, with their reasons. */
export const GET: RequestHandler = async ({ url, params }) => {
  const { report } = found(await draftView(params.draft, langOf(url), importContext()), url);
  return new Response(problemsCsv(report, langOf(url)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="baris-bermasalah.csv"',
      'cache-control': 'no-store',
    },
  });
};
