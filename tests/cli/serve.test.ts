import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { initEmpty } from '#lib/server/prepare.ts';
import { session } from '#lib/server/records/schema.ts';
import { withRecords } from '#lib/server/records/store.ts';
import { NOW, REPOSITORY } from '../server/fixture-app.ts';
import { withServer } from '../server/run-cli.ts';
import { sessionCookie } from '../server/signed-in.ts';
import { ask, type Answer } from './ask.ts';

const FORM = 'application/x-www-form-urlencoded';
const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('camera=()'),
};

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-serve-'));
  await initEmpty({ appDir: REPOSITORY, dataDir, now: NOW, onProgress: () => undefined });
});
afterAll(() => rm(dataDir, { recursive: true }));

const place = () => ({ appDir: REPOSITORY, dataDir });

test('on this machine: its own name only, no proxy is believed, bodies are limited, a defect shows its id only', async () => {
  const cookie = await sessionCookie(dataDir);
  await withServer({ dataDir, env: { JANGKAU_DEMO: '0' } }, async (url, printed) => {
    const { host } = new URL(url);
    await otherNames(url);
    await sameHeaders(url, { cookie, host }, null);
    await largeBodies(url, { cookie, host, origin: url });
    expect(await addressOfSignIn(url, { host, origin: url, 'x-forwarded-for': '203.0.113.7' })).toBe(
      '127.0.0.1',
    );
    await defect(url, { cookie, host }, printed);
  });
});

test('behind a proxy with TLS: HSTS, secure cookies, the address the proxy tells, changes from ORIGIN only', async () => {
  await rm(join(dataDir, 'records.sqlite'));
  await rm(join(dataDir, 'records.sqlite-wal'), { force: true });
  await rm(join(dataDir, 'records.sqlite-shm'), { force: true });
  await sessionCookie(dataDir);
  const origin = 'https://jangkau.example';
  const env = { ORIGIN: origin, JANGKAU_PROXY: '1', JANGKAU_DEMO: '0' };
  await withServer({ dataDir, env }, async (url, printed) => {
    expect(printed()).toContain(`Open ${origin} in a browser`);
    const named = { host: 'jangkau.example', 'x-forwarded-for': '10.1.1.1, 203.0.113.7' };
    await sameHeaders(url, named, 'max-age=31536000');
    expect((await ask(url, { headers: { ...named, host: 'jahat.example' } })).status).toBe(403);
    expect(await addressOfSignIn(url, { ...named, origin })).toBe('203.0.113.7');
    // A proxy that does not pass the name on.
    expect(await addressOfSignIn(url, { host: new URL(url).host, origin })).toBe('127.0.0.1');
    const foreign = await signIn(url, { ...named, origin: 'http://jangkau.example' });
    expect([foreign.status, foreign.headers.getSetCookie()]).toEqual([403, []]);
    const entered = await signIn(url, { ...named, origin });
    expect(entered.headers.getSetCookie()[0]).toMatch(
      /^__Secure-jangkau\.session_token=.*HttpOnly; Secure; SameSite=Lax$/i,
    );
  });
});

/** A foreign name that leads to this machine. */
async function otherNames(url: string): Promise<void> {
  for (const host of ['jahat.example', 'localhost.jahat.example', `jahat.example:${new URL(url).port}`]) {
    for (const path of ['/', '/healthz', '/api/v1/coverage.json', '/favicon.svg']) {
      const { status, text } = await ask(url + path, { headers: { host } });
      expect([host, path, status, text]).toEqual([host, path, 403, expect.stringContaining('its own name')]);
    }
  }
}

/** Pages, redirects, files, errors, programs: the same headers on every answer. */
async function sameHeaders(url: string, headers: Record<string, string>, hsts: string | null): Promise<void> {
  const statuses = new Set<number>();
  for (const [method, path] of [
    ['GET', '/'],
    ['GET', '/masuk'],
    ['GET', '/healthz'],
    ['GET', '/favicon.svg'],
    ['GET', '/tidak-ada'],
    ['GET', '/_app/tidak-ada.js'],
    ['GET', '/api/v1/coverage.json?level=dusun'],
    ['GET', '/api/v1/tidak-ada'],
    ['GET', '/%'],
    ['GET', '/?bulan=1'],
    ['POST', '/healthz'],
    ['PATCH', '/peta'],
    ['OPTIONS', '/'],
  ] as const) {
    const answer = await ask(url + path, { method, headers });
    statuses.add(answer.status);
    const found = Object.fromEntries(Object.keys(EVERYWHERE).map((name) => [name, answer.headers.get(name)]));
    expect([path, found]).toEqual([path, EVERYWHERE]);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect([path, policy]).toEqual([path, expect.stringMatching(/default-src '(self|none)'/)]);
    expect([path, policy]).not.toEqual([path, expect.stringMatching(/script-src[^;]*unsafe-inline/)]);
    expect([path, answer.headers.get('strict-transport-security')]).toEqual([path, hsts]);
    expect(answer.headers.get('x-powered-by')).toBeNull();
    noInternals(answer);
  }
  expect(statuses.size).toBeGreaterThan(3);
}

/** More than a form needs is refused before it has arrived; without its length too. */
async function largeBodies(url: string, headers: Record<string, string>): Promise<void> {
  const json = { ...headers, 'content-type': 'application/json' };
  const form = { ...headers, 'content-type': FORM };
  const declared = { 'content-length': String(1e9) };
  for (const [path, sent] of [
    ['/masuk?/masuk', { ...form, ...declared }],
    ['/data/pengaturan', { ...form, ...declared }],
    ['/api/v1/imports/x/undo', { ...json, ...declared }],
    ['/tidak-ada', { ...json, ...declared }],
    ['/masuk?/masuk', { ...form, 'transfer-encoding': 'chunked' }],
  ] as const) {
    const answer = await ask(url + path, { method: 'POST', headers: sent, body: 'a=1' });
    expect([path, answer.status, answer.text]).toEqual([path, 413, expect.stringContaining('256 kB')]);
    expect(answer.headers.get('connection')).toBe('close');
  }
  const full = `email=${'x'.repeat(300_000)}`;
  const large = { ...form, 'content-length': String(full.length) };
  // The connection may be cut while the rest is still being sent: then there is no answer to read.
  const cut = (cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ECONNRESET' && cause.code !== 'EPIPE') throw cause;
    return { status: 413 };
  };
  const { status } = await ask(`${url}/masuk?/masuk`, { method: 'POST', headers: large, body: full }).catch(
    cut,
  );
  expect(status).toBe(413);
  // A file has another limit, and its own sentence.
  const upload = { ...headers, ...declared, 'content-type': 'text/csv' };
  const refused = await ask(`${url}/api/v1/imports?name=a.csv`, { method: 'POST', headers: upload });
  expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('1000 MB')]);
}

/** Somebody signs in; the address that was kept of it. */
async function addressOfSignIn(url: string, headers: Record<string, string>): Promise<string | undefined> {
  const answer = await signIn(url, headers);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
  return withRecords(place(), async (records) => {
    const kept = await records.select().from(session).orderBy(session.createdAt);
    return kept.at(-1)?.ipAddress ?? undefined;
  });
}

function signIn(url: string, headers: Record<string, string>): Promise<Answer> {
  const body = new URLSearchParams({ email: 'kepala@uji.example', password: 'perahu biru di Tasikagung' });
  const sent = {
    accept: 'text/html',
    ...headers,
    'content-type': FORM,
    'content-length': String(body.toString().length),
  };
  return ask(`${url}/masuk?/masuk`, { method: 'POST', headers: sent, body: body.toString() });
}

/** A table that is gone: the reader sees an id, the log has the same id with the cause. */
async function defect(url: string, headers: Record<string, string>, printed: () => string): Promise<void> {
  await withRecords(place(), (records) => records.run(sql`drop table session`));
  for (const path of ['/', '/peta', '/api/v1/coverage.json', '/__data.json']) {
    const answer = await ask(`${url}${path}`, { headers: { ...headers, accept: 'text/html' } });
    expect([path, answer.status]).toEqual([path, 500]);
    noInternals(answer);
  }
  const answer = await ask(`${url}/api/v1/coverage.json`, { headers: { ...headers, accept: '*/*' } });
  const { id } = JSON.parse(answer.text) as { id: string };
  expect(id).toMatch(/^[0-9a-f]{8}$/);
  await expect.poll(printed).toContain(`error ${id} GET /api/v1/coverage.json`);
}

/** No stack, no path of this machine, no SQL. */
function noInternals({ text }: Answer): void {
  expect(text).not.toMatch(/\n\s+at |node_modules|\.[cm]?[jt]s:\d+|SQLITE|no such table|\bselect .* from\b/i);
  expect(text).not.toContain(dataDir);
  expect(text).not.toContain(REPOSITORY);
}
