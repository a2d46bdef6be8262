import { describe, expect, test } from 'vitest';
import { responseFor } from '#lib/domain/drives/learned-response.ts';
import { RESPONSE } from '#lib/domain/outreach/response.ts';
import { learnedResponse, readOutcomes } from '#lib/server/drives/read-outcomes.ts';
import { loadLearningPage } from '#lib/server/pages/learning-page.ts';
import { withVisits } from './with-visits.ts';

describe('with the warehouse and the records of a small branch', () => {
  test('a visit changes what is expected as the rule says; a correction replaces it, a withdrawal takes it back', () =>
    withVisits(async ({ desa, demo, page, insert, eligible }) => {
      const learned = () => page((context) => learnedResponse(context, demo));
      expect(responseFor(await learned(), 'upland')).toEqual(RESPONSE);

      await insert({ id: 'a', code: desa[0]!, date: '2026-02-10', attended: 20, registered: [5, 3] });
      // The month before the visit: 15 members in January.
      const unprotected = eligible(desa[0]!) - 15;
      const c = unprotected / (1 + (unprotected - 1) * 0.05);
      const { attendance, conversion } = (await learned()).terrains.upland;
      expect(attendance.learned.mid).toBeCloseTo((16 * 0.12 + c * (20 / unprotected)) / (16 + c), 12);
      const came = 20 / (1 + 19 * 0.1);
      expect(conversion.learned.mid).toBeCloseTo((12 * 0.25 + came * (8 / 20)) / (12 + came), 12);
      expect(attendance).toMatchObject({ visits: 1, people: unprotected });

      await insert({
        id: 'b',
        code: desa[0]!,
        date: '2026-02-10',
        attended: 0,
        registered: [],
        replaces: 'a',
      });
      expect((await learned()).terrains.upland.attendance.learned.mid).toBeCloseTo(
        (16 * 0.12) / (16 + c),
        12,
      );

      await insert({ id: 'c', code: desa[0]!, date: '2026-02-10', replaces: 'b', withdrawn: true });
      expect(responseFor(await learned(), 'upland')).toEqual(RESPONSE);
    }));

  test('of each visit: the last known month before it, and the days since the one before', () =>
    withVisits(async ({ desa, demo, page, insert, eligible }) => {
      await insert({ id: 'd', code: desa[3]!, date: '2026-06-01', attended: 9 });
      await insert({ id: 'e', code: desa[3]!, date: '2026-01-31', attended: 9 });
      await insert({ id: 'f', code: desa[3]!, date: '2025-12-31', attended: 9 });
      await insert({ id: 'g', code: '99.01.09.2001', date: '2026-01-31', attended: 9 });
      const outcomes = await page((context) => readOutcomes(context, demo, 'potensi'));
      const of = eligible(desa[3]!);
      expect(outcomes.map(({ unprotected, daysSince }) => [unprotected, daysSince])).toEqual([
        [null, null],
        [of - 14, 31],
        [of - 16, 121],
      ]);
      expect(new Set(outcomes.map(({ terrain }) => terrain))).toEqual(new Set(['coast']));
    }));

  test('visits of the demo teach the demo only', () =>
    withVisits(async ({ desa, records, demo, page, insert }) => {
      await insert({ id: 'h', code: desa[0]!, date: '2026-02-10', attended: 20 });
      const real = await page((context) => learnedResponse(context, { records, demo: !demo.demo }));
      expect(responseFor(real, 'upland')).toEqual(RESPONSE);
    }));

  test('the page says what a visit to the middle desa brings, as assumed and as learned', () =>
    withVisits(async ({ desa, demo, page, insert, selection, eligible }) => {
      await insert({ id: 'i', code: desa[0]!, date: '2026-02-10', attended: 0 });
      const data = await page((context) => loadLearningPage(context, selection, demo));
      expect(data).toMatchObject({ visits: 1, first: '2026-02-10', last: '2026-02-10' });
      const upland = data.typical.find(({ terrain }) => terrain === 'upland')!;
      const gaps = [eligible(desa[0]!) - 30, eligible(desa[1]!) - 16, eligible(desa[2]!) - 16];
      const middle = gaps.sort((a, b) => a - b)[1]!;
      expect(upland).toMatchObject({ desa: 3, unprotected: middle });
      expect(upland.assumed!.mid).toBeCloseTo(middle * 0.12 * 0.25, 9);
      const rates = responseFor(data.learned, 'upland');
      expect(upland.learned!.mid).toBeCloseTo(middle * rates.attendance.mid * 0.25, 9);
      expect(rates.attendance.mid).toBeLessThan(0.12);
      expect(data.typical.find(({ terrain }) => terrain === 'town')).toMatchObject({
        desa: 0,
        unprotected: null,
        learned: null,
      });
    }));
});
