import { expect, test } from './fixtures.ts';
import { NOBODY } from './signed-in.ts';
import { PASSWORD } from '../server/signed-in.ts';

test.describe('the branch head sets the course', () => {
  test.use({ storageState: NOBODY });

  test('signs in, sets and splits 2027, locks two desa, sees the pace, thinks again, undoes, and the audit shows it', async ({
    page,
  }) => {
    test.setTimeout(180_000);
    await page.goto('/target/atur?tahun=2027');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Masuk ke Jangkau');
    await page.getByLabel('Surel').fill('kepala@uji.example');
    await page.getByLabel('Kata sandi').fill(PASSWORD);
    await page.getByRole('button', { name: 'Masuk' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Atur target 2027');

    // Set and split: every desa gets whole people, which add up to the goal.
    // What is typed before the page is alive is lost.
    await page.waitForLoadState('networkidle');
    await page.getByLabel('Sasaran BPU', { exact: true }).fill('24.000');
    await page.getByLabel('Sasaran BPU', { exact: true }).blur();
    await expect(page.getByText('Jumlah desa 24.000 = target 24.000.')).toBeVisible();
    await page.getByRole('button', { name: 'Buka semua kecamatan' }).click();
    const lock = (desa: string) => page.getByRole('checkbox', { name: `Kunci ${desa}`, exact: true });
    await lock('Tasikagung').check();
    await lock('Padaran').check();
    await page.getByLabel('Target terkunci Tasikagung').fill('400');
    await page.getByLabel('Target terkunci Tasikagung').blur();
    await expect(page.getByText('Jumlah desa 24.000 = target 24.000.')).toBeVisible();
    await expect(page.getByText(/^2 desa dikunci/)).toBeVisible();
    await page.getByRole('button', { name: 'Mengapa angka ini? Tasikagung' }).click();
    await expect(page.getByText(/dikunci.*400/i).first()).toBeVisible();

    // Nothing is kept without a reason.
    const save = page.getByRole('button', { name: 'Simpan target' });
    const reason = page.getByLabel('Mengapa target ini?');
    await reason.fill('Arahan wilayah untuk 2027');
    await save.click();
    await expect(page.getByText('Tersimpan sebagai versi 1.')).toBeVisible();

    // The pace.
    await page.goto('/target?tahun=2027&segmen=bpu');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('24.000');
    await expect(page.getByText(/Desember 2027: sekitar/).first()).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('per bulan sampai Desember 2027');
    await page.screenshot({ path: 'test-results/screens/target-2027.png', fullPage: true });

    // A change of mind, and back.
    await page.goto('/target/atur?tahun=2027');
    await page.getByLabel('Sasaran BPU', { exact: true }).fill('30.000');
    await page.getByLabel('Sasaran BPU', { exact: true }).blur();
    await expect(page.getByText('Jumlah desa 30.000 = target 30.000.')).toBeVisible();
    await reason.fill('Terlalu rendah');
    await save.click();
    await expect(page.getByText('Tersimpan sebagai versi 2.')).toBeVisible();
    await page.goto('/target/riwayat?tahun=2027');
    await expect(page.getByText('Terlalu rendah')).toBeVisible();
    await page.getByRole('button', { name: 'Batalkan perubahan terakhir' }).click();
    await expect(page.getByRole('heading', { level: 2, name: /Versi 3/ })).toBeVisible();
    await page.goto('/target?tahun=2027&segmen=bpu');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('24.000');

    // All of it is in the audit, by name.
    await page.goto('/data/jejak');
    const entries = page.getByRole('listitem');
    await expect(entries.filter({ hasText: 'Terlalu rendah' }).first()).toContainText('Uji kepala');
    await expect(entries.filter({ hasText: 'Arahan wilayah untuk 2027' }).first()).toContainText('2027');
    await expect(entries.filter({ hasText: /mengurungkan|batal/i }).first()).toBeVisible();
    await page.screenshot({ path: 'test-results/screens/jejak.png', fullPage: true });
  });
});
