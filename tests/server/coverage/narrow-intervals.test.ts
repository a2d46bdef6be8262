import { describe, expect, test } from 'vitest';
import { coverageQuery, exportCoverage, figureQuery } from '#lib/server/coverage/export-coverage.ts';
import { passportOf } from '#lib/server/coverage/passport.ts';
import { coverageRows, coverageTable } from '#lib/server/coverage/read-coverage.ts';
import { withWarehouse } from '#lib/server/warehouse/gateway.ts';
import type { Warehouse } from '#lib/server/warehouse/serve.ts';
import { MEASURES } from '#lib/views/page-data.ts';
import { passportText } from '#lib/views/passport-sentences.ts';
import { DESA, NOW, reported, REPOSITORY, withFixtureApp } from '../fixture-app.ts';

const withCoverage = (use: (warehouse: Warehouse) => Promise<void>) =>
  withFixtureApp(async (app) => {
    await app.enroll(
      'januari.csv',
      DESA.flatMap((code) => reported('2026-01', code, 40, 9, 1)),
    );
    await app.build();
    await withWarehouse(app.dataDir, use);
  });

const asked = (warehouse: Warehouse, parameters: string) =>
  coverageQuery(warehouse, new URLSearchParams(parameters), new Date(NOW));

describe('the 80% interval', () => {
  test('lies inside the 95% one, around the estimate, for workers, coverage and gap', () =>
    withCoverage(async (warehouse) => {
      const query = await asked(warehouse, 'level=desa&period=2026-01&segment=all');
      const rows = coverageRows(await coverageTable(REPOSITORY, warehouse, query));
      expect(rows).toHaveLength(24);
      for (const row of rows) {
        const { eligible, rate, gap } = row;
        for (const ends of [
          [row.eligibleLow, row.eligibleLow80, eligible, row.eligibleHigh80, row.eligibleHigh],
          [row.rateLow, row.rateLow80, rate, row.rateHigh80, row.rateHigh],
          [row.gapLow, row.gapLow80, gap, row.gapHigh80, row.gapHigh],
        ]) {
          expect(ends).not.toContain(null);
          expect(ends).toEqual([...ends].sort((a, b) => a! - b!));
        }
        const [wide, narrow] = [
          row.eligibleHigh! - row.eligibleLow!,
          row.eligibleHigh80! - row.eligibleLow80!,
        ];
        // 2 × 1.28 against 2 × 1.96 standard deviations, of a nearly normal error.
        if (row.segment === 'bpu') expect(narrow / wide).toBeCloseTo(0.65, 1);
        expect(narrow).toBeLessThan(wide);
      }
    }));

  test('is in every export, whose units say which columns it is', () =>
    withCoverage(async (warehouse) => {
      const query = await asked(warehouse, 'level=desa&period=2026-01&segment=bpu');
      const { body, meta } = await exportCoverage(REPOSITORY, warehouse, query, 'csv');
      const header = (body as string).split('\r\n')[0]!.split(',');
      for (const of of ['eligible', 'rate', 'gap'])
        expect(header).toEqual(expect.arrayContaining([`${of}_low80`, `${of}_high80`]));
      expect(meta.units).toContain('*_low80, *_high80: 80% interval');
    }));

  test('stands in the passport of a figure beside the 95% one; a count of members has neither', () =>
    withCoverage(async (warehouse) => {
      for (const measure of MEASURES) {
        const parameters = `code=${DESA[0]!}&period=2026-01&segment=bpu&measure=${measure}`;
        const query = await figureQuery(warehouse, new URLSearchParams(parameters), new Date(NOW));
        const passport = (await passportOf(REPOSITORY, warehouse, query))!;
        const { figure, sections } = passportText(passport, 'id');
        const narrow = sections[0]!.lines.filter((line) => line.startsWith('Selang 80%'));
        if (measure === 'active') {
          expect([passport.low80, passport.high80, narrow]).toEqual([null, null, []]);
          continue;
        }
        expect(passport.low!).toBeLessThan(passport.low80!);
        expect(passport.high80!).toBeLessThan(passport.high!);
        expect(figure).toContain('selang 95%');
        expect(narrow).toHaveLength(1);
      }
    }));
});
