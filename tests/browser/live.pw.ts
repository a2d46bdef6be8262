import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';

// What happens to an open tab while someone works on the data folder from the command line.

const dataDir = () => process.env.JANGKAU_TEST_DATA!;

function jangkau(...args: string[]): void {
  execFileSync(process.execPath, ['--import', 'tsx', 'src/cli/jangkau.ts', ...args], {
    env: { ...process.env, JANGKAU_DATA: dataDir() },
    stdio: 'pipe',
  });
}

test('a tab left open across a new build shows the frame of the new build on the next click', async ({
  page,
}) => {
  await page.goto('/', { waitUntil: 'networkidle' });
  const band = page.getByRole('note');
  await expect(band).toContainText('Simulasi');
  jangkau('init', '--empty');
  await page.waitForTimeout(600); // the server looks at the pointer twice a second
  await page.getByRole('link', { name: 'Desa', exact: true }).click();
  await expect(page.locator('h1')).toContainText('Semua desa');
  await expect(band).toHaveCount(0);
  jangkau('init', '--demo');
  await page.waitForTimeout(600);
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await expect(page.locator('h1')).toContainText('46 berkas');
  await expect(band).toContainText('Simulasi');
});

test('boundaries loaded while the server runs are on the map at once; their credit is text, never markup', async ({
  page,
  request,
}) => {
  const shapes = await (await request.get('/api/v1/shapes.json')).json();
  const file = join(dataDir(), 'batas.topojson');
  for (const geometry of shapes.objects.desa.geometries) geometry.properties = { kode: geometry.id };
  writeFileSync(file, JSON.stringify(shapes));
  jangkau('boundaries', file, '--source', '<img src=x onerror=alert(1)>', '--licence', '<b>CC0</b>');
  try {
    await page.goto('/peta', { waitUntil: 'networkidle' });
    await expect(page.locator('.leaflet-container [data-code]')).toHaveCount(294);
    const credit = page.locator('.leaflet-control-attribution');
    await expect(credit).toContainText('<img src=x onerror=alert(1)>, <b>CC0</b>');
    await expect(credit.locator('img, b')).toHaveCount(0);
  } finally {
    const history = (await (await request.get('/api/v1/imports')).json()) as { id: string; kind: string }[];
    const { id } = history.find(({ kind }) => kind === 'boundaries')!;
    expect((await request.post(`/api/v1/imports/${id}/undo`)).status()).toBe(200);
  }
});

for (const path of ['/', '/peta', '/desa', '/desa/33.17.10.2030', '/data', '/data/sumber', '/data/metode']) {
  test(`the search finds and opens a desa by keyboard from ${path}`, async ({ page }) => {
    await page.goto(path, { waitUntil: 'networkidle' });
    await page.keyboard.press('/');
    await page.keyboard.type('tegal dowo');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/desa\/33\.17\.03\.2003$/);
    await expect(page.locator('h1')).toContainText('Tegaldowo');
  });
}

test('other spellings of a desa code lead to its page, and the search keeps the selection', async ({
  page,
}) => {
  await page.goto('/desa/3317102030?penyebut=sakernas');
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(
    '/desa/33.17.10.2030?penyebut=sakernas',
  );
  await page.locator('#cari-desa').fill('sendang');
  await page.locator('#cari-desa').press('Enter');
  await expect(page).toHaveURL(/\/desa\?.*penyebut=sakernas/);
  expect(new URL(page.url()).searchParams.get('cari')).toBe('sendang');
});

test('without JavaScript the pages still say their first sentence and their figures', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  for (const path of ['/', '/peta', '/desa', '/data']) {
    await page.goto(path);
    await expect(page.locator('h1')).not.toBeEmpty();
    await expect(page.getByRole('note')).toContainText('Simulasi');
  }
  await page.goto('/peta?segmen=pu');
  await expect(page.locator('tr[data-code]')).toHaveCount(294);
  await context.close();
});
