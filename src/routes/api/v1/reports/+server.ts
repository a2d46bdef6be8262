import { createReport } from '#lib/server/records/reports.ts';
import { readReportAsked } from '#lib/server/reports/share/read-report-asked.ts';
import { bodyOf, respond, unreadable } from './respond.ts';
import type { RequestHandler } from './$types';

/** Keeps `asked` (`ReportAsked`) as a new report and answers with its `id`. */
export const POST: RequestHandler = async (event) => {
  const body = await bodyOf(event);
  if (body === null) return unreadable(event);
  return respond(event, async (context, { records, demo, actor, now }) => {
    const asked = readReportAsked(context, body['asked']);
    const id = await createReport(records, { asked, demo }, actor, now);
    return Response.json({ id }, { status: 201, headers: { 'cache-control': 'no-store' } });
  });
};
