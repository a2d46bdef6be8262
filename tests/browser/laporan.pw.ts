import type { BrowserContext, Page } from '@playwright/test';
import type { ReportAsked } from '#lib/domain/reports/report-asked.ts';
import { archiveReport, createReport } from '#lib/server/records/reports.ts';
import { withRecords } from '#lib/server/records/store.ts';
import { REPOSITORY, TESTER } from '../server/fixture-app.ts';
import { expect, look as lookAt, test } from './fixtures.ts';
import { NOBODY } from './signed-in.ts';

test.setTimeout(120_000);

/** Forms are filled in once the page is awake: a busy machine takes its time. */
const AWAKE = { waitUntil: 'networkidle' } as const;

const look = (page: Page, name: string) => lookAt(page, name, [1440, 390, 320]);

const names = (page: Page) =>
  page
    .getByRole('list')
    .filter({ has: page.getByRole('button', { name: /^Naikkan / }) })
    .getByRole('heading', { level: 3 });

test.describe.serial('a report', () => {
  let report = '';

  test('is composed with the keyboard, and the preview shows it', async ({ page }) => {
    await page.goto('/laporan', AWAKE);
    // Nobody has made one so far: tests that do come later (`tautan.pw.ts`).
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Belum ada laporan.');
    await look(page, 'laporan-kosong');
    await page.getByRole('radio', { name: /^Ringkasan untuk bupati/ }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('radio', { name: /^Laporan kecamatan/ })).toBeChecked();
    await page.getByRole('combobox', { name: 'Kecamatan', exact: true }).selectOption({ label: 'Sale' });
    await page.getByRole('button', { name: 'Susun laporan' }).press('Enter');
    await expect(page).toHaveURL(/\/laporan\/[0-9a-f-]{36}/);
    report = new URL(page.url()).pathname;
    await page.waitForLoadState('networkidle');

    const shown = page.frameLocator('iframe:not(.behind)');
    await page.getByLabel('Judul').fill('Perlindungan pekerja Sale');
    await expect(page.getByText(/^Tersimpan /)).toBeVisible();
    await expect(shown.getByRole('heading', { level: 1 })).toHaveText('Perlindungan pekerja Sale');

    const first = (await names(page).first().innerText()).split('\n')[0]!.replace(/ \d+ dari \d+$/, '');
    const down = page.getByRole('button', { name: `Turunkan ${first}` }).first();
    await down.press('Enter');
    await expect(names(page).nth(1)).toContainText(first);
    await expect(down).toBeFocused();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(names(page).first()).toContainText(first);
    await page.getByLabel('Tambah bagian').selectOption({ label: 'Catatan sendiri' });
    await page.getByRole('button', { name: 'Tambah', exact: true }).press('Enter');
    await expect(names(page).last()).toBeFocused();
    const text = page.getByRole('textbox', { name: 'Teks' });
    await text.fill('Terima kasih kepada pemerintah kecamatan.');
    await expect(shown.getByText('Terima kasih kepada pemerintah kecamatan.')).toBeVisible();

    const phone = ['0812', '3456', '7890'].join('-');
    await text.fill(`Hubungi ${phone}.`);
    await expect(page.getByText(/selama masih ada, laporan tidak disimpan/).first()).toBeVisible();
    await look(page, 'laporan-susun-salah');
    await text.fill('Kunjungan berikutnya pada bulan Desember.');
    await expect(shown.getByText('Kunjungan berikutnya pada bulan Desember.')).toBeVisible();
    await look(page, 'laporan-susun');

    await page.setViewportSize({ width: 390, height: 900 });
    await page.getByRole('tab', { name: 'Susun' }).press('ArrowRight');
    await expect(page.getByRole('tab', { name: 'Pratinjau' })).toBeFocused();
    await expect(shown.getByText('Kunjungan berikutnya pada bulan Desember.')).toBeVisible();
    await page.screenshot({ path: 'test-results/screens/laporan-pratinjau-390.png' });
  });

  test('is shared by a link with a password, and is gone when it is revoked', async ({
    page,
    browser,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(report, AWAKE);
    await page.getByRole('tab', { name: 'Bagikan' }).click();
    await page.getByLabel('Untuk siapa').fill('Bappeda Contoh');
    await page.getByRole('button', { name: 'Buatkan' }).click();
    const password = await page.getByLabel('Kata sandi (boleh kosong)').inputValue();
    expect(password).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}$/);
    await page.getByRole('checkbox', { name: /^Selalu terbaru/ }).check();
    await look(page, 'laporan-bagikan');
    await page.getByRole('button', { name: 'Buat tautan' }).click();
    await expect(page.getByRole('heading', { name: 'Tautan untuk Bappeda Contoh' })).toBeFocused();
    await page.getByRole('button', { name: 'Salin alamat' }).click();
    await expect(page.getByText('Alamat tersalin.')).toBeVisible();
    const address = await page.evaluate(() => navigator.clipboard.readText());
    expect(address).toMatch(/\/r\/[\w-]{43}$/);
    await expect(page.getByRole('textbox', { name: 'Kata sandi', exact: true })).toHaveValue(password);
    await look(page, 'laporan-tautan-baru');

    const elsewhere = await browser.newContext({ storageState: NOBODY, locale: 'id-ID' });
    const partner = await elsewhere.newPage();
    await partner.goto(address);
    await partner.locator('input[type=password]').fill(password);
    await partner.keyboard.press('Enter');
    await expect(partner.getByRole('heading', { level: 1 })).toHaveText('Perlindungan pekerja Sale');

    // Told once: not after the page is opened anew.
    await page.goto(report, AWAKE);
    await page.getByRole('tab', { name: 'Bagikan' }).click();
    await expect(page.getByRole('heading', { name: 'Bappeda Contoh' })).toBeVisible();
    await expect(page.getByText(address)).toHaveCount(0);
    await page.getByRole('button', { name: 'Perbarui angkanya Bappeda Contoh' }).click();
    await page.getByRole('button', { name: 'Perbarui angkanya' }).click();
    await expect(page.getByText('Angka tautan untuk Bappeda Contoh sudah diperbarui.')).toBeVisible();
    await page.getByRole('button', { name: 'Perpanjang Bappeda Contoh' }).click();
    await page.getByRole('listitem').getByLabel('Berlaku').selectOption('365');
    await page.getByRole('button', { name: 'Perpanjang' }).click();
    await expect(page.getByText('Tautan untuk Bappeda Contoh diperpanjang.')).toBeVisible();
    await look(page, 'laporan-tautan-daftar');

    await page.goto('/laporan', AWAKE);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('1 laporan, 1 tautan terbuka.');
    await look(page, 'laporan');
    await page.goto('/laporan/tautan', AWAKE);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      '1 tautan terbuka, 1 di antaranya dengan kata sandi.',
    );
    await look(page, 'laporan-tautan');
    await page.getByRole('button', { name: 'Cabut Bappeda Contoh' }).click();
    await page.getByRole('button', { name: 'Ya, cabut' }).click();
    await expect(page.getByText('Tautan untuk Bappeda Contoh sudah dicabut.')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tidak ada tautan yang terbuka.');
    expect((await partner.goto(address))?.status()).toBe(410);
    expect((await partner.reload())?.status()).toBe(410);
    await elsewhere.close();
  });
});

test.describe('two people at one report', () => {
  test.use({ allowedErrors: [/409/] });

  test('the second is told and loses nothing', async ({ page, context }) => {
    await page.goto('/laporan', AWAKE);
    await page.getByRole('button', { name: 'Susun laporan' }).click();
    await expect(page).toHaveURL(/\/laporan\/[0-9a-f-]{36}/);
    const other = await context.newPage();
    await other.goto(page.url(), AWAKE);
    await page.getByLabel('Judul').fill('Susunan pertama');
    await expect(page.frameLocator('iframe:not(.behind)').getByText('Susunan pertama')).toBeVisible();
    await other.getByLabel('Judul').fill('Susunan kedua');
    await expect(other.getByText(/diubah orang lain atau tab lain/)).toBeVisible();
    await other.screenshot({ path: 'test-results/screens/laporan-bentrok-1440.png', fullPage: true });
    await other.getByRole('button', { name: 'Simpan susunan saya sebagai laporan baru' }).click();
    await expect(other.getByLabel('Judul')).toHaveValue('Salinan Susunan kedua');
    await other.goto('/laporan', AWAKE);
    await expect(other.getByRole('link', { name: 'Susunan pertama', exact: true })).toBeVisible();
    await expect(other.getByRole('link', { name: 'Salinan Susunan kedua' })).toBeVisible();
  });
});

test('a brief of a desa is found by typing its name, in English', async ({ page }) => {
  await page.goto('/laporan?lang=en', AWAKE);
  await page.getByRole('radio', { name: /^Desa brief/ }).check();
  const search = page.getByRole('main').getByRole('searchbox', { name: /^Find a desa/ });
  await search.fill('tasikag');
  // Whoever forgets to take the desa does not get a report about another one.
  await page.getByRole('button', { name: 'Compose the report' }).click();
  await expect(search).toBeFocused();
  expect(await search.evaluate((input: HTMLInputElement) => input.validationMessage)).toMatch(/^Take one of/);
  await expect(page).toHaveURL(/\/laporan\?lang=en$/);
  await search.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Kecamatan', exact: true })).toHaveValue('33.17.10');
  await page.getByRole('button', { name: 'Compose the report' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Tasikagung');
  await expect(page.getByText(/^Saved /)).toBeVisible();
  const shown = page.frameLocator('iframe:not(.behind)');
  await expect(shown.getByRole('heading', { level: 1 })).toContainText('Tasikagung');
  await look(page, 'laporan-desa');
});

/** A new report on its desk. */
async function compose(page: Page): Promise<void> {
  await page.goto('/laporan', AWAKE);
  await page.getByRole('button', { name: 'Susun laporan' }).click();
  await expect(page).toHaveURL(/\/laporan\/[0-9a-f-]{36}/);
  await page.waitForLoadState('networkidle');
}

const onShow = (page: Page) => page.frameLocator('iframe:not(.behind)').getByRole('heading', { level: 1 });

test('what somebody else has saved meanwhile is looked at before it is shared', async ({ page, context }) => {
  await compose(page);
  await page.getByRole('tab', { name: 'Bagikan' }).click();
  await page.getByLabel('Untuk siapa').fill('Kantor Contoh');
  const other = await context.newPage();
  await other.goto(page.url(), AWAKE);
  await other.getByLabel('Judul').fill('Judul dari tab lain');
  await expect(onShow(other)).toHaveText('Judul dari tab lain');
  await page.getByRole('button', { name: 'Buat tautan' }).click();
  await expect(page.getByText(/Lihat lagi pratinjaunya, lalu coba lagi/)).toBeVisible();
  await expect(onShow(page)).toHaveText('Judul dari tab lain');
  await expect(page.getByRole('heading', { level: 1, name: 'Judul dari tab lain' })).toBeVisible();
  await expect(page.getByLabel('Untuk siapa')).toHaveValue('Kantor Contoh');
  await page.getByRole('button', { name: 'Buat tautan' }).click();
  await expect(page.getByRole('heading', { name: 'Tautan untuk Kantor Contoh' })).toBeFocused();
});

test.describe('trouble on the way', () => {
  test.use({ allowedErrors: [/401|ERR_FAILED|frame-ancestors/] });

  /** Signs out, and gives back the way to sign in again. */
  async function signOut(context: BrowserContext): Promise<() => Promise<void>> {
    const cookies = await context.cookies();
    await context.clearCookies();
    return () => context.addCookies(cookies);
  }

  test('an answer that is lost does not clash with itself', async ({ page }) => {
    await compose(page);
    await page.route(
      '**/api/v1/reports/*',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await page.getByLabel('Judul').fill('Sampai, jawabannya tidak');
    await expect(page.getByText(/^Server tidak terjangkau/)).toBeVisible();
    await page.getByLabel('Judul').fill('Diketik sesudahnya');
    await expect(onShow(page)).toHaveText('Diketik sesudahnya');
    await expect(page.getByText(/^Tersimpan /)).toBeVisible();
  });

  test('an ended session loses nothing that is typed', async ({ page, context }) => {
    await compose(page);
    const signIn = await signOut(context);
    await page.getByLabel('Judul').fill('Diketik tanpa sesi');
    await expect(page.getByText(/^Sesi Anda sudah berakhir, jadi laporan belum disimpan/)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Masuk di tab lain' })).toHaveAttribute('href', '/masuk');
    await look(page, 'laporan-sesi-berakhir');
    await signIn();
    // The frame gets the page to sign in, which may not be framed.
    const signedOut = new Promise<() => Promise<void>>((resolve) => {
      void page.route(
        '**/pratinjau?*',
        async (route) => {
          resolve(await signOut(context));
          await route.continue();
        },
        { times: 1 },
      );
    });
    await page.getByRole('button', { name: 'Coba simpan lagi' }).click();
    await expect(page.getByText(/^Tersimpan /)).toBeVisible();
    await expect(page.getByText(/^Pratinjau tidak dapat dibuka/)).toBeVisible();
    await look(page, 'laporan-pratinjau-gagal');
    await (
      await signedOut
    )();
    await page.getByRole('button', { name: 'Muat lagi pratinjau' }).click();
    await expect(onShow(page)).toHaveText('Diketik tanpa sesi');
    await expect(page.getByText(/^Pratinjau tidak dapat dibuka/)).toHaveCount(0);
  });

  test('a file is fetched with the keyboard, or it is said why it does not come', async ({
    page,
    context,
  }) => {
    await compose(page);
    await page.getByRole('tab', { name: 'Bagikan' }).click();
    const signIn = await signOut(context);
    await page.getByRole('link', { name: 'Excel' }).press('Enter');
    await expect(page.getByText(/^Sesi Anda sudah berakhir. Masuk lagi di tab lain/)).toBeVisible();
    await signIn();
    const file = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Excel' }).press('Enter');
    expect((await file).suggestedFilename()).toMatch(/^simulasi-laporan-ringkasan-rembang-[0-9-]+\.xlsx$/);
    await expect(page.getByText('Berkas sudah diunduh.')).toBeVisible();
    await page.goto('/laporan', AWAKE);
    await page.getByLabel('Desa di').selectOption({ label: 'Sale' });
    const briefs = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Unduh PDF' }).press('Enter');
    await expect(page.getByText(/^Menyiapkan berkas/)).toBeVisible();
    expect((await briefs).suggestedFilename()).toMatch(/^simulasi-laporan-desa-kecamatan-sale-[0-9-]+\.pdf$/);
  });
});

test.describe('a report whose place or month is gone', () => {
  test.use({ allowedErrors: [/400|409/] });

  const ASKED: ReportAsked = {
    ...{ title: 'W'.repeat(120), template: 'desa', code: '33.17.04.2001' },
    ...{ period: 'latest', denominator: 'potensi', lang: 'id' },
    blocks: [{ kind: 'figures' }],
  };

  /** A report as it is kept, whatever the figures say now. */
  function kept(change: Partial<ReportAsked>): Promise<string> {
    const dataDir = process.env.JANGKAU_TEST_DATA!;
    return withRecords({ appDir: REPOSITORY, dataDir }, async (records) => {
      const id = await createReport(
        records,
        { asked: { ...ASKED, ...change }, demo: false },
        TESTER,
        new Date(),
      );
      await archiveReport(records, { id, demo: false, isArchived: true }, TESTER, new Date());
      return id;
    });
  }

  test('says so in the composer, its preview and its share panel', async ({ page }) => {
    await page.goto(`/laporan/${await kept({})}`, AWAKE);
    await expect(page.getByText(/^Laporan ini ada di arsip/)).toBeVisible();
    await expect(onShow(page)).toHaveText('W'.repeat(120));
    await look(page, 'laporan-judul-panjang');
    await page.setViewportSize({ width: 390, height: 900 });
    await page.getByRole('tab', { name: 'Pratinjau' }).click();
    await page.screenshot({ path: 'test-results/screens/laporan-judul-panjang-pratinjau-390.png' });
    await page.setViewportSize({ width: 1440, height: 900 });

    await page.goto(`/laporan/${await kept({ title: 'Desa hilang', code: '33.17.04.2999' })}`, AWAKE);
    await expect(page.getByText(/Wilayah 33\.17\.04\.2999 tidak ada \(lagi\) di data/)).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Desa', exact: true })).toHaveValue('33.17.04.2999');
    await look(page, 'laporan-desa-hilang');
    await page.getByRole('tab', { name: 'Bagikan' }).click();
    await page.getByLabel('Untuk siapa').fill('Kantor Contoh');
    await page.getByRole('button', { name: 'Buat tautan' }).click();
    await expect(page.getByText(/Wilayah 33\.17\.04\.2999 tidak ada/)).toHaveCount(2);
    await page.getByRole('link', { name: 'CSV (zip)' }).click();
    await expect(page.getByText(/Wilayah 33\.17\.04\.2999 tidak ada/)).toHaveCount(3);

    await page.goto(`/laporan/${await kept({ title: 'Bulan hilang', period: '2019-03' })}`, AWAKE);
    await expect(page.getByText(/Tidak ada angka untuk 2019-03/)).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Bulan', exact: true }).last()).toHaveValue('2019-03');
    await look(page, 'laporan-bulan-hilang');
  });
});
