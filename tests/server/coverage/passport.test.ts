import { describe, expect, test } from 'vitest';
import type { CoverageRow } from '#lib/domain/coverage/coverage.ts';
import { changeFigures, figuresFrom } from '#lib/server/change-settings.ts';
import { coverageNotes, figureQuery } from '#lib/server/coverage/export-coverage.ts';
import { passportOf } from '#lib/server/coverage/passport.ts';
import { coverageRows, coverageTable } from '#lib/server/coverage/read-coverage.ts';
import { withWarehouse } from '#lib/server/warehouse/gateway.ts';
import type { Warehouse } from '#lib/server/warehouse/serve.ts';
import { MEASURES, type Measure } from '#lib/views/page-data.ts';
import type { Passport } from '#lib/views/passport-data.ts';
import { passportText } from '#lib/views/passport-sentences.ts';
import { TESTER, DESA, NOW, reported, withFixtureApp, type FixtureApp } from '../fixture-app.ts';

/** Six desa in October, the last silent; two payers of BPU in the first. */
const LINES = [
  ...DESA.slice(0, 5).flatMap((code) => reported('2026-10', code, 40, 9, 1)),
  `2026-10,${DESA[0]},bpu,apbdes,aktif,11`,
];

function withPassports(use: (app: FixtureApp) => Promise<void>): Promise<void> {
  return withFixtureApp(async (app) => {
    await app.enroll('oktober.csv', LINES);
    await app.build();
    await use(app);
  });
}

async function passport(
  app: FixtureApp,
  warehouse: Warehouse,
  parameters: Record<string, string>,
): Promise<Passport> {
  const query = await figureQuery(warehouse, new URLSearchParams(parameters), new Date(NOW));
  const made = await passportOf(app.appDir, warehouse, query);
  expect(made).not.toBeNull();
  return made!;
}

async function allRows(app: FixtureApp, warehouse: Warehouse): Promise<CoverageRow[]> {
  const tables = [];
  for (const level of ['desa', 'kecamatan', 'kabupaten'] as const)
    for (const denominator of ['potensi', 'sakernas'] as const)
      tables.push(
        await coverageTable(app.appDir, warehouse, {
          level,
          periods: ['2026-10'],
          segments: ['pu', 'bpu', 'jakon', 'total'],
          denominator,
        }),
      );
  return tables.flatMap(coverageRows);
}

const keyOf = ({ code, segment, denominator, period }: CoverageRow) => ({
  code,
  segment,
  denominator,
  period,
});

describe('a passport', () => {
  test('gives the very figure of the coverage table, for every area, segment, set and measure', () =>
    withPassports((app) =>
      withWarehouse(app.dataDir, async (warehouse) => {
        const rows = await allRows(app, warehouse);
        expect(rows).toHaveLength((6 + 2 + 1) * 4 * 2);
        for (const row of rows) {
          for (const measure of MEASURES) {
            const { value, row: own } = await passport(app, warehouse, { ...keyOf(row), measure });
            expect(value).toBe(row[measure as Measure]);
            expect(own).toEqual(row);
          }
        }
      }),
    ));

  test('counts the records the figure is made of, by payer, and names who is left out', () =>
    withPassports((app) =>
      withWarehouse(app.dataDir, async (warehouse) => {
        const { members, value } = await passport(app, warehouse, {
          code: '99.01',
          segment: 'bpu',
          measure: 'active',
        });
        expect(value).toBe(5 * 9 + 11);
        expect(members.used).toEqual([
          { segment: 'bpu', payer: 'apbdes', rows: 1, active: 11 },
          { segment: 'bpu', payer: 'mandiri', rows: 5, active: 45 },
        ]);
        expect(members.leftOut).toEqual([{ segment: 'bpu', desa: 1, names: 'Fajar' }]);
      }),
    ));

  test('names the import with its hash, the denominator with its source, and the build', () =>
    withPassports((app) =>
      withWarehouse(app.dataDir, async (warehouse) => {
        const { imports, denominator, build, settings, draws } = await passport(app, warehouse, {
          code: DESA[0]!,
        });
        expect(imports).toMatchObject([
          { fileName: 'oktober.csv', author: 'uji', simulated: false, rows: 16 },
        ]);
        expect(imports[0]!.sha256).toMatch(/^[0-9a-f]{64}$/);
        expect(denominator).toEqual([
          {
            segment: 'bpu',
            label: 'Potensi',
            value: 1400,
            asOf: '2023-12',
            definition: 'example',
            source: 'example',
            imported: false,
          },
          {
            segment: 'total',
            label: 'Potensi',
            value: 2000,
            asOf: '2023-12',
            definition: 'example',
            source: 'example',
            imported: false,
          },
        ]);
        expect([build.id, settings.graceMonths, draws]).toEqual([warehouse.build.id, 3, 2000]);
      }),
    ));

  test('of an unknown figure gives the reason, not a number', () =>
    withPassports((app) =>
      withWarehouse(app.dataDir, async (warehouse) => {
        const silent = await passport(app, warehouse, { code: DESA[5]!, measure: 'rate' });
        expect(silent).toMatchObject({ value: null, low: null, high: null, row: { reason: 'not-reported' } });
        expect(silent.members.used).toEqual([]);
        const text = passportText(silent, 'id');
        expect(text.figure).not.toMatch(/\d/);
        const noBase = await passport(app, warehouse, {
          code: '99.01',
          segment: 'jakon',
          denominator: 'sakernas',
          measure: 'gap',
        });
        expect(noBase).toMatchObject({ value: null, estimate: null, row: { reason: 'no-base' } });
      }),
    ));

  test('says the formula with the values put in', () =>
    withPassports((app) =>
      withWarehouse(app.dataDir, async (warehouse) => {
        const made = await passport(app, warehouse, { code: DESA[0]!, segment: 'bpu', measure: 'rate' });
        const { active, eligible } = made.row;
        expect(active).toBe(20);
        const [formula] = passportText(made, 'id').sections;
        expect(formula!.lines[0]).toBe(
          `Cakupan = peserta aktif ÷ pekerja = 20 orang ÷ ${eligible} orang = ${((100 * 20) / eligible!).toFixed(1).replace('.', ',')}%`,
        );
        expect(formula!.lines[1]).toBe('Peserta aktif = APBDes 11 + Mandiri 9 = 20 orang');
      }),
    ));

  test('a parameter that names no single figure is refused by name', () =>
    withPassports((app) =>
      withWarehouse(app.dataDir, async (warehouse) => {
        const ask = (parameters: Record<string, string>) =>
          figureQuery(warehouse, new URLSearchParams(parameters), new Date(NOW));
        await expect(ask({ code: '99.01.01.2999' })).rejects.toThrow('"code"');
        await expect(ask({})).rejects.toThrow('"code"');
        await expect(ask({ code: '99.01', period: 'all' })).rejects.toThrow('"period"');
        await expect(ask({ code: '99.01', measure: 'semua' })).rejects.toThrow('"measure"');
        await expect(ask({ code: '99.01', level: 'desa' })).rejects.toThrow('"level"');
      }),
    ));

  test('follows the settings: another denominator, other deviations and grace make another build and say so', () =>
    withPassports(async (app) => {
      const look = () =>
        withWarehouse(app.dataDir, (warehouse) => passport(app, warehouse, { code: DESA[0]! }));
      const before = await look();
      const figures = figuresFrom({ denominator: 'sakernas', graceMonths: 1, sds: { population: 0.3 } });
      await changeFigures({ ...app, now: '2026-11-02T00:00:00.000Z', actor: TESTER }, figures);
      const after = await look();
      expect(before.row.denominator).toBe('potensi');
      expect(after.row.denominator).toBe('sakernas');
      expect(after.settings.graceMonths).toBe(1);
      expect(after.build.id).not.toBe(before.build.id);
      expect(after.assumptions.find(({ quantity }) => quantity === 'population')).toMatchObject({
        sd: 0.3,
        shipped: 0.03,
      });
      const [low, high] = [after.row.eligibleLow!, after.row.eligibleHigh!];
      expect((high - low) / after.row.eligible!).toBeGreaterThan(
        1.5 * ((before.row.eligibleHigh! - before.row.eligibleLow!) / before.row.eligible!),
      );
    }));
});

describe('notes beside an export', () => {
  test('name columns, denominator, files with their hash, assumptions and build', () =>
    withPassports((app) =>
      withWarehouse(app.dataDir, async (warehouse) => {
        const notes = await coverageNotes(warehouse, {
          level: 'desa',
          periods: ['2026-10'],
          segments: ['bpu'],
          denominator: 'potensi',
        });
        const { imports } = await passport(app, warehouse, { code: '99.01' });
        for (const part of [
          'rate = active ÷ eligible_reported',
          'Potensi, BPU',
          '1.400 orang',
          'oktober.csv',
          imports[0]!.sha256,
          'simpangan baku',
          warehouse.build.id,
        ])
          expect(notes).toContain(part);
      }),
    ));
});
