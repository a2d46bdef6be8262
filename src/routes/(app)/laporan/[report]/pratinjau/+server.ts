import { error } from '@sveltejs/kit';
import { langOf } from '#lib/server/accounts/guard.ts';
import { withPage } from '#lib/server/pages/app.ts';
import { reportOf } from '#lib/server/records/reports.ts';
import { previewReport } from '#lib/server/reports/share/download-report.ts';
import { UserError } from '#lib/server/user-error.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { sharerOf } from '../../../../sharer.ts';
import type { RequestHandler } from './$types';

/** The page a partner would get, for the frame beside the composer: the one page of Jangkau that may stand in a frame of its own. */
export const GET: RequestHandler = async (event) => {
  const sharer = await sharerOf(event);
  const report = await reportOf(sharer.records, { id: event.params.report, demo: sharer.demo });
  if (report === null) error(404, wordsFor(langOf(event.url)).reportsPage.gone);
  try {
    const { html, policy } = await withPage(event.request.signal, (context) =>
      previewReport(context, sharer, report),
    );
    return answerWith(html, 200, `text/html; charset=utf-8`, policy);
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    // As text: the composer shows it as its own sentence. Browsers style plain text themselves.
    const policy = "default-src 'none'; style-src 'unsafe-inline'";
    return answerWith(cause.in(langOf(event.url)), 409, 'text/plain; charset=utf-8', policy);
  }
};

function answerWith(body: string, status: number, type: string, policy: string): Response {
  const headers = {
    'content-type': type,
    'content-security-policy': `${policy}; frame-ancestors 'self'`,
    'x-frame-options': 'SAMEORIGIN',
    'cache-control': 'private, no-store',
  };
  return new Response(body, { status, headers });
}
