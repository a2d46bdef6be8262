import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/server/accounts/actor.ts';
import { loadSetTarget } from '#lib/server/pages/set-target-page.ts';
import { saveCourse } from '#lib/server/targets/save-course.ts';
import type { Selection } from '#lib/views/page-data.ts';
import { draftOf, outcomeOf, type TargetDraft } from '#lib/views/target-draft.ts';
import { DESA, reported, TESTER } from '../../fixture-app.ts';
import { keepDrives, keepPartner } from '../../records/drive-rows.ts';
import { keepVisit } from '../../records/keep-visit.ts';
import { blockOf, FROZEN_AT, withFreezeWorld, type FreezeWorld } from './freeze-world.ts';

const HEAD: Actor = { ...TESTER, kind: 'account', id: 'u1', name: 'Sri Contoh' };
const count = (people: number) => ({ kind: 'count', count: people });

/** December, January, February: BPU members of the six desa. */
async function withMembers({ app }: FreezeWorld, bpu: readonly (readonly number[])[]): Promise<void> {
  const months = ['2025-12', '2026-01', '2026-02'];
  const lines = months.flatMap((month, m) =>
    DESA.flatMap((code, i) => reported(month, code, 40, bpu[m]![i]!, 20)),
  );
  await app.enroll('tiga-bulan.csv', lines);
  await app.build();
}

const PLENTY = [12, 14, 16].map((people) => DESA.map(() => people));

/** Sets a target of 2026 for BPU as the page would. */
function setTarget({ page, records }: FreezeWorld, people: number): Promise<unknown> {
  return page(async (context) => {
    const selection: Selection = {
      ...({ period: '2026-02', denominator: 'potensi', segment: 'bpu' } as const),
      ...({ kecamatan: null, measure: 'gap', lang: 'id' } as const),
    };
    const asked = { records, demo: false, tahun: '2026', now: FROZEN_AT };
    const setup = (await loadSetTarget(context, selection, asked))!;
    const draft: TargetDraft = draftOf(setup.course);
    const goals = { ...draft.goals, bpu: { kind: 'people' as const, people, percent: null } };
    const { course, fingerprints } = outcomeOf({ ...draft, goals }, setup);
    const sent = { course: course!, fingerprints, reason: 'Rapat', base: setup.base };
    return saveCourse(context, { records, actor: HEAD, now: FROZEN_AT }, sent);
  });
}

describe('the target', () => {
  test('is that of the month’s year, of the place and its kecamatan, with what the course expects', () =>
    withFreezeWorld(async (world) => {
      await withMembers(world, PLENTY);
      const target = [{ kind: 'target' as const }];
      expect(blockOf(await world.frozen({ blocks: target }), 'target')).toMatchObject({
        year: null,
        lines: [],
      });
      await setTarget(world, 192);
      const { year, lines } = blockOf(await world.frozen({ blocks: target }), 'target');
      expect([year, lines.map(({ code, segment, active }) => [code, segment, active])]).toEqual([
        2026,
        [
          ['99.01', 'bpu', count(96)],
          ['99.01.01', 'bpu', count(48)],
          ['99.01.02', 'bpu', count(48)],
        ],
      ]);
      expect(lines[0]).toMatchObject({ target: 192, expected: 72 + 20 });
      const desa = blockOf(await world.frozen({ code: DESA[1]!, blocks: target }), 'target');
      expect(desa.lines.map(({ code }) => code)).toEqual(['99.01.01']);
      const before = blockOf(await world.frozen({ period: '2025-12', blocks: target }), 'target');
      expect(before).toMatchObject({ year: null, lines: [] });
    }));

  test.each([
    ['now', PLENTY[0]!, [9, 9, 9, 1, 2, 0], { kind: 'hidden', low: 2, high: 7 }],
    ['in the December that the year began with', [12, 12, 12, 1, 2, 0], PLENTY[2]!, count(48)],
  ])('tells nothing that is made of a count kept back %s', (_, december, february, active) =>
    withFreezeWorld(async (world) => {
      await withMembers(world, [december, PLENTY[1]!, february]);
      await setTarget(world, 192);
      const { lines } = blockOf(await world.frozen({ blocks: [{ kind: 'target' }] }), 'target');
      const hilir = lines.find(({ code }) => code === '99.01.02');
      expect(hilir).toMatchObject({ active, expected: null, forecast: null });
      // Else the sum of the others would tell it.
      for (const line of lines) expect(line).toMatchObject({ expected: null, forecast: null });
    }),
  );
});

describe('drives', () => {
  test('are visits of the month by desa and dates, and those published for after it; of nobody by name', () =>
    withFreezeWorld(async (world) => {
      const { records } = world;
      await withMembers(world, PLENTY);
      await keepPartner(records, 'p1', 'PKK Rahasia');
      const visit = { partnerId: 'p1', code: DESA[0]! };
      await keepVisit(records, { ...visit, id: 'v1', date: '2026-02-03', people: 9 });
      await keepVisit(records, { ...visit, id: 'v2', date: '2026-02-28', people: 11 });
      await keepVisit(records, { ...visit, id: 'v3', date: '2026-02-10', people: 5, code: DESA[4]! });
      await keepVisit(records, { ...visit, id: 'v4', date: '2026-03-01', people: 50 });
      await keepVisit(records, { ...visit, id: 'v5', date: '2026-02-05', people: 50, demo: true });
      await keepDrives(records, [
        { id: 'd1', code: DESA[1]!, date: '2026-02-27', team: 'Tim Rahasia' },
        { id: 'd2', code: DESA[1]!, date: '2026-03-02', team: 'Tim Rahasia', status: 'agreed' },
        { id: 'd3', code: DESA[5]!, date: '2026-03-03', team: 'Tim Rahasia' },
        { id: 'd4', code: DESA[2]!, date: '2026-03-04', team: 'Tim Rahasia', status: 'cancelled' },
        { id: 'd5', code: DESA[2]!, date: '2026-03-05', team: 'Tim Rahasia', status: 'done' },
      ]);
      const on = (date: string) => ({ now: new Date(`${date}T02:00:00Z`) });
      const snapshot = await world.frozen({ blocks: [{ kind: 'drives' }] }, on('2026-03-01'));
      expect(blockOf(snapshot, 'drives')).toEqual({
        ...{ kind: 'drives', from: '2026-02-01', to: '2026-02-28' },
        done: [
          {
            ...{ code: DESA[0], name: 'Apuh', kecamatan: 'Hulu' },
            ...{ dates: ['2026-02-03', '2026-02-28'], registered: count(20) },
          },
          { code: DESA[4], name: 'Empok', kecamatan: 'Hilir', dates: ['2026-02-10'], registered: count(5) },
        ],
        total: { visits: 3, registered: count(25) },
        planned: [
          { date: '2026-03-02', code: DESA[1], name: 'Beran', kecamatan: 'Hulu', status: 'agreed' },
          { date: '2026-03-03', code: DESA[5], name: 'Fajar', kecamatan: 'Hilir', status: 'draft' },
        ],
      });
      const text = JSON.stringify(snapshot);
      for (const secret of ['Rahasia', 'Sri', 'p1', 'v1', 'd2', 'mandiri', 'tiga-bulan', 'sha'])
        expect([secret, text.includes(secret)]).toEqual([secret, false]);
      const later = await world.frozen({ blocks: [{ kind: 'drives' }] }, on('2026-03-03'));
      expect(blockOf(later, 'drives').planned.map(({ date }) => date)).toEqual(['2026-03-03']);
      const other = await world.frozen({ code: '99.01.02', blocks: [{ kind: 'drives' }] });
      expect(blockOf(other, 'drives').done.map(({ code }) => code)).toEqual([DESA[4]]);
      const demo = await world.frozen({ blocks: [{ kind: 'drives' }] }, { demo: true });
      expect(blockOf(demo, 'drives').total).toEqual({ visits: 1, registered: count(50) });
    }));

  test('say no registrations of a month without visits, and keep a few of them back', () =>
    withFreezeWorld(async (world) => {
      await withMembers(world, PLENTY);
      const drives = [{ kind: 'drives' as const }];
      expect(blockOf(await world.frozen({ blocks: drives }), 'drives').total).toEqual({
        visits: 0,
        registered: null,
      });
      await keepVisit(world.records, {
        id: 'v1',
        code: DESA[0]!,
        date: '2026-02-03',
        people: 3,
        partnerId: null,
      });
      const { done, total } = blockOf(await world.frozen({ blocks: drives }), 'drives');
      expect([done[0]!.registered, total.registered]).toEqual([
        { kind: 'small', below: 5 },
        { kind: 'small', below: 5 },
      ]);
    }));
});

describe('the cost', () => {
  test('is that of the published gap for twelve months from the one after, by rules as they hold', () =>
    withFreezeWorld(async (world) => {
      await withMembers(world, PLENTY);
      const { costs, ...cost } = blockOf(await world.frozen({ blocks: [{ kind: 'cost' }] }), 'cost');
      expect(cost).toEqual({ kind: 'cost', from: '2026-03', months: 12, gap: 1400 - 96 });
      const own = costs.find(({ payer }) => payer === 'mandiri')!;
      expect(own.monthlyIdr).toEqual([{ from: '2026-03', to: '2027-02', idr: 16_800 }]);
      expect(own.totalIdr).toBe(1304 * 16_800 * 12);
    }));

  test('of a desa that did not report is not there', () =>
    withFreezeWorld(async (world) => {
      await world.app.enroll('satu.csv', reported('2026-02', DESA[0]!, 40, 20, 10));
      await world.app.build();
      const { gap, costs } = blockOf(
        await world.frozen({ code: DESA[1]!, blocks: [{ kind: 'cost' }] }),
        'cost',
      );
      expect([gap, costs]).toEqual([null, []]);
    }));
});
