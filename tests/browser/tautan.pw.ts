import type { Browser, Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { searchAudit } from '#lib/server/records/audit.ts';
import { revokeLink, rotateLink } from '#lib/server/records/report-links.ts';
import { reportLink, signInFailures } from '#lib/server/records/schema.ts';
import { TESTER } from '../server/fixture-app.ts';
import { inRecords, linkIn, type MadeLink } from '../server/reports/links/links-for.ts';
import { exampleSnapshot } from '../views/report/example-snapshot.ts';
import { expect, look as lookAt, test } from './fixtures.ts';
import { NOBODY } from './signed-in.ts';

// A partner: no account, no cookie, only the link.
test.use({ storageState: NOBODY, allowedErrors: [/status of (403|404|410|429)/] });
test.setTimeout(240_000);

const PASSWORD = 'kapal tua di dermaga';
const TITLE = exampleSnapshot().title;
const ALLOWED = 'https://situs.rembang.example';
const data = () => process.env['JANGKAU_TEST_DATA']!;
const which = ({ id }: MadeLink) => ({ id, demo: false });

const look = (page: Page, name: string) => lookAt(page, `tautan-${name}`, [1440, 390, 320]);

/** Opens the link until it answers so: an answer may be sent again for a second. */
async function untilAnswered(page: Page, { secret }: MadeLink, status: number): Promise<void> {
  await expect(async () => {
    const answer = await page.goto(`/r/${secret}`);
    expect(answer!.status()).toBe(status);
  }).toPass({ timeout: 30_000 });
  await expect(page.getByText(TITLE)).toHaveCount(0);
}

test('opens a report without an account, and leaves nothing in the browser', async ({ page, context }) => {
  const link = await linkIn(data());
  const answer = await page.goto(`/r/${link.secret}`);
  expect(answer!.status()).toBe(200);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(TITLE);
  await look(page, 'laporan');
  expect(await context.cookies()).toEqual([]);
  for (const format of ['pdf', 'xlsx', 'zip', 'html']) {
    const path = `/r/${link.secret}/${link.hash}/laporan.${format}`;
    await expect(page.locator(`a[href="${path}"]`).first()).toBeVisible();
    const file = await context.request.get(path);
    expect(file.status(), format).toBe(200);
    expect((await file.body()).length, format).toBeGreaterThan(1000);
  }
});

test('asks for the password; wrong ones are counted, five lock it for a while', async ({ page, context }) => {
  const link = await linkIn(data(), { password: PASSWORD });
  const enter = async (typed: string) => {
    await page.getByLabel('Kata sandi').fill(typed);
    await page.getByRole('button', { name: 'Buka laporan' }).click();
  };
  await page.goto(`/r/${link.secret}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Laporan dengan kata sandi');
  await expect(page.getByText(TITLE)).toHaveCount(0);
  await look(page, 'sandi');
  for (let i = 0; i < 5; i++) {
    await enter(`salah ${i}`);
    await expect(page.getByRole('alert')).toContainText('Kata sandi salah');
  }
  await look(page, 'sandi-salah');
  await enter(PASSWORD);
  await expect(page.getByRole('alert')).toContainText('Terlalu banyak kata sandi salah');
  await look(page, 'sandi-terkunci');
  const locked = await inRecords(data(), async (records) => {
    await records.delete(signInFailures);
    return searchAudit(records, { limit: 100, action: 'link.locked' });
  });
  expect(locked.filter(({ objectId }) => objectId === link.id)).toHaveLength(1);
  await enter(PASSWORD);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(TITLE);
  const opened = new URL(page.url()).pathname;
  expect(opened.startsWith(`/r/${link.secret}/buka/`)).toBe(true);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(TITLE);
  const zip = await context.request.get(`${opened}/${link.hash}/laporan.zip`);
  expect([zip.status(), zip.headers()['cache-control']]).toEqual([200, 'private, no-store']);
  expect(await context.cookies()).toEqual([]);
});

test('has ended, was revoked, or got another address', async ({ page }) => {
  const [expires, revoked, rotated] = [await linkIn(data()), await linkIn(data()), await linkIn(data())];
  for (const { secret } of [expires, revoked, rotated])
    expect((await page.goto(`/r/${secret}`))!.status()).toBe(200);
  const secret = await inRecords(data(), async (records) => {
    const ended = { expiresAt: new Date(Date.now() - 1000) };
    await records.update(reportLink).set(ended).where(eq(reportLink.id, expires.id));
    await revokeLink(records, which(revoked), TESTER, new Date());
    return rotateLink(records, which(rotated), TESTER, new Date());
  });
  await untilAnswered(page, expires, 410);
  await expect(page.getByText('Tautan ini sudah berakhir atau dicabut.')).toBeVisible();
  await look(page, 'berakhir');
  await untilAnswered(page, revoked, 410);
  await untilAnswered(page, rotated, 404);
  await expect(page.getByText('Tautan ini tidak dikenal.')).toBeVisible();
  await look(page, 'tidak-dikenal');
  expect((await page.goto(`/r/${secret}`))!.status()).toBe(200);
});

test('is shown in a frame of the site it was made for, and of no other', async ({ browser, baseURL }) => {
  const { secret } = await linkIn(data(), { origins: [ALLOWED] });
  const src = `${baseURL}/r/${secret}`;
  const own = await framed(browser, { site: ALLOWED, src: `${src}/sisip` });
  await expect(own.frameLocator('iframe').getByRole('heading').first()).toBeVisible();
  await own.screenshot({ path: 'test-results/screens/tautan-sisip.png' });
  const other = await framed(browser, { site: 'https://lain.example', src: `${src}/sisip` });
  const whole = await framed(browser, { site: ALLOWED, src });
  for (const page of [other, whole]) {
    await expect
      .poll(() => page.frames().map((frame) => frame.url()))
      .toContain('chrome-error://chromewebdata/');
    await expect(page.frameLocator('iframe').getByText(TITLE)).toHaveCount(0);
  }
});

/** The page of another site, answered without a network, with a frame in it. */
async function framed(browser: Browser, { site, src }: { site: string; src: string }): Promise<Page> {
  // To the browser the site is far away and Jangkau on this machine, which else needs a question first.
  const context = await browser.newContext({ storageState: NOBODY, permissions: ['local-network-access'] });
  const page = await context.newPage();
  const body = `<!doctype html><title>Situs</title><iframe title="Laporan" src="${src}" width="800" height="600"></iframe>`;
  await page.route(`${site}/`, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(`${site}/`);
  return page;
}
