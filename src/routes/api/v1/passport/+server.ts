import { figureQuery } from '#lib/server/coverage/export-coverage.ts';
import { ParameterError } from '#lib/server/coverage/parameters.ts';
import { passportOf } from '#lib/server/coverage/passport.ts';
import type { PageContext } from '#lib/server/pages/app.ts';
import { PAGE_FIGURES, pagePassport } from '#lib/server/pages/page-passports.ts';
import { answer } from '../../../answer.ts';
import { etagOf, isUnchanged } from '../caching.ts';
import type { RequestHandler } from './$types';

/**
 * Where one figure comes from: parameters of `coverage`, and `code` and `measure`; or `of` for the figures of a page that
 * are no measure of the coverage table.
 */
export const GET: RequestHandler = async ({ url, request }) =>
  answer(request, async (context) => {
    try {
      const etag = etagOf(context);
      const headers = { etag, 'cache-control': 'no-cache' };
      if (isUnchanged(request, etag)) return new Response(null, { status: 304, headers });
      return Response.json(await passportFor(context, url.searchParams), { headers });
    } catch (cause) {
      if (!(cause instanceof ParameterError)) throw cause;
      const { parameter, allowed, message } = cause;
      return Response.json({ error: { message, parameter, allowed } }, { status: 400 });
    }
  });

async function passportFor(context: PageContext, parameters: URLSearchParams) {
  const of = parameters.get('of');
  const today = new Date();
  if (of === null) {
    const query = await figureQuery(context.warehouse, parameters, today);
    return passportOf(context.config.appDir, context.warehouse, query);
  }
  const figure = PAGE_FIGURES.find((one) => one === of);
  if (!figure) throw new ParameterError('of', of, PAGE_FIGURES);
  const rest = new URLSearchParams(parameters);
  rest.delete('of');
  return pagePassport(context, figure, rest, today);
}
