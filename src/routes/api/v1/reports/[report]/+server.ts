import { isDeepStrictEqual } from 'node:util';
import { langOf } from '#lib/server/accounts/guard.ts';
import { reportOf, saveReport } from '#lib/server/records/reports.ts';
import { readReportAsked } from '#lib/server/reports/share/read-report-asked.ts';
import { UserError } from '#lib/server/user-error.ts';
import type { ReportSaved } from '#lib/views/reports-data.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { bodyOf, refusal, respond, unreadable } from '../respond.ts';
import type { RequestHandler } from './$types';

/** Keeps `asked` (`ReportAsked`) that was made from the version `base`; 409 where something else was saved since. */
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
      return savedAs({ version, updatedAt: now });
    } catch (cause) {
      const kept = await reportOf(records, which);
      if (!(cause instanceof UserError) || kept?.version === base) throw cause;
      // Sent again by somebody whom the answer to the first time did not reach.
      if (kept && isDeepStrictEqual(kept.asked, asked)) return savedAs(kept);
      return refusal(409, cause.in(lang));
    }
  });
};

function savedAs({ version, updatedAt }: { version: number; updatedAt: Date }): Response {
  const saved: ReportSaved = { version, updatedAt: updatedAt.toISOString() };
  return Response.json(saved, { headers: { 'cache-control': 'no-store' } });
}
