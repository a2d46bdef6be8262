import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportSheets, type SheetFormat } from '#lib/server/drives/export-sheets.ts';
import type { Lang } from '#lib/views/page-data.ts';
import type { SheetData } from '#lib/views/sheet-data.ts';
import { dayMessage } from '#lib/views/sheet-message.ts';
import { REPOSITORY } from '../fixture-app.ts';
import { pdfPages } from '../reports/pdf-text.ts';
import { closeDemoPlan, openDemoPlan, type DemoPlan } from './demo-plan.ts';
import { HOSTILE, hostileSheets } from './hostile-sheets.ts';

let demo: DemoPlan;
let usual: SheetData;
let data: SheetData;
beforeAll(async () => {
  demo = await openDemoPlan();
  usual = await demo.sheets();
  data = hostileSheets(usual);
}, 180_000);
afterAll(() => closeDemoPlan(demo));

const file = async (format: SheetFormat, lang: Lang = 'id') =>
  (await exportSheets(REPOSITORY, data, { format, lang, date: null, team: null, part: 'semua' })).body;

describe('names that look like markup, and everything as long as it may be', () => {
  it.each(['id', 'en'] as const)(
    'a day and a desa stay on one page each, and names are text (%s)',
    async (lang) => {
      const pages = await pdfPages((await file('pdf', lang)) as Uint8Array);
      expect(pages.length).toBe(2);
      const [day, desa] = pages as [string, string];
      expect(day.split('\n').filter((line) => line.includes(HOSTILE)).length).toBeGreaterThanOrEqual(4);
      expect(desa.split('\n')).toContain(HOSTILE);
      // What comes last is still there: nothing was pushed off the page.
      for (const page of pages) expect(page).toContain(lang === 'id' ? 'Catatan' : 'Remarks');
      expect(day).toContain(lang === 'id' ? 'Dibulatkan' : 'Rounded');
      expect(day).toContain('12 15.20 15.30–15.50'.replaceAll('.', lang === 'id' ? '.' : ':'));
    },
  );

  it('cells of the workbook hold text, never a formula', async () => {
    const book = XLSX.read((await file('xlsx')) as Uint8Array, { type: 'array', cellFormula: true });
    const cells = Object.values(book.Sheets).flatMap((sheet) =>
      Object.entries(sheet).flatMap(([at, cell]) => (at.startsWith('!') ? [] : [cell as XLSX.CellObject])),
    );
    expect(cells.filter(({ f }) => f !== undefined)).toEqual([]);
    const named = cells.filter(({ v }) => v === HOSTILE);
    expect(named.length).toBeGreaterThanOrEqual(14);
    expect(named.every(({ t }) => t === 's')).toBe(true);
  });

  it('the calendar can be read, and an injected line is none', async () => {
    data.days[0]!.stops[1]!.name = 'Desa\r\nSTATUS:CANCELLED\nEND:VEVENT';
    const calendar = new ICAL.Component(ICAL.parse(String(await file('ics'))));
    const [event, ...others] = calendar.getAllSubcomponents('vevent');
    expect(others).toEqual([]);
    expect(event!.getFirstPropertyValue('status')).toBe('CONFIRMED');
    expect(event!.getFirstPropertyValue('location')).toContain(HOSTILE);
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe(HOSTILE);
  });

  it('a message stays below 1500 characters, has no stray marks, and says how many desa it leaves out', () => {
    const message = dayMessage(data.days[0]!, data, 'id');
    expect(message.length).toBeLessThan(1500);
    const told = message.split('\n').filter((line) => /^~?\d+\. /.test(line)).length;
    expect(message).toContain(`… dan ${12 - told} desa lagi`);
    expect(message).toContain('*Senin, 7 Desember 2026, #evil[$ <b> @x \\ "] =1+1*');
  });
});

it('what is printed is the same wherever the server runs', async () => {
  const path = join(demo.dataDir, 'sheets.json');
  await writeFile(path, JSON.stringify({ ...usual, outlines: [] }));
  const script = join(REPOSITORY, 'tests/server/drives/print-sheets.ts');
  const inZone = (TZ: string) => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, path], {
      ...{ cwd: REPOSITORY, env: { ...process.env, TZ }, encoding: 'utf8' as const, maxBuffer: 1e8 },
    });
    expect(stderr).toBe('');
    return stdout;
  };
  const utc = inZone('UTC');
  expect(utc).toContain('DTSTART:20261207T010000Z');
  expect(utc).toContain('Senin, 7 Desember 2026');
  expect(inZone('Asia/Jakarta')).toBe(utc);
  expect(inZone('America/Los_Angeles')).toBe(utc);
}, 120_000);
