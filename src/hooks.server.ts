import { randomUUID } from 'node:crypto';
import { redirect, error, type Handle, type HandleServerError, type RequestEvent } from '@sveltejs/kit';
import { authOf } from '#lib/server/accounts/auth.ts';
import { isDemoOpen } from '#lib/server/accounts/demo.ts';
import { isApi, judge, langOf, type Verdict } from '#lib/server/accounts/guard.ts';
import { identify } from '#lib/server/accounts/identify.ts';
import { readSettings } from '#lib/server/data-folder.ts';
import { appConfig } from '#lib/server/pages/app.ts';
import { recordsOf } from '#lib/server/records/store.ts';
import { UserError } from '#lib/server/user-error.ts';

const MOST_BYTES = 256 * 1024;
/** Forms that a file comes with, and plans: those of a thousand desa have a megabyte. */
const MOST_BYTES_OF: Record<string, number> = {
  '/(app)/mitra/kanal': 1024 * 1024,
  '/api/v1/plans/[plan]/result': 4 * 1024 * 1024,
};

/** Every request: from a page of its own, by somebody known, who may do it by the table of rules. */
export const handle: Handle = async ({ event, resolve }) => {
  if (isForeignWrite(event)) return refuse(event, 403, foreign());
  if (isTooLarge(event)) {
    const answer = refuse(event, 413, tooLarge());
    // Else the rest of the body would be waited for.
    answer.headers.set('connection', 'close');
    return answer;
  }
  // A link of a report is opened by whoever has it: who that is is not looked at.
  if (event.route.id === '/r/[...path]') return resolve(event);
  await setActor(event);
  const asked = { ...event, route: event.route.id, method: event.request.method };
  const refusal = enforce(judge(asked, event.locals.actor), event);
  if (refusal) return refusal;
  // The page's language is in the URL, where the whole selection lives.
  const lang = langOf(event.url);
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%lang%', lang),
  });
  await allowTiles(response);
  // Behind a sign-in nothing may be kept for the next one at the same machine or by a proxy.
  if (!/no-store|immutable/.test(response.headers.get('cache-control') ?? ''))
    response.headers.set('cache-control', isApi(event.route.id) ? 'private, no-cache' : 'private, no-store');
  for (const cookie of event.locals.setCookies) response.headers.append('set-cookie', cookie);
  return response;
};

/** Files have their own limit (server/imports/upload.ts); nothing else is larger than a form. */
function isTooLarge({ request, route }: RequestEvent): boolean {
  const isUpload = route.id === '/api/v1/imports';
  if (isUpload || request.body === null) return false;
  const length = request.headers.get('content-length');
  // Without a length it could be endless: browsers and curl send one.
  return length === null || !(Number(length) <= (MOST_BYTES_OF[route.id ?? ''] ?? MOST_BYTES));
}

async function setActor(event: RequestEvent): Promise<void> {
  const config = appConfig();
  const doors = { auth: await authOf(config), records: await recordsOf(config) };
  const visitor = { address: event.getClientAddress(), headers: event.request.headers };
  const { actor, session, setCookies } = await identify(doors, visitor, {
    takesTokens: isApi(event.route.id),
    now: new Date(),
    isDemoOpen: () => isDemoOpen(doors.records, visitor, config),
  });
  event.locals.actor = actor;
  event.locals.visitor = visitor;
  event.locals.session = session ?? null;
  event.locals.setCookies = setCookies;
}

/** Programs get a refusal as JSON, people a page; what is allowed goes on. */
function enforce(verdict: Verdict, { url, route }: RequestEvent): Response | null {
  if (verdict.kind === 'allow') return null;
  if (verdict.kind !== 'refuse') redirect(303, verdict.to);
  const { status, sentence } = verdict;
  const message = sentence.in(langOf(url));
  if (!isApi(route.id)) error(status, message);
  const headers = { 'cache-control': 'no-store', ...(status === 401 && { 'www-authenticate': 'Bearer' }) };
  return Response.json({ message }, { status, headers });
}

/** A refusal that is made without looking at who asks. */
function refuse({ url, route }: RequestEvent, status: number, sentence: UserError): Response {
  const message = sentence.in(langOf(url));
  const headers = { 'cache-control': 'no-store' };
  if (isApi(route.id)) return Response.json({ message }, { status, headers });
  return new Response(`${message}\n`, {
    status,
    headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
  });
}

/** A page of another site may not change anything through the browser of somebody who sits here. Programs send neither header. */
function isForeignWrite({ request: { method, headers }, url }: RequestEvent): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  const origin = headers.get('origin');
  if (origin !== null) return origin !== url.origin;
  return !['same-origin', 'none', null].includes(headers.get('sec-fetch-site'));
}

function foreign(): UserError {
  return new UserError(
    'Jangkau takes changes from its own pages only. Open it at its own address and try again.',
    'Jangkau hanya menerima perubahan dari halamannya sendiri. Buka di alamatnya sendiri, lalu coba lagi.',
  );
}

function tooLarge(): UserError {
  return new UserError(
    'This is too large for a form (at most 256 kB). Files go in on the page Impor.',
    'Ini terlalu besar untuk formulir (paling besar 256 kB). Berkas dimasukkan lewat halaman Impor.',
  );
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
export const handleError: HandleServerError = ({ error: cause, event, status, message }) => {
  // A wrong request, or a reader who went away, is no defect.
  if (status < 500 || event.request.signal.aborted) return { message };
  const id = randomUUID().slice(0, 8);
  // The path of a link is its secret.
  const path = event.url.pathname.replace(/^\/(pasang|undangan|r)\/.*/, '/$1/…');
  process.stderr.write(`error ${id} ${event.request.method} ${path}\n${describe(cause)}\n`);
  return { message, id };
};

function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const sql = 'sql' in cause ? `\n${String(cause.sql)}` : '';
  return `${cause.stack ?? cause.message}${sql}`;
}
