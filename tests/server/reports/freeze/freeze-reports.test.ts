import { describe, expect, test } from 'vitest';
import { publishedCounts } from '#lib/server/records/schema.ts';
import { freezeReports } from '#lib/server/reports/freeze/freeze-reports.ts';
import { DESA, reported } from '../../fixture-app.ts';
import { asked, blockOf, FROZEN_AT, withFreezeWorld, type FreezeWorld } from './freeze-world.ts';

const KECAMATAN = '99.01.01';
/** Numbers of nobody, that look as if they were somebody’s. */
const NOBODY = `990101${'4107800001'}`;
const NO_PHONE = ['0812', '3456', '7890'].join(' ');

/** September and October: plenty everywhere, but that one desa did not report construction in October. */
async function twoMonths({ app }: FreezeWorld): Promise<void> {
  await app.enroll(
    'september.csv',
    DESA.flatMap((code, i) => reported('2026-09', code, 30, 10 + i, 6)),
  );
  await app.enroll('oktober.csv', [
    ...DESA.slice(1).flatMap((code, i) => reported('2026-10', code, 40, 20 + i, 7)),
    ...reported('2026-10', DESA[0]!, 40, 12, 7).slice(0, 2),
  ]);
  await app.build();
}

const rowKeys = ({ rows }: Awaited<ReturnType<FreezeWorld['frozen']>>) =>
  rows.map(({ code, segment }) => `${segment} ${code}`);

describe('the rows of a report', () => {
  test('are of its place and what it is made of, of nothing else; desa have no total', () =>
    withFreezeWorld(async (world) => {
      await twoMonths(world);
      const parts = ['99.01', '99.01.01', '99.01.02'];
      const keys = (codes: readonly string[], segments: readonly string[]) =>
        codes.flatMap((code) => segments.map((segment) => `${segment} ${code}`));
      const [three, four] = [
        ['pu', 'bpu', 'jakon'],
        ['pu', 'bpu', 'jakon', 'total'],
      ];
      const sorted = async (change: Parameters<FreezeWorld['frozen']>[0]) =>
        rowKeys(await world.frozen(change)).sort();
      expect(await sorted({})).toEqual(keys(parts, four).sort());
      const map = [{ kind: 'map' as const }];
      expect(await sorted({ blocks: map })).toEqual([...keys(parts, four), ...keys(DESA, three)].sort());
      const own = [...keys([KECAMATAN], four), ...keys(DESA.slice(0, 3), three)].sort();
      expect(await sorted({ code: KECAMATAN })).toEqual(own);
      expect(await sorted({ code: DESA[1]! })).toEqual(
        [...keys([DESA[1]!], three), ...keys([KECAMATAN], four)].sort(),
      );
    }));

  test('say what was counted, and nothing where nothing was reported', () =>
    withFreezeWorld(async (world) => {
      await twoMonths(world);
      const { rows, ...snapshot } = await world.frozen({ blocks: [{ kind: 'desa' }] });
      const said = (code: string, segment: string) =>
        rows.find((row) => row.code === code && row.segment === segment);
      expect(said('99.01', 'bpu')).toMatchObject({
        ...{ active: { kind: 'count', count: 12 + 20 + 21 + 22 + 23 + 24 }, eligible: 1400 },
        ...{ gap: 1400 - 122, rate: 122 / 1400, reason: null },
      });
      expect(said('99.01', 'total')?.active).toEqual({ kind: 'count', count: 240 + 122 + 35 });
      expect(said('99.01', 'jakon')).toMatchObject({
        reason: 'incomplete',
        desaReported: 5,
        desaExpected: 6,
      });
      expect(said(DESA[0]!, 'jakon')).toMatchObject({ active: null, rate: null, reason: 'not-reported' });
      expect(snapshot).toMatchObject({
        ...{ format: 1, period: '2026-10', threshold: 5, simulated: false, lang: 'id' },
        place: { level: 'kabupaten', code: '99.01', kecamatan: null },
        frozenAt: FROZEN_AT.toISOString(),
      });
      expect(snapshot.denominator.values.map(({ segment, value }) => [segment, value])).toEqual(
        expect.arrayContaining([
          ['bpu', 1400],
          ['total', 2000],
        ]),
      );
    }));
});

describe('blocks', () => {
  test('a trend says each month and which segments are incomplete, from the first month on', () =>
    withFreezeWorld(async (world) => {
      await twoMonths(world);
      const snapshot = await world.frozen({ code: KECAMATAN, blocks: [{ kind: 'trend', months: 13 }] });
      const count = (people: number) => ({ kind: 'count', count: people });
      expect(blockOf(snapshot, 'trend').points).toEqual([
        {
          ...{ period: '2026-09', incomplete: [] },
          active: { pu: count(90), bpu: count(10 + 11 + 12), jakon: count(18) },
        },
        {
          ...{ period: '2026-10', incomplete: ['jakon'] },
          active: { pu: count(120), bpu: count(12 + 20 + 21), jakon: count(14) },
        },
      ]);
    }));

  test('a ranking lists the largest gaps of the place only', () =>
    withFreezeWorld(async (world) => {
      await twoMonths(world);
      const { rows, ...snapshot } = await world.frozen({
        code: KECAMATAN,
        blocks: [{ kind: 'ranking', count: 3 }],
      });
      const { desa } = blockOf({ rows, ...snapshot }, 'ranking');
      const gap = (code: string) => rows.find((row) => row.code === code && row.segment === 'bpu')!.gap!;
      expect(desa.map(({ code }) => code).sort()).toEqual(DESA.slice(0, 3));
      expect(desa.map(({ certainty }) => [certainty.rank, certainty.of])).toEqual(
        [1, 2, 3].map((rank) => [rank, 3]),
      );
      expect(desa.map(({ code }) => gap(code))).toEqual(
        desa.map(({ code }) => gap(code)).sort((a, b) => b - a),
      );
    }));

  test('a map has the desa of the place, in a box 1000 wide, and says that they are cells', () =>
    withFreezeWorld(async (world) => {
      await twoMonths(world);
      const { shapes, approximate, credit } = blockOf(
        await world.frozen({ code: '99.01.02', blocks: [{ kind: 'map' }] }),
        'map',
      );
      expect([shapes.map(({ code }) => code).sort(), approximate, credit]).toEqual([DESA.slice(3), 3, null]);
      const x = shapes.flatMap(({ rings }) => rings.flatMap((ring) => ring.filter((_, i) => i % 2 === 0)));
      expect([Math.min(...x), Math.max(...x)]).toEqual([0, 1000]);
    }));
});

describe('what cannot be frozen is told in a sentence', () => {
  test.each<[string, Parameters<FreezeWorld['frozen']>[0], string]>([
    ['a place that is not there', { code: '99.01.09' }, 'no place 99.01.09'],
    ['a month without figures', { period: '2026-11' }, 'no figures of 2026-11'],
    ['a denominator that the branch does not have', { denominator: 'cabang' }, 'denominator'],
    ['a number of a person in its text', { blocks: [{ kind: 'text', text: `NIK ${NOBODY}` }] }, 'NIK'],
    ['a number of a person in its title', { title: `Untuk ${NO_PHONE}` }, 'phone number'],
  ])('%s', (_, change, sentence) =>
    withFreezeWorld(async (world) => {
      await twoMonths(world);
      await expect(world.frozen(change, { leaves: true })).rejects.toThrow(sentence);
      expect(await world.records.select().from(publishedCounts)).toEqual([]);
    }),
  );

  test('an account of some kecamatan freezes those, with the same counts as everybody', () =>
    withFreezeWorld(async (world) => {
      await twoMonths(world);
      const own = (code: string) =>
        world.page(
          (context) =>
            freezeReports(context, [asked({ code })], {
              ...{ records: world.records, demo: false, now: FROZEN_AT, leaves: false },
            }),
          [KECAMATAN],
        );
      expect(await own(KECAMATAN)).toEqual([await world.frozen({ code: KECAMATAN })]);
      for (const code of ['99.01', '99.01.02', DESA[5]!])
        await expect(own(code)).rejects.toThrow('outside the kecamatan of your account');
    }));
});

describe('two freezes of the same', () => {
  test('differ by the moment only; the sources name no file and no hash of one', () =>
    withFreezeWorld(async (world) => {
      await twoMonths(world);
      const change = { blocks: [{ kind: 'map' as const }, { kind: 'trend' as const, months: 2 }] };
      const now = new Date('2026-12-01T09:30:00Z');
      const [first, later] = [await world.frozen(change), await world.frozen(change, { now })];
      expect(later).toEqual({ ...first, frozenAt: now.toISOString() });
      const sources = JSON.stringify(first.sources);
      expect(sources).toContain('Data peserta');
      expect(sources).not.toMatch(/oktober\.csv|uji|[0-9a-f]{16}/);
      expect((await world.frozen({ lang: 'en' })).sources.map(({ heading }) => heading)).toEqual([
        'Denominator',
        'Inputs',
        'Assumptions',
      ]);
    }));
});
