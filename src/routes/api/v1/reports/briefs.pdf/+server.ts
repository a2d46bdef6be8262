import { langOf } from '#lib/server/accounts/guard.ts';
import { loadFrame } from '#lib/server/pages/frame.ts';
import { downloadBriefs } from '#lib/server/reports/share/download-report.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { download, refusal, respond } from '../respond.ts';
import type { RequestHandler } from './$types';

/** One page for each desa as one PDF, with the selection of a page: `?kecamatan=`, `?bulan=`, `?penyebut=`, `?lang=`. */
export const GET: RequestHandler = (event) =>
  respond(event, async (context, sharer) => {
    const { selection, problem } = loadFrame(context, event.url.searchParams, sharer.actor, sharer.now);
    if (problem) {
      const said = wordsFor(langOf(event.url)).reportsPage;
      return refusal(400, said.notAllowed(problem.parameter, problem.value, problem.allowed.join(', ')));
    }
    return download(await downloadBriefs(context, sharer, selection, event.request.signal));
  });
