import { isHttpError } from '@sveltejs/kit';
import { answer } from '../answer.ts';
import type { RequestHandler } from './$types';

/** Whether the app can answer: 200 with the served build, 503 without one. */
export const GET: RequestHandler = ({ request }) =>
  answer(request, ({ warehouse }) =>
    Response.json({ status: 'ok', build: warehouse.build.id, name: warehouse.build.name }),
  ).catch((cause: unknown) => {
    // Anybody may ask: the sentence for people names the data folder.
    if (!isHttpError(cause, 503)) throw cause;
    return Response.json({ status: 'no build' }, { status: 503 });
  });
