import { doors } from '#lib/server/accounts/doors.ts';
import { MEDIA_TYPES } from '#lib/server/coverage/formats.ts';
import { ParameterError } from '#lib/server/coverage/parameters.ts';
import { parseAuditSearch, refuseUnknownParameters } from '#lib/server/records/audit-search.ts';
import { allAudit } from '#lib/server/records/audit.ts';
import { AUDIT_FORMATS, exportAudit } from '#lib/server/records/export-audit.ts';
import type { RequestHandler } from './$types';

/** The whole audit as `audit.csv` or `audit.json`, or what the filters of its page leave. */
export const GET: RequestHandler = async ({ params, url }) => {
  const format = AUDIT_FORMATS.find((known) => known === params.format);
  if (format === undefined)
    return Response.json({ message: `There are ${AUDIT_FORMATS.join(' and ')}.` }, { status: 404 });
  try {
    refuseUnknownParameters(url.searchParams);
    const search = parseAuditSearch(url.searchParams, Infinity);
    const { records } = await doors();
    const headers = new Headers({ 'content-type': MEDIA_TYPES[format], 'cache-control': 'no-store' });
    if (format === 'csv') headers.set('content-disposition', 'attachment; filename="jejak-audit.csv"');
    return new Response(bytesOf(exportAudit(allAudit(records, search), format)), { headers });
  } catch (cause) {
    if (!(cause instanceof ParameterError)) throw cause;
    return Response.json({ message: cause.message }, { status: 400 });
  }
};

/** Taken piece by piece as the reader asks for more. */
function bytesOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
}
