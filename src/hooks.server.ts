import { randomUUID } from 'node:crypto';
import type { Handle, HandleServerError } from '@sveltejs/kit';

/** Marks the page's language from the URL, where the whole selection lives. */
export const handle: Handle = async ({ event, resolve }) => {
  const lang = event.url.searchParams.get('lang') === 'en' ? 'en' : 'id';
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%lang%', lang),
  });
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  return response;
};

/** A defect: logged once with an id, without the request's query; the user sees the id only. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
  // A reader who went away is no defect.
  if (status === 404 || event.request.signal.aborted) return { message };
  const id = randomUUID().slice(0, 8);
  process.stderr.write(`error ${id} ${event.request.method} ${event.url.pathname}\n${describe(error)}\n`);
  return { message, id };
};

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const sql = 'sql' in error ? `\n${String(error.sql)}` : '';
  return `${error.stack ?? error.message}${sql}`;
}
