import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withPage, type PageContext } from '#lib/server/pages/app.ts';
import { loadDesaPage } from '#lib/server/pages/desa-page.ts';
import { loadOverview } from '#lib/server/pages/overview.ts';
import { changeFigures } from '#lib/server/change-settings.ts';
import { DEFAULT_FIGURES } from '#lib/server/figure-settings.ts';
import type { Selection } from '#lib/views/page-data.ts';
import { TESTER, DESA, NOW, REPOSITORY, reported, withFixtureApp, type FixtureApp } from '../fixture-app.ts';

const SELECTION: Selection = {
  period: '2026-10',
  denominator: 'potensi',
  segment: 'bpu',
  kecamatan: null,
  measure: 'gap',
  lang: 'id',
};

/** The desa report October; the first has some that APBDes pays for; the last is silent. */
const LINES = [
  ...DESA.slice(0, 5).flatMap((code) => reported('2026-10', code, 40, 14, 5)),
  `2026-10,${DESA[0]},bpu,apbdes,aktif,6`,
  `2026-10,${DESA[1]},bpu,csr,aktif,3`,
];

function withShippedRules(use: (app: FixtureApp) => Promise<void>): Promise<void> {
  return withFixtureApp(async (app) => {
    await copyFile(join(REPOSITORY, 'data/reference/contributions.csv'), app.reference('contributions.csv'));
    await app.enroll('oktober.csv', LINES);
    await app.build();
    await use(app);
  });
}

function inPages<T>({ appDir, dataDir }: FixtureApp, use: (context: PageContext) => Promise<T>): Promise<T> {
  const config = { appDir, dataDir, host: '', port: 0, demo: false, version: '' };
  return withPage(new AbortController().signal, use, { config });
}

const planOf = (app: FixtureApp, code: string) =>
  inPages(app, async (context) => (await loadDesaPage(context, SELECTION, code))!.protection);

describe('the cost of protecting a desa', () => {
  test('is that of its gap for the twelve months after the last one with data, by payer', () =>
    withShippedRules(async (app) => {
      const plan = await planOf(app, DESA[0]!);
      // 140 workers, 14 + 6 active: 120 people; 12 × 16,800 from APBDes, 2 × 8,400 + 10 × 16,800 by themselves.
      expect(plan).toMatchObject({
        row: { gap: 120 },
        from: '2026-11',
        months: 12,
        programmes: ['JKK+JKM'],
      });
      expect(
        plan.costs.map(({ payer, payerClass, sectors, cost }) => [payer, payerClass, sectors, cost.totalIdr]),
      ).toEqual([
        ['apbdes', 'government', ['other', 'transport'], 24_192_000],
        ['mandiri', 'self', ['other'], 22_176_000],
        ['mandiri', 'self', ['transport'], 19_152_000],
      ]);
      const [budget] = plan.costs;
      expect(budget?.lowIdr).toBe(Math.max(0, plan.row.gapLow!) * 201_600);
      expect(budget?.highIdr).toBe(plan.row.gapHigh! * 201_600);
    }));

  test('of a silent desa is unknown, not 0', () =>
    withShippedRules(async (app) => {
      expect(await planOf(app, DESA[5]!)).toMatchObject({
        row: { gap: null, reason: 'not-reported' },
        costs: [],
      });
    }));

  test('follows the payers that the branch has set', () =>
    withShippedRules(async (app) => {
      const wanted = { ...DEFAULT_FIGURES, selfPaying: ['mandiri' as const, 'apbdes' as const] };
      await changeFigures({ ...app, now: NOW, actor: TESTER, onProgress: () => undefined }, wanted);
      const { costs, selfPaying } = await planOf(app, DESA[0]!);
      expect(selfPaying).toEqual(['mandiri', 'apbdes']);
      expect(costs.find(({ payer }) => payer === 'apbdes')).toMatchObject({
        payerClass: 'self',
        cost: { totalIdr: 22_176_000 },
      });
    }));

  test('without a rule for government is unknown with its reason', () =>
    withFixtureApp(async (app) => {
      await app.enroll('oktober.csv', LINES);
      await app.build();
      const { costs } = await planOf(app, DESA[0]!);
      expect(costs).toMatchObject([
        { payer: 'apbdes', cost: { totalIdr: null, reason: 'no-rule' }, lowIdr: null },
        { payer: 'mandiri', cost: { totalIdr: 24_192_000, reason: null } },
      ]);
    }));
});

describe('changes of contributions on Ringkasan', () => {
  const alertsOf = (app: FixtureApp, period: string) =>
    inPages(
      app,
      async (context) =>
        (await loadOverview(context, { ...SELECTION, period }, new Date(NOW))).contributionAlerts,
    );

  test('the cliff of January 2027 concerns the active members of self-paying payers', () =>
    withShippedRules(async (app) => {
      const alerts = await alertsOf(app, '2026-10');
      expect(alerts).toHaveLength(1);
      expect(alerts[0]).toMatchObject({
        beforeIdr: 8_400,
        afterIdr: 16_800,
        steps: [
          { month: '2027-01', sectors: ['other'] },
          { month: '2027-04', sectors: ['transport'] },
        ],
        people: 5 * 14 + 3,
        payers: [
          { payer: 'csr', active: 3, desa: 1 },
          { payer: 'mandiri', active: 70, desa: 5 },
        ],
        row: { desaReported: 5, desaExpected: 6, simulated: false },
      });
    }));

  test('in a month nobody reported it concerns an unknown number', () =>
    withShippedRules(async (app) => {
      expect(await alertsOf(app, '2026-09')).toMatchObject([{ people: null, payers: [] }]);
    }));

  test('a change more than twelve months ahead is not shown yet, one that is over no more', () =>
    withShippedRules(async (app) => {
      expect(await alertsOf(app, '2024-12')).toEqual([]);
      expect(await alertsOf(app, '2025-01')).toMatchObject([{ steps: [{ month: '2026-01' }] }]);
      expect(await alertsOf(app, '2027-04')).toEqual([]);
    }));
});
