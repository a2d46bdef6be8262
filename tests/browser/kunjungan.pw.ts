import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { jakartaDate } from '#lib/domain/calendar/today.ts';
import { copyRecords, recordsFile, withRecords } from '#lib/server/records/store.ts';
import { visitsOf } from '#lib/server/records/visits.ts';
import { visit } from '#lib/server/records/schema.ts';
import { REPOSITORY } from '../server/fixture-app.ts';
import { keepDrives, keepPartner } from '../server/records/drive-rows.ts';
import { sessionCookie } from '../server/signed-in.ts';
import { freePort, startApp, type AppServer } from './app-server.ts';
import { checkAccessibility, expect, test } from './fixtures.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1 };
const TODAY = jakartaDate(new Date());
const dayFromNow = (days: number) => jakartaDate(new Date(Date.now() + days * 86_400_000));
const NIK = '3317' + '101205900001';

/** A copy of the tests' data folder with a plan that was published, to start and stop a server on. */
let data: string;
let port: number;
let server: AppServer;

test.beforeEach(async () => {
  const from = process.env.JANGKAU_TEST_DATA!;
  data = mkdtempSync(join(tmpdir(), 'jangkau-kunjungan-'));
  const isRecords = (path: string) => basename(path).startsWith(basename(recordsFile(from)));
  cpSync(from, data, { recursive: true, filter: (path) => !isRecords(path) });
  await copyRecords({ appDir: REPOSITORY, dataDir: from }, recordsFile(data));
  await withRecords(place(), async (records) => {
    await keepPartner(records, 'm1', 'Dharma Wanita Persatuan Contoh');
    await keepDrives(records, [
      { id: 'k1', date: TODAY, code: '33.17.10.2030', partnerId: 'm1', status: 'agreed' },
      { id: 'k2', date: TODAY, code: '33.17.14.2003', begins: 690, kind: 'repeat' },
      { id: 'k3', date: dayFromNow(-2), code: '33.17.03.2003' },
      { id: 'k4', date: dayFromNow(3), code: '33.17.10.2001', kind: 'follow-up' },
      { id: 'k5', date: dayFromNow(3), code: '33.17.10.2002', team: 'Tim 2' },
    ]);
  });
  port = await freePort();
  await startServer();
});

test.afterEach(async () => {
  await server.stop();
  rmSync(data, { recursive: true, force: true });
});

const place = () => ({ appDir: REPOSITORY, dataDir: data });

async function startServer(): Promise<void> {
  server = await startApp(data, { port, log: 'kunjungan-server.log' });
}

const faults: string[] = [];

/** A browser in which somebody is signed in; what goes wrong in its pages, but for the missing signal, is noted. */
async function phoneOf(
  browser: Browser,
  who: Parameters<typeof sessionCookie>[1] = {},
  options: BrowserContextOptions = PHONE,
): Promise<BrowserContext> {
  const context = await browser.newContext({ ...options, storageState: { cookies: [], origins: [] } });
  await signIn(context, who);
  faults.length = 0;
  context.on('weberror', (error) => faults.push(error.error().message));
  context.on('console', (message) => {
    if (message.type() === 'error' && !/ERR_(INTERNET|CONNECTION|FAILED|NETWORK|EMPTY)/.test(message.text()))
      faults.push(message.text());
  });
  return context;
}

async function signIn(context: BrowserContext, who: Parameters<typeof sessionCookie>[1]): Promise<void> {
  const [name = '', value = ''] = (await sessionCookie(data, who)).split(/=(.*)/s);
  await context.clearCookies();
  await context.addCookies([{ name, value, domain: '127.0.0.1', path: '/' }]);
}

async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${server.url}/kunjungan`);
  return page;
}

/** Fills in and saves the form that is open. */
async function fill(page: Page, { attended, registered = 0 }: { attended: number; registered?: number }) {
  await page.getByLabel('Datang').fill(String(attended));
  if (registered > 0) await page.getByLabel('Daftar JKK + JKM, Mandiri').fill(String(registered));
  await page.getByRole('button', { name: 'Simpan', exact: true }).tap();
}

/** Records a visit to a desa that was not planned. */
async function recordOther(page: Page, desa: string, attended: number): Promise<void> {
  await page.getByLabel('Nama desa').fill(desa);
  await page
    .getByRole('button', { name: new RegExp(`^${desa}, `) })
    .first()
    .tap();
  await fill(page, { attended, registered: Math.min(attended, 3) });
}

const stored = () => withRecords(place(), (records) => visitsOf(records, { demo: false }));
const READY = 'Halaman ini dapat dibuka tanpa sinyal.';
const ALL_SENT = '✓ Semua catatan di perangkat ini sudah terkirim.';

test('50 visits recorded without signal, the tab killed, the server restarted in between: 50 kept, once each', async ({
  browser,
}) => {
  test.setTimeout(10 * 60_000);
  const context = await phoneOf(browser);
  let page = await openPage(context);
  await expect(page.getByText(READY)).toBeVisible();

  await context.setOffline(true);
  await server.stop();
  await page.getByRole('button', { name: 'Catat hasil kunjungan Padaran' }).tap();
  await fill(page, { attended: 1 });
  await expect(page.getByText('dicatat di perangkat ini, belum terkirim')).toBeVisible();
  for (let i = 2; i <= 25; i++) await recordOther(page, 'Pandangan Wetan', i);
  await expect(page.getByText('25 catatan belum terkirim')).toBeVisible();

  await page.close();
  page = await openPage(context);
  await expect(page.getByText('25 catatan belum terkirim')).toBeVisible();
  for (let i = 26; i <= 50; i++) await recordOther(page, 'Pandangan Wetan', i);
  await expect(page.getByText('50 catatan belum terkirim')).toBeVisible();
  await expect(page.getByText(READY)).toBeVisible();
  await page.screenshot({ path: 'test-results/screens/kunjungan-luring-390.png', fullPage: true });

  await page.close();
  page = await openPage(context);
  await expect(page.getByText('50 catatan belum terkirim')).toBeVisible();
  await startServer();
  // The first answer gets lost on its way back: those visits have arrived, and are sent again.
  let lost = 0;
  await page.route('**/api/v1/visits*', async (route) => {
    if (lost++ > 0) return route.continue();
    await route.fetch();
    await route.abort();
  });
  await context.setOffline(false);
  await expect(page.getByText(ALL_SENT)).toBeVisible({ timeout: 120_000 });
  expect(lost).toBeGreaterThan(2);

  const kept = await stored();
  expect(kept.map(({ attended }) => attended).sort((a, b) => a! - b!)).toEqual(
    Array.from({ length: 50 }, (_, i) => i + 1),
  );
  expect(await withRecords(place(), (records) => records.$count(visit))).toBe(50);
  expect(faults).toEqual([]);
  await context.close();
});

test('by touch at 390 px: the form refuses a NIK, corrects and withdraws, agrees and moves, and is accessible', async ({
  browser,
}) => {
  const context = await phoneOf(browser);
  const page = await openPage(context);
  await expect(page.getByText(READY)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/2 kunjungan, 0 sudah dicatat/);
  await page.screenshot({ path: 'test-results/screens/kunjungan-390.png', fullPage: true });
  expect(await checkAccessibility(page)).toEqual([]);

  const first = page.getByRole('article').first();
  await first.getByRole('button', { name: /^Catat hasil/ }).tap();
  await expect(page.getByLabel('Mitra')).toHaveValue('m1');
  await page.getByLabel('Datang').fill('30');
  await page.getByLabel('Daftar JKK + JKM, Mandiri').fill('7');
  await page.getByRole('button', { name: /Tambah program/ }).tap();
  await page.getByRole('textbox', { name: 'Daftar JKK + JKM, APBDes' }).fill('3');
  await page.getByLabel('Aktif kembali').fill('2');
  await page.getByLabel('Lama di tempat').fill('90');
  await page.getByLabel('Iuran dibayar lewat').selectOption('BRILink');
  await page.getByLabel('Catatan', { exact: true }).pressSequentially(`Warga ${NIK}`);
  await expect(page.getByText(/mirip NIK/).first()).toBeVisible();
  await page.screenshot({ path: 'test-results/screens/kunjungan-form-390.png', fullPage: true });
  expect(await checkAccessibility(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: 'Simpan', exact: true }).tap();
  await expect(page.getByRole('heading', { name: /^Hasil kunjungan/ })).toBeVisible();
  await page.getByLabel('Catatan', { exact: true }).fill('Balai desa, ramai');
  await page.getByRole('button', { name: 'Simpan', exact: true }).tap();
  await expect(page.getByText(/: terkirim dan tersimpan di Jangkau\./)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/2 kunjungan, 1 sudah dicatat/);
  expect(await stored()).toMatchObject([
    { attended: 30, reactivated: 2, minutes: 90, partnerId: 'm1', channel: 'brilink' },
  ]);

  // More registered than came: asked once.
  await page.getByRole('button', { name: /^Perbaiki catatan/ }).tap();
  await page.getByLabel('Datang').fill('5');
  await page.getByRole('button', { name: 'Simpan', exact: true }).tap();
  await page.getByRole('button', { name: 'Simpan, memang benar' }).tap();
  await expect(page.getByText(/^5 datang/)).toBeVisible();
  expect((await stored()).map(({ attended }) => attended)).toEqual([5]);
  await page.getByRole('button', { name: /^Tarik catatan/ }).tap();
  await page.getByRole('button', { name: 'Ya, kunjungan ini tidak ada' }).tap();
  await expect(page.getByText('Belum ada kunjungan yang dicatat')).toBeVisible();
  await expect.poll(stored).toEqual([]);

  const other = page.getByRole('article').filter({ hasText: 'kunjungan ulang' });
  await other.getByText('Ubah jadwal dan riwayat').tap();
  await other.getByLabel('Keterangan').fill(`hubungi ${'08' + '1234567890'}`);
  await other.getByRole('button', { name: 'Tandai disepakati desa' }).tap();
  await expect(other.getByText(/mirip NIK/).first()).toBeVisible();
  await other.getByLabel('Keterangan').fill('Disepakati sekretaris desa');
  await other.getByRole('button', { name: 'Tandai disepakati desa' }).tap();
  await expect(other.getByText(/disepakati, .*: Disepakati sekretaris desa/)).toBeVisible();
  await page.screenshot({ path: 'test-results/screens/kunjungan-ubah-390.png', fullPage: true });
  expect(await checkAccessibility(page)).toEqual([]);
  await other.getByLabel('Pindah ke tanggal').fill(dayFromNow(4));
  await other.getByRole('button', { name: 'Pindahkan' }).tap();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/: 1 kunjungan, 0 sudah dicatat/);
  expect(faults).toEqual([]);
  await context.close();
});

test('what waits belongs to the account: another one at the same phone neither sees nor sends it', async ({
  browser,
}) => {
  const context = await phoneOf(browser);
  let page = await openPage(context);
  await expect(page.getByText(READY)).toBeVisible();
  await context.setOffline(true);
  await recordOther(page, 'Tegaldowo', 12);
  await expect(page.getByText('1 catatan belum terkirim')).toBeVisible();
  await page.close();
  await context.setOffline(false);

  // Another account signs in; the page that was left open in a tab does not send under its name.
  await signIn(context, { role: 'perencana' });
  page = await openPage(context);
  await expect(page.getByText(/1 catatan dari akun lain menunggu/)).toBeVisible();
  await expect(page.getByText(ALL_SENT)).toBeVisible();
  expect(await stored()).toEqual([]);

  // Signing out empties what opens without signal.
  await expect(page.getByText(READY)).toBeVisible();
  await page.getByText(/Uji perencana/).tap();
  await page.getByRole('button', { name: 'Keluar' }).tap();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Masuk ke Jangkau');
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  await page.close();

  await signIn(context, {});
  page = await openPage(context);
  await expect(page.getByText(ALL_SENT)).toBeVisible();
  expect((await stored()).map(({ attended, authorName }) => [attended, authorName])).toEqual([
    [12, 'Uji kepala'],
  ]);
  expect(faults).toEqual([]);
  await context.close();
});

test('a session that ends while visits wait: they stay, and are sent after signing in again', async ({
  browser,
}) => {
  const context = await phoneOf(browser);
  const page = await openPage(context);
  await expect(page.getByText(READY)).toBeVisible();
  await context.clearCookies();
  await recordOther(page, 'Tegaldowo', 9);
  await expect(page.getByText(/Sesi Anda sudah berakhir/)).toBeVisible();
  expect(await stored()).toEqual([]);
  await signIn(context, {});
  await page.getByRole('button', { name: 'Kirim sekarang' }).tap();
  await expect(page.getByText(ALL_SENT)).toBeVisible();
  expect((await stored()).map(({ attended }) => attended)).toEqual([9]);
  await context.close();
});

test('what was sent but not answered: a change of it counts, and one that is thrown away does not, whichever way it went', async ({
  browser,
}) => {
  const context = await phoneOf(browser);
  const page = await openPage(context);
  await expect(page.getByText(READY)).toBeVisible();
  await page.route('**/api/v1/visits*', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await recordOther(page, 'Tegaldowo', 7);
  await recordOther(page, 'Tegaldowo', 8);
  await expect.poll(async () => (await stored()).length).toBe(2);
  const waiting = page.getByRole('listitem').filter({ hasText: 'belum ada jawaban' });
  await page.getByText('Belum terkirim (2)').tap();
  await expect(waiting).toHaveCount(2);
  await waiting.filter({ hasText: '7 datang' }).getByRole('button', { name: 'Ubah' }).tap();
  await fill(page, { attended: 70 });
  await page.getByText(/^Belum terkirim \(/).tap();
  await waiting.filter({ hasText: '8 datang' }).getByRole('button', { name: 'Hapus' }).tap();
  await page.getByRole('button', { name: 'Ya, hapus' }).tap();
  await page.unroute('**/api/v1/visits*');
  await expect(page.getByText(ALL_SENT)).toBeVisible();
  expect((await stored()).map(({ attended }) => attended)).toEqual([70]);
  await context.close();
});

test('two tabs that get signal at once send each visit once; nothing of other pages is kept', async ({
  browser,
}) => {
  const context = await phoneOf(browser);
  const first = await openPage(context);
  await expect(first.getByText(READY)).toBeVisible();
  const second = await openPage(context);
  await second.goto(`${server.url}/desa`);
  await second.goto(`${server.url}/kunjungan`);
  await expect(second.getByText(READY)).toBeVisible();
  await context.setOffline(true);
  for (const [page, from] of [
    [first, 1],
    [second, 11],
  ] as const)
    for (let i = from; i < from + 10; i++) await recordOther(page, 'Tegaldowo', i);
  await expect(first.getByText('20 catatan belum terkirim')).toBeVisible();
  await context.setOffline(false);
  await expect(first.getByText(ALL_SENT)).toBeVisible();
  await expect(second.getByText(ALL_SENT)).toBeVisible();
  expect(await withRecords(place(), (records) => records.$count(visit))).toBe(20);
  const kept = await first.evaluate(async () => {
    const cache = await caches.open('jangkau-kunjungan');
    return (await cache.keys()).map(({ url }) => new URL(url).pathname);
  });
  expect(kept.filter((path) => !path.startsWith('/_app/immutable/'))).toEqual(['/kunjungan']);
  await context.close();
});

test('at 1440 px: fits, is accessible, and records by keyboard', async ({ browser }) => {
  const context = await phoneOf(browser, {}, { viewport: { width: 1440, height: 900 } });
  const page = await openPage(context);
  await expect(page.getByText(READY)).toBeVisible();
  await page.screenshot({ path: 'test-results/screens/kunjungan-1440.png', fullPage: true });
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  expect(await checkAccessibility(page)).toEqual([]);
  await page.keyboard.press('Tab');
  await page
    .getByRole('button', { name: /^Catat hasil/ })
    .first()
    .press('Enter');
  await expect(page.getByRole('heading', { name: /^Hasil kunjungan/ })).toBeFocused();
  await page.getByLabel('Datang').fill('4');
  await page.screenshot({ path: 'test-results/screens/kunjungan-form-1440.png', fullPage: true });
  await page.getByLabel('Datang').press('Enter');
  await expect(page.getByText(/: terkirim dan tersimpan di Jangkau\./)).toBeVisible();
  await context.close();
});

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}
