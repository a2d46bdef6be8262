import { checkAccessibility, expect, test } from './fixtures.ts';

const PAGES = {
  ringkasan: '/',
  peta: '/peta',
  desa: '/desa',
  'desa-33.17.10.2030': '/desa/33.17.10.2030',
  'asal-kabupaten': '/asal/33.17?segmen=total&ukuran=cakupan',
  'asal-desa': '/asal/33.17.10.2030?ukuran=kesenjangan',
  peserta: '/peserta',
  mitra: '/mitra',
  'mitra-kanal': '/mitra/kanal',
  rencana: '/rencana',
  laporan: '/laporan',
  'laporan-tautan': '/laporan/tautan',
  'waktu-tempuh': '/rencana/waktu-tempuh',
  data: '/data',
  'data-sumber': '/data/sumber',
  'data-metode': '/data/metode',
  'data-penyebut': '/data/penyebut',
  'data-impor': '/data/impor',
  'data-pekerjaan': '/data/pekerjaan',
  'data-mutu': '/data/mutu',
  'data-pengaturan': '/data/pengaturan',
  'data-jejak': '/data/jejak',
  akun: '/akun',
  pengguna: '/pengguna',
  target: '/target?tahun=2027',
  'target-atur': '/target/atur?tahun=2027',
  'target-riwayat': '/target/riwayat?tahun=2027',
  'target-prakiraan': '/target/prakiraan',
  kunjungan: '/kunjungan',
  tanggapan: '/kunjungan/tanggapan',
  dampak: '/kunjungan/dampak',
};
const WIDTHS = [1440, 390];

for (const [name, path] of Object.entries(PAGES)) {
  for (const width of WIDTHS) {
    test(`${path} at ${width} px reads well, fits and is accessible`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path, { waitUntil: 'networkidle' });
      await page.screenshot({
        path: `test-results/screens/${name}-${width}.png`,
        fullPage: true,
        animations: 'disabled',
      });

      await expect.soft(page.locator('html')).toHaveAttribute('lang', 'id');
      await expect.soft(page.getByRole('heading', { level: 1 })).toBeVisible();
      const simulasi = page.getByText(/simulasi/i).filter({ visible: true });
      await expect.soft(simulasi.first()).toBeVisible();
      const overflow = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      expect.soft(overflow, 'pixels wider than the window').toBeLessThanOrEqual(0);
      expect.soft(await checkAccessibility(page)).toEqual([]);
    });
  }
}

test('?lang=en turns the page and its declared language to English', async ({ page }) => {
  await page.goto('/?lang=en');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(
    page
      .getByText(/simulat/i)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
});

test.describe('a page that does not exist', () => {
  test.use({ allowedErrors: [/404/] });

  test('/desa/99.99.99.9999 answers 404 with a heading', async ({ page }) => {
    const response = await page.goto('/desa/99.99.99.9999');
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
});
