import { doors } from '#lib/server/accounts/doors.ts';
import { MEDIA_TYPES } from '#lib/server/coverage/formats.ts';
import { ParameterError } from '#lib/server/coverage/parameters.ts';
import { parseAuditSearch } from '#lib/server/records/audit-search.ts';
import { searchAudit } from '#lib/server/records/audit.ts';
import { AUDIT_FORMATS, exportAudit } from '#lib/server/records/export-audit.ts';
import type { RequestHandler } from './$types';

const MOST = 100_000;

/** The audit as `audit.csv` or `audit.json`, with the filters of its page. */
export const GET: RequestHandler = async ({ params, url }) => {
  const format = AUDIT_FORMATS.find((known) => known === params.format);
  if (format === undefined)
    return Response.json({ message: `There are ${AUDIT_FORMATS.join(' and ')}.` }, { status: 404 });
  try {
    const { records } = await doors();
    const entries = await searchAudit(records, parseAuditSearch(url.searchParams, MOST));
    const headers = new Headers({ 'content-type': MEDIA_TYPES[format], 'cache-control': 'no-store' });
    if (format === 'csv') headers.set('content-disposition', 'attachment; filename="jejak-audit.csv"');
    return new Response(exportAudit(entries, format), { headers });
  } catch (cause) {
    if (!(cause instanceof ParameterError)) throw cause;
    return Response.json({ message: cause.message }, { status: 400 });
  }
};
