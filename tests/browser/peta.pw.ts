import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

// How the tests find things on /peta, in one place.
const ROWS = 'tr[data-code]';
const SHAPES = '.leaflet-container [data-code]';
const HIGHLIGHTED = '[data-highlighted="true"]';
const LEGEND_ENTRIES = '[data-count]';
const DESA_COUNT = 294;
const KECAMATAN = '33.17.10';

const shapeOf = (page: Page, code: string) => page.locator(`.leaflet-container [data-code="${code}"]`);
const kecamatanFilter = (page: Page) => page.getByLabel('Kecamatan', { exact: true });
const segmentFilter = (page: Page) => page.getByLabel('Segmen', { exact: true });

const codesOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .evaluateAll((elements) => elements.map((element) => element.getAttribute('data-code') ?? ''));

const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

test.beforeEach(async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/peta', { waitUntil: 'networkidle' });
  await expect(page.locator(SHAPES)).toHaveCount(DESA_COUNT);
});

test('hovering a row highlights its shape, and only that one', async ({ page }) => {
  const row = page.locator(ROWS).first();
  const code = (await row.getAttribute('data-code')) ?? '';
  await row.hover();
  await expect(shapeOf(page, code)).toHaveAttribute('data-highlighted', 'true');
  await expect(page.locator(`${SHAPES}${HIGHLIGHTED}`)).toHaveCount(1);
});

test('hovering a shape highlights its row', async ({ page }) => {
  const code = (await page.locator(ROWS).first().getAttribute('data-code')) ?? '';
  await shapeOf(page, code).hover({ force: true });
  await expect(page.locator(`tr[data-code="${code}"]`)).toHaveAttribute('data-highlighted', 'true');
});

test('choosing a kecamatan changes the URL and leaves only its desa in the table', async ({ page }) => {
  const before = await page.locator(ROWS).count();
  await kecamatanFilter(page).selectOption(KECAMATAN);
  await expect.poll(() => parameter(page, 'kecamatan')).toBe(KECAMATAN);
  await expect.poll(() => page.locator(ROWS).count()).toBeLessThan(before);
  const codes = await codesOf(page, ROWS);
  expect(codes.length).toBeGreaterThan(0);
  expect(codes.filter((code) => !code.startsWith(`${KECAMATAN}.`))).toEqual([]);
});

test('choosing segment PU changes the URL', async ({ page }) => {
  await segmentFilter(page).selectOption('pu');
  await expect.poll(() => parameter(page, 'segmen')).toBe('pu');
});

test('reloading keeps the selection', async ({ page }) => {
  await segmentFilter(page).selectOption('pu');
  await expect.poll(() => parameter(page, 'segmen')).toBe('pu');
  await kecamatanFilter(page).selectOption(KECAMATAN);
  await expect.poll(() => parameter(page, 'kecamatan')).toBe(KECAMATAN);
  await page.reload({ waitUntil: 'networkidle' });
  await expect(segmentFilter(page)).toHaveValue('pu');
  await expect(kecamatanFilter(page)).toHaveValue(KECAMATAN);
  const codes = await codesOf(page, ROWS);
  expect(codes.length).toBeGreaterThan(0);
  expect(codes.filter((code) => !code.startsWith(`${KECAMATAN}.`))).toEqual([]);
});

test('the counts in the legend add up to all desa', async ({ page }) => {
  const counts = await page
    .locator(LEGEND_ENTRIES)
    .evaluateAll((entries) => entries.map((entry) => Number(entry.getAttribute('data-count'))));
  expect(counts.length).toBeGreaterThan(1);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(DESA_COUNT);
});
