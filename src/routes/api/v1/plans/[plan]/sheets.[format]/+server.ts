import { langOf } from '#lib/server/accounts/guard.ts';
import { doors } from '#lib/server/accounts/doors.ts';
import {
  exportSheets,
  neededFor,
  SHEET_FORMATS,
  SHEET_MEDIA_TYPES,
  type SheetsAsked,
} from '#lib/server/drives/export-sheets.ts';
import { notMade, sheetData } from '#lib/server/drives/sheet-data.ts';
import { loadFrame } from '#lib/server/pages/frame.ts';
import { planOf } from '#lib/server/records/plans.ts';
import { isDemo } from '#lib/server/records/targets.ts';
import { UserError } from '#lib/server/user-error.ts';
import { SHEET_PARTS } from '#lib/views/sheet-document.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { answer } from '../../../../../answer.ts';
import type { RequestHandler } from './$types';

/**
 * Route sheets of a plan: `sheets.pdf`, `.xlsx`, `.ics` or `.txt` (a message), of one day or team with `?tanggal=` and `?tim=`; the PDF
 * has with `?isi=` the days (`jalan`), the desa (`desa`) or both (`semua`).
 */
export const GET: RequestHandler = async ({ params, url, request, locals: { actor } }) => {
  const asked = sheetsAsked(params.format, url);
  if (asked instanceof Response) return asked;
  const said = wordsFor(asked.lang).sheets;
  const { records } = await doors();
  const plan = await planOf(records, { id: params.plan, demo: isDemo(actor) });
  if (plan === null) return refusal(404, said.unknownPlan);
  if (plan.result === null) return refusal(409, notMade().in(asked.lang));
  const now = new Date();
  return answer(request, async (context) => {
    const { selection, problem } = loadFrame(context, url.searchParams, actor, now);
    if (problem) {
      const { parameter, value, allowed } = problem;
      return refusal(400, said.notAllowed(parameter, value, allowed.join(', ')));
    }
    try {
      const data = await sheetData(context, { records, plan, selection, now, ...neededFor(asked) });
      const what = [asked.date, asked.team].filter((one) => one !== null).join(', ');
      if (what !== '' && data.days.length === 0) return refusal(404, said.noSuchDay(what));
      return send(await exportSheets(context.config.appDir, data, asked, request.signal), asked);
    } catch (cause) {
      if (!(cause instanceof UserError)) throw cause;
      return refusal(503, cause.in(asked.lang));
    }
  });
};

function sheetsAsked(named: string, url: URL): SheetsAsked | Response {
  const lang = langOf(url);
  const said = wordsFor(lang).sheets;
  const format = SHEET_FORMATS.find((known) => known === named);
  if (format === undefined) return refusal(404, said.unknownFormat(SHEET_FORMATS.join(', ')));
  const isi = url.searchParams.get('isi') ?? 'semua';
  const part = SHEET_PARTS.find((known) => known === isi);
  if (part === undefined) return refusal(400, said.notAllowed('isi', isi, SHEET_PARTS.join(', ')));
  const parameter = (name: string) => url.searchParams.get(name) || null;
  return { format, part, lang, date: parameter('tanggal'), team: parameter('tim') };
}

function send(
  { body, fileName }: Awaited<ReturnType<typeof exportSheets>>,
  { format }: SheetsAsked,
): Response {
  return new Response(body, {
    headers: {
      'content-type': SHEET_MEDIA_TYPES[format],
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    },
  });
}

function refusal(status: number, message: string): Response {
  return Response.json({ error: { message } }, { status, headers: { 'cache-control': 'no-store' } });
}
