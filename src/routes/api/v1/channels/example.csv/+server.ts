import { CHANNEL_EXAMPLE } from '#lib/server/channels/read-file.ts';
import type { RequestHandler } from './$types';

/** A file of channels to begin with, with invented ones. */
export const GET: RequestHandler = () =>
  new Response(CHANNEL_EXAMPLE, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="contoh-kanal.csv"',
    },
  });
