import { error } from '@sveltejs/kit';
import { exampleFile } from '#lib/server/imports/examples.ts';
import { importContext } from '../../respond.ts';
import type { RequestHandler } from './$types';

/** An example file of a kind, with invented numbers. */
export const GET: RequestHandler = async ({ params }) => {
  const { appDir, dataDir } = importContext();
  const text = await exampleFile(params.kind, appDir, dataDir);
  if (text === null) error(404, `there is no example of "${params.kind}"`);
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="contoh-${params.kind}.csv"`,
    },
  });
};
