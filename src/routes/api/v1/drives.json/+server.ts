import { z } from 'zod';
import { langOf } from '#lib/server/accounts/guard.ts';
import { phoneData } from '#lib/server/drives/phone-data.ts';
import { recordsOf } from '#lib/server/records/store.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { answer } from '../../../answer.ts';
import type { RequestHandler } from './$types';

const date = z.iso.date();

/** Drives of some days (`from`, `to`: ISO dates) and recorded visits: what a phone keeps to work without signal. */
export const GET: RequestHandler = ({ url, request, locals: { actor } }) =>
  answer(request, async (context) => {
    const asked = (name: string) => url.searchParams.get(name) || undefined;
    for (const name of ['from', 'to'])
      if (asked(name) !== undefined && !date.safeParse(asked(name)).success)
        return Response.json({ message: wordsFor(langOf(url)).visits.notADate(name) }, { status: 400 });
    const [from, to] = [asked('from'), asked('to')];
    const days = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    const records = await recordsOf(context.config);
    const kecamatan = asked('kecamatan') ?? null;
    const found = await phoneData(context, { records, actor, kecamatan, ...days, now: new Date() });
    return Response.json(found, { headers: { 'cache-control': 'no-store' } });
  });
