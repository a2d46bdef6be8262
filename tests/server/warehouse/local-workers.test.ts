import { describe, expect, test } from 'vitest';
import type { Kind } from '#lib/domain/imports/kinds.ts';
import { changeFigures, figuresFrom } from '#lib/server/change-settings.ts';
import { figureQuery } from '#lib/server/coverage/export-coverage.ts';
import { passportOf } from '#lib/server/coverage/passport.ts';
import { undoImport } from '#lib/server/imports/publish-import.ts';
import { withPage } from '#lib/server/pages/app.ts';
import { loadOccupations, occupationsOfForm } from '#lib/server/pages/occupations-page.ts';
import { withWarehouse } from '#lib/server/warehouse/gateway.ts';
import { passportText } from '#lib/views/passport-sentences.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { fitByFactors } from '../../independent/fit-by-factors.ts';
import { wholePeople } from '../../independent/whole-people.ts';
import { TESTER, DESA, withFixtureApp, type FixtureApp } from '../fixture-app.ts';
import { nextTime, publishText } from '../imports/working.ts';

let files = 0;

function publish(app: FixtureApp, kind: Kind, lines: readonly string[]) {
  return publishText(
    app,
    `${kind}-${++files}.csv`,
    lines.join('\n'),
    {},
    { kind, fixed: { period: '2026-06' } },
  );
}

async function eligible(app: FixtureApp, segment: string): Promise<number[]> {
  const sql = `select eligible from eligible_workers
    where denominator = 'potensi' and segment = '${segment}' and level = 'desa' order by code`;
  return withWarehouse(app.dataDir, async (warehouse) =>
    rowsOf(await warehouse.query('test', sql)).map((row) => Number(row['eligible'])),
  );
}

/** Potensi: PU 500, BPU 1,400, Jakon 100; terrain says 0.6 informal and 0.05 construction everywhere. */
const MARGINS = [500, 1400, 100];
const TERRAIN = [0.35, 0.6, 0.05];

/** Census residents of the six desa, in 11,000 of the kabupaten: 4,400 and 6,600 of the kecamatan ÷ their 4,000 and 6,000. */
const CENSUS = [1100, 2200, 1100, 2200, 3300, 1100];

/** Workers of a segment per desa, worked out by the independent fit. */
function expected(shares: readonly (readonly number[])[], segment: number): number[] {
  const people = CENSUS.map((residents) => (residents / 11_000) * 2000);
  const table = fitByFactors(shares, people, MARGINS);
  return wholePeople(
    table.map((row) => row[segment]!),
    MARGINS[segment]!,
  );
}

/** The other desa have occupations that say what their terrain says. */
const OTHERS = DESA.slice(1).flatMap((code) =>
  occupations(code, { 'Karyawan Swasta': 35, Petani: 60, 'Tukang Batu': 5 }).slice(1),
);

/** Registered occupations of the first desa: 5 employees, 90 farmers, 5 masons, and people who tell no share. */
const OCCUPATIONS = occupations(DESA[0]!, {
  'Karyawan Swasta': 5,
  'PETANI / PEKEBUN': 90,
  'Tukang Batu': 5,
  'Pegawai Negeri Sipil': 40,
  Pelajar: 300,
  Lainnya: 70,
}).concat(OTHERS);

function occupations(code: string, people: Record<string, number>): string[] {
  const lines = Object.entries(people).map(([name, count]) => `${code};${name};${count}`);
  return ['Kode Desa;Pekerjaan;Jumlah', ...lines];
}

describe('imported age groups', () => {
  test('give each desa its own share aged 15 and over, worked out by hand; undo brings the kabupaten’s back', () =>
    withFixtureApp(async (app) => {
      await app.build();
      const before = await eligible(app, 'bpu');
      const residents = [1000, 2000, 1000, 2000, 3000, 1000];
      const lines = residents.map((people, i) => {
        const from15 = people * (i === 0 ? 0.6 : 0.8);
        return `${DESA[i]};${people - from15};${from15}`;
      });
      const { entry } = await publish(app, 'population', ['Kode Desa;0-14;15+', ...lines]);
      // 600 + 1,600 + 800 + 1,600 + 2,400 + 800 = 7,800 from 15 on; 1,400 × 600 ÷ 7,800 = 107.69, 287.18, 143.59, 430.77.
      expect(await eligible(app, 'bpu')).toEqual([108, 287, 144, 287, 431, 143]);
      const desa = `select share_15_plus, share_15_source from desa order by code limit 2`;
      expect(await withWarehouse(app.dataDir, async (w) => rowsOf(await w.query('test', desa)))).toEqual([
        { share_15_plus: 0.6, share_15_source: 'ages' },
        { share_15_plus: 0.8, share_15_source: 'ages' },
      ]);
      await undoImport(entry.id, { ...app, now: nextTime(), actor: TESTER, onProgress: () => undefined });
      expect(await eligible(app, 'bpu')).toEqual(before);
    }));

  test('that straddle 15 are not used', () =>
    withFixtureApp(async (app) => {
      await publish(app, 'population', [
        'Kode Desa;0-9;10-19;20+',
        ...DESA.map((code) => `${code};100;200;700`),
      ]);
      const sql = 'select distinct share_15_plus, share_15_source from desa';
      expect(await withWarehouse(app.dataDir, async (w) => rowsOf(await w.query('test', sql)))).toEqual([
        { share_15_plus: 0.8, share_15_source: 'kabupaten' },
      ]);
    }));
});

describe('registered occupations', () => {
  test('take the place of the terrain in a desa that has them, by the independent fit', () =>
    withFixtureApp(async (app) => {
      await publish(app, 'occupation', OCCUPATIONS);
      const shares = [[0.05, 0.9, 0.05], ...Array.from({ length: 5 }, () => TERRAIN)];
      expect(await eligible(app, 'bpu')).toEqual(expected(shares, 1));
      expect(await eligible(app, 'pu')).toEqual(expected(shares, 0));
      const [first, second] = expected(shares, 1);
      expect(first! / CENSUS[0]!).toBeGreaterThan(1.3 * (second! / CENSUS[1]!));
    }));

  test('count by the status the branch gives them, on the page as in the build; the settings form keeps it', () =>
    withFixtureApp(async (app) => {
      await publish(app, 'occupation', OCCUPATIONS);
      const config = {
        appDir: app.appDir,
        dataDir: app.dataDir,
        host: '',
        port: 0,
        demo: false,
        version: '',
      };
      const page = await withPage(new AbortController().signal, loadOccupations, { config });
      expect(page).toMatchObject({
        occupationPeriod: '2026-06',
        desaByOccupation: 6,
        desaAll: 6,
        unknown: [],
      });
      expect(page.occupations.find(({ occupation }) => occupation === 'Petani/Pekebun')).toEqual({
        occupation: 'Petani/Pekebun',
        status: 'bpu',
        shipped: 'bpu',
        reason: 'example',
        people: 90 + 5 * 60,
      });
      const form = new FormData();
      form.set('status.Buruh Harian Lepas', 'pu');
      form.set('status.PNS', 'pu');
      const figures = occupationsOfForm(form, figuresFrom({ graceMonths: 2 }), page.occupations);
      expect(figures).toMatchObject({
        graceMonths: 2,
        occupations: { 'Buruh Harian Lepas': 'pu', PNS: 'pu' },
      });
      await changeFigures({ ...app, now: nextTime(), actor: TESTER }, figures);
      // 5 employees and 40 civil servants, 90 farmers, 5 masons: 140 people.
      const shares = [[45 / 140, 90 / 140, 5 / 140], ...Array.from({ length: 5 }, () => TERRAIN)];
      expect(await eligible(app, 'bpu')).toEqual(expected(shares, 1));
    }));

  test('that are few, or not in the list, are not guessed from', () =>
    withFixtureApp(async (app) => {
      await publish(app, 'occupation', occupations(DESA[0]!, { Petani: 29, Astronot: 500 }).concat(OTHERS));
      const [share] = await withWarehouse(app.dataDir, async (w) =>
        rowsOf(await w.query('test', `select share_source, classified from desa where code = '${DESA[0]}'`)),
      );
      expect(share).toEqual({ share_source: 'terrain', classified: null });
      const checks = await withWarehouse(app.dataDir, async ({ build }) => build.checks);
      expect(checks.find(({ name }) => name === 'occupations_known')).toMatchObject({
        severity: 'warning',
        examples: ['Astronot: 500 people'],
      });
    }));

  test('of some desa only are not used, and a check says so: the others would lose or gain workers for their source', () =>
    withFixtureApp(async (app) => {
      await app.build();
      const before = await eligible(app, 'bpu');
      await publish(app, 'occupation', OCCUPATIONS.slice(0, 10));
      expect(await eligible(app, 'bpu')).toEqual(before);
      const checks = await withWarehouse(app.dataDir, async ({ build }) => build.checks);
      expect(checks.find(({ name }) => name === 'occupations_incomplete')?.examples).toEqual([
        '2026-06: occupations of 2 of 6 desa',
      ]);
    }));

  test('have an error of their own: another one widens the interval', () =>
    withFixtureApp(async (app) => {
      await publish(app, 'occupation', OCCUPATIONS);
      const widths = async () =>
        withWarehouse(app.dataDir, async (w) =>
          rowsOf(
            await w.query(
              'test',
              `select eligible_high - eligible_low as width from eligible_workers
               where denominator = 'potensi' and segment = 'bpu' and level = 'desa' order by code`,
            ),
          ).map((row) => Number(row['width'])),
        );
      const before = await widths();
      await changeFigures(
        { ...app, now: nextTime(), actor: TESTER },
        figuresFrom({ sds: { occupation_share: 0.3 } }),
      );
      const after = await widths();
      expect(after[0]!).toBeGreaterThan(1.5 * before[0]!);
    }));

  test('are in the passport: people, shares, and what the fit made of them', () =>
    withFixtureApp(async (app) => {
      await publish(app, 'occupation', OCCUPATIONS);
      await withWarehouse(app.dataDir, async (warehouse) => {
        const lines = async (code: string) => {
          const query = await figureQuery(
            warehouse,
            new URLSearchParams({ code, segment: 'bpu', measure: 'eligible' }),
            new Date('2026-11-01T00:00:00Z'),
          );
          const passport = (await passportOf(app.appDir, warehouse, query))!;
          return { passport, text: passportText(passport, 'id').sections[0]!.lines };
        };
        const { passport, text } = await lines(DESA[0]!);
        // 1,100 residents × 0.8 × 0.75 × 0.98 = 646.8 at work.
        expect(passport.estimate).toMatchObject({ employed: 647, byAges: 0, byOccupations: 1 });
        expect(passport.estimate!.fitFactor).toBeCloseTo(passport.row.eligible! / (646.8 * 0.9), 9);
        expect(text).toContain(
          'Pangsa awal dari pekerjaan terdaftar 100 orang: informal 90%, konstruksi 5%.',
        );
        const whole = await lines('99.01');
        expect(whole.passport.estimate).toMatchObject({ desa: 6, byAges: 0, byOccupations: 6, prior: null });
      });
    }));
});

test('margins that contradict each other are refused by name, and the last good build stays', () =>
  withFixtureApp(async (app) => {
    const { build } = await app.build();
    const lines = DESA.map((code) => `${code};Karyawan Swasta;100`);
    const refused = publish(app, 'occupation', ['Kode Desa;Pekerjaan;Jumlah', ...lines]);
    await expect(refused).rejects.toThrow(
      'The margins of potensi contradict each other: segment bpu should have workers, but every share that could give them is 0.',
    );
    await withWarehouse(app.dataDir, async (warehouse) => expect(warehouse.build.id).toBe(build.id));
  }));
