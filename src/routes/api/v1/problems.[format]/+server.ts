import { MEDIA_TYPES } from '#lib/server/coverage/formats.ts';
import { ParameterError } from '#lib/server/coverage/parameters.ts';
import { askedReport, exportQuality, QUALITY_FORMATS } from '#lib/server/quality/export-quality.ts';
import { answer } from '../../../answer.ts';
import type { RequestHandler } from './$types';

/** Problems of a month's data: `problems.json` or `.csv` with `period` and `denominator`; the same as `/data/mutu`. */
export const GET: RequestHandler = async ({ params, url, request }) => {
  const format = QUALITY_FORMATS.find((known) => known === params.format);
  if (!format)
    return refusal(404, `There is no "${params.format}" format; there are ${QUALITY_FORMATS.join(', ')}.`);
  return answer(request, async (context) => {
    try {
      const report = await askedReport(context, url.searchParams, new Date());
      const { body, fileName } = exportQuality(report, format);
      const headers = new Headers({ 'cache-control': 'no-cache', 'content-type': MEDIA_TYPES[format] });
      if (format !== 'json') headers.set('content-disposition', `attachment; filename="${fileName}"`);
      return new Response(body, { headers });
    } catch (cause) {
      if (!(cause instanceof ParameterError)) throw cause;
      const { parameter, allowed, message } = cause;
      return refusal(400, message, { parameter, allowed });
    }
  });
};

function refusal(status: number, message: string, more: Record<string, unknown> = {}): Response {
  return Response.json({ error: { message, ...more } }, { status });
}
