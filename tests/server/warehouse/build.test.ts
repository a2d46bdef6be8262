import { readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { coverageRows, coverageTable, type CoverageQuery } from '#lib/server/coverage/read-coverage.ts';
import { parquetPath, readLedger } from '#lib/server/ledger/ledger.ts';
import { currentBuild, KEEP, listBuilds, rollback } from '#lib/server/warehouse/builds.ts';
import { opens, withWarehouse } from '#lib/server/warehouse/gateway.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { DESA, edit, reported, withFixtureApp, type FixtureApp } from '../fixture-app.ts';

const MONTH = '2026-01';

async function query(app: FixtureApp, sql: string) {
  return withWarehouse(app.dataDir, async (warehouse) => rowsOf(await warehouse.query('test', sql)));
}

async function coverage(app: FixtureApp, wanted: Partial<CoverageQuery>) {
  const all: CoverageQuery = {
    level: 'desa',
    periods: [MONTH],
    segments: ['bpu'],
    denominator: 'potensi',
    ...wanted,
  };
  return withWarehouse(app.dataDir, async (warehouse) =>
    coverageRows(await coverageTable(app.appDir, warehouse, all)),
  );
}

describe('the workers model in the warehouse', () => {
  test('residents follow SP2010 within the kecamatan, SP2020 between them, 2025 in all', () =>
    withFixtureApp(async (app) => {
      await app.build();
      const rows = await query(app, 'select population from desa order by code');
      expect(rows.map((row) => row['population'])).toEqual([1100, 2200, 1100, 2200, 3300, 1100]);
    }));

  test('eligible workers are shared by employed people and add up to each benchmark', () =>
    withFixtureApp(async (app) => {
      await app.build();
      const of = async (denominator: string, segment: string) =>
        (
          await query(
            app,
            `select eligible from eligible_workers where level = 'desa' and denominator = '${denominator}' and segment = '${segment}' order by code`,
          )
        ).map((row) => row['eligible']);
      expect(await of('potensi', 'pu')).toEqual([50, 100, 50, 100, 150, 50]);
      expect(await of('potensi', 'bpu')).toEqual([140, 280, 140, 280, 420, 140]);
      expect(await of('potensi', 'jakon')).toEqual([10, 20, 10, 20, 30, 10]);
      expect(await of('potensi', 'total')).toEqual([200, 400, 200, 400, 600, 200]);
      expect(await of('sakernas', 'bpu')).toEqual([200, 400, 200, 400, 600, 200]);
      expect(await of('sakernas', 'jakon')).toEqual([]);
    }));
});

describe('coverage from the warehouse', () => {
  const lines = [
    ...reported(MONTH, DESA[0]!, 60, 14, 1),
    ...reported(MONTH, DESA[1]!, 50, 0, 2),
    ...reported(MONTH, DESA[2]!, 25, 70, 0),
    ...reported(MONTH, DESA[3]!, 80, 28, 4),
    ...reported(MONTH, DESA[4]!, 120, 42, 3),
  ]; // the sixth desa does not report

  test('a desa has its rate, gap and reason; above 100% is kept and flagged', () =>
    withFixtureApp(async (app) => {
      await app.enroll('januari.csv', lines);
      await app.build();
      const [over] = await coverage(app, { segments: ['pu'] });
      expect(over).toMatchObject({ eligible: 50, active: 60, rate: 1.2, gap: -10, reason: 'over-100' });
      const bpu = await coverage(app, {});
      expect(bpu.map(({ active }) => active)).toEqual([14, 0, 70, 28, 42, null]);
      expect(bpu.map(({ rate }) => rate)).toEqual([0.1, 0, 0.5, 0.1, 0.1, null]);
      expect(bpu.at(-1)).toMatchObject({ gap: null, reason: 'not-reported', eligible: 140 });
    }));

  test('an area with a silent desa is the sum of the others and says so', () =>
    withFixtureApp(async (app) => {
      await app.enroll('januari.csv', lines);
      await app.build();
      const [hulu, hilir] = await coverage(app, { level: 'kecamatan' });
      expect(hulu).toMatchObject({ active: 84, eligible: 560, rate: 0.15, reason: null, desaReported: 3 });
      expect(hilir).toMatchObject({
        ...{ active: 70, eligible: 840, eligibleReported: 700, rate: 0.1, gap: 630 },
        ...{ reason: 'incomplete', desaReported: 2, desaExpected: 3 },
      });
      const [all] = await coverage(app, { level: 'kabupaten', segments: ['total'] });
      expect(all).toMatchObject({
        active: 499,
        eligible: 2000,
        reason: 'incomplete',
        name: 'Kabupaten Contoh',
      });
    }));

  test('a total of some segments is their sum, compared with the workers of the same segments', () =>
    withFixtureApp(async (app) => {
      await app.enroll('januari.csv', [
        ...reported(MONTH, DESA[0]!, 10, 14, 1),
        `${MONTH},${DESA[1]},pu,pemberi-kerja,aktif,20`,
        `${MONTH},${DESA[1]},bpu,mandiri,aktif,28`,
      ]);
      await app.build();
      const [whole, part, none] = await coverage(app, { segments: ['total'] });
      expect(whole).toMatchObject({ active: 25, eligible: 200, eligibleReported: 200, reason: null });
      expect(part).toMatchObject({ active: 48, eligible: 400, eligibleReported: 380, reason: 'incomplete' });
      expect(none).toMatchObject({ active: null, eligibleReported: null, reason: 'not-reported' });
      const [all] = await coverage(app, { level: 'kabupaten', segments: ['total'] });
      expect(all).toMatchObject({
        active: 73,
        eligible: 2000,
        eligibleReported: 580,
        desaReported: 1,
        reason: 'incomplete',
      });
      const [sakernas] = await coverage(app, {
        level: 'kabupaten',
        segments: ['total'],
        denominator: 'sakernas',
      });
      expect(sakernas).toMatchObject({
        active: 73,
        eligible: 3000,
        eligibleReported: 900,
        reason: 'incomplete',
      });
    }));

  test('arrears without an active count do not make a desa reported', () =>
    withFixtureApp(async (app) => {
      await app.enroll('januari.csv', [
        `${MONTH},${DESA[0]},bpu,mandiri,menunggak,3`,
        ...reported(MONTH, DESA[1]!, 1, 1, 1),
      ]);
      await app.build();
      expect((await coverage(app, {}))[0]).toMatchObject({ active: null, reason: 'not-reported' });
    }));

  test('payers, statuses and months stay apart in the marts', () =>
    withFixtureApp(async (app) => {
      await app.enroll('dua-bulan.csv', [
        `2026-01,${DESA[0]},bpu,mandiri,aktif,5`,
        `2026-01,${DESA[0]},bpu,apbdes,aktif,7`,
        `2026-01,${DESA[0]},bpu,apbdes,baru,7`,
        `2026-02,${DESA[0]},bpu,apbdes,menunggak,7`,
        `2026-02,${DESA[0]},bpu,mandiri,aktif,6`,
      ]);
      await app.build();
      const rows = await query(
        app,
        'select period, payer, active, arrears, new, ended from payers_monthly order by all',
      );
      expect(rows).toEqual([
        { period: '2026-01', payer: 'apbdes', active: 7, arrears: 0, new: 7, ended: 0 },
        { period: '2026-01', payer: 'mandiri', active: 5, arrears: 0, new: 0, ended: 0 },
        { period: '2026-02', payer: 'apbdes', active: 0, arrears: 7, new: 0, ended: 0 },
        { period: '2026-02', payer: 'mandiri', active: 6, arrears: 0, new: 0, ended: 0 },
      ]);
    }));
});

describe('builds', () => {
  const at = (minute: number) => `2026-11-01T00:${String(minute).padStart(2, '0')}:00.000Z`;

  test('the same inputs are not built twice; new inputs change the build id', () =>
    withFixtureApp(async (app) => {
      const first = await app.build();
      const again = await app.build();
      await app.enroll('januari.csv', reported(MONTH, DESA[0]!, 1, 1, 1));
      const second = await app.build({ now: at(1) });
      expect([first.fresh, again.fresh, second.fresh]).toEqual([true, false, true]);
      expect(again.build.name).toBe(first.build.name);
      expect(second.build.id).not.toBe(first.build.id);
    }));

  test('a forced build of the same inputs has the same id and the same figures', () =>
    withFixtureApp(async (app) => {
      const first = await app.build();
      const before = await query(app, 'select * from eligible_workers order by all');
      const second = await app.build({ now: at(1), force: true });
      expect(second.build.id).toBe(first.build.id);
      expect(await query(app, 'select * from eligible_workers order by all')).toEqual(before);
    }));

  test('five builds are kept, rollback goes one back and stays until the next build', () =>
    withFixtureApp(async (app) => {
      for (let minute = 0; minute < 7; minute++) await app.build({ now: at(minute), force: true });
      const builds = await listBuilds(app.dataDir);
      expect(builds).toHaveLength(KEEP);
      expect((await rollback(app.dataDir, (build) => opens(app.dataDir, build))).name).toBe(builds[1]!.name);
      expect(await currentBuild(app.dataDir)).toMatchObject({ name: builds[1]!.name, pinned: true });
      await app.build();
      expect(await currentBuild(app.dataDir)).toMatchObject({ pinned: false });
    }));

  test('a rollback to other inputs and back serves the build that is there, without another one', () =>
    withFixtureApp(async (app) => {
      await app.build();
      await app.enroll('januari.csv', reported(MONTH, DESA[0]!, 1, 1, 1));
      const { build: newer } = await app.build({ now: at(1) });
      await rollback(app.dataDir, (build) => opens(app.dataDir, build));
      expect(await app.build({ now: at(2) })).toMatchObject({ fresh: false, build: { name: newer.name } });
      expect(await currentBuild(app.dataDir)).toMatchObject({ name: newer.name, pinned: false });
    }));

  test('rollback without an earlier build says so', () =>
    withFixtureApp(async (app) => {
      await app.build();
      await expect(rollback(app.dataDir, (build) => opens(app.dataDir, build))).rejects.toThrow(
        'no earlier build',
      );
    }));

  test('readers see a new build without a restart, and the old one until they are done', () =>
    withFixtureApp(async (app) => {
      const { build: first } = await app.build();
      await withWarehouse(app.dataDir, async (old) => {
        await app.build({ now: at(1), force: true });
        await new Promise((resolve) => setTimeout(resolve, 600)); // longer than the gateway waits between looks
        await withWarehouse(app.dataDir, async (next) => {
          expect(next.build.name).not.toBe(first.name);
        });
        expect(rowsOf(await old.query('still', 'select count(*)::integer as n from desa'))).toEqual([
          { n: 6 },
        ]);
      });
    }));

  test('a damaged current build is passed over for the one before', () =>
    withFixtureApp(async (app) => {
      const { build: good } = await app.build();
      const { build: bad } = await app.build({ now: at(1), force: true });
      await truncate(join(app.dataDir, 'warehouse/builds', bad.name, 'warehouse.duckdb'), 5000);
      await withWarehouse(app.dataDir, async ({ build }) => {
        expect(build.name).toBe(good.name);
      });
    }));

  test('a damaged pointer falls back to the newest build', () =>
    withFixtureApp(async (app) => {
      const { build } = await app.build();
      await writeFile(join(app.dataDir, 'warehouse/current.json'), '{"bui');
      expect((await currentBuild(app.dataDir))?.name).toBe(build.name);
    }));
});

describe('a build that must not happen', () => {
  async function refused(app: FixtureApp, message: RegExp) {
    const before = await currentBuild(app.dataDir);
    await expect(app.build({ now: '2026-11-02T00:00:00.000Z', force: true })).rejects.toThrow(message);
    expect((await currentBuild(app.dataDir))?.name).toBe(before?.name);
    expect(
      (await readdir(join(app.dataDir, 'warehouse/builds'))).filter((name) => name.startsWith('tmp-')),
    ).toEqual([]);
  }

  const cases: [string, (app: FixtureApp) => Promise<void>, RegExp][] = [
    [
      'a desa is missing from the facts',
      (app) => edit(app.reference('rembang-desa.csv'), REFERENCE_ROW, ''),
      /99\.01\.02\.2003 is missing.*desa is 5, should be 6/,
    ],
    [
      'a desa has no centre',
      (app) => edit(app.reference('rembang-desa.csv'), '-6.80,111.40', ','),
      /99\.01\.01\.2001 lacks a name, kecamatan, centre/,
    ],
    [
      'the census does not add up',
      (app) => edit(app.reference('rembang-desa.csv'), '0.0,1000\n99.01.01.2002', '0.0,1001\n99.01.01.2002'),
      /population_sp2010 is 10001, should be 10000/,
    ],
    [
      'the segments of a denominator do not add up',
      (app) => edit(app.reference('denominators.csv'), 'bpu,1400', 'bpu,1399'),
      /set potensi has total 2000 and segments summing to 1999/,
    ],
    [
      'a labour rate is missing',
      (app) => edit(app.reference('labour.csv'), '99.01,2022,tpak,0.75,share,example\n', ''),
      /labour\.csv: tpak of 99\.01/,
    ],
    [
      'a facts file is gone',
      (app) => rm(app.reference('labour.csv')),
      /stg_labour.*Restore data\/reference/s,
    ],
    [
      'a ledger file is truncated',
      async (app) => {
        const [entry] = await readLedger(app.dataDir);
        await truncate(parquetPath(app.dataDir, entry!.id), 100);
      },
      /is 100 bytes long instead of .*import "januari\.csv" again/,
    ],
    [
      'a ledger file is foreign',
      async (app) => {
        const [entry] = await readLedger(app.dataDir);
        await writeFile(parquetPath(app.dataDir, entry!.id), Buffer.alloc(entry!.bytes, 'x'));
      },
      /is damaged .*import "januari\.csv" again/,
    ],
    [
      'a foreign file lies in the ledger folder',
      (app) => writeFile(join(app.dataDir, 'ledger/laporan.json'), '{"hello":1}'),
      /laporan\.json is not a ledger entry/,
    ],
  ];
  const REFERENCE_ROW = '99.01.02.2003,9901020003,Fajar,desa,99.01.02,Hilir,-6.74,111.45,10,0.0,1000\n';

  test.each(cases)('%s: one sentence, and the last good build stays', (_, damage, message) =>
    withFixtureApp(async (app) => {
      await app.enroll('januari.csv', reported(MONTH, DESA[0]!, 1, 1, 1));
      await app.build();
      await damage(app);
      await refused(app, message);
    }),
  );
});
