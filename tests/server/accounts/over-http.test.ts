import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUpPath } from '#lib/server/accounts/set-up.ts';
import { audit } from '#lib/server/records/schema.ts';
import { withRecords } from '#lib/server/records/store.ts';
import { REPOSITORY } from '../fixture-app.ts';
import { withServer } from '../run-cli.ts';
import { CLIENT, withProvider, type Provider } from './oidc-server.ts';
import { appCode } from './totp.ts';
import { browser } from './with-accounts.ts';

const PASSWORD = 'perahu biru di Tasikagung';
const SRI = { email: 'sri@contoh.id', password: PASSWORD };

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-over-http-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

/** A browser without scripts at the server of the test. */
function surfer(url: string) {
  const { headers, take } = browser();
  const ask = async (path: string, init: RequestInit = {}) => {
    const sent = new Headers({ accept: 'text/html', cookie: headers.get('cookie') ?? '' });
    new Headers(init.headers).forEach((value, name) => sent.set(name, value));
    const answer = await fetch(new URL(path, url), { redirect: 'manual', ...init, headers: sent });
    take(answer.headers.getSetCookie());
    return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() };
  };
  const send = (path: string, form: Record<string, string> = {}, more: Record<string, string> = {}) =>
    ask(path, { method: 'POST', body: new URLSearchParams(form), headers: { origin: url, ...more } });
  return { ask, send };
}

test(
  'from the first page to a second factor and single sign-on, without scripts',
  () =>
    withProvider((provider) =>
      withServer({ dataDir, env: settingsOf(provider) }, async (url) => {
        const visitor = surfer(url);
        await intoDemo(url, visitor);
        const head = await setUp(url, visitor);
        const key = await turnOnSecondFactor(head);
        await inTwoSteps(url, key);
        await withoutPassword(url, provider);
        await noted();
      }),
    ),
  240_000,
);

const settingsOf = ({ issuer }: Provider) => ({
  JANGKAU_OIDC_ISSUER: issuer,
  JANGKAU_OIDC_CLIENT_ID: CLIENT.clientId,
  JANGKAU_OIDC_CLIENT_SECRET: CLIENT.clientSecret,
  JANGKAU_OIDC_NAME: 'Penyedia Uji',
});

type Surfer = ReturnType<typeof surfer>;

async function intoDemo(url: string, visitor: Surfer): Promise<void> {
  expect(await visitor.ask('/peta?segmen=pu')).toMatchObject({
    status: 303,
    to: '/masuk?ke=%2Fpeta%3Fsegmen%3Dpu',
  });
  const page = await visitor.ask('/masuk?ke=%2Fpeta');
  expect(page.text).toContain('Jelajahi demo');
  const far = { 'x-forwarded-for': '203.0.113.7' };
  expect((await visitor.ask('/masuk', { headers: far })).text).not.toContain('Jelajahi demo');
  expect(await visitor.send('/masuk?/demo', { role: 'kepala' }, far)).toMatchObject({ status: 409 });
  expect(await visitor.send('/masuk?/demo', { role: 'admin' })).toMatchObject({ status: 400 });
  expect(await visitor.send('/masuk?/demo&ke=%2Fpeta', { role: 'kepala' })).toMatchObject({
    status: 303,
    to: '/peta',
  });
  expect(await visitor.ask('/peta')).toMatchObject({ status: 200 });
  expect(await visitor.ask('/pengguna')).toMatchObject({ status: 403 });
  expect((await surfer(url).ask('/peta')).status).toBe(303);
}

/** Makes the first account; the demo is over with it. @returns its browser */
async function setUp(url: string, inDemo: Surfer): Promise<Surfer> {
  const path = (await setUpPath({ appDir: REPOSITORY, dataDir }, new Date()))!;
  const head = surfer(url);
  expect((await head.ask(path)).text).toContain('Pasang Jangkau');
  const filled = { name: 'Sri Lestari', ...SRI, repeat: 'lain sama sekali' };
  const refused = await head.send(path, filled);
  expect([refused.status, refused.text.includes('Kedua kata sandi tidak sama')]).toEqual([400, true]);
  expect(refused.text).not.toContain(PASSWORD);
  expect(await head.send(path, { ...filled, repeat: PASSWORD })).toMatchObject({ status: 303, to: '/' });
  expect(await head.ask('/akun')).toMatchObject({ status: 200 });
  expect(await head.ask(path)).toMatchObject({ status: 404 });
  expect(await inDemo.ask('/peta')).toMatchObject({ status: 303, to: '/masuk?ke=%2Fpeta' });
  expect((await inDemo.ask('/masuk')).text).not.toContain('Jelajahi demo');
  expect(await inDemo.send('/masuk?/demo', { role: 'pembaca' })).toMatchObject({ status: 409 });
  return head;
}

/** @returns the key in the authenticator app */
async function turnOnSecondFactor(head: Surfer): Promise<string> {
  expect((await head.send('/akun?/beginFactor', { password: 'bukan kata sandinya' })).text).toContain(
    'Kata sandi salah',
  );
  const begun = await head.send('/akun?/beginFactor', { password: PASSWORD });
  const key = /font-mono[^>]*>([A-Z2-7]{16,})</.exec(begun.text)![1]!;
  expect((await head.send('/akun?/confirmFactor', { code: '000000' })).text).toContain('Kode salah');
  const on = await head.send('/akun?/confirmFactor', { code: await appCode(key) });
  expect([on.status, on.text.includes('Kode masuk kedua sudah aktif')]).toEqual([200, true]);
  expect((await head.ask('/akun')).text).not.toContain(key);
  expect(await head.send('/keluar')).toMatchObject({ status: 303, to: '/masuk' });
  expect(await head.ask('/akun')).toMatchObject({ status: 303 });
  return key;
}

async function inTwoSteps(url: string, key: string): Promise<void> {
  const visitor = surfer(url);
  const first = await visitor.send('/masuk?/masuk&ke=%2Fpeta&lang=en', SRI);
  expect([first.status, first.text.includes('name="code"')]).toEqual([200, true]);
  expect(first.text).toContain('action="?/kode&amp;ke=%2Fpeta&amp;lang=en"');
  expect((await visitor.ask('/peta')).status).toBe(303);
  const wrong = await visitor.send('/masuk?/kode&ke=%2Fpeta&lang=en', { code: '000000' });
  expect([wrong.status, wrong.text.includes('The code is wrong')]).toEqual([400, true]);
  const right = await visitor.send('/masuk?/kode&ke=%2Fpeta&lang=en', { code: await appCode(key) });
  expect(right).toMatchObject({ status: 303, to: '/peta?lang=en' });
  expect((await visitor.ask('/peta')).status).toBe(200);
  expect(await surfer(url).send('/masuk?/kode', { code: await appCode(key) })).toMatchObject({ status: 400 });
}

async function withoutPassword(url: string, provider: Provider): Promise<void> {
  const enter = async () => {
    const visitor = surfer(url);
    const page = await visitor.send('/masuk?/sso&ke=%2Fpeta');
    const to = /http-equiv="refresh" content="0; url=([^"]+)"/.exec(page.text)![1]!.replaceAll('&amp;', '&');
    expect(to.startsWith(`${provider.issuer}/masuk?`)).toBe(true);
    const back = new URL((await fetch(to, { redirect: 'manual' })).headers.get('location')!);
    expect(back.port).toBe(new URL(url).port);
    const { status, to: where } = await visitor.ask(back.pathname + back.search);
    return { visitor, status, where };
  };
  provider.claims = { sub: 'p-1', email: SRI.email, email_verified: true };
  const { visitor, status, where } = await enter();
  expect([status, where]).toEqual([303, '/peta']);
  expect((await visitor.ask('/akun')).text).toContain('Sri Lestari');
  provider.claims = { sub: 'p-2', email: 'lain@contoh.id', email_verified: true };
  const refused = await enter();
  expect(refused.where).toMatch(/^\/masuk\?ke=%2Fpeta&error=/);
  const page = await refused.visitor.ask(refused.where!);
  expect(page.text).toContain('Masuk lewat penyedia itu tidak berhasil');
  expect(await refused.visitor.ask('/akun')).toMatchObject({ status: 303 });
}

async function noted(): Promise<void> {
  const notes = await withRecords({ appDir: REPOSITORY, dataDir }, (records) => records.select().from(audit));
  const actions = notes.map(({ action }) => action).filter((action) => /^(account|demo\.enter)/.test(action));
  expect(actions).toEqual([
    'demo.enter',
    'account.setup',
    'account.second-factor',
    'account.sign-out',
    'account.sign-in',
    'account.sign-in',
  ]);
}
