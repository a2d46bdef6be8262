import { langOf } from '#lib/server/accounts/guard.ts';
import { reportOf, saveReport } from '#lib/server/records/reports.ts';
import { readReportAsked } from '#lib/server/reports/share/read-report-asked.ts';
import { UserError } from '#lib/server/user-error.ts';
import type { ReportSaved } from '#lib/views/reports-data.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { bodyOf, refusal, respond, unreadable } from '../respond.ts';
import type { RequestHandler } from './$types';

/** Keeps `asked` (`ReportAsked`) that was made from the version `base`; 409 where somebody else has saved since. */
export const PUT: RequestHandler = async (event) => {
  const lang = langOf(event.url);
  const body = await bodyOf(event);
  if (body === null) return unreadable(event);
  return respond(event, async (context, { records, demo, actor, now }) => {
    const which = { id: event.params.report, demo };
    if ((await reportOf(records, which)) === null) return refusal(404, wordsFor(lang).reportsPage.gone);
    const asked = readReportAsked(context, body['asked']);
    const base = Number(body['base']);
    try {
      const version = await saveReport(records, { ...which, base, asked }, actor, now);
      const saved: ReportSaved = { version, updatedAt: now.toISOString() };
      return Response.json(saved, { headers: { 'cache-control': 'no-store' } });
    } catch (cause) {
      const isClash = (await reportOf(records, which))?.version !== base;
      if (!(cause instanceof UserError) || !isClash) throw cause;
      return refusal(409, cause.in(lang));
    }
  });
};
