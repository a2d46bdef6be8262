import { langOf } from '#lib/server/accounts/guard.ts';
import { receiveVisits } from '#lib/server/drives/receive-visits.ts';
import { recordsOf } from '#lib/server/records/store.ts';
import { UserError } from '#lib/server/user-error.ts';
import { ACCOUNT_HEADER } from '#lib/wire/visits.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { answer } from '../../../answer.ts';
import type { RequestHandler } from './$types';

/**
 * Keeps visits: JSON, one visit or a list of at most 100 (`domain/drives/visit-sent.ts`). Answers `{ answers }`, one for each in the same
 * order: stored, already there, or refused with a sentence. A queue says whose visits it sends, so that they are never kept under the
 * name of somebody who has signed in meanwhile: 409.
 */
export const POST: RequestHandler = ({ url, request, locals: { actor } }) =>
  answer(request, async (context) => {
    const lang = langOf(url);
    const refuse = (status: number, message: string) => Response.json({ message }, { status });
    const account = request.headers.get(ACCOUNT_HEADER);
    if (account !== null && account !== actor.id) return refuse(409, wordsFor(lang).visits.otherAccount);
    let sent: unknown;
    try {
      sent = await request.json();
    } catch {
      return refuse(400, wordsFor(lang).visits.notJson);
    }
    try {
      const records = await recordsOf(context.config);
      const answers = await receiveVisits(context, { records, actor, sent, lang, now: new Date() });
      return Response.json({ answers }, { headers: { 'cache-control': 'no-store' } });
    } catch (cause) {
      if (!(cause instanceof UserError)) throw cause;
      return refuse(400, cause.in(lang));
    }
  });
