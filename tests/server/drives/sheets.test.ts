import { randomUUID } from 'node:crypto';
import * as XLSX from '@e965/xlsx';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlannedDay, PlannedStop } from '#lib/domain/outreach/result.ts';
import { exportSheets, neededFor, type SheetsAsked } from '#lib/server/drives/export-sheets.ts';
import type { Drive } from '#lib/server/records/drives.ts';
import { drive } from '#lib/server/records/schema.ts';
import { formatFor } from '#lib/views/format.ts';
import type { Lang } from '#lib/views/page-data.ts';
import type { SheetData } from '#lib/views/sheet-data.ts';
import { REPOSITORY } from '../fixture-app.ts';
import { pdfPages } from '../reports/pdf-text.ts';
import { closeDemoPlan, NOW, openDemoPlan, type DemoPlan } from './demo-plan.ts';

let demo: DemoPlan;
let data: SheetData;
let names: Map<string, { name: string; kecamatan: string }>;
beforeAll(async () => {
  demo = await openDemoPlan();
  data = await demo.sheets();
  names = await demo.page(async ({ facts }) => new Map(facts.desa.map((desa) => [desa.code, desa])));
}, 180_000);
afterAll(() => closeDemoPlan(demo));

const ASKED = { date: null, team: null, part: 'semua', lang: 'id' } as const;
const file = (asked: Pick<SheetsAsked, 'format'> & Partial<SheetsAsked>, of = data) =>
  exportSheets(REPOSITORY, of, { ...ASKED, ...asked });
const bytes = async (asked: Parameters<typeof file>[0], of = data) => {
  const { body } = await file(asked, of);
  return typeof body === 'string' ? new TextEncoder().encode(body) : body;
};
const text = async (asked: Parameters<typeof file>[0], of = data) => String((await file(asked, of)).body);

/** Minutes after midnight, as people write them; worked out here anew. */
function hour(minutes: number, lang: Lang = 'id'): string {
  const moment = new Date(Date.UTC(2026, 0, 1, 0, Math.round(minutes))).toISOString().slice(11, 16);
  return lang === 'id' ? moment.replace(':', '.') : moment;
}
const days = () => demo.plan.result!.days.toSorted((a, b) => key(a).localeCompare(key(b)));
const key = ({ date, team }: PlannedDay) => `${date} ${team}`;
const range = ({ people: { low, mid, high } }: Pick<PlannedStop, 'people'>, lang: Lang = 'id') => {
  const { count } = formatFor(lang);
  return `${count(mid)} (${count(low)}–${count(high)})`;
};

/** The rows of a sheet by their heads, which stand in its third row; numbers as they are kept. */
function rawRows(sheet: XLSX.WorkSheet): Record<string, unknown>[] {
  const { e: end } = XLSX.utils.decode_range(sheet['!ref']!);
  const at = (r: number, c: number) =>
    (sheet[XLSX.utils.encode_cell({ r, c })] as XLSX.CellObject | undefined)?.v;
  const columns = Array.from({ length: end.c + 1 }, (_, c) => c);
  return Array.from({ length: end.r - 2 }, (_, i) =>
    Object.fromEntries(columns.map((c) => [String(at(2, c)), at(i + 3, c)])),
  );
}

describe('a plan of the engine on the demo', () => {
  it('is long enough to say something', () => {
    expect(days().length).toBe(20);
    expect(days().flatMap(({ stops }) => stops).length).toBeGreaterThan(50);
  });

  describe.each(['id', 'en'] as const)('as PDF (%s)', (lang) => {
    let pages: string[];
    beforeAll(async () => {
      pages = await pdfPages(await bytes({ format: 'pdf', lang }));
    }, 120_000);

    it('has one page for each team-day and one for each desa', () => {
      const visited = new Set(days().flatMap(({ stops }) => stops.map(({ desa }) => desa)));
      expect(pages.length).toBe(days().length + visited.size);
      const last = lang === 'id' ? `Halaman ${pages.length} dari ${pages.length}` : `Page ${pages.length} of`;
      expect(pages.at(-1)).toContain(last);
    });

    it('has every stop with its times, way and people on the page of its day', () => {
      const { count, decimal } = formatFor(lang);
      const dates = new Intl.DateTimeFormat(lang === 'id' ? 'id-ID' : 'en-GB', {
        ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
      });
      days().forEach((day, i) => {
        const page = pages[i]!;
        expect(page).toContain(dates.format(Date.parse(day.date)));
        expect(page).toContain(`${day.team} (`);
        expect(page).toContain(
          `${count(day.travelMinutes)} ${lang === 'id' ? 'menit' : 'minutes'}, ${decimal(day.km, 1)} km`,
        );
        expect(page).toContain(hour(day.from, lang));
        expect(page).toContain(hour(day.back, lang));
        expect(page).toContain(`Rp ${count(day.costIdr)}`);
        const lines = page.split('\n');
        day.stops.forEach((stop, at) => {
          const { name, kecamatan } = names.get(stop.desa)!;
          const unit = lang === 'id' ? 'mnt' : 'min';
          const way = `${count(stop.travelMinutes)} ${unit}, ${decimal(stop.travelKm, 1)} km`;
          const times = `${hour(stop.arrive, lang)} ${hour(stop.begin, lang)}–${hour(stop.leave, lang)}`;
          expect(lines).toContain(`${at + 1} ${times} ${name} Kec. ${kecamatan} ${way} ${range(stop, lang)}`);
        });
      });
    });

    it('has the sums of the whole plan on every page of a day', () => {
      const { count, decimal } = formatFor(lang);
      const { registrations, km, minutes, costIdr, days: all } = demo.plan.result!;
      for (const page of pages.slice(0, all.length)) {
        const whole = page.replaceAll('\n', ' ');
        for (const sum of [
          range({ people: registrations }, lang),
          `${decimal(km, 1)} km`,
          `${count(minutes)} ${lang === 'id' ? 'menit' : 'minutes'}`,
          `Rp ${count(costIdr)}`,
        ])
          expect(whole).toContain(sum);
      }
    });

    it('says on every page that figures are simulated, their month, denominator and date', () => {
      for (const page of pages) {
        expect(page).toContain(lang === 'id' ? 'SIMULASI' : 'SIMULATION');
        expect(page).toContain('Potensi BPJS');
        expect(page).toMatch(lang === 'id' ? /Des 2023/ : /Dec 2023/);
        expect(page.replaceAll('\n', ' ')).toMatch(/27 Nov 2026 (pukul|at) 09[.:]00 WIB/);
      }
    });

    it('tells of each desa its gap with interval, members, contribution and what to bring', async () => {
      const { count } = formatFor(lang);
      const rows = await demo.page((context, { period, denominator }) =>
        context.rows({ level: 'desa', periods: [period], segments: ['bpu'], denominator }),
      );
      data.briefings.forEach(({ code, name }, i) => {
        const page = pages[days().length + i]!.replaceAll('\n', ' ');
        const { gap, gapLow, gapHigh, active } = rows.find((row) => row.code === code)!;
        expect(page).toContain(name);
        expect(page).toContain(`${count(gap)} ${lang === 'id' ? 'orang (selang' : 'people ('}`);
        expect(page).toContain(`${count(gapLow)}–${count(gapHigh)}`);
        expect(page).toContain(count(active));
        // December 2026 is the last month of half the contribution; JHT is 20 000 a month.
        expect(page).toContain(
          lang === 'id' ? 'JKK+JKM Rp 8.400; dengan JHT Rp 28.400' : 'Rp 8,400; with JHT Rp 28,400',
        );
        expect(page).toContain(lang === 'id' ? 'Mulai Januari 2027' : 'From January 2027');
      });
    });
  });

  it('as a workbook has the same sums and stops, as numbers and dates', async () => {
    const book = XLSX.read(await bytes({ format: 'xlsx' }), { type: 'array', cellNF: true });
    expect(book.SheetNames).toEqual(['Ringkasan', 'Jadwal', 'Desa']);
    const sums = new Map(
      XLSX.utils
        .sheet_to_json<unknown[]>(book.Sheets['Ringkasan']!, { header: 1 })
        .map(([label, value]) => [label, value]),
    );
    const { registrations, km, minutes, costIdr } = demo.plan.result!;
    expect(sums.get('Perkiraan pendaftaran, sedang')).toBe(registrations.mid);
    expect(sums.get('Perkiraan pendaftaran, rendah')).toBe(registrations.low);
    expect(sums.get('Perkiraan pendaftaran, tinggi')).toBe(registrations.high);
    expect(sums.get('Jarak (km)')).toBe(km);
    expect(sums.get('Perjalanan dan pelayanan (menit)')).toBe(minutes);
    expect(sums.get('Biaya (Rp)')).toBe(costIdr);
    expect(sums.get('Hari tim')).toBe(days().length);

    const rows = rawRows(book.Sheets['Jadwal']!);
    const serial = (date: string) => Math.round((Date.parse(date) - Date.UTC(1899, 11, 30)) / 86_400_000);
    const wanted = days().flatMap(({ date, team, stops }) => stops.map((stop) => ({ date, team, ...stop })));
    expect(rows.length).toBe(wanted.length);
    rows.forEach((row, i) => {
      const { date, team, desa, arrive, begin, leave, travelMinutes, travelKm, people } = wanted[i]!;
      expect(row).toMatchObject({
        ...{ Tanggal: serial(date), Tim: team, Kode: desa, Desa: names.get(desa)!.name, Petugas: 2 },
        ...{ Tiba: Math.round(arrive) / 1440, Mulai: Math.round(begin) / 1440 },
        ...{ Selesai: Math.round(leave) / 1440, 'Perjalanan (menit)': travelMinutes },
        ...{ 'Perjalanan (km)': travelKm, 'Perkiraan orang, sedang': people.mid },
        ...{ 'Perkiraan orang, rendah': people.low, 'Perkiraan orang, tinggi': people.high },
      });
    });
    const sum = rows.reduce((all, row) => all + Number(row['Perkiraan orang, sedang']), 0);
    expect(sum).toBeCloseTo(registrations.mid, 6);
    const first = book.Sheets['Jadwal']!['A4'] as XLSX.CellObject;
    expect([first.t, first.z]).toEqual(['n', 'yyyy-mm-dd']);
    expect(rawRows(book.Sheets['Desa']!).map((row) => row['Kode'])).toEqual(
      data.briefings.map(({ code }) => code),
    );
    for (const sheet of Object.values(book.Sheets)) {
      const about = (sheet['A1'] as XLSX.CellObject).v;
      expect(about).toMatch(/^Simulasi: .*Peserta Okt 2026; penyebut Potensi BPJS per Des 2023/);
    }
  });

  it('as a calendar has an event for each team-day at Jakarta time, with its stops', async () => {
    const calendar = new ICAL.Component(ICAL.parse(await text({ format: 'ics' })));
    const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    expect(events.length).toBe(days().length);
    days().forEach((day, i) => {
      const { startDate, endDate, description, summary } = events[i]!;
      const at = (minutes: number) => Date.parse(`${day.date}T00:00:00+07:00`) + Math.round(minutes) * 60_000;
      expect(startDate.toJSDate().getTime()).toBe(at(day.from));
      expect(endDate.toJSDate().getTime()).toBe(at(day.back));
      expect(startDate.zone).toBe(ICAL.Timezone.utcTimezone);
      expect(summary).toContain(day.team);
      const lines = description.split('\n');
      day.stops.forEach((stop, at) => {
        const { name, kecamatan } = names.get(stop.desa)!;
        expect(lines).toContain(
          `${at + 1}. ${hour(stop.begin)}–${hour(stop.leave)} ${name}, Kec. ${kecamatan}`,
        );
      });
    });
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  });

  it('an event imported again takes the place of the one before', async () => {
    const eventsOf = async (of: SheetData) => {
      const calendar = new ICAL.Component(ICAL.parse(await text({ format: 'ics' }, of)));
      return calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    };
    const plan = { ...demo.plan, version: demo.plan.version + 1 };
    const later = await demo.sheets({ plan, now: new Date('2026-12-01'), briefings: false });
    const [before, after] = [await eventsOf(data), await eventsOf(later)];
    expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
    expect(after.every(({ sequence }, i) => sequence > before[i]!.sequence)).toBe(true);
  });

  it('as a message names every stop, short enough for each day', async () => {
    const message = await text({ format: 'txt' });
    for (const { stops } of days())
      for (const stop of stops) {
        const { name, kecamatan } = names.get(stop.desa)!;
        expect(message).toContain(`${hour(stop.begin)}–${hour(stop.leave)} ${name}, Kec. ${kecamatan}`);
      }
    const one = days()[0]!;
    const asked = { ...ASKED, format: 'txt', date: one.date, team: one.team } as const;
    const own = await text(asked, await demo.sheets(neededFor(asked)));
    expect(own.length).toBeLessThan(1500);
    expect(own).toContain('_Simulasi');
  });

  it('of one day or team, and of days or desa only, has those pages alone', async () => {
    const { date, team, stops } = days()[3]!;
    const pages = async (asked: Partial<SheetsAsked>) => {
      const whole = { ...ASKED, format: 'pdf', ...asked } as const;
      return (await pdfPages(await bytes(whole, await demo.sheets(neededFor(whole))))).length;
    };
    expect(await pages({ date, team, part: 'jalan' })).toBe(1);
    expect(await pages({ date, team, part: 'desa' })).toBe(stops.length);
    expect(await pages({ date, part: 'jalan' })).toBe(days().filter((day) => day.date === date).length);
    expect((await file({ format: 'pdf' })).fileName).toBe('rencana-desember-2026.pdf');
    expect((await file({ format: 'ics', date, team })).fileName).toBe(`rencana-${date}-tim-2.ics`);
    expect((await file({ format: 'txt', lang: 'en' })).fileName).toBe('plan-december-2026.txt');
  });

  it('a published plan shows where visits were moved and which were cancelled; its sums stay those of the plan', async () => {
    const { asked, request, result } = demo.plan;
    const kept = await demo.keep('Terbit', asked, { request, result });
    const plan = { ...kept, publishedAt: NOW };
    const [first, second] = days() as [PlannedDay, PlannedDay];
    const driveOf = ({ date, team, stops }: PlannedDay, position: number, more: Partial<Drive>) => {
      const { desa: code, kind, begin, leave, people } = stops[position]!;
      const hours = {
        begins: Math.round(begin),
        leaves: Math.round(leave),
        expected: JSON.stringify(people),
      };
      const usual = { id: randomUUID(), planId: plan.id, demo: true, status: 'agreed', createdAt: NOW };
      return { ...usual, date, team, position, code, kind, ...hours, ...more, expected: hours.expected };
    };
    await demo.records.batch([
      demo.records
        .insert(drive)
        .values([
          driveOf(first, 0, { id: 'satu', status: 'moved' }),
          driveOf(first, 1, { status: 'cancelled' }),
          driveOf(first, 2, {}),
        ]),
      demo.records.insert(drive).values(driveOf(first, 0, { date: '2026-12-19', movedFrom: 'satu' })),
    ]);
    const moved = await demo.sheets({ plan, briefings: false });
    const pages = await pdfPages(await bytes({ format: 'pdf', part: 'jalan' }, moved));
    expect(pages.length).toBe(days().length + 1);
    expect(pages[0]).toContain('dipindah ke 19 Des 2026');
    expect(pages[0]).toContain('dibatalkan');
    expect(pages[0]).toContain(`Perkiraan pendaftaran ${range(first.stops[2]!)} orang`);
    expect(pages[0]).toContain('Sesudah terbit 1 kunjungan dipindah dan 1 dibatalkan');
    expect(pages[1]).toContain(names.get(second.stops[0]!.desa)!.name);
    expect(pages.at(-1)).toContain('Sabtu, 19 Desember 2026');
    expect(pages.at(-1)).toContain('pindahan dari 7 Des 2026');
    expect(pages.at(-1)).toContain('belum dihitung (kunjungan pindahan)');
    expect(moved.totals).toEqual(data.totals);
    const calendar = new ICAL.Component(ICAL.parse(await text({ format: 'ics' }, moved)));
    const last = new ICAL.Event(calendar.getAllSubcomponents('vevent').at(-1));
    const { begin, leave } = first.stops[0]!;
    expect([last.startDate, last.endDate].map((one) => one.toJSDate().toISOString().slice(0, 16))).toEqual(
      [begin, leave].map((minutes) => `2026-12-19T${hour(minutes - 7 * 60, 'en')}`),
    );
  });

  it('a plan without visits is a page that says so', async () => {
    const empty = await demo.keep('Kosong', demo.plan.asked, {
      request: demo.plan.request,
      result: {
        ...demo.plan.result!,
        ...{ days: [], km: 0, minutes: 0, costIdr: 0, registrations: { low: 0, mid: 0, high: 0 } },
      },
    });
    const none = await demo.sheets({ plan: empty });
    const [page, ...others] = await pdfPages(await bytes({ format: 'pdf' }, none));
    expect(page).toContain('Rencana ini tidak punya kunjungan');
    expect(others).toEqual([]);
    expect(await text({ format: 'ics' }, none)).not.toContain('VEVENT');
    expect(await text({ format: 'txt' }, none)).toContain('Rencana ini tidak punya kunjungan');
    const book = XLSX.read(await bytes({ format: 'xlsx' }, none), { type: 'array' });
    expect(rawRows(book.Sheets['Jadwal']!)).toEqual([]);
  });
});
