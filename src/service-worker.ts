/// <reference lib="webworker" />
import { OFFLINE_PAGE, type KeepMessage } from '#lib/components/visits/offline.ts';

// Keeps the page of visits, and nothing else, so that it opens without signal. What people record waits in IndexedDB, not here.

const worker = self as unknown as ServiceWorkerGlobalScope;
const CACHE = 'jangkau-kunjungan';
/** With signal the page is always a new one; with a signal this bad it is the kept one. */
const LIMIT_MS = 4000;
const FILES = '/_app/immutable/';

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('message', (event) => {
  const { kind, url, files } = event.data as KeepMessage;
  if (kind !== 'keep') return;
  // Without signal what was kept before stays.
  const kept = keep(url, files).catch(() => hasPage());
  event.waitUntil(kept.then((done) => event.ports[0]?.postMessage(done)));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== worker.location.origin) return;
  if (changesAccount(request.method, pathname)) event.waitUntil(forget());
  else if (request.method !== 'GET') return;
  else if (pathname.startsWith(FILES)) event.respondWith(file(request));
  else if (request.mode !== 'navigate') return;
  else if (pathname === OFFLINE_PAGE) event.respondWith(page(request));
  else if (pathname === '/masuk') event.respondWith(signIn(request));
});

/** Signing out or in, however: what was kept for one account is not for the next. */
function changesAccount(method: string, pathname: string): boolean {
  return method === 'POST'
    ? /^\/(keluar|masuk|pasang|undangan)(\/|$)/.test(pathname)
    : pathname.startsWith('/api/auth/callback/');
}

/** Counts sign-outs and sign-ins, so that a page that was being fetched meanwhile is not kept. */
let forgotten = 0;

async function forget(): Promise<void> {
  forgotten++;
  await caches.delete(CACHE);
}

async function hasPage(): Promise<boolean> {
  return (await caches.match(OFFLINE_PAGE, { cacheName: CACHE })) !== undefined;
}

/** Network first; the kept page where there is no answer in time, or the server is down. */
async function page(request: Request): Promise<Response> {
  const kept = await caches.match(OFFLINE_PAGE, { cacheName: CACHE });
  if (!kept) return fetch(request);
  const answer = await Promise.race([fetch(request).catch(() => null), afterLimit()]);
  return answer === null || answer.status >= 500 ? kept : answer;
}

function afterLimit(): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, LIMIT_MS, null));
}

/** Files with a hash in their name never change. */
async function file(request: Request): Promise<Response> {
  return (await caches.match(request.url, { cacheName: CACHE, ignoreVary: true })) ?? fetch(request);
}

/** Who is shown the sign-in page has no session any more. */
async function signIn(request: Request): Promise<Response> {
  const answer = await fetch(request);
  if (answer.ok) await forget();
  return answer;
}

/**
 * Keeps the page anew with all its files, or leaves what is kept as it is. The page goes in last, so that it is never there without its
 * files, and files that it does not need go.
 * @returns whether it is kept
 */
async function keep(url: string, files: readonly string[]): Promise<boolean> {
  const before = forgotten;
  const answer = await fetch(url, { headers: { accept: 'text/html' }, cache: 'no-store' });
  if (new URL(answer.url).pathname !== OFFLINE_PAGE) {
    await forget(); // to the sign-in page: the session is over
    return false;
  }
  if (!answer.ok) return hasPage();
  const html = await answer.text();
  const named = [...html.matchAll(/_app\/immutable\/[\w./-]+/g)].map(([path]) => `/${path}`);
  const wanted = new Set([...files.filter((path) => path.startsWith(FILES)), ...named]);
  if (forgotten !== before) return false;
  const cache = await caches.open(CACHE);
  await Promise.all([...wanted].map((path) => keepFile(cache, path)));
  await cache.put(OFFLINE_PAGE, copyOf(html, answer.headers));
  for (const { url: old } of await cache.keys()) {
    const { pathname } = new URL(old);
    if (pathname !== OFFLINE_PAGE && !wanted.has(pathname)) await cache.delete(old);
  }
  if (forgotten === before) return true;
  await forget();
  return false;
}

async function keepFile(cache: Cache, path: string): Promise<void> {
  if (!(await cache.match(path, { ignoreVary: true }))) await cache.add(path);
}

/** The page with its own headers (its policy has the nonce of its scripts), but those of the way it was sent. */
function copyOf(html: string, headers: Headers): Response {
  const kept = new Headers(headers);
  for (const name of ['content-encoding', 'content-length', 'set-cookie', 'vary']) kept.delete(name);
  return new Response(html, { headers: kept });
}
