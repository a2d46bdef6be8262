import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linksOf, revokeLink, rotateLink } from '#lib/server/records/report-links.ts';
import { exampleSnapshot } from '../../../views/report/example-snapshot.ts';
import { TESTER } from '../../fixture-app.ts';
import { withServer } from '../../run-cli.ts';
import { sessionCookie, tokenOf } from '../../signed-in.ts';
import { inRecords, linkIn, type MadeLink } from './links-for.ts';
import { rawRequest, type RawAnswer } from './raw-request.ts';

const PASSWORD = 'kapal tua di dermaga';
const OTHER_TITLE = 'Laporan lain yang tidak dibagikan';
/** What only a report says; a page of refusal says none of it. */
const OF_REPORTS = [exampleSnapshot().title, OTHER_TITLE, 'Kragan', 'Lasem', 'Gedongmulyo'];
/** How long an answer is sent without looking at its link again, and a little, ms. */
const LOOKED_AGAIN_MS = 1200;

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-widen-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

/** One way to get at more than a link opens. `same`: the answer is that of the link to the byte, the way means nothing. */
interface Way {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  becomes: 'same' | number;
}

interface World {
  url: string;
  /** One with nothing special, another report's, one with a password and another with the same, and a key of that one. */
  open: MadeLink;
  other: MadeLink;
  locked: MadeLink;
  lockedToo: MadeLink;
  keyOfLockedToo: string;
  otherEtag: string;
  cookie: string;
  token: string;
}

function parameters({ open: { secret }, other }: World): Way[] {
  const page = `/r/${secret}`;
  return [
    ...['33.17.10', '33.17.10.2001', '33.17', '31.71'].flatMap((code) => [
      `code=${code}`,
      `kecamatan=${code}`,
    ]),
    ...['lang=en', 'denominator=sakernas', 'period=2026-09', 'segment=pu', 'level=desa', 'format=json'],
    ...['di=33.17.14', '/masuk', 'x-sveltekit-invalidated=1', `secret=${other.secret}`, `hash=${other.hash}`],
    ...[
      `snapshot=${other.hash}`,
      'threshold=1',
      'preview=1',
      'demo=1',
      `q=${'x'.repeat(10_240)}`,
      '',
      '?',
      '%00',
    ],
  ].map((query) => ({ path: `${page}?${query}`, becomes: 'same' }));
}

function paths({ open: { secret, hash }, other, locked }: World): Way[] {
  const page = `/r/${secret}`;
  const refused = [
    ...['/33.17.10', '/33.17.10.2001', '/peta', '/desa/33.17.10.2001', '/api/v1/coverage.json', '/masuk'],
    ...[
      '.json',
      '.csv',
      '.arrow',
      '/__data.json',
      '.html__data.json',
      '/laporan.pdf',
      '/',
      '//',
      '/.',
      ';x=1',
    ],
    ...['%00', '%0a', '/sisip', '/sisip/', '/buka', '/buka/', '/buka/x', `/${hash}`, `/${hash}/`],
    ...[`/${hash}/laporan.csv`, `/${hash}/laporan.json`, `/${hash}/laporan.arrow`, `/${hash}/laporan.PDF`],
    ...[`/${hash}/laporan.pdf.json`, `/${hash}/laporan.pdf/x`, `/${hash}/laporan`, `/${hash}//laporan.pdf`],
    ...[
      `/${hash.toUpperCase()}/laporan.zip`,
      `/${hash.slice(0, 12)}/laporan.zip`,
      `/${'0'.repeat(64)}/laporan.zip`,
    ],
    ...(['pdf', 'xlsx', 'zip', 'html'] as const).map((format) => `/${other.hash}/laporan.${format}`),
    ...[
      `/${locked.hash}/laporan.zip`,
      `%2f${hash}%2flaporan.zip`,
      `/..%2f${other.secret}`,
      `/%5c..%5c${hash}`,
    ],
  ].map((rest) => ({ path: `${page}${rest}`, becomes: 404 }));
  const wrong = [
    ...[secret.slice(0, -1), `${secret}x`, secret.split('').reverse().join(''), swapCase(secret), '', 'x'],
    ...[
      `%${secret.charCodeAt(0).toString(16)}${secret.slice(1)}`,
      `${secret}%20`,
      `%20${secret}`,
      '..%2f..%2fpeta',
    ],
  ].map((tried) => ({ path: `/r/${tried}`, becomes: 404 }));
  return [
    ...refused,
    ...wrong,
    { path: `/R/${secret}`, becomes: 404 },
    { path: `/r//${secret}`, becomes: 404 },
    { path: `//r/${secret}`, becomes: 404 },
    { path: `/r`, becomes: 404 },
    // Browsers and the server take these apart before anything looks at them: they are other pages, which ask to sign in.
    { path: `${page}/../../peta`, becomes: 303 },
    { path: `${page}/%2e%2e/%2e%2e/peta`, becomes: 303 },
    { path: `${page}/../../api/v1/coverage.json?level=desa`, becomes: 401 },
    { path: `${page}/../../data/jejak`, becomes: 303 },
    { path: `${page}/../${secret}`, becomes: 'same' },
  ];
}

function swapCase(text: string): string {
  const swapped = (one: string) => (one === one.toLowerCase() ? one.toUpperCase() : one.toLowerCase());
  return text.split('').map(swapped).join('');
}

function headers({ open: { secret }, other, otherEtag, cookie, token }: World): Way[] {
  const page = `/r/${secret}`;
  const sent: Record<string, string>[] = [
    { cookie },
    { cookie: `${cookie}; lang=en; kecamatan=33.17.10` },
    { authorization: `Bearer ${token}` },
    { authorization: `Bearer ${other.secret}` },
    ...['application/json', 'text/csv', 'application/vnd.apache.arrow.stream', 'application/pdf'].map(
      (accept) => ({ accept }),
    ),
    { 'accept-language': 'en' },
    { range: 'bytes=0-10' },
    { 'if-none-match': otherEtag },
    { 'if-none-match': '"x"' },
    { 'if-match': '"x"' },
    { 'if-modified-since': new Date(Date.now() + 60_000).toUTCString() },
    { 'x-http-method-override': 'DELETE' },
    { 'x-forwarded-host': 'jahat.example', 'x-forwarded-proto': 'https', 'x-forwarded-for': '10.0.0.1' },
    { forwarded: 'for=127.0.0.1;host=jahat.example' },
    { 'x-original-url': '/peta', 'x-rewrite-url': '/peta', 'x-forwarded-prefix': '/peta' },
    { 'x-sveltekit-pathname': '/peta', 'x-sveltekit-search': '?kecamatan=33.17.10' },
    { 'x-jangkau-address': '127.0.0.1', 'x-jangkau-protocol': 'https' },
    { referer: 'https://jahat.example/', origin: 'https://jahat.example' },
    { 'content-type': 'application/json' },
  ];
  return sent.map((one) => ({ path: page, headers: one, becomes: 'same' }));
}

function methods({ open: { secret, hash }, url }: World): Way[] {
  const page = `/r/${secret}`;
  const form = { origin: url, 'content-type': 'application/x-www-form-urlencoded' };
  return [
    ...['OPTIONS', 'PUT', 'DELETE', 'PATCH'].flatMap((method) =>
      [page, `${page}/${hash}/laporan.zip`].map((path) => ({
        path,
        method,
        headers: { origin: url },
        becomes: 405,
      })),
    ),
    { path: page, method: 'POST', headers: form, body: 'sandi=apa+saja', becomes: 405 },
    {
      path: page,
      method: 'POST',
      headers: { ...form, origin: 'https://jahat.example' },
      body: 'sandi=x',
      becomes: 403,
    },
    {
      path: page,
      method: 'PUT',
      headers: { ...form, 'x-http-method-override': 'GET' },
      body: 'a=b',
      becomes: 405,
    },
  ];
}

function secretsElsewhere({ open: { secret }, locked, lockedToo, keyOfLockedToo, other }: World): Way[] {
  const until = (Date.now() + 1e9).toString(36);
  const forged = `${until}.${'A'.repeat(43)}`;
  return [
    { path: `/api/v1/coverage.json?level=desa&token=${secret}`, becomes: 401 },
    {
      path: '/api/v1/coverage.json?level=desa',
      headers: { authorization: `Bearer ${secret}` },
      becomes: 401,
    },
    {
      path: '/api/v1/coverage.json?level=desa',
      headers: { cookie: `jangkau.session_token=${secret}` },
      becomes: 401,
    },
    { path: `/api/v1/r/${secret}`, becomes: 404 },
    { path: `/undangan/${secret}`, becomes: 404 },
    { path: `/pasang/${secret}`, becomes: 404 },
    { path: `/r/${locked.secret}/${locked.hash}/laporan.zip`, becomes: 404 },
    { path: `/r/${locked.secret}/sisip`, becomes: 404 },
    { path: `/r/${locked.secret}/buka/${keyOfLockedToo}`, becomes: 303 },
    { path: `/r/${locked.secret}/buka/${keyOfLockedToo}/${locked.hash}/laporan.zip`, becomes: 404 },
    { path: `/r/${lockedToo.secret}/buka/${forged}`, becomes: 303 },
    { path: `/r/${lockedToo.secret}/buka/${keyOfLockedToo}/${other.hash}/laporan.zip`, becomes: 404 },
    { path: `/r/${secret}/buka/${keyOfLockedToo}`, becomes: 404 },
  ];
}

async function misbehaves(world: World, way: Way, page: Buffer): Promise<string | null> {
  const answer = await rawRequest(world.url, way.path, way);
  const said = answer.body.toString();
  const told = `${way.method ?? 'GET'} ${way.path.slice(0, 120)} ${JSON.stringify(way.headers ?? {})}`;
  const faults = [
    answer.headers['set-cookie'] && 'sets a cookie',
    way.becomes === 'same' && answer.status !== 200 && `answers ${answer.status}`,
    way.becomes === 'same' && !answer.body.equals(page) && 'is not the page',
    way.becomes !== 'same' && answer.status !== way.becomes && `answers ${answer.status}, not ${way.becomes}`,
    way.becomes !== 'same' && OF_REPORTS.some((text) => said.includes(text)) && 'says something of a report',
    /^\/r\//.test(way.path) && way.becomes === 'same' && isLoose(answer) && 'may be found or told on',
  ].filter(Boolean);
  return faults.length === 0 ? null : `${told}: ${faults.join('; ')}`;
}

function isLoose({ headers: sent }: RawAnswer): boolean {
  return sent['x-robots-tag'] !== 'noindex, nofollow' || sent['referrer-policy'] !== 'no-referrer';
}

test('no way leads beyond the bytes of the snapshot, whether the app makes the answer or it is sent again', async () => {
  await withServer({ dataDir, env: { JANGKAU_DEMO: '0' } }, async (url) => {
    const world = await worldAt(url);
    const page = (await rawRequest(url, `/r/${world.open.secret}`)).body;
    expect(page.toString()).toContain(exampleSnapshot().title);
    const ways = [parameters, paths, headers, methods, secretsElsewhere].flatMap((some) => some(world));
    expect(ways.length).toBeGreaterThan(120);
    const found: (string | null)[] = [];
    for (const way of ways) {
      found.push(await misbehaves(world, way, page));
      // A length makes it go through the app, which else is asked for new answers only.
      const isRead = way.method === undefined;
      const throughApp = { ...way, headers: { ...way.headers, 'content-length': '0' } };
      if (isRead) found.push(await misbehaves(world, throughApp, page));
    }
    expect(found.filter((one) => one !== null)).toEqual([]);
    await lookedAtOnly(world, page);
    await ended(world);
  });
  await counted();
}, 300_000);

/** HEAD says what GET would, without the bytes; known bytes are not sent again. */
async function lookedAtOnly({ url, open }: World, page: Buffer): Promise<void> {
  for (const more of [{}, { 'content-length': '0' }] as Record<string, string>[]) {
    const path = `/r/${open.secret}`;
    const head = await rawRequest(url, path, { method: 'HEAD', headers: more });
    expect([head.status, head.body.length]).toEqual([200, 0]);
    const headers = { ...more, 'if-none-match': String(head.headers['etag']) };
    const known = await rawRequest(url, path, { headers });
    expect([known.status, known.body.length]).toEqual([304, 0]);
    expect(known.headers['cache-control']).toBe('public, no-cache');
  }
  const zip = `/r/${open.secret}/${open.hash}/laporan.zip`;
  const [first, second] = [await rawRequest(url, zip), await rawRequest(url, zip)];
  expect(first.status).toBe(200);
  expect(second.body.equals(first.body)).toBe(true);
  expect(second.headers['cache-control']).toBe('public, max-age=31536000, s-maxage=3600, immutable');
  expect(page.length).toBeGreaterThan(1000);
}

/** Revoked or given another secret by another process, a link is over within the second, for those who know its bytes too. */
async function ended({ url, open, other, otherEtag }: World): Promise<void> {
  const etag = String((await rawRequest(url, `/r/${open.secret}`)).headers['etag']);
  await inRecords(dataDir, async (records) => {
    await revokeLink(records, { id: open.id, demo: false }, TESTER, new Date());
    await rotateLink(records, { id: other.id, demo: false }, TESTER, new Date());
  });
  await pause(LOOKED_AGAIN_MS);
  const over = [
    { path: `/r/${open.secret}`, etag, status: 410 },
    { path: `/r/${open.secret}/${open.hash}/laporan.zip`, etag: '*', status: 410 },
    { path: `/r/${other.secret}`, etag: otherEtag, status: 404 },
    { path: `/r/${other.secret}/${other.hash}/laporan.zip`, etag: '*', status: 404 },
  ];
  for (const { path, etag, status } of over)
    for (const headers of [{}, { 'if-none-match': etag }] as Record<string, string>[]) {
      const answer = await rawRequest(url, path, { headers });
      expect([answer.status, answer.headers['set-cookie']]).toEqual([status, undefined]);
      expect(OF_REPORTS.filter((text) => answer.body.toString().includes(text))).toEqual([]);
    }
}

/** What was gathered was written when the server ended: each page that was sent, and nobody's name. */
async function counted(): Promise<void> {
  const links = await inRecords(dataDir, (records) => linksOf(records, { demo: false }, new Date()));
  const totals = Object.fromEntries(links.map(({ reportTitle, opens }) => [reportTitle, opens.total]));
  expect(totals[exampleSnapshot().title]).toBeGreaterThan(100);
}

async function worldAt(url: string): Promise<World> {
  const open = await linkIn(dataDir);
  const other = await linkIn(dataDir, {}, { ...exampleSnapshot('en'), title: OTHER_TITLE });
  const locked = await linkIn(dataDir, { password: PASSWORD }, { ...exampleSnapshot(), title: 'Terkunci' });
  const lockedToo = await linkIn(
    dataDir,
    { password: PASSWORD },
    { ...exampleSnapshot(), title: 'Terkunci juga' },
  );
  const entered = await rawRequest(url, `/r/${lockedToo.secret}`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ sandi: PASSWORD }).toString(),
  });
  return {
    ...{ url, open, other, locked, lockedToo },
    keyOfLockedToo: String(entered.headers['location']).split('/buka/')[1]!,
    otherEtag: String((await rawRequest(url, `/r/${other.secret}`)).headers['etag']),
    cookie: await sessionCookie(dataDir),
    token: await tokenOf(dataDir, {}, ['figures:read']),
  };
}
