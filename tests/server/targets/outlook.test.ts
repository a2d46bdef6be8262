import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OutlookReport } from '#lib/domain/targets/outlook-report.ts';
import { chanceOf } from '#lib/domain/targets/outlook.ts';
import { SEGMENTS_AND_TOTAL, type SegmentOrTotal } from '#lib/domain/workers/segments.ts';
import type { Level } from '#lib/domain/coverage/coverage.ts';
import { withPage, type PageContext } from '#lib/server/pages/app.ts';
import { initDemo } from '#lib/server/prepare.ts';
import { readOutlookReport, readOutlooks } from '#lib/server/targets/read-outlooks.ts';
import { closeWarehouse } from '#lib/server/warehouse/gateway.ts';
import { NOW, REPOSITORY } from '../fixture-app.ts';

const AT = '2026-10';
let dataDir = '';
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-outlook-'));
  await initDemo({ appDir: REPOSITORY, dataDir, now: NOW, onProgress: () => undefined });
});
afterAll(async () => {
  await closeWarehouse(dataDir);
  await rm(dataDir, { recursive: true, force: true });
});

const onPage = <T>(use: (context: PageContext) => Promise<T>) =>
  withPage(new AbortController().signal, use, { config: { appDir: REPOSITORY, dataDir } });

const reports = (level: Level) =>
  onPage(async (context) => {
    const found: Partial<Record<SegmentOrTotal, OutlookReport>> = {};
    for (const segment of SEGMENTS_AND_TOTAL)
      found[segment] = await readOutlookReport(context, { level, segment }, AT);
    return found as Record<SegmentOrTotal, OutlookReport>;
  });

describe.each(['kabupaten', 'kecamatan', 'desa'] as const)('outlooks of the demo, %s', (level) => {
  test('80% intervals, made from what was known, hold 75 to 85% of what came, in every segment', async () => {
    for (const [segment, { all }] of Object.entries(await reports(level))) {
      expect(all.tests).toBeGreaterThan(150);
      const share = all.inside / all.tests;
      expect([segment, share, share >= 0.75 && share <= 0.85]).toEqual([segment, share, true]);
    }
  });

  test('end months that are known make the error of BPU smaller than any guess from the series alone', async () => {
    const { all } = (await reports(level)).bpu;
    expect(all.withoutEnds! / all.error).toBeGreaterThan(1.4);
    expect(all.asLastKnown / all.error).toBeGreaterThan(1.4);
  });
});

describe('the outlook of December 2027, seen in October 2026', () => {
  test('says what it is made of, with the rise of January 2027, and adds up', () =>
    onPage(async (context) => {
      const found = await readOutlooks(
        context,
        { level: 'kabupaten', segment: 'bpu' },
        { at: AT, to: '2027-12' },
      );
      const { outlook } = found.get('33.17')!;
      const kinds = new Set(outlook!.events.map(({ kind }) => kind));
      expect([...kinds].sort()).toEqual(['contribution-rise', 'ending', 'ordinary', 'renewed']);
      const moved = outlook!.events.reduce((sum, { people }) => sum + people, 0);
      expect(outlook!.active + moved).toBe(outlook!.people);
      const rise = outlook!.events.find((event) => event.kind === 'contribution-rise')!;
      expect(rise).toMatchObject({ rise: { month: '2027-01', beforeIdr: 8400, afterIdr: 16800 } });
      expect(outlook!.low80).toBeLessThan(outlook!.people);
      expect(chanceOf(outlook!, outlook!.low80)).toBeCloseTo(0.9, 2);
      expect(chanceOf(outlook!, outlook!.people)).toBeCloseTo(0.5, 1);
    }));

  test('a month that a desa did not report has none, nor has one that is too far or past', () =>
    onPage(async (context) => {
      const of = async (at: string, to: string) =>
        (await readOutlooks(context, { level: 'kabupaten', segment: 'bpu' }, { at, to })).get('33.17')!
          .reason;
      expect(await of('2026-08', '2026-12')).toBe('not-reported');
      expect(await of('2026-09', '2027-12')).toBe('too-far');
      expect(await of('2026-10', '2026-10')).toBe('past');
      expect(await of('2023-06', '2023-12')).toBe('gaps');
    }));
});

test('a reader who goes away does not stop an outlook that others wait for', () =>
  onPage(async (context) => {
    const area = { level: 'kecamatan', segment: 'pu' } as const;
    const months = { at: AT, to: '2027-03' };
    const leaving = new AbortController();
    const first = withPage(leaving.signal, (one) => readOutlooks(one, area, months), {
      config: { appDir: REPOSITORY, dataDir },
    });
    await new Promise(setImmediate);
    leaving.abort();
    const found = await readOutlooks(context, area, months);
    expect(found.size).toBe(14);
    expect(await first).toBe(found);
  }));
