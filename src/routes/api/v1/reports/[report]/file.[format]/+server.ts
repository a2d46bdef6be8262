import { langOf } from '#lib/server/accounts/guard.ts';
import { reportOf } from '#lib/server/records/reports.ts';
import { REPORT_FORMATS } from '#lib/server/reports/files/report-file.ts';
import { downloadReport } from '#lib/server/reports/share/download-report.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { download, refusal, respond } from '../../respond.ts';
import type { RequestHandler } from './$types';

/** The report as it is kept, as a file: `file.pdf`, `.xlsx`, `.zip` (CSV) or `.html` (one that needs no network). */
export const GET: RequestHandler = async (event) => {
  const said = wordsFor(langOf(event.url)).reportsPage;
  const format = REPORT_FORMATS.find((known) => known === event.params.format);
  if (format === undefined) return refusal(404, said.unknownFormat(REPORT_FORMATS.join(', ')));
  return respond(event, async (context, sharer) => {
    const report = await reportOf(sharer.records, { id: event.params.report, demo: sharer.demo });
    if (report === null) return refusal(404, said.gone);
    return download(await downloadReport(context, sharer, report, format, event.request.signal));
  });
};
