import { describe, expect, test } from 'vitest';
import type { EnrollmentCount } from '#lib/domain/coverage/enrollment.ts';
import { changeFigures, figuresFrom } from '#lib/server/change-settings.ts';
import { importCounts } from '#lib/server/imports/import-counts.ts';
import { exportMembers } from '#lib/server/members/export-members.ts';
import { withPage, type PageContext } from '#lib/server/pages/app.ts';
import { loadDesaPage } from '#lib/server/pages/desa-page.ts';
import { loadMembersPage } from '#lib/server/pages/members-page.ts';
import { loadOverview } from '#lib/server/pages/overview.ts';
import { withWarehouse } from '#lib/server/warehouse/gateway.ts';
import type { MembersPageData, MembersReport } from '#lib/views/members-data.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { TESTER, DESA, NOW, reported, withFixtureApp, type FixtureApp } from '../fixture-app.ts';
import { nextTime, publishText } from '../imports/working.ts';
import { runCli } from '../run-cli.ts';

const HEADER = 'periode,kode_desa,segmen,sumber_iuran,bayar terakhir,mulai,jumlah';
const [APUH, , , DUREN] = DESA as [string, string, string, string];

/** October: two desa of two kecamatan; some self-payers have left, three of them this month. */
const LIST = [
  HEADER,
  `2026-10,${APUH},bpu,mandiri,2026-10,2025-01,10`,
  `2026-10,${APUH},bpu,mandiri,2026-08,2025-01,4`,
  `2026-10,${APUH},bpu,mandiri,2026-06,2025-06,3`,
  `2026-10,${APUH},bpu,mandiri,2026-01,2025-06,2`,
  `2026-10,${APUH},bpu,apbd,2026-11,2026-06,20`,
  `2026-10,${DUREN},bpu,apbd,2026-11,2026-06,30`,
  `2026-10,${DUREN},bpu,apbd,2026-12,2026-10,5`,
  `2026-10,${DUREN},bpu,apbdes,2027-03,2026-04,40`,
].join('\n');

function members(app: FixtureApp, parameters: Record<string, string> = {}): Promise<MembersPageData> {
  return withWarehouse(app.dataDir, (warehouse) =>
    exportMembers({ appDir: app.appDir, warehouse }, new URLSearchParams(parameters), new Date(NOW)),
  );
}

function onPage<T>(app: FixtureApp, use: (context: PageContext) => Promise<T>): Promise<T> {
  const config = { ...app, host: '', port: 0, demo: false, version: '' };
  return withPage(new AbortController().signal, use, { config });
}

const report = async (app: FixtureApp, parameters?: Record<string, string>) =>
  (await members(app, parameters)).members;

/** People by status, or the reason why they are unknown. */
function statusOf({ status }: MembersReport, segment = 'bpu') {
  const row = status.find((one) => one.segment === segment)!;
  const shown = STATUSES.map((name) => [name, row[name].people ?? row[name].reason] as const);
  return Object.fromEntries(shown);
}

const STATUSES = [
  'active',
  'arrears',
  'ended',
  'registered',
  'entered',
  'new',
  'reactivated',
  'endedThisMonth',
] as const;

function retained({ retention }: MembersReport, payer: string) {
  return retention.rows
    .filter((row) => row.payer === payer)
    .map(({ active, began, reason }) => (reason === null ? [active, began] : reason));
}

async function enroll(app: FixtureApp, fileName: string, counts: EnrollmentCount[]) {
  const facts = { dataDir: app.dataDir, fileName, simulated: false, importedAt: NOW, author: 'uji' };
  await importCounts(counts, facts);
}

describe('a list of members with last and first months', () => {
  test('gives statuses that add up to the registered, counted by hand', () =>
    withFixtureApp(async (app) => {
      await publishText(app, 'daftar.csv', LIST);
      const october = await report(app);
      expect(october).toMatchObject({ basis: 'last-month-paid', graceMonths: 3, simulated: false });
      // 10 + 20 + 30 + 5 + 40 are paid up; 4 are two months late; 3 ended just now, 2 in May.
      expect(statusOf(october)).toEqual({
        ...{ active: 105, arrears: 4, ended: 5, registered: 114, new: 5, endedThisMonth: 3 },
        ...{ entered: 'no-month-before', reactivated: 'no-month-before' },
      });
      expect(statusOf(october, 'pu')).toMatchObject({ active: 'not-reported', arrears: 'not-reported' });
      expect(statusOf(october, 'total')).toEqual(statusOf(october));
      const hulu = await report(app, { kecamatan: '99.01.01' });
      expect(statusOf(hulu)).toMatchObject({ active: 30, arrears: 4, ended: 5, registered: 39 });
      expect(hulu).toMatchObject({ place: 'Hulu', desaExpected: 3 });
    }));

  test('gives the batches that end, with month, people and desa; who pays for one at a time is told apart', () =>
    withFixtureApp(async (app) => {
      await publishText(app, 'daftar.csv', LIST);
      const { members: october, batch, batchDesa } = await members(app, { batch: 'apbd.2026-11' });
      const ending = [
        { payer: 'apbd', lastMonth: '2026-11', people: 50, desa: 2 },
        { payer: 'apbd', lastMonth: '2026-12', people: 5, desa: 1 },
      ];
      expect(october.endings).toMatchObject({
        ...{ months: 3, batches: ending, reason: null, sponsored: 95, withoutLastMonth: 0 },
        within: [
          { months: 3, people: 55, batches: 2 },
          { months: 6, people: 95, batches: 3 },
          { months: 12, people: 95, batches: 3 },
        ],
        others: [{ payer: 'mandiri', lastMonth: '2026-10', people: 10, desa: 1 }],
      });
      expect(batch).toEqual(ending[0]);
      expect(batchDesa.map(({ name, people }) => [name, people])).toEqual([
        ['Duren', 30],
        ['Apuh', 20],
      ]);
      const hulu = await report(app, { kecamatan: '99.01.01', months: '6' });
      expect(hulu.endings.batches).toEqual([{ payer: 'apbd', lastMonth: '2026-11', people: 20, desa: 1 }]);
      expect((await report(app, { segment: 'pu' })).endings).toMatchObject({ reason: 'not-reported' });
    }));

  test('is named on the first page and on the page of a desa', () =>
    withFixtureApp(async (app) => {
      await publishText(app, 'daftar.csv', LIST);
      const selection = { period: '2026-10', segment: 'bpu', kecamatan: null, ...REST } as const;
      const [overview, desa] = await onPage(app, async (context) => [
        await loadOverview(context, selection, new Date(NOW)),
        await loadDesaPage(context, selection, DUREN),
      ]);
      expect(overview!.endings).toMatchObject({ months: 3, within: [{ people: 55 }, {}, {}] });
      expect(desa!.endings).toEqual([
        { payer: 'apbd', lastMonth: '2026-11', people: 30, desa: 1 },
        { payer: 'apbd', lastMonth: '2026-12', people: 5, desa: 1 },
        { payer: 'apbdes', lastMonth: '2027-03', people: 40, desa: 1 },
      ]);
    }));

  test('gives retention and cohorts by payer, because it names those who have left', () =>
    withFixtureApp(async (app) => {
      await publishText(app, 'daftar.csv', LIST);
      const october = await report(app);
      expect(october.retention.basis).toBe('cohorts');
      // June 2026 is twelve months after June 2025: 3 of 5 had paid it; January 2026 was paid by all 14 of January 2025.
      expect(retained(october, 'mandiri')).toEqual([
        [19, 19],
        [19, 19],
        [17, 19],
      ]);
      expect(retained(october, 'apbd')).toEqual([[50, 50], 'no-cohort', 'no-cohort']);
      expect(retained(october, 'total')).toEqual([
        [109, 109],
        [59, 59],
        [17, 19],
      ]);
      const cohort = october.cohorts.rows.find(({ firstMonth }) => firstMonth === '2025-06');
      expect(cohort!.cells.map((cell) => cell?.active)).toEqual([...Array<number>(8).fill(5), 3, 3, 3, 3, 3]);
    }));

  test('follows the months of grace in page, API and command line alike; they agree with the marts', () =>
    withFixtureApp(async (app) => {
      await publishText(app, 'daftar.csv', LIST);
      const byGrace: Record<number, object> = {
        4: { active: 105, arrears: 7, ended: 2, endedThisMonth: 0, registered: 114 },
        1: { active: 105, arrears: 0, ended: 9, endedThisMonth: 4, registered: 114 },
      };
      for (const graceMonths of [4, 1]) {
        await changeFigures({ ...app, now: nextTime(), actor: TESTER }, figuresFrom({ graceMonths }));
        const api = await members(app, { months: '12' });
        expect(statusOf(api.members)).toMatchObject(byGrace[graceMonths]!);
        const page = await onPage(app, (context) =>
          loadMembersPage(context, { ...api.members.query, ...REST }, null),
        );
        expect(page.members).toEqual(api.members);
        const { stdout } = await runCli(['members', '--months', '12', '--json'], { dataDir: app.dataDir });
        expect(JSON.parse(stdout)).toEqual(api);
        const mart = `select active, arrears, ended as "endedThisMonth", new from members_monthly
          where level = 'kabupaten' and segment = 'bpu' and period = '2026-10'`;
        const [row] = await withWarehouse(app.dataDir, async (w) => rowsOf(await w.query('mart', mart)));
        expect(statusOf(api.members)).toMatchObject(row!);
      }
    }));

  test('compared with the month before tells who came back', () =>
    withFixtureApp(async (app) => {
      const september = [
        `2026-09,${APUH},bpu,mandiri,2026-09,2025-01,10`,
        `2026-09,${APUH},bpu,mandiri,2026-05,2025-01,6`,
      ];
      // Two of the six who had ended paid again, one person is new.
      const october = [
        `2026-10,${APUH},bpu,mandiri,2026-10,2025-01,12`,
        `2026-10,${APUH},bpu,mandiri,2026-05,2025-01,4`,
        `2026-10,${APUH},bpu,mandiri,2026-10,2026-10,1`,
      ];
      await publishText(app, 'dua.csv', [HEADER, ...september, ...october].join('\n'));
      expect(statusOf(await report(app))).toMatchObject({
        ...{ active: 13, arrears: 0, ended: 4, registered: 17, endedThisMonth: 0 },
        ...{ entered: 3, new: 1, reactivated: 2 },
      });
    }));
});

const REST = { denominator: 'potensi', measure: 'gap', lang: 'id' } as const;

describe('reports of successive months', () => {
  const count = (period: string, desaCode: string, more: Partial<EnrollmentCount>): EnrollmentCount => ({
    ...{ period, desaCode, segment: 'bpu', payer: 'csr', status: 'aktif', count: 0 },
    ...more,
  });
  const july = { firstMonth: '2026-07', paidThrough: '2026-12' };
  const counts = [
    ...['2026-07', '2026-08', '2026-09'].flatMap((period) => [
      count(period, APUH, { ...july, count: 10 }),
      count(period, DUREN, { ...july, count: 6 }),
    ]),
    count('2026-10', APUH, { ...july, count: 8 }),
    count('2026-10', APUH, { ...july, paidThrough: '2026-09', status: 'menunggak', count: 2 }),
    count('2026-10', APUH, { payer: 'mandiri', count: 7 }),
  ];

  test('give retention of the desa that reported both months; what the source never says is unknown, not 0', () =>
    withFixtureApp(async (app) => {
      await enroll(app, 'bulanan.csv', counts);
      await app.build();
      const october = await report(app);
      expect(october).toMatchObject({ basis: 'counts', retention: { basis: 'reports' } });
      // Duren did not report October: its six are in neither number.
      expect(retained(october, 'csr')).toEqual([[8, 10], 'no-cohort', 'no-cohort']);
      expect(retained(october, 'mandiri')).toEqual(Array(3).fill('no-first-month'));
      expect(october.cohorts).toMatchObject({
        withoutFirstMonth: 7,
        beforeReports: 0,
        rows: [{ payer: 'csr', firstMonth: '2026-07', people: 16 }],
      });
      expect(october.cohorts.rows[0]!.cells.slice(2, 5)).toEqual([
        { active: 16, began: 16 },
        { active: 8, began: 10 },
        null,
      ]);
      expect(statusOf(october)).toEqual({
        ...{ active: 15, arrears: 2, registered: 17, ended: 'not-listed', endedThisMonth: 'not-given' },
        ...{ entered: 'not-given', new: 'not-given', reactivated: 'not-given' },
      });
      expect(october.endings).toMatchObject({
        batches: [{ payer: 'csr', lastMonth: '2026-12', people: 8, desa: 1 }],
        withoutLastMonth: 0,
      });
      expect(october.stay.rows.map(({ reason }) => reason)).toEqual(['missing-months']);
    }));

  test('with more people than began make a retention unknown', () =>
    withFixtureApp(async (app) => {
      const late = count('2026-10', DUREN, { ...july, count: 20 });
      await enroll(app, 'bulanan.csv', [...counts, late]);
      await app.build();
      expect(retained(await report(app), 'csr')[0]).toBe('inconsistent');
    }));

  test('give the stay rate of a payer without first months: ended ÷ members of the month before, of twelve months', () =>
    withFixtureApp(async (app) => {
      const months = Array.from(
        { length: 13 },
        (_, i) => `${2025 + Math.floor((i + 8) / 12)}-${String(((i + 8) % 12) + 1).padStart(2, '0')}`,
      );
      const lines = months.flatMap((period) => [
        ...reported(period, APUH, 5, 90, 1),
        `${period},${APUH},bpu,mandiri,menunggak,10`,
        `${period},${APUH},bpu,mandiri,berakhir,2`,
        ...(period === '2026-03' ? [] : reported(period, DUREN, 5, 50, 1)),
      ]);
      expect([months[0], months.at(-1)]).toEqual(['2025-09', '2026-09']);
      await app.enroll('setahun.csv', lines);
      await app.build();
      const { stay } = await report(app);
      expect(stay).toMatchObject({ desa: 1, desaAll: 2 });
      const mandiri = stay.rows.find(({ payer }) => payer === 'mandiri')!;
      expect(mandiri).toMatchObject({ ended: 24, memberMonths: 1200, from: '2025-10', to: '2026-09' });
      expect(mandiri.monthly).toBeCloseTo(0.98, 12);
    }));
});

describe('a month that cannot say who will end', () => {
  test('gives a reason, not 0: no last months, no payers, no report', () =>
    withFixtureApp(async (app) => {
      await app.enroll('a.csv', [
        `2026-08,${APUH},bpu,apbd,aktif,9`,
        `2026-10,${APUH},bpu,tidak-tercatat,aktif,9`,
      ]);
      await app.build();
      const endings = async (period: string) => (await report(app, { period })).endings;
      const none = [3, 6, 12].map((months) => ({ months, people: null, batches: 0 }));
      expect(await endings('2026-08')).toMatchObject({
        ...{ reason: 'no-end-months', sponsored: 9, withoutLastMonth: 9, batches: [], within: none },
      });
      expect(await endings('2026-09')).toMatchObject({ reason: 'not-reported', within: none });
      expect(await endings('2026-10')).toMatchObject({ reason: 'no-payers', within: none });
      const september = await report(app, { period: '2026-09' });
      expect(september).toMatchObject({ basis: null, place: 'Kabupaten Contoh' });
      expect(new Set(Object.values(statusOf(september, 'total')))).toEqual(new Set(['not-reported']));
    }));

  test('names parameters that are not allowed', () =>
    withFixtureApp(async (app) => {
      await publishText(app, 'daftar.csv', LIST);
      const wrong = (parameters: Record<string, string>) => expect(members(app, parameters)).rejects;
      await wrong({ months: '0' }).toMatchObject({ parameter: 'months' });
      await wrong({ months: '3.5' }).toMatchObject({ parameter: 'months' });
      await wrong({ period: 'all' }).toMatchObject({ parameter: 'period' });
      await wrong({ period: '2031-01' }).toMatchObject({ parameter: 'period' });
      await wrong({ segment: 'semua' }).toMatchObject({ parameter: 'segment' });
      await wrong({ kecamatan: '33.17.01' }).toMatchObject({ parameter: 'kecamatan' });
      await wrong({ denominator: 'potensi' }).toMatchObject({ parameter: 'denominator' });
      await wrong({ batch: 'apbd.2030-01' }).toMatchObject({
        parameter: 'batch',
        allowed: ['apbd.2026-11', 'apbd.2026-12'],
      });
    }));
});
