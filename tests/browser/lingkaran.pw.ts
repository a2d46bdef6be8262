import type { Locator, Page } from '@playwright/test';
import * as XLSX from '@e965/xlsx';
import ICAL from 'ical.js';
import { jakartaDate } from '#lib/domain/calendar/today.ts';
import type { PlanComposed } from '#lib/views/plan-data.ts';
import { pdfPages } from '../server/reports/pdf-text.ts';
import { checkAccessibility, expect, test } from './fixtures.ts';

/** Desa of kecamatan Sumber have all the same terrain, those of Bulu another one. */
const KECAMATAN = ['Sumber', 'Bulu'];
const MOST_TABS = 400;
const LIMIT = { timeout: 30_000 };
const TODAY = jakartaDate(new Date());

/** Goes on by Tab until an element has the focus: what cannot be reached by keyboard is a failure. */
async function tabTo(page: Page, to: Locator): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    if (await to.evaluate((element) => element === document.activeElement, undefined, LIMIT)) return;
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

// Without signal a request fails.
test.use({ allowedErrors: [/ERR_INTERNET_DISCONNECTED/] });

interface Totals {
  visits: number;
  teamDays: number;
  registrations: number;
  km: number;
  idr: number;
}

/** The figures of the headline. */
async function totals(page: Page): Promise<Totals> {
  const text = await page.getByRole('heading', { level: 1 }).innerText();
  const found =
    /: ([\d.]+) kunjungan dalam ([\d.]+) hari tim, sekitar ([\d.]+) pendaftaran .*, ([\d.]+) km, Rp ([\d.]+)\./.exec(
      text,
    );
  expect(found, text).not.toBeNull();
  const [visits, teamDays, registrations, km, idr] = found!
    .slice(1)
    .map((one) => Number(one.replaceAll('.', ''))) as [number, number, number, number, number];
  return { visits, teamDays, registrations, km, idr };
}

/** What a plan that asks nothing more is composed of now: registrations expected (middle), by desa; and people unprotected. */
async function expectedNow(page: Page): Promise<Map<string, number>> {
  const answer = page.waitForResponse((response) => response.request().method() === 'PUT');
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  const { request } = (await (await answer).json()) as PlanComposed;
  return new Map(request.desa.map(({ code, registrations }) => [code, registrations.mid]));
}

/** Unprotected self-employed workers by desa, of the newest month and the usual denominator. */
async function unprotected(page: Page): Promise<Map<string, number>> {
  const period = await page.getByLabel('Bulan').first().inputValue();
  const query = `level=desa&period=${period}&segment=bpu&denominator=potensi`;
  const answer = await page.request.get(`/api/v1/coverage.json?${query}`);
  const { rows } = (await answer.json()) as { rows: { code: string; gap: number }[] };
  return new Map(rows.map(({ code, gap }) => [code, gap]));
}

/** The sheets say what the screen says. */
async function expectPrinted(page: Page, id: string, shown: Totals): Promise<void> {
  const get = async (format: string) => {
    const answer = await page.request.get(`/api/v1/plans/${id}/sheets.${format}`);
    expect(answer.status(), format).toBe(200);
    return answer.body();
  };
  const text = (await pdfPages(await get('pdf'))).join('\n');
  expect(text).toContain('Simulasi');
  const book = XLSX.read(await get('xlsx'));
  const rows = XLSX.utils.sheet_to_json<string[]>(book.Sheets['Jadwal']!, { header: 1 });
  const codes = rows.flat().filter((cell) => /^33\.17\.\d\d\.\d{4}$/.test(String(cell)));
  expect(codes).toHaveLength(shown.visits);
  const calendar = new ICAL.Component(ICAL.parse(String(await get('ics'))) as never);
  const events = calendar.getAllSubcomponents('vevent');
  expect(events).toHaveLength(shown.teamDays);
}

test('from a gap to a plan, to a visit, to the next plan and its effect', async ({ page, context }) => {
  test.slow();
  // What is learned is worked out by hand below for one visit: this file comes before those that record others.
  await page.goto('/kunjungan/tanggapan');
  await expect(page.getByRole('heading', { name: 'Belum ada kunjungan' })).toBeVisible();
  await page.goto('/desa');
  const gaps = await unprotected(page);
  const id = await makePlan(page, 'Lingkaran');
  const first = await expectedNow(page);
  await workOut(page);
  await checkAccessibility(page);

  // A change by hand: a stop goes to another place in its day, and back.
  const before = await totals(page);
  await press(page, page.getByRole('button', { name: /^Pindahkan:/ }).first());
  const dialog = page.getByRole('dialog');
  await press(page, dialog.getByRole('button', { name: 'Urutan ke-2' }));
  await expect(dialog).toBeHidden();
  await expect(page.getByText('diubah dengan tangan')).toBeVisible();
  await press(page, page.getByRole('button', { name: 'Batalkan perubahan terakhir' }));
  await expect.poll(() => totals(page)).toEqual(before);
  await expect(page.getByText('Tersimpan.')).toBeVisible();

  await press(page, page.getByRole('button', { name: 'Terbitkan' }));
  await press(page, page.getByRole('button', { name: 'Ya, terbitkan' }));
  await expect(page.getByText('Rencana ini diterbitkan')).toBeVisible();
  await expect(page.getByText(`${before.visits} kunjungan diterbitkan`)).toBeVisible();
  expect(await totals(page)).toEqual(before);
  await expectPrinted(page, id, before);

  // On the phone, without signal.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/kunjungan');
  await page.waitForLoadState('networkidle');
  // The first visit of the plan is made today already.
  const coming = page.getByRole('article').first();
  const name = (await coming.getByRole('heading').innerText()).split(',')[0]!;
  await coming.getByText('Ubah jadwal dan riwayat').click();
  await coming.getByLabel('Pindah ke tanggal').fill(TODAY);
  await coming.getByRole('button', { name: 'Pindahkan', exact: true }).click();
  const record = page.getByRole('button', { name: `Catat hasil kunjungan ${name}` });
  await expect(record).toBeVisible();
  await page.reload();
  await expect(page.getByText('Halaman ini dapat dibuka tanpa sinyal.')).toBeVisible();
  await context.setOffline(true);
  await record.click();
  await checkAccessibility(page);
  await page.getByLabel('Datang').fill('60');
  await page.getByLabel('Daftar JKK + JKM, Mandiri').fill('30');
  await page.getByLabel('Lama di tempat').fill('90');
  await page.getByRole('button', { name: 'Simpan', exact: true }).click();
  await expect(page.getByText(/belum terkirim/).first()).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(/Semua catatan di perangkat ini sudah terkirim/)).toBeVisible();

  // The next plan reckons with it, as the rule of `learnShares` says for one visit.
  await page.setViewportSize({ width: 1440, height: 900 });
  await makePlan(page, 'Berikutnya');
  const next = await expectedNow(page);
  const visited = await codeOf(page, name);
  const others = [...first.keys()].filter(
    (code) => code !== visited && code.startsWith(visited.slice(0, 9)) && first.get(code)! < 24,
  );
  const learned = (n: number, share: number, alike: number, mean: number, strength: number) => {
    const counts = n / (1 + (n - 1) * alike);
    return (strength * mean + counts * share) / (strength + counts);
  };
  const people = gaps.get(visited)!;
  const attendance = learned(people, 60 / people, 0.05, 0.12, 16);
  const conversion = learned(60, 30 / 60, 0.1, 0.25, 12);
  expect(others.length).toBeGreaterThan(3);
  for (const code of others) {
    expect(first.get(code)).toBeCloseTo(gaps.get(code)! * 0.12 * 0.25, 6);
    expect(next.get(code)).toBeCloseTo(Math.min(24, gaps.get(code)! * attendance * conversion), 6);
  }
  // Soon after a visit another one brings six tenths.
  expect(next.get(visited)).toBeCloseTo(Math.min(24, people * attendance * conversion * 0.6), 6);

  await page.goto('/kunjungan/tanggapan');
  const percent = (share: number) => `${(100 * share).toFixed(1).replace('.', ',')}%`;
  await expect(page.getByText(percent(attendance)).first()).toBeVisible();
  await expect(page.getByText(percent(conversion)).first()).toBeVisible();
  await page.goto('/kunjungan/dampak');
  await expect(page.getByText(/terlalu dini/i).first()).toBeVisible();
});

test('days that are kept stay as they are when the rest is planned anew, and a desa that must not be visited goes', async ({
  page,
}) => {
  test.slow();
  await makePlan(page, 'Sisanya');
  await workOut(page);
  const rows = page.getByRole('table', { name: /^Jam mulai/ }).getByRole('row');
  const stopsOf = (at: number) =>
    rows
      .nth(at)
      .getByRole('button', { name: /^Pindahkan:/ })
      .allTextContents();
  const kept = await stopsOf(1);
  await rows.nth(1).getByRole('checkbox').first().check();
  await rows.nth(1).getByRole('checkbox').last().check();
  const all = () => rows.getByRole('button', { name: /^Pindahkan:/ }).allTextContents();
  const before = await all();
  // One whose name no other desa has.
  let gone = '';
  for (const text of await stopsOf(2)) {
    gone = text.replace(/[\d.,]+/g, '').trim();
    await page.getByLabel('Cari desa').last().fill(gone);
    if ((await page.getByLabel(`Aturan untuk ${gone}`, { exact: true }).count()) === 1) break;
  }
  await page.getByLabel(`Aturan untuk ${gone}`, { exact: true }).selectOption('forbidden');
  await expect(page.getByText('Isian berubah sejak rencana ini dihitung')).toBeVisible();
  await page.getByRole('button', { name: 'Hitung ulang sisanya' }).click();
  await expect(page.getByText('Tersimpan.')).toBeVisible();
  expect(await stopsOf(1)).toEqual(kept);
  const named = (texts: string[]) => texts.filter((text) => text.includes(` ${gone} `)).length;
  const now = await all();
  expect(now.length).toBeGreaterThan(kept.length);
  expect(named(now)).toBe(named(before) - 1);
});

/** The code of a desa of the two kecamatan by its name. */
async function codeOf(page: Page, name: string): Promise<string> {
  const answer = await page.request.get('/api/v1/drives.json');
  const { drives } = (await answer.json()) as { drives: { code: string; name: string }[] };
  return drives.find((drive) => drive.name === name)!.code;
}
