import { randomUUID } from 'node:crypto';
import type { Handle, HandleServerError } from '@sveltejs/kit';
import { readSettings } from '#lib/server/data-folder.ts';
import { appConfig } from '#lib/server/pages/app.ts';

/** Marks the page's language from the URL, where the whole selection lives. */
export const handle: Handle = async ({ event, resolve }) => {
  if (isForeignWrite(event.request)) {
    return new Response('Jangkau takes changes from its own pages only.\n', { status: 403 });
  }
  const lang = event.url.searchParams.get('lang') === 'en' ? 'en' : 'id';
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%lang%', lang),
  });
  await allowTiles(response);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  return response;
};

/** A page of another site may not change anything through the browser of somebody who sits here. */
function isForeignWrite({ method, headers }: Request): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  const origin = headers.get('origin');
  if (origin === null) return headers.get('sec-fetch-site') === 'cross-site';
  return !URL.canParse(origin) || new URL(origin).host !== headers.get('host');
}

/** Nothing is loaded from another host, except map tiles from the one the branch has set. */
async function allowTiles(response: Response): Promise<void> {
  const policy = response.headers.get('content-security-policy');
  if (policy === null) return;
  const settings = await readSettings(appConfig().dataDir).catch(() => null);
  if (!settings?.tiles) return;
  const host = new URL(settings.tiles.url.replace('{s}.', '*.')).origin;
  response.headers.set('content-security-policy', policy.replace("img-src 'self'", `img-src 'self' ${host}`));
}

/** A defect: logged once with an id, without the request's query; the user sees the id only. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
  // A wrong request, or a reader who went away, is no defect.
  if (status < 500 || event.request.signal.aborted) return { message };
  const id = randomUUID().slice(0, 8);
  process.stderr.write(`error ${id} ${event.request.method} ${event.url.pathname}\n${describe(error)}\n`);
  return { message, id };
};

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const sql = 'sql' in error ? `\n${String(error.sql)}` : '';
  return `${error.stack ?? error.message}${sql}`;
}
