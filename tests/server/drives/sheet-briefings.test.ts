import { expect, it } from 'vitest';
import type { Config } from '#lib/server/config.ts';
import { sheetBriefings } from '#lib/server/drives/sheet-briefings.ts';
import { withPage } from '#lib/server/pages/app.ts';
import { channelPoint, partner, visit, visitRegistration } from '#lib/server/records/schema.ts';
import { openRecords, type Records } from '#lib/server/records/store.ts';
import type { Lang, Selection } from '#lib/views/page-data.ts';
import { briefingPage } from '#lib/views/sheet-briefing.ts';
import type { SheetBriefing, SheetData, SheetDay } from '#lib/views/sheet-data.ts';
import { DESA, withFixtureApp, type FixtureApp } from '../fixture-app.ts';
import { publishText } from '../imports/working.ts';

const NOW = new Date('2026-11-27T02:00:00Z');
const [APUH, BERAN] = DESA as [string, string];
const SELECTION: Selection = {
  ...{ period: '2026-10', denominator: 'potensi', segment: 'bpu' },
  ...{ kecamatan: null, measure: 'gap', lang: 'id' },
};
const PEOPLE = { low: 1, mid: 2, high: 4 };

const day = (code: string): SheetDay => ({
  ...{ date: '2026-12-07', team: 'Tim 1', officers: 2, travel: null },
  stops: [
    {
      ...{ name: 'x', kecamatan: 'Hulu', lat: 0, lon: 0, code, kind: 'first', begin: 500, leave: 590 },
      ...{ people: PEOPLE, arrive: null, travelMinutes: null, travelKm: null },
      ...{ partner: 'DWP Contoh', status: null, movedTo: null, movedFrom: null },
    },
  ],
});

/** Briefings of two desa in the small kabupaten: Apuh with members, occupations, channels and visits; Beran with nothing. */
async function briefings(use: (found: SheetBriefing[], data: SheetData) => void, app: FixtureApp) {
  const records = await openRecords(app);
  await fill(records);
  const config = { appDir: app.appDir, dataDir: app.dataDir, version: '' } as Config;
  await withPage(
    new AbortController().signal,
    async (context) => {
      const source = { records, demo: false, days: [day(APUH), day(BERAN)] };
      const found = await sheetBriefings(context, SELECTION, source);
      const figures = {
        period: '2026-10',
        denominator: 'potensi',
        denominatorAsOf: '2023-12',
        simulated: false,
      };
      use(found, { figures } as SheetData);
    },
    { config },
  );
}

async function fill(records: Records): Promise<void> {
  const who = { authorName: 'Uji', recordedAt: NOW, receivedAt: NOW };
  const point = (id: string, lat: number, demo = false) => ({
    id,
    demo,
    kind: 'pos',
    name: id,
    lat,
    lon: 111.4,
  });
  await records.batch([
    records.insert(channelPoint).values([
      // 0.01 degrees of latitude are 1.11 km; by road × 1.45 below 5 km, × 1.3 above.
      ...[point('jauh', -6.9), point('dekat', -6.81), point('sedang', -6.83), point('lain', -7)],
      point('demo', -6.8, true),
    ]),
    records.insert(partner).values({ id: 'p', name: 'DWP Contoh', kind: 'dwp', createdAt: NOW }),
    records.insert(visit).values([
      { id: 'v1', code: APUH, date: '2026-10-01', attended: 30, ...who },
      { id: 'v2', code: APUH, date: '2026-11-05', attended: 10, ...who },
      { id: 'v3', code: APUH, date: '2026-11-06', attended: 12, replaces: 'v2', ...who },
      { id: 'v4', code: APUH, date: '2026-11-20', attended: 99, withdrawn: true, ...who },
      { id: 'v5', code: APUH, date: '2026-11-21', attended: 99, demo: true, ...who },
    ]),
    records.insert(visitRegistration).values([
      { visitId: 'v1', programme: 'jkk-jkm', payer: 'mandiri', people: 4 },
      { visitId: 'v1', programme: 'jkk-jkm-jht', payer: 'mandiri', people: 1 },
      { visitId: 'v2', programme: 'jkk-jkm', payer: 'mandiri', people: 50 },
      { visitId: 'v3', programme: 'jkk-jkm', payer: 'apbdes', people: 2 },
    ]),
  ]);
}

const lines = (one: SheetBriefing, data: SheetData, lang: Lang = 'id') =>
  briefingPage(one, data, lang).sections.flatMap((section) => section.lines);

it('a briefing tells what is known: members, occupations, channels, visits that count', () =>
  withFixtureApp(async (app) => {
    await app.enroll('satu.csv', [
      `2026-10,${APUH},bpu,mandiri,aktif,14`,
      `2026-10,${APUH},bpu,apbdes,aktif,30`,
      `2026-10,${BERAN},bpu,mandiri,aktif,0`,
    ]);
    await app.build();
    const people = DESA.flatMap((code) => [
      `${code},Petani/Pekebun,1200`,
      `${code},Pelajar,900`,
      `${code},Karyawan Swasta,200`,
      `${code},Tukang Batu,100`,
    ]);
    const counts = ['kode_desa,pekerjaan,jumlah', ...people, `${APUH},Wiraswasta,345`].join('\n');
    await publishText(app, 'pekerjaan.csv', counts, {}, { kind: 'occupation', fixed: { period: '2026-06' } });
    await briefings(([apuh, beran], data) => {
      expect(apuh!.occupations).toEqual({
        ...{ period: '2026-06', people: 1845 },
        most: [
          { name: 'Petani/Pekebun', people: 1200 },
          { name: 'Wiraswasta', people: 345 },
          { name: 'Karyawan Swasta', people: 200 },
          { name: 'Tukang Batu', people: 100 },
        ],
      });
      expect(apuh!.payers).toEqual([
        { payer: 'apbdes', active: 30 },
        { payer: 'mandiri', active: 14 },
      ]);
      const near = apuh!.channels!.map(({ name, km }) => [name, Number(km.toFixed(1))]);
      expect(near).toEqual([
        ['dekat', 1.6],
        ['sedang', 4.8],
        ['jauh', 14.5],
      ]);
      expect(apuh!.history).toEqual({ visits: 2, lastVisit: '2026-11-06', attended: 42, registered: 7 });
      const told = lines(apuh!, data);
      expect(told).toContain('Bersama DWP Contoh.');
      expect(told).toContain(
        '2 kunjungan tercatat, terakhir 6 Nov 2026; 7 orang mendaftar. Yang hadir 42 orang.',
      );
      expect(told).toContain(
        'Petani/Pekebun 1.200 · Wiraswasta 345 · Karyawan Swasta 200 · Tukang Batu 100 (dari 1.845 penduduk dengan pekerjaan tercatat, Jun 2026).',
      );
      expect(told).toContain(
        'dekat (Kantor Pos), 1,6 km · sedang (Kantor Pos), 4,8 km · jauh (Kantor Pos), 14,5 km',
      );
      expect(beran!.history).toEqual({ visits: 0, lastVisit: null, attended: null, registered: 0 });
      expect(lines(beran!, data)).toContain('Belum ada kunjungan yang tercatat di desa ini.');
    }, app);
  }));

it('a briefing says what is not known and how to get it', () =>
  withFixtureApp(async (app) => {
    await app.enroll('satu.csv', [`2026-10,${APUH},bpu,mandiri,aktif,14`]);
    await app.build();
    await briefings(([apuh, beran], data) => {
      expect(apuh!.occupations).toBeNull();
      const told = lines({ ...beran!, channels: null }, data);
      expect(told).toContain('Belum diketahui untuk Okt 2026: tidak dilaporkan.');
      expect(told.join(' ')).toContain('Belum ada data pekerjaan penduduk; muat dari Dukcapil');
      expect(told.join(' ')).toContain('Wilayahnya perbukitan');
      expect(told.join(' ')).toContain('Daftar tempat membayar belum dimuat');
      const english = lines({ ...beran!, coverage: null, visits: [] }, data, 'en');
      expect(english.slice(0, 2)).toEqual([
        'No visit is left: cancelled or moved out of this plan.',
        'Not known for Oct 2026: this desa is not in the data.',
      ]);
    }, app);
  }));
