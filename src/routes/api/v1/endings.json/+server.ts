import { ParameterError } from '#lib/server/coverage/parameters.ts';
import { exportMembers } from '#lib/server/members/export-members.ts';
import { answer } from '../../../answer.ts';
import { etagOf, isUnchanged } from '../caching.ts';
import type { RequestHandler } from './$types';

/**
 * Statuses, batches that end and retention of one month: `period`, `kecamatan`, `segment`, `months` ahead, and `batch`
 * (`apbdes.2027-02`) for the desa of one of them.
 */
export const GET: RequestHandler = async ({ url, request }) =>
  answer(request, async ({ config: { appDir }, warehouse, areas }) => {
    try {
      const etag = etagOf({ warehouse, areas });
      const headers = { etag, 'cache-control': 'no-cache' };
      const options = { signal: request.signal };
      const found = await exportMembers({ appDir, warehouse, options }, url.searchParams, new Date());
      if (isUnchanged(request, etag)) return new Response(null, { status: 304, headers });
      return Response.json(found, { headers });
    } catch (cause) {
      if (!(cause instanceof ParameterError)) throw cause;
      const { parameter, allowed, message } = cause;
      return Response.json({ error: { message, parameter, allowed } }, { status: 400 });
    }
  });
