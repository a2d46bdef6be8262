import { readFileSync } from 'node:fs';
import { outreachRequestSchema } from '#lib/domain/outreach/request.ts';
import { checkPlan } from '#lib/domain/outreach/checker.ts';
import type { OutreachPlan } from '#lib/domain/outreach/result.ts';
import { checkAccessibility, expect, test } from './fixtures.ts';

const FILLED =
  '/target/andaikan?tahun=2027&di=33.17.09&di=33.17.14&orang=2.000&sumber=apbd&mulai=2027-01&selama=12';

test('what if: fill in, compute, read it beside the present course, and have visits planned', async ({
  page,
}) => {
  await page.goto('/target/andaikan?tahun=2027');
  const form = page.getByRole('form', { name: 'Andaikan' });
  await form.getByRole('checkbox', { name: /Sluke/ }).check();
  await form.getByLabel('Jumlah orang').fill('500');
  await form.getByLabel('Anggaran iuran (rupiah)').fill('20.160.000');
  await form.getByRole('button', { name: 'Hitung' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Melindungi 100 orang di Sluke');
  await expect(page.getByText('Anggarannya cukup untuk 100 dari 500 orang')).toBeVisible();
  await expect(form.getByLabel('Jumlah orang')).toHaveValue('500');

  await page.getByRole('button', { name: 'Susun rencana' }).click();
  await expect(page.getByRole('button', { name: 'Unduh rencana (JSON)' })).toBeVisible({ timeout: 45_000 });
  await page.screenshot({ path: 'test-results/screens/target-andaikan-rencana.png', fullPage: true });
  const saved = async (name: string) => {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    return JSON.parse(readFileSync(await (await waiting).path(), 'utf8')) as unknown;
  };
  const request = outreachRequestSchema.parse(await saved('Unduh permintaan (JSON)'));
  const plan = (await saved('Unduh rencana (JSON)')) as OutreachPlan;
  expect(request.desa.every(({ kecamatan }) => kecamatan === '33.17.13')).toBe(true);
  expect(plan.days.length).toBeGreaterThan(0);
  expect(checkPlan(request, plan).problems).toEqual([]);
});

test('a number that is none is said beside its field, and nothing that was typed is lost', async ({
  page,
}) => {
  await page.goto(`${FILLED}&anggaran=banyak`);
  await expect(page.getByText('Anggaran harus rupiah bulat')).toBeVisible();
  await expect(page.getByLabel('Anggaran iuran (rupiah)')).toHaveValue('banyak');
  await expect(page.getByLabel('Jumlah orang')).toHaveValue('2.000');
});

for (const width of [1440, 390]) {
  test(`what if at ${width} px fits and is accessible`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(FILLED, { waitUntil: 'networkidle' });
    await page.screenshot({
      path: `test-results/screens/target-andaikan-${width}.png`,
      fullPage: true,
      animations: 'disabled',
    });
    const overflow = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(overflow, 'pixels wider than the window').toBeLessThanOrEqual(0);
    expect(await checkAccessibility(page)).toEqual([]);
  });
}
