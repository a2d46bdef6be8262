import { coverageNotes, coverageQuery, exportCoverage } from '#lib/server/coverage/export-coverage.ts';
import { FORMATS, MEDIA_TYPES } from '#lib/server/coverage/formats.ts';
import { ParameterError } from '#lib/server/coverage/parameters.ts';
import { answer } from '../../../answer.ts';
import { etagOf, isUnchanged } from '../caching.ts';
import type { RequestHandler } from './$types';

const NOTES = 'txt' as const;

/**
 * Coverage rows in bulk: `coverage.json`, `.csv` or `.arrow`; the columns are those of `COVERAGE_COLUMNS`. `coverage.txt` has the
 * notes that belong to them; a CSV, which has no room for notes, names it in its `Link` header.
 */
export const GET: RequestHandler = async ({ params, url, request }) => {
  const format = ([...FORMATS, NOTES] as const).find((known) => known === params.format);
  if (!format)
    return problem(404, `There is no "${params.format}" format; there are ${FORMATS.join(', ')}, ${NOTES}.`);
  return answer(request, async ({ config, warehouse, areas }) => {
    try {
      const query = await coverageQuery(warehouse, url.searchParams, new Date());
      const etag = etagOf({ warehouse, areas });
      const headers = new Headers({ etag, 'cache-control': 'no-cache', 'content-type': MEDIA_TYPES[format] });
      headers.set('link', `</api/v1/coverage.${NOTES}${url.search}>; rel="describedby"; type="text/plain"`);
      if (isUnchanged(request, etag)) return new Response(null, { status: 304, headers });
      if (format === NOTES) return new Response(await coverageNotes(warehouse, query), { headers });
      const { signal } = request;
      const { body, fileName } = await exportCoverage(config.appDir, warehouse, query, format, { signal });
      if (format !== 'json') headers.set('content-disposition', `attachment; filename="${fileName}"`);
      return new Response(body as BodyInit, { headers });
    } catch (cause) {
      if (!(cause instanceof ParameterError)) throw cause;
      const { parameter, allowed, message } = cause;
      return problem(400, message, { parameter, allowed });
    }
  });
};

function problem(status: number, message: string, more: Record<string, unknown> = {}): Response {
  return Response.json({ error: { message, ...more } }, { status });
}
