import { servedShapes } from '#lib/server/pages/served-shapes.ts';
import { answer } from '../../../answer.ts';
import { isUnchanged } from '../caching.ts';
import type { RequestHandler } from './$types';

/** The map shapes (TopoJSON). With `v` in the URL they never change and may be kept for a year. */
export const GET: RequestHandler = ({ request, url }) =>
  answer(request, async (context) => {
    const { json, etag, version } = await servedShapes(context);
    const lasting = url.searchParams.get('v') === version;
    const headers = {
      etag,
      'content-type': 'application/json; charset=utf-8',
      'cache-control': lasting ? 'private, max-age=31536000, immutable' : 'no-cache',
    };
    return isUnchanged(request, etag)
      ? new Response(null, { status: 304, headers })
      : new Response(json, { headers });
  });
