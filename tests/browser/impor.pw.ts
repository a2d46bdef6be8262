import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkAccessibility, expect, test } from './fixtures.ts';

const DESA = readFileSync(join(import.meta.dirname, '../../data/reference/rembang-desa.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','));

/** A table as offices send it: titles, merged kecamatan, a misspelt desa, a bad number, a sum. */
function messyTable(): string {
  const rows = DESA.slice(0, 8).map((desa, i) => {
    const name = i === 1 ? `${desa[2]}x` : desa[2];
    return [i + 1, i === 0 ? desa[5] : '', name, i === 4 ? 'dua' : 1000 + i, i === 2 ? '-' : 10 + i].join(
      ';',
    );
  });
  return [
    'REKAP KEPESERTAAN BPU PER DESA;;;;',
    's/d 31 Oktober 2026;;;;',
    'No;Kecamatan;Desa;Mandiri;APBDes',
    ...rows,
    'JUMLAH;;;7.024;96',
    'Sumber: contoh buatan;;;;',
  ].join('\r\n');
}

for (const width of [1440, 390]) {
  test(`/data/impor/… at ${width} px: a messy file is shown, confirmed and ready to publish`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/data/impor', { waitUntil: 'networkidle' });
    await page.locator('input[type=file]').setInputFiles({
      name: 'rekap-contoh.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(messyTable()),
    });
    await expect(page.getByRole('heading', { level: 1, name: 'rekap-contoh.csv' })).toBeVisible();
    await expect(page.getByText('1 baris tidak bisa diterima')).toBeVisible();
    await expect(page.getByText('"dua" di kolom “Mandiri” bukan bilangan.')).toBeVisible();
    await page.screenshot({
      path: `test-results/screens/impor-tinjau-${width}.png`,
      fullPage: true,
      animations: 'disabled',
    });
    expect.soft(await checkAccessibility(page)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(overflow, 'pixels wider than the window').toBeLessThanOrEqual(0);

    await page.getByLabel(`${DESA[1]![2]} (${DESA[1]![5]})`).check();
    await page.getByRole('button', { name: 'Pastikan pilihan' }).click();
    await expect(page.getByText('Semua desa dikenali.')).toBeVisible();
    await page.reload();
    await expect(page.getByText('Semua desa dikenali.')).toBeVisible();
    const publish = page.getByRole('button', { name: /^Terbitkan/ });
    await expect(publish).toBeDisabled();
    await page.getByLabel(/Tinggalkan 1 baris/).check();
    await page.getByLabel(/Keluarkan data simulasi/).check();
    await expect(publish).toBeEnabled();
    await page.getByRole('button', { name: 'Batalkan' }).click();
    await expect(page.getByText('Riwayat impor')).toBeVisible();
  });
}

test('a file that is no table is refused with a sentence', async ({ page }) => {
  await page.goto('/data/impor', { waitUntil: 'networkidle' });
  await page.locator('input[type=file]').setInputFiles({
    name: 'surat.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('%PDF-1.7 …'),
  });
  await expect(page.getByRole('alert')).toContainText('surat.csv adalah berkas PDF');
});
test.use({ allowedErrors: [/400 \(Bad Request\)/] });
