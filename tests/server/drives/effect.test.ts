import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LEAST_COMPARED } from '#lib/domain/drives/effect.ts';
import { loadEffectPage } from '#lib/server/pages/effect-page.ts';
import { withPage, type PageContext } from '#lib/server/pages/app.ts';
import { initDemo } from '#lib/server/prepare.ts';
import { openRecords, type Records } from '#lib/server/records/store.ts';
import { closeWarehouse } from '#lib/server/warehouse/gateway.ts';
import type { Selection } from '#lib/views/page-data.ts';
import { NOW, REPOSITORY } from '../fixture-app.ts';
import { insertVisit } from './with-visits.ts';

let dataDir = '';
let records: Records;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-effect-'));
  await initDemo({ appDir: REPOSITORY, dataDir, now: NOW, onProgress: () => undefined });
});
afterAll(async () => {
  await closeWarehouse(dataDir);
  await rm(dataDir, { recursive: true, force: true });
});
// Visits are never deleted: every test has records of its own.
beforeEach(async () => {
  records = await openRecords({ appDir: REPOSITORY, dataDir: await mkdtemp(join(dataDir, 'records-')) });
  return () => records.close();
});

const SELECTION: Selection = {
  ...{ period: '2026-10', denominator: 'potensi', segment: 'bpu', kecamatan: null },
  ...{ measure: 'gap', lang: 'id' },
};
const onPage = <T>(use: (context: PageContext) => Promise<T>) =>
  withPage(new AbortController().signal, use, { config: { appDir: REPOSITORY, dataDir } });
const effectPage = () => onPage((context) => loadEffectPage(context, SELECTION, { records, demo: true }));

/** Visits to every twelfth desa, in June 2026 and, of some, again in July. */
async function visitSome(count: number, date = '2026-06-15'): Promise<string[]> {
  const codes = await onPage((context) =>
    Promise.resolve(context.facts.desa.filter((_, i) => i % 12 === 0).map(({ code }) => code)),
  );
  const visited = codes.slice(0, count);
  for (const code of visited) await insertVisit(records, { id: `${code} ${date}`, code, date });
  return visited;
}

describe('the effect page of the demo', () => {
  test('without visits there is nothing to tell', async () => {
    expect(await effectPage()).toMatchObject({
      ...{ visited: 0, rows: [], leftOut: [], meanEligible: null, leastCompared: LEAST_COMPARED },
      effect: { estimate: null, placebo: null, caveats: [] },
    });
  });

  test('visits of last month: too early', async () => {
    await visitSome(20, '2026-10-05');
    const { effect, visited, leftOut } = await effectPage();
    expect(effect.estimate).toBeNull();
    expect(visited).toBe(20);
    expect(new Set(leftOut.map(({ why }) => why))).toEqual(new Set(['too-recent']));
    expect(leftOut).toHaveLength(20);
  });

  test('changes are those of the coverage table; the answer is their mean, with a placebo a year before', async () => {
    const codes = await visitSome(20);
    await visitSome(10, '2026-07-01');
    const { effect, rows, meanEligible } = await effectPage();
    expect(effect.after).toBe(3);
    const coverage = await onPage((context) =>
      context.rows({
        ...{ level: 'desa', periods: ['2026-05', '2026-09'], segments: ['bpu'], denominator: 'potensi' },
      }),
    );
    const rate = (code: string, period: string) =>
      coverage.find((row) => row.code === code && row.period === period)!.rate!;
    for (const { code, visit: month, change, controls } of rows) {
      expect(codes).toContain(code);
      expect(month).toBe('2026-06');
      expect(change).toBeCloseTo(rate(code, '2026-09') - rate(code, '2026-05'), 12);
      for (const control of controls) expect(codes).not.toContain(control.code);
    }
    expect(rows.length).toBeGreaterThanOrEqual(LEAST_COMPARED);
    const mean = rows.reduce((sum, { change, expected }) => sum + change - expected, 0) / rows.length;
    expect(effect.estimate!.share).toBeCloseTo(mean, 12);
    expect(effect.placebo!.monthsEarlier).toBe(12);
    expect(meanEligible).toBeGreaterThan(100);
    expect(effect.caveats).toContain('not-drawn-by-lot');
  });

  test('the simulation knows nothing of visits: no effect is seen', async () => {
    await visitSome(24);
    const { effect } = await effectPage();
    expect(effect.estimate!.low).toBeLessThan(0);
    expect(effect.estimate!.high).toBeGreaterThan(0);
  });
});
