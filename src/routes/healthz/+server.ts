import { answer } from '../answer.ts';
import type { RequestHandler } from './$types';

/** Whether the app can answer: 200 with the served build, 503 without one. */
export const GET: RequestHandler = ({ request }) =>
  answer(request, ({ warehouse }) =>
    Response.json({ status: 'ok', build: warehouse.build.id, name: warehouse.build.name }),
  );
