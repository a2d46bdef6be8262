import { describe, expect, test } from 'vitest';
import { periodsBetween } from '#lib/domain/calendar/period.ts';
import type { Selection } from '#lib/views/page-data.ts';
import { withPage, type PageContext } from '#lib/server/pages/app.ts';
import { loadDataPage } from '#lib/server/pages/data-page.ts';
import { loadDesaList, loadDesaPage } from '#lib/server/pages/desa-page.ts';
import { loadFrame } from '#lib/server/pages/frame.ts';
import { loadMapPage } from '#lib/server/pages/map-page.ts';
import { loadOverview } from '#lib/server/pages/overview.ts';
import { TESTER, DESA, NOW, reported, withFixtureApp } from '../fixture-app.ts';

const SELECTION: Selection = {
  period: '2026-02',
  denominator: 'potensi',
  segment: 'bpu',
  kecamatan: null,
  measure: 'gap',
  lang: 'id',
};

/** Two months, the second a year after a first; the sixth desa is silent in the second. */
const LINES = [
  ...DESA.flatMap((code) => reported('2025-02', code, 40, 14, 5)),
  ...DESA.slice(0, 5).flatMap((code) => reported('2026-02', code, code === DESA[0] ? 160 : 60, 28, 6)),
];

function withPages(use: (context: PageContext) => Promise<void>, lines = LINES): Promise<void> {
  return withFixtureApp(async (app) => {
    if (lines.length > 0) await app.enroll('dua-bulan.csv', lines);
    await app.build();
    const config = { appDir: app.appDir, dataDir: app.dataDir, host: '', port: 0, demo: false, version: '' };
    await withPage(new AbortController().signal, use, { config });
  });
}

describe('the frame', () => {
  const frame = (context: PageContext, query: string) =>
    loadFrame(context, new URLSearchParams(query), TESTER, new Date(NOW));

  test('defaults to the newest month and is not simulated for real imports', () =>
    withPages(async (context) => {
      expect(frame(context, '')).toMatchObject({
        selection: SELECTION,
        problem: null,
        periods: periodsBetween('2025-02', '2026-02'),
        scope: { code: '99.01', name: 'Kabupaten Contoh' },
        simulated: false,
      });
    }));

  test('a parameter that is not allowed is reported beside the default selection', () =>
    withPages(async (context) => {
      expect(frame(context, 'bulan=2030-01')).toMatchObject({
        selection: SELECTION,
        problem: { parameter: 'bulan', value: '2030-01', allowed: periodsBetween('2025-02', '2026-02') },
      });
    }));

  test('without enrollment the month is the last one that is over', () =>
    withPages(async (context) => {
      expect(frame(context, '')).toMatchObject({ periods: [], selection: { period: '2026-10' } });
    }, []));
});

describe('Ringkasan', () => {
  test('has this month, the same month last year, the trend and the largest gaps of the desa that reported', () =>
    withPages(async (context) => {
      const page = await loadOverview(context, SELECTION, new Date(NOW));
      expect(page.current.bpu).toMatchObject({
        active: 140,
        eligible: 1400,
        eligibleReported: 1260,
        rate: 1 / 9,
        gap: 1120,
        reason: 'incomplete',
      });
      expect(page.lastYear?.bpu).toMatchObject({ active: 84, reason: null });
      const trend = page.trend.map(({ active, incomplete }) => [active.total, incomplete]);
      expect(trend).toEqual([[354, false], ...Array(11).fill([null, false]), [570, true]]);
      expect(page.largestGaps.map(({ code }) => code)).toEqual([DESA[4], DESA[1], DESA[3], DESA[0], DESA[2]]);
      expect(page.largestGaps.every(({ certainty }) => certainty.of === 5 && certainty.top10 === 1)).toBe(
        true,
      );
      const groups = page.largestGaps.map(({ certainty }) => certainty.group);
      expect(groups[0]).toBe(1);
      expect(groups).toEqual([...groups].sort((a, b) => a - b));
      expect(page.problems.map(({ kind, severity, count }) => [kind, severity, count])).toEqual([
        ['over-100', 'stop', 1],
        ['not-reported', 'care', 12],
        ['stale', 'care', 4],
      ]);
      expect(page.problems[0]?.first).toMatchObject({ code: DESA[0], segment: 'pu', ratio: 3.2 });
      expect(page.problems[1]?.first).toMatchObject({ code: DESA[5], period: '2026-02', value: 0 });
    }));

  test('a month without a year before says so', () =>
    withPages(async (context) => {
      expect(
        (await loadOverview(context, { ...SELECTION, period: '2025-02' }, new Date(NOW))).lastYear,
      ).toBeNull();
    }));
});

describe('Peta and Desa', () => {
  test('the map has the desa of the kecamatan and the kecamatan as their whole', () =>
    withPages(async (context) => {
      const page = await loadMapPage(context, { ...SELECTION, kecamatan: '99.01.01' });
      expect(page.rows.map(({ code }) => code)).toEqual(DESA.slice(0, 3));
      expect(page.total).toMatchObject({ code: '99.01.01', active: 84, eligible: 560 });
      expect(page.tiles).toBeNull();
      expect(page.shapes).toMatchObject({ kind: 'cells', total: 6 });
    }));

  test('the list is that of the selection', () =>
    withPages(async (context) => {
      expect((await loadDesaList(context, SELECTION)).rows).toHaveLength(6);
    }));

  test('a desa has its facts, payers, trend and neighbours', () =>
    withPages(async (context) => {
      const page = await loadDesaPage(context, SELECTION, DESA[0]!);
      expect(page).toMatchObject({ desa: { name: 'Apuh', population: 1100, terrain: 'upland' } });
      expect(page?.payers).toContainEqual({
        segment: 'bpu',
        payer: 'mandiri',
        active: 28,
        arrears: 0,
        new: 0,
        ended: 0,
      });
      expect(page?.trend).toHaveLength(13);
      expect(page?.trend[0]).toEqual({ period: '2025-02', bpu: { mandiri: 14 }, pu: 40, jakon: 5 });
      expect(page?.trend[1]).toEqual({ period: '2025-03', bpu: null, pu: null, jakon: null });
      expect(page?.trend[12]).toEqual({ period: '2026-02', bpu: { mandiri: 28 }, pu: 160, jakon: 6 });
      expect(page?.neighbours.map(({ code }) => code)).toContain(DESA[1]);
      const { certainty, drawsMade } = page!;
      expect(certainty!.of).toBe(5);
      // Gaps of 112, 252, 112, 252, 392 by estimate: alike with its twin, not with the largest.
      expect(certainty!.alike).toBeGreaterThan(0);
      expect(certainty!.alike).toBeLessThan(4);
      expect(drawsMade).toEqual({ draws: 2000, seed: 3317 });
    }));

  test('a silent desa is unknown, not zero', () =>
    withPages(async (context) => {
      const page = await loadDesaPage(context, SELECTION, DESA[5]!);
      expect(page?.current.bpu).toMatchObject({
        active: null,
        gap: null,
        reason: 'not-reported',
        eligible: 140,
      });
      expect(page?.trend.at(-1)).toEqual({ period: '2026-02', bpu: null, pu: null, jakon: null });
      expect(page?.certainty).toBeNull();
    }));

  test('a code of another place is no page', () =>
    withPages(async (context) => {
      expect(await loadDesaPage(context, SELECTION, '33.17.10.2030')).toBeNull();
    }));
});

test('Data lists imports, checks and builds', () =>
  withPages(async (context) => {
    const page = await loadDataPage(context, SELECTION, new Date(NOW));
    expect(page.imports).toMatchObject([{ fileName: 'dua-bulan.csv', rows: 33, simulated: false }]);
    expect(page.checks.filter(({ severity, failures }) => severity === 'error' && failures > 0)).toEqual([]);
    expect(page.checks.find(({ name }) => name === 'not_reported')?.failures).toBe(11 * 6 * 3 + 3);
    expect(page.builds).toMatchObject([{ current: true, imports: 1 }]);
  }));

describe('the forecast on the overview', () => {
  /** 34 months of the first desa only differ by the month; the fifth is silent for Jakon once. */
  const MONTHS = periodsBetween('2024-01', '2026-10');
  const lines = MONTHS.flatMap((period, i) =>
    DESA.flatMap((code, d) =>
      reported(period, code, 40 + i, 14 + (Number(period.slice(5)) > 6 ? 5 : 0), 5).filter(
        (line) => !(period === '2026-08' && d === 4 && line.includes('jakon')),
      ),
    ),
  );

  test('goes on from the chosen month with what was known then, whole months only', () =>
    withPages(async (context) => {
      const { forecasts, trend } = await loadOverview(
        context,
        { ...SELECTION, period: '2026-10' },
        new Date(NOW),
      );
      const of = (segment: string) => forecasts.find((one) => one.segment === segment)!;
      const pu = of('pu').outcome.forecast!;
      // 6 desa × (40 + 33) in October 2026; December 2025 had 6 × (40 + 23), a year adds 6 × 12.
      expect(pu).toMatchObject({ active: 438, lastYear: 366, sd: 0 });
      expect(pu.months.at(-1)).toMatchObject({ period: '2026-12', base: 378, people: 450 });
      expect(trend.find(({ period }) => period === '2026-08')!.incompleteSegments.sort()).toEqual([
        'jakon',
        'total',
      ]);
      // August lacks a desa: two errors (August, September) are unknown.
      expect([pu.errors, of('jakon').outcome.forecast!.errors]).toEqual([21, 19]);
      const earlier = await loadOverview(context, { ...SELECTION, period: '2026-08' }, new Date(NOW));
      expect(earlier.forecasts.find(({ segment }) => segment === 'jakon')!.outcome.reason).toBe(
        'not-reported',
      );
      expect(
        earlier.forecasts.find(({ segment }) => segment === 'pu')!.outcome.forecast!.months,
      ).toHaveLength(4);
    }, lines));
});
