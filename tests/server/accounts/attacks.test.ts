import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeAccount, findByEmail } from '#lib/server/records/accounts.ts';
import { apiToken } from '#lib/server/records/schema.ts';
import { withRecords } from '#lib/server/records/store.ts';
import { listTokens, revokeToken } from '#lib/server/records/tokens.ts';
import { REPOSITORY } from '../fixture-app.ts';
import { withServer } from '../run-cli.ts';
import { sessionCookie, tokenOf, visitor } from '../signed-in.ts';

const KRAGAN = '33.17.10';
const OTHER_CODES = /33\.17\.(?!10)\d\d(\.\d{4})?/;

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-attacks-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

const records = <T>(use: Parameters<typeof withRecords<T>>[1]) =>
  withRecords({ appDir: REPOSITORY, dataDir }, use);
const statusOf = async (answer: Promise<Response>) => (await answer).status;

describe('over HTTP', () => {
  test('attacks are refused and learn nothing', () =>
    withServer({ dataDir }, async (url) => {
      await staysInKragan(url);
      await tokensEnd(url);
      await otherSites(url);
      await afterSigningOut(url);
      await nowhereElse(url);
      await policies(url);
    }));
});

/** An account of Kragan tries every way to another place. */
async function staysInKragan(url: string): Promise<void> {
  const ask = await visitor(dataDir, { role: 'kepala', areas: [KRAGAN] });
  const get = (path: string) => ask(url + path, { redirect: 'manual' });
  for (const path of [
    '/desa/33.17.14.2001',
    '/desa/3317142001',
    '/asal/33.17',
    '/asal/33.17.14',
    '/peta?kecamatan=33.17.14',
    `/peta?kecamatan=${KRAGAN}&kecamatan=33.17.14`,
    '/peta?kecamatan=33.17.1',
    '/desa/33.17.14.2001/__data.json',
    '/peta/__data.json?kecamatan=33.17.14',
    '/data/mutu',
    '/data/impor',
    '/pengguna',
    '/data/jejak',
    '/api/v1/coverage.json',
    '/api/v1/coverage.json?level=kabupaten',
    '/api/v1/coverage.csv?period=all&segment=all',
    '/api/v1/coverage.arrow?kecamatan=33.17.14',
    '/api/v1/passport?code=33.17&measure=gap',
    '/api/v1/passport?of=forecast',
    '/api/v1/endings.json',
    '/api/v1/endings.json?kecamatan=33.17.14',
    '/api/v1/problems.csv',
    '/api/v1/audit.json',
  ]) {
    const answer = await get(path);
    const text = await answer.text();
    expect([path, answer.status]).toEqual([path, 403]);
    expect(text).not.toMatch(/33\.17\.14|"rows"|"gap"/);
  }
  for (const path of [
    `/?kecamatan=${KRAGAN}`,
    `/peta?kecamatan=${KRAGAN}`,
    `/desa?kecamatan=${KRAGAN}`,
    `/peserta?kecamatan=${KRAGAN}`,
    `/desa/${KRAGAN}.2030`,
    `/asal/${KRAGAN}`,
    `/__data.json?kecamatan=${KRAGAN}`,
    `/api/v1/coverage.json?kecamatan=${KRAGAN}`,
    `/api/v1/coverage.csv?level=kecamatan&kecamatan=${KRAGAN}&segment=all&period=all`,
    `/api/v1/passport?code=${KRAGAN}&measure=gap`,
    `/api/v1/endings.json?kecamatan=${KRAGAN}`,
    `/api/v1/passport?of=gap-rank&code=${KRAGAN}.2030`,
  ]) {
    const answer = await get(path);
    expect([path, answer.status]).toEqual([path, 200]);
    expect([path, OTHER_CODES.exec(await answer.text())?.[0]]).toEqual([path, undefined]);
  }
  expect((await get('/peta')).headers.get('location')).toBe(`/peta?kecamatan=${KRAGAN}`);
  expect(await statusOf(get(`/api/v1/coverage.json?level=kabupaten&kecamatan=${KRAGAN}`))).toBe(400);
}

/** Tokens that are out of scope, expired, revoked, damaged, or in the wrong place. */
async function tokensEnd(url: string): Promise<void> {
  const with_ = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
  const path = `${url}/api/v1/coverage.json?level=kabupaten`;
  const token = await tokenOf(dataDir, { role: 'perencana' }, ['figures:read']);
  expect(await statusOf(fetch(path, with_(token)))).toBe(200);
  expect(await statusOf(fetch(`${url}/api/v1/imports`, with_(token)))).toBe(403);
  expect(await statusOf(fetch(path, with_(`${token}x`)))).toBe(401);
  expect(await statusOf(fetch(path, { headers: { authorization: token } }))).toBe(401);
  expect(await statusOf(fetch(path, { headers: { cookie: `jangkau.session_token=${token}` } }))).toBe(401);
  // A token is for programs: pages do not take it.
  expect(await statusOf(fetch(url, { ...with_(token), redirect: 'manual' }))).toBe(303);

  const planner = (await records((store) => findByEmail(store, 'perencana@uji.example')))!;
  await records((store) => store.update(apiToken).set({ expiresAt: new Date(Date.now() - 1) }));
  expect(await statusOf(fetch(path, with_(token)))).toBe(401);

  const second = await tokenOf(dataDir, { role: 'perencana' }, ['figures:read']);
  await records(async (store) => {
    const [{ id } = { id: '' }] = await listTokens(store, planner.id);
    await revokeToken(store, { id, userId: planner.id }, new Date());
  });
  expect(await statusOf(fetch(path, with_(second)))).toBe(401);

  const third = await tokenOf(dataDir, { role: 'perencana' }, ['figures:read']);
  const change = { name: planner.name, role: planner.role, areas: null, disabled: true };
  await visitor(dataDir); // a branch head stays
  await records((store) => changeAccount(store, planner.id, change, new Date()));
  expect(await statusOf(fetch(path, with_(third)))).toBe(401);
}

/** Changes from another site's page, with the session of the person who looks at it. */
async function otherSites(url: string): Promise<void> {
  const ask = await visitor(dataDir);
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  for (const headers of [
    { ...form, origin: 'https://jahat.example' },
    { ...form, origin: 'null' },
    { ...form, origin: `${url}.jahat.example` },
    { ...form, 'sec-fetch-site': 'cross-site' },
    { 'content-type': 'application/json', origin: 'https://jahat.example' },
  ]) {
    for (const path of ['/data/pengaturan', '/keluar', '/akun?/endOthers', '/api/v1/imports/x/undo']) {
      const answer = await ask(url + path, { method: 'POST', headers, body: 'reset=1', redirect: 'manual' });
      expect([path, headers, answer.status]).toEqual([path, headers, 403]);
    }
  }
  expect(await statusOf(ask(`${url}/akun`))).toBe(200);
}

/** A cookie somebody copied is worth nothing after its owner has signed out. */
async function afterSigningOut(url: string): Promise<void> {
  const cookie = await sessionCookie(dataDir, { role: 'pembaca' });
  const stolen = () => fetch(`${url}/`, { headers: { cookie }, redirect: 'manual' });
  expect(await statusOf(stolen())).toBe(200);
  const out = await fetch(`${url}/keluar`, {
    method: 'POST',
    headers: { cookie, origin: url },
    redirect: 'manual',
  });
  expect([out.status, out.headers.get('location')]).toEqual([303, '/masuk']);
  expect(out.headers.getSetCookie()[0]).toMatch(/^jangkau\.session_token=; Max-Age=0/);
  expect(await statusOf(stolen())).toBe(303);
}

/** After signing in one stays on this site, and a wrong password says nothing else. */
async function nowhereElse(url: string): Promise<void> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: url, accept: 'text/html' };
  const signIn = (ke: string, password: string, email = 'kepala@uji.example') =>
    fetch(`${url}/masuk?/masuk&ke=${encodeURIComponent(ke)}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ email, password }).toString(),
      redirect: 'manual',
    });
  const right = 'perahu biru di Tasikagung';
  for (const ke of [
    '//jahat.example',
    '/\\jahat.example',
    '/.//jahat.example',
    'https://jahat.example',
    '/%09/jahat.example\u0009',
    '/masuk',
    'javascript:1',
  ])
    expect([ke, (await signIn(ke, right)).headers.get('location')]).toEqual([ke, '/']);
  expect((await signIn('/peta?segmen=pu', right)).headers.get('location')).toBe('/peta?segmen=pu');
  const shown = async (email: string) => {
    const text = await (await signIn('/', 'salah sekali ini', email)).text();
    return text.replaceAll(email, 'X').replaceAll(/nonce="[^"]*"|\d{3,}|[a-z0-9]{6,8}-/g, '');
  };
  expect(await shown('kepala@uji.example')).toBe(await shown('tidak.ada@uji.example'));
}

/** Every answer has a policy; no page has a script without the nonce of its policy. */
async function policies(url: string): Promise<void> {
  const ask = await visitor(dataDir);
  for (const path of [
    '/',
    '/peta',
    '/masuk',
    '/tidak-ada',
    '/desa/99.99.99.9999',
    '/?bulan=1',
    '/healthz',
    '/favicon.svg',
    '/api/v1/coverage.json',
    '/data/jejak',
  ]) {
    const answer = await ask(url + path, { redirect: 'manual', headers: { accept: 'text/html' } });
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect([
      path,
      /script-src[^;]*unsafe-inline/.test(policy),
      /default-src '(self|none)'/.test(policy),
    ]).toEqual([path, false, true]);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('strict-transport-security')).toBeNull();
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    const text = await answer.text();
    for (const [tag] of text.matchAll(/<script\b[^>]*>/g))
      expect([path, tag]).toEqual([path, expect.stringContaining(`nonce="${nonce}"`)]);
    expect(text).not.toMatch(/\son(click|load|error)=/);
  }
}
