import { langOf } from '#lib/server/accounts/guard.ts';
import { reportOf } from '#lib/server/records/reports.ts';
import { REPORT_FORMATS } from '#lib/domain/reports/report-formats.ts';
import { downloadReport } from '#lib/server/reports/share/download-report.ts';
import { reportSeen } from '#lib/server/reports/share/share-report.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { download, refusal, respond } from '../../respond.ts';
import type { RequestHandler } from './$types';

/** The report as it is kept, as a file: `file.pdf`, `.xlsx`, `.zip` (CSV) or `.html` (one that needs no network); `?version=`: only while it is that version. */
export const GET: RequestHandler = async (event) => {
  const said = wordsFor(langOf(event.url)).reportsPage;
  const format = REPORT_FORMATS.find((known) => known === event.params.format);
  if (format === undefined) return refusal(404, said.unknownFormat(REPORT_FORMATS.join(', ')));
  return respond(event, async (context, sharer) => {
    const { report: id } = event.params;
    const kept = await reportOf(sharer.records, { id, demo: sharer.demo });
    if (kept === null) return refusal(404, said.gone);
    const seen = event.url.searchParams.get('version');
    const report = seen === null ? kept : await reportSeen(sharer, { id, version: Number(seen) });
    return download(await downloadReport(context, sharer, report, format, event.request.signal));
  });
};
