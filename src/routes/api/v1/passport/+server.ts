import { figureQuery } from '#lib/server/coverage/export-coverage.ts';
import { ParameterError } from '#lib/server/coverage/parameters.ts';
import { passportOf } from '#lib/server/coverage/passport.ts';
import { answer } from '../../../answer.ts';
import { etagOf, isUnchanged } from '../caching.ts';
import type { RequestHandler } from './$types';

/** Where one figure comes from: parameters of `coverage`, and `code` and `measure`. */
export const GET: RequestHandler = async ({ url, request }) =>
  answer(request, async ({ config, warehouse }) => {
    try {
      const query = await figureQuery(warehouse, url.searchParams, new Date());
      const etag = etagOf(warehouse.build.id);
      const headers = { etag, 'cache-control': 'no-cache' };
      if (isUnchanged(request, etag)) return new Response(null, { status: 304, headers });
      return Response.json(await passportOf(config.appDir, warehouse, query), { headers });
    } catch (cause) {
      if (!(cause instanceof ParameterError)) throw cause;
      const { parameter, allowed, message } = cause;
      return Response.json({ error: { message, parameter, allowed } }, { status: 400 });
    }
  });
