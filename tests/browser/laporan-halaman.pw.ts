import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test as plain, type Download, type Page } from '@playwright/test';
import { pdfPages } from '../server/reports/pdf-text.ts';
import { checkAllAccessibility, expect, test as base } from './fixtures.ts';
import { LANGS, MODES, reportPage, serveReportPages } from './report-pages.ts';

const NOBODY = { cookies: [], origins: [] };
const WIDTHS = [1440, 390, 320];

/** The pages at an origin of their own: the app is not needed, and nothing may be asked of it. */
const test = base.extend<object, { pages: string }>({
  pages: [
    async ({}, use) => {
      const { url, stop } = await serveReportPages();
      await use(url);
      await stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ pages }, use) => use(pages),
});
test.use({ storageState: NOBODY });

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const look = (page: Page, name: string) =>
  page.screenshot({ path: `test-results/screenshots/laporan-halaman-${name}.png`, fullPage: true });

async function contentOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path());
}

async function saved(page: Page, button: string, within = '#peta'): Promise<Download> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(within).getByRole('button', { name: button }).click(),
  ]);
  return download;
}

for (const mode of MODES) {
  test(`${mode}: axe finds nothing, nothing goes sideways`, async ({ page }) => {
    for (const lang of LANGS) {
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`/example/${lang}/${mode}`);
        expect(await checkAllAccessibility(page), `${lang} ${width}`).toEqual([]);
        expect(await sideways(page), `${lang} ${width}`).toBe(0);
        if (lang === 'id') await look(page, `${mode}-${width}`);
      }
    }
  });
}

test('axe finds nothing in a large report either, also with a class chosen and rows sorted', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/large/id/shared');
  await page.locator('#peta .legend').getByRole('button').first().click();
  await page.locator('#desa thead').getByRole('button').first().click();
  expect(await checkAllAccessibility(page)).toEqual([]);
});

test('enlarged to 200% nothing goes sideways; wide tables go in their own region', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 900 });
  for (const mode of MODES) {
    await page.goto(`/large/id/${mode}`);
    await page.evaluate(() => document.documentElement.style.setProperty('zoom', '2'));
    expect(await sideways(page), mode).toBe(0);
  }
  const wide = page.getByRole('region', { name: /^Peserta aktif BPU dan pekerja per desa|per desa/ }).first();
  expect(await wide.evaluate((region) => region.scrollWidth > region.clientWidth)).toBe(true);
  await wide.focus();
  await expect(wide).toBeFocused();
});

test('no text of a picture is cut, at any width', async ({ page }) => {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/large/id/shared');
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('.drawing svg')]
        .filter((svg) => svg.getBoundingClientRect().width > 0 && !svg.closest('.map'))
        .flatMap((svg) => {
          const view = svg.getBoundingClientRect();
          return [...svg.querySelectorAll('text')].filter((text) => {
            const box = text.getBoundingClientRect();
            const inView = box.bottom > view.top && box.top < view.bottom;
            const title = text.closest('g[font-size]') !== null;
            return inView && !title && (box.left < view.left - 1 || box.right > view.right + 1);
          });
        })
        .map((text) => text.textContent),
    );
    expect(cut).toEqual([]);
    const small = await page.evaluate(
      () =>
        [...document.querySelectorAll('.drawing:not(.map .drawing) svg text')]
          .map((text) => text.getBoundingClientRect())
          .filter(({ height }) => height > 0 && height < 11).length,
    );
    expect(small).toBe(0);
  }
});

test('without script the page is complete, and offers nothing that would not work', async ({
  browser,
  pages,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, storageState: NOBODY });
  const page = await context.newPage();
  await page.goto(`${pages}/example/id/shared`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('#peta .drawing svg')).toBeVisible();
  await expect(page.locator('.legend li').first()).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'PDF' })).toBeVisible();
  await context.close();
});

test.describe('the large report', () => {
  test.beforeEach(async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto('/large/id/shared');
  });

  test('a column sorts both ways by its numbers, kept back comes last', async ({ page }) => {
    const table = page.locator('#desa table');
    const head = table.getByRole('columnheader', { name: /^Peserta aktif/ });
    const column = await head.evaluate((cell: HTMLTableCellElement) => cell.cellIndex);
    const texts = () => table.locator(`tbody tr > :nth-child(${column + 1})`).allTextContents();
    const before = await texts();
    const known = (all: string[]) =>
      all.filter((text) => /^[\d.]+$/.test(text)).map((text) => Number(text.replaceAll('.', '')));
    const sorted = known(before).sort((a, b) => b - a);
    expect(before.length).toBe(294);
    expect(sorted.length).toBeLessThan(294);
    for (const [order, expected] of [
      ['descending', sorted],
      ['ascending', [...sorted].reverse()],
    ] as const) {
      await head.getByRole('button').click();
      await expect(head).toHaveAttribute('aria-sort', order);
      const after = await texts();
      expect(known(after.slice(0, sorted.length))).toEqual(expected);
      expect([...after].sort()).toEqual([...before].sort());
    }
    await head.getByRole('button').click();
    await expect(head).not.toHaveAttribute('aria-sort');
    expect(await texts()).toEqual(before);
    await head.getByRole('button').click();
    const name = table.getByRole('columnheader', { name: 'Desa' });
    await name.getByRole('button').press('Enter');
    await expect(name).toHaveAttribute('aria-sort', 'ascending');
    await expect(head).not.toHaveAttribute('aria-sort');
    await expect(table.locator('tbody th').first()).toHaveText('Karangcontoh 1 Kidul Selatan');
    // Months have no order by their names.
    await expect(page.locator('#perkembangan thead').getByRole('button', { name: 'Bulan' })).toHaveCount(0);
    await expect(page.locator('#perkembangan thead').getByRole('button').first()).toBeVisible();
  });

  test('typing filters the rows and says how many are left', async ({ page }) => {
    const desa = page.locator('#desa');
    await desa.getByLabel('Saring baris').fill('contoh 29');
    await expect(desa.getByText('6 dari 294 baris')).toBeVisible();
    await expect(desa.locator('tbody tr:visible')).toHaveCount(6);
    await desa.getByLabel('Saring baris').fill('tidak ada ini');
    await expect(desa.getByText('Tidak ada baris yang cocok.')).toBeVisible();
    await desa.getByLabel('Saring baris').fill('');
    await expect(desa.locator('tbody tr:visible')).toHaveCount(294);
  });

  test('a class of the legend leaves its desa, on the map and in the table', async ({ page }) => {
    const item = page.locator('#peta .legend').getByRole('button').first();
    const desa = Number(/(\d+) desa/.exec((await item.textContent())!)![1]);
    await item.press('Enter');
    await expect(item).toHaveAttribute('aria-pressed', 'true');
    await expect(page.locator('#desa tbody tr:visible')).toHaveCount(desa);
    const clear = await page.locator('#peta svg [data-key]:not(.dim) [data-code]').count();
    expect(clear).toBe(desa);
    await item.press('Enter');
    await expect(page.locator('#desa tbody tr:visible')).toHaveCount(294);
    await expect(page.locator('#peta svg .dim')).toHaveCount(0);
  });

  test('map and table point at the same desa, by pointer and by keyboard', async ({ page }) => {
    const area = page.locator('#peta [data-code="33.17.05.2008"]').first();
    const row = page.locator('#desa tr[data-code="33.17.05.2008"]');
    const name = (await row.getByRole('rowheader').textContent())!;
    await area.hover();
    await expect(row).toHaveClass('on');
    await expect(page.locator('#peta .pointed')).toContainText(name);
    await area.click();
    await expect
      .poll(() =>
        row.evaluate(
          (one) => one.getBoundingClientRect().top - one.closest('.scroll')!.getBoundingClientRect().top,
        ),
      )
      .toBeGreaterThan(0);
    await page.mouse.move(0, 0);
    await expect(row).not.toHaveClass('on');
    const other = page.locator('#desa tbody tr').first();
    await other.hover();
    await expect(page.locator('#peta .pointed')).toContainText(
      (await other.getByRole('rowheader').textContent())!,
    );
    await expect(page.locator('#peta .outline')).toHaveAttribute('d', /^M/);
    await page.mouse.move(0, 0);
    const map = page.getByRole('group', { name: /^Peta/ });
    await map.focus();
    const said: (string | null)[] = [];
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
      await map.press(key);
      said.push(await page.locator('#peta .pointed').textContent());
    }
    expect(new Set(said).size).toBeGreaterThanOrEqual(4);
    expect(said.every((text) => text!.startsWith('Karangcontoh'))).toBe(true);
    await map.press('Escape');
    await expect(page.locator('tr.on')).toHaveCount(0);
  });

  test('pictures are saved whole as SVG and PNG, tables as CSV', async ({ page }) => {
    await page.locator('#peta .legend').getByRole('button').first().click();
    const svg = await saved(page, 'Unduh SVG');
    expect(svg.suggestedFilename()).toBe('simulasi-laporan-ringkasan-rembang-2026-10-peta.svg');
    const text = (await contentOf(svg)).toString();
    expect(text).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="-3 -\d+/);
    expect(text).toContain('Simulasi: ');
    expect(text).not.toMatch(/class=|outline|data-whole/);
    const png = await contentOf(await saved(page, 'Unduh PNG'));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(2000);
    writeFileSync('test-results/screenshots/laporan-halaman-peta.png', png);
    const trend = await contentOf(await saved(page, 'Unduh PNG', '#perkembangan'));
    writeFileSync('test-results/screenshots/laporan-halaman-tren.png', trend);
    const csv = await saved(page, 'Unduh tabel (CSV)', '#desa');
    const lines = (await contentOf(csv)).toString().split('\r\n');
    expect(lines).toHaveLength(1 + 294 + 1);
    expect(lines[0]).toContain('Desa,Kecamatan,');
  });

  test('in grey every class has its own darkness or its own pattern', async ({ page }) => {
    const png = await contentOf(await saved(page, 'Unduh PNG'));
    const tones = await page.evaluate(
      async ({ data, whole }) => {
        const bytes = Uint8Array.from(atob(data), (one) => one.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext('2d')!;
        context.drawImage(image, 0, 0);
        const scale = image.width / whole[2]!;
        return [...document.querySelectorAll('#peta svg [data-key]')].map((group) => {
          const box = group.querySelector<SVGGraphicsElement>('[data-code]')!.getBBox();
          const side = 0.4 * Math.min(box.width, box.height) * scale;
          const x = (box.x + box.width / 2 - whole[0]!) * scale - side / 2;
          const y = (box.y + box.height / 2 - whole[1]!) * scale - side / 2;
          const { data: pixels } = context.getImageData(x, y, side, side);
          const greys = [];
          for (let i = 0; i < pixels.length; i += 4)
            greys.push(0.299 * pixels[i]! + 0.587 * pixels[i + 1]! + 0.114 * pixels[i + 2]!);
          const mean = greys.reduce((sum, one) => sum + one, 0) / greys.length;
          const spread = Math.sqrt(greys.reduce((sum, one) => sum + (one - mean) ** 2, 0) / greys.length);
          return { mean, spread, patterns: group.querySelectorAll('use').length };
        });
      },
      {
        data: png.toString('base64'),
        whole: (await page.locator('#peta svg[data-whole]').getAttribute('data-whole'))!
          .split(' ')
          .map(Number),
      },
    );
    expect(tones.length).toBeGreaterThan(5);
    for (const { spread, patterns } of tones) if (patterns > 0) expect(spread).toBeGreaterThan(3);
    tones.forEach((one, i) => {
      for (const other of tones.slice(i + 1))
        expect(Math.abs(one.mean - other.mean) + Math.abs(one.spread - other.spread)).toBeGreaterThan(4);
    });
  });

  test('printed it is pages of A4 with heads repeated and no buttons', async ({ page }) => {
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.tools:visible')).toHaveCount(0);
    await expect(page.locator('.take')).toBeHidden();
    const pdf = await page.pdf({
      preferCSSPageSize: true,
      path: 'test-results/screenshots/laporan-halaman-cetak.pdf',
    });
    const pages = await pdfPages(pdf);
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.length).toBeLessThan(25);
    expect(pages[0]).toContain(`1 / ${pages.length}`);
    // The table of the desa goes over several pages; each begins with the names of its columns.
    const ofDesa = pages.filter(
      (text) => !text.includes('Urutan') && (text.match(/Karangcontoh \d+/g)?.length ?? 0) > 25,
    );
    expect(ofDesa.length).toBeGreaterThan(5);
    for (const text of ofDesa) expect(text).toMatch(/Desa\s+Kecamatan\s+Pekerja/);
    expect(pages.every((text) => text.includes('SIMULASI'))).toBe(true);
    expect(pages.join(' ')).not.toMatch(/Unduh|Cetak|Saring/);
  });
});

plain.describe('the file on a disk', () => {
  plain.use({ storageState: NOBODY });

  plain('opens without network, works, and asks for nothing', async ({ context, page }) => {
    const folder = mkdtempSync(join(tmpdir(), 'jangkau-laporan-'));
    const file = join(folder, 'laporan.html');
    writeFileSync(file, reportPage('large', { mode: 'offline' }).html);
    const requests: string[] = [];
    const problems: string[] = [];
    context.on('request', (request) => requests.push(request.url()));
    context.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    context.on('weberror', (error) => problems.push(error.error().message));
    await context.setOffline(true);
    await page.goto(pathToFileURL(file).href);
    await page.locator('#desa').getByLabel('Saring baris').fill('contoh 29');
    await expect(page.locator('#desa tbody tr:visible')).toHaveCount(6);
    await page.locator('#desa thead button').first().click();
    await page.locator('#peta .legend').getByRole('button').first().click();
    const svg = await contentOf(await saved(page, 'Unduh SVG'));
    expect(svg.toString()).toContain('<svg');
    const png = await contentOf(await saved(page, 'Unduh PNG'));
    expect(png.length).toBeGreaterThan(20_000);
    const csv = await contentOf(await saved(page, 'Unduh tabel (CSV)', '#desa'));
    expect(csv.toString()).toContain('Karangcontoh 294');
    await page.waitForLoadState('networkidle');
    const outside = requests.filter((url) => !/^(blob|data):/.test(url) && url !== pathToFileURL(file).href);
    expect(outside).toEqual([]);
    expect(problems).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});
