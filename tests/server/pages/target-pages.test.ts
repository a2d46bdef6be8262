import { describe, expect, test } from 'vitest';
import type { Config } from '#lib/server/config.ts';
import type { Actor } from '#lib/server/accounts/actor.ts';
import { withPage, type PageContext } from '#lib/server/pages/app.ts';
import { importCounts } from '#lib/server/imports/import-counts.ts';
import { loadSetTarget } from '#lib/server/pages/set-target-page.ts';
import { loadTargetHistory } from '#lib/server/pages/target-history-page.ts';
import { loadTargetPage, type TargetAsked } from '#lib/server/pages/target-page.ts';
import { openRecords, type Records } from '#lib/server/records/store.ts';
import { targetOf, undoTarget } from '#lib/server/records/targets.ts';
import { saveCourse, sentCourse, type SentCourse } from '#lib/server/targets/save-course.ts';
import { lookAgain } from '#lib/server/warehouse/gateway.ts';
import { UserError } from '#lib/server/user-error.ts';
import type { Selection } from '#lib/views/page-data.ts';
import { draftOf, outcomeOf, type TargetDraft } from '#lib/views/target-draft.ts';
import { cleanCount, DESA, reported, TESTER, withFixtureApp, type FixtureApp } from '../fixture-app.ts';

const NOW = new Date('2026-11-27T02:00:00Z');
const HEAD: Actor = { ...TESTER, kind: 'account', id: 'u1', name: 'Sri Contoh' };
const SELECTION: Selection = {
  period: '2026-02',
  denominator: 'potensi',
  segment: 'bpu',
  kecamatan: null,
  measure: 'gap',
  lang: 'id',
};

/** December 2025: 14 BPU in each of six desa; February 2026: 30 in the first, 16 in the others. */
const LINES = [
  ...DESA.flatMap((code) => reported('2025-12', code, 40, 14, 5)),
  ...DESA.flatMap((code) => reported('2026-01', code, 40, 15, 5)),
  ...DESA.flatMap((code) => reported('2026-02', code, 42, code === DESA[0] ? 30 : 16, 6)),
];

interface World {
  app: FixtureApp;
  records: Records;
  asked: (tahun: string | null) => TargetAsked;
  page: <T>(use: (context: PageContext) => Promise<T>, areas?: string[] | null) => Promise<T>;
  /** Sets a target of 2026 as the page would. */
  set: (change: (draft: TargetDraft) => TargetDraft, sent?: Partial<SentCourse>) => Promise<number>;
}

function withTargets(use: (world: World) => Promise<void>): Promise<void> {
  return withFixtureApp(async (app) => {
    await app.enroll('tiga-bulan.csv', LINES);
    await app.build();
    const records = await openRecords(app);
    const config = { appDir: app.appDir, dataDir: app.dataDir, version: '' } as Config;
    const page: World['page'] = (work, areas = null) =>
      withPage(new AbortController().signal, work, { config, areas });
    const asked = (tahun: string | null) => ({ records, demo: false, tahun, now: NOW });
    const set: World['set'] = (change, sent = {}) =>
      page(async (context) => {
        const setup = (await loadSetTarget(context, SELECTION, asked('2026')))!;
        const { course, fingerprints, problems } = outcomeOf(change(draftOf(setup.course)), setup);
        if (course === null) throw new Error(JSON.stringify(problems));
        const all = { course, fingerprints, reason: 'Rapat', base: setup.base, ...sent };
        return (await saveCourse(context, { records, actor: HEAD, now: NOW }, all)).number;
      });
    try {
      await use({ app, records, asked, page, set });
    } finally {
      records.close();
    }
  });
}

const bpu = (people: number) => (draft: TargetDraft) => ({
  ...draft,
  goals: { ...draft.goals, bpu: { kind: 'people' as const, people, percent: null } },
});
const followed = ({ page, asked }: World, change: Partial<Selection> = {}, areas: string[] | null = null) =>
  page((context) => loadTargetPage(context, { ...SELECTION, ...change }, asked('2026')), areas);

describe('setting a target', () => {
  test('what is split on the page is kept, desa sum to the goal, and the page shows it', () =>
    withTargets(async (world) => {
      expect(await world.set(bpu(350))).toBe(1);
      const kept = (await targetOf(world.records, { year: 2026, demo: false }))!;
      expect(kept.desa.reduce((sum, { people }) => sum + people, 0)).toBe(350);
      const data = (await followed(world))!;
      // 84 in December, 110 in February, 350 wanted: 2 ÷ 12 of 266 are 44.3 more than 84.
      expect(data.line!.pace).toMatchObject({
        target: 350,
        active: 110,
        start: { people: 84, kind: 'counted' },
        monthsLeft: 10,
        needed: 24,
      });
      expect(data.line!.pace!.expected).toBeCloseTo(128.33, 2);
      expect(data.lines.map(({ code }) => code)).toEqual(['99.01.01', '99.01.02']);
      expect(data.lines.reduce((sum, { pace }) => sum + pace!.target, 0)).toBe(350);
      expect(data.version).toMatchObject({ number: 1, authorName: 'Sri Contoh', reason: 'Rapat' });
    }));

  test('a share keeps its denominator, base and date', () =>
    withTargets(async (world) => {
      await world.set((draft) => ({
        ...draft,
        goals: { ...draft.goals, bpu: { kind: 'share', people: null, percent: 25 } },
      }));
      const { course } = (await targetOf(world.records, { year: 2026, demo: false }))!;
      expect(course!.segments.bpu!.goal).toEqual({
        kind: 'share',
        share: 0.25,
        denominator: 'potensi',
        base: 1400,
        baseAsOf: '2023-12',
        people: 350,
      });
    }));

  test('the UCJ is kept where the segments sum to it, and the total has a way of its own', () =>
    withTargets(async (world) => {
      const goal = (people: number) => ({ kind: 'people' as const, people, percent: null });
      // 40% of 2,000.
      await world.set((draft) => ({
        ...draft,
        goals: { pu: goal(400), bpu: goal(350), jakon: goal(50) },
        ucjPercent: 40,
      }));
      const data = (await followed(world, { segment: 'total' }))!;
      const { course } = (await targetOf(world.records, { year: 2026, demo: false }))!;
      expect(course!.ucj).toMatchObject({ share: 0.4, base: 2000, people: 800 });
      expect(data.line!.pace).toMatchObject({ target: 800, active: 398, start: { people: 354 } });
    }));
});

describe('a save is refused, and nothing is kept,', () => {
  const refused = (world: World, sent: Partial<SentCourse>, sentence: RegExp) =>
    expect(world.set(bpu(350), sent)).rejects.toThrow(sentence);
  const nothing = async ({ records }: World) =>
    expect(await targetOf(records, { year: 2026, demo: false })).toBeNull();

  test('when the split on the page was another', () =>
    withTargets(async (world) => {
      await refused(world, { fingerprints: { bpu: '0' } }, /data have changed/);
      await nothing(world);
    }));

  test('when data came in after the page was opened', () =>
    withTargets(async (world) => {
      const { app, page, asked, records } = world;
      const setup = (await page((context) => loadSetTarget(context, SELECTION, asked('2026'))))!;
      const { course, fingerprints } = outcomeOf(bpu(350)(draftOf(null)), setup);
      // The newest import of a month counts.
      const again = DESA.flatMap((code) => reported('2026-02', code, 42, 17, 6));
      const facts = { dataDir: app.dataDir, fileName: 'ulang.csv', simulated: false, author: 'uji' };
      await importCounts(again.map(cleanCount), { ...facts, importedAt: '2026-11-02T00:00:00.000Z' });
      await app.build({ now: '2026-11-02T00:00:00.000Z' });
      lookAgain(app.dataDir);
      const sent = { course: course!, fingerprints, reason: 'Rapat', base: 0 };
      const save = page((context) => saveCourse(context, { records, actor: HEAD, now: NOW }, sent));
      await expect(save).rejects.toThrow(/data have changed/);
      await nothing(world);
    }));

  test('when somebody has saved meanwhile', () =>
    withTargets(async (world) => {
      await world.set(bpu(350));
      await refused(world, { base: 0 }, /Sri Contoh has saved version 1/);
    }));

  test('without a reason', () =>
    withTargets(async (world) => {
      await refused(world, { reason: ' ' }, /Say why/);
      await nothing(world);
    }));

  test.each([
    ['nothing', {}],
    ['no course', { course: 'null', fingerprints: '{}', base: '0' }],
    ['no JSON', { course: '{', fingerprints: '{}', base: '0' }],
  ])('when the form has %s', (_, fields) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    expect(() => sentCourse(form)).toThrow(UserError);
  });

  test('for a year that is over', () =>
    withTargets(async (world) => {
      const { page, asked } = world;
      const set = page((context) => loadSetTarget(context, SELECTION, asked('2025')));
      expect(await set).toBeNull();
    }));
});

describe('who sees what', () => {
  test('an account limited to a kecamatan is given that kecamatan only', () =>
    withTargets(async (world) => {
      await world.set(bpu(350));
      const data = (await followed(world, { kecamatan: '99.01.02' }, ['99.01.02']))!;
      const { line, lines, holdingBack } = data;
      expect([line!, ...lines, ...holdingBack].every(({ code }) => code.startsWith('99.01.02'))).toBe(true);
      expect(lines).toHaveLength(3);
      expect(data.payers[0]!.active).toBe(48);
    }));

  test('a year without a target says so, an unknown year is none', () =>
    withTargets(async ({ page, asked }) => {
      const of = (tahun: string | null) =>
        page((context) => loadTargetPage(context, SELECTION, asked(tahun)));
      expect(await of(null)).toMatchObject({ year: 2026, line: null, denominator: null, lines: [] });
      expect(await of('1999')).toBeNull();
      expect(await of('abc')).toBeNull();
    }));
});

describe('the history', () => {
  test('tells what each version changed, and an undo brings the one before back', () =>
    withTargets(async (world) => {
      await world.set(bpu(350));
      await world.set((draft) => {
        const wishes = { ...draft.wishes.bpu, locks: { [DESA[0]!]: 60, [DESA[1]!]: 50 } };
        return { ...bpu(360)(draft), wishes: { ...draft.wishes, bpu: wishes } };
      });
      await undoTarget(world.records, HEAD, { year: 2026, base: 2 }, NOW);
      const { entries } = (await loadTargetHistory(world.asked('2026')))!;
      expect(entries.map(({ number, restores }) => [number, restores])).toEqual([
        [3, 1],
        [2, null],
        [1, null],
      ]);
      const people = (amount: number) => ({ kind: 'people', people: amount });
      expect(entries[1]!.changes).toEqual([
        { kind: 'goal', segment: 'bpu', before: people(350), after: people(360) },
        { kind: 'locked', segment: 'bpu', codes: [DESA[0], DESA[1]] },
      ]);
      expect(entries[1]!.changedDesa.bpu).toBeGreaterThanOrEqual(2);
      expect(entries[0]!.goals.bpu).toBe(350);
    }));
});
