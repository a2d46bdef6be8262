import { describe, expect, test } from 'vitest';
import type { CoverageRow } from '#lib/domain/coverage/coverage.ts';
import { changeFigures, figuresFrom } from '#lib/server/change-settings.ts';
import { coverageQuery, exportCoverage } from '#lib/server/coverage/export-coverage.ts';
import { withPage, type PageContext } from '#lib/server/pages/app.ts';
import { loadDesaList, loadDesaPage } from '#lib/server/pages/desa-page.ts';
import { loadFrame } from '#lib/server/pages/frame.ts';
import { loadMapPage } from '#lib/server/pages/map-page.ts';
import { loadMembersPage } from '#lib/server/pages/members-page.ts';
import { loadOverview } from '#lib/server/pages/overview.ts';
import { pagePassport } from '#lib/server/pages/page-passports.ts';
import type { Passport } from '#lib/views/passport-data.ts';
import { TESTER, DESA, NOW, withFixtureApp, type FixtureApp } from './fixture-app.ts';
import { nextTime, publishText } from './imports/working.ts';
import { runCli } from './run-cli.ts';

const TODAY = new Date(NOW);

/** A number that belongs to nobody. */
const nobody = (n: number) => `9901${String(n + 11).padStart(12, '0')}`;

/** Invented people of every desa and segment by the month they are paid until: statuses follow from the grace. */
const PEOPLE = [
  'NIK;Kode Desa;Segmen;Sumber Iuran;BLTH;Bayar Terakhir;Mulai',
  ...DESA.flatMap((code, d) =>
    ['PU', 'BPU', 'Jakon'].flatMap((segment, s) =>
      ['2026-12', '2026-10', '2026-09', '2026-07', '2026-06', '2026-01'].map(
        (paid, i) =>
          `${nobody(1000 * d + 100 * s + i)};${code};${segment};${s === 1 ? 'apbdes' : 'pemberi kerja'};2026-10;${paid};2025-0${i + 1}`,
      ),
    ),
  ),
].join('\n');

function onPage<T>(app: FixtureApp, use: (context: PageContext) => Promise<T>): Promise<T> {
  const config = { appDir: app.appDir, dataDir: app.dataDir, host: '', port: 0, demo: false, version: '0' };
  return withPage(new AbortController().signal, use, { config });
}

async function fromCli<T>(app: FixtureApp, ...args: string[]): Promise<T> {
  const { code, stdout, stderr } = await runCli(args, app);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return JSON.parse(stdout) as T;
}

/** A coverage row of the command line in the words of the pages. */
function pageRow(row: Record<string, unknown>): CoverageRow {
  const name = (key: string) => key.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(
    Object.entries(row).map(([key, cell]) => [name(key), cell]),
  ) as unknown as CoverageRow;
}

interface CliCoverage {
  meta: { build: string; denominator: { id: string } };
  rows: Record<string, unknown>[];
}

async function coverageOfCli(
  app: FixtureApp,
  level: string,
): Promise<{ meta: CliCoverage['meta']; rows: CoverageRow[] }> {
  const { meta, rows } = await fromCli<CliCoverage>(
    app,
    'coverage',
    '--level',
    level,
    '--segment',
    'all',
    '--format',
    'json',
  );
  return { meta, rows: rows.map(pageRow) };
}

describe('after a change of settings every screen, export and passport says what `coverage` says', () => {
  test.each([
    ['another denominator', { denominator: 'sakernas' }, { active: 2, arrears: 2 }],
    ['one month of grace', { graceMonths: 1 }, { active: 2, arrears: 1 }],
    [
      'another standard deviation',
      { sds: { informal_share: 0.2, population: 0.1 } },
      { active: 2, arrears: 2 },
    ],
  ])('%s', (_, figures, perDesa) =>
    withFixtureApp(async (app) => {
      await publishText(app, 'peserta.csv', PEOPLE);
      const build = await changeFigures({ ...app, now: nextTime(), actor: TESTER }, figuresFrom(figures));
      const [desa, kabupaten] = [await coverageOfCli(app, 'desa'), await coverageOfCli(app, 'kabupaten')];
      const set = figuresFrom(figures).denominator;
      expect(desa.meta).toMatchObject({ build: build.id, denominator: { id: set } });
      expect(desa.rows).toHaveLength(6 * 4);
      expect(desa.rows.every(({ denominator }) => denominator === set)).toBe(true);
      const rowOf = (code: string, segment: string) =>
        [...desa.rows, ...kabupaten.rows].find((row) => row.code === code && row.segment === segment)!;
      expect(rowOf(DESA[0]!, 'bpu').active).toBe(perDesa.active);

      await onPage(app, async (context) => {
        const { selection } = loadFrame(context, new URLSearchParams(), TESTER, TODAY);
        const overview = await loadOverview(context, selection, TODAY);
        for (const segment of ['pu', 'bpu', 'jakon', 'total'] as const)
          expect(overview.current[segment]).toEqual(rowOf('99.01', segment));
        const bpu = desa.rows.filter(({ segment }) => segment === 'bpu');
        expect(overview.desaRows).toEqual(bpu);
        expect((await loadMapPage(context, selection)).rows).toEqual(bpu);
        expect((await loadDesaList(context, selection)).rows).toEqual(bpu);
        const page = (await loadDesaPage(context, selection, DESA[2]!))!;
        for (const segment of ['pu', 'bpu', 'jakon', 'total'] as const)
          expect(page.current[segment]).toEqual(rowOf(DESA[2]!, segment));
        expect(page.protection.row).toEqual(rowOf(DESA[2]!, 'bpu'));
        expect(
          page.neighbours.every((row) => bpu.some((one) => one.gap === row.gap && one.code === row.code)),
        ).toBe(true);

        const { members } = await loadMembersPage(context, selection, null);
        const status = members.status.find(({ segment }) => segment === 'bpu')!;
        expect(status.active).toEqual({ people: 6 * perDesa.active, reason: null });
        expect(status.arrears).toEqual({ people: 6 * perDesa.arrears, reason: null });
        expect(members.graceMonths).toBe(build.figures.graceMonths);
        const cli = await fromCli<{ members: unknown }>(app, 'members', '--months', '12', '--json');
        expect(cli.members).toEqual(JSON.parse(JSON.stringify(members)));

        const query = await coverageQuery(context.warehouse, new URLSearchParams({ segment: 'all' }), TODAY);
        const { body } = await exportCoverage(app.appDir, context.warehouse, query, 'json');
        const exported = JSON.parse(body as string) as CliCoverage;
        expect(exported.rows.map(pageRow)).toEqual(desa.rows);
        const passport = await fromCli<Passport>(app, 'passport', '--code', DESA[2]!, '--measure', 'gap');
        expect(passport.row).toEqual(rowOf(DESA[2]!, 'bpu'));
        expect(passport).toMatchObject({ value: passport.row.gap, build: { id: build.id } });
        expect(passport.settings.graceMonths).toBe(build.figures.graceMonths);
        const protection = await pagePassport(
          context,
          'protection',
          new URLSearchParams({ code: DESA[2]! }),
          TODAY,
        );
        expect(protection).toMatchObject({ protection: page.protection, build: { id: build.id } });
      });
    }),
  );
});

describe('the passport of a page’s figures', () => {
  test('is the data the page shows; a wrong parameter is named', () =>
    withFixtureApp(async (app) => {
      await publishText(app, 'peserta.csv', PEOPLE);
      await onPage(app, async (context) => {
        const { selection } = loadFrame(context, new URLSearchParams(), TESTER, TODAY);
        const overview = await loadOverview(context, selection, TODAY);
        const ask = (figure: Parameters<typeof pagePassport>[1], parameters: Record<string, string> = {}) =>
          pagePassport(context, figure, new URLSearchParams(parameters), TODAY);
        expect(await ask('forecast')).toMatchObject({ forecasts: overview.forecasts });
        expect(await ask('largest-gaps')).toMatchObject({ largestGaps: overview.largestGaps });
        expect(await ask('contributions')).toMatchObject({ contributionAlerts: overview.contributionAlerts });
        const { certainty } = (await loadDesaPage(context, selection, DESA[1]!))!;
        expect(await ask('gap-rank', { code: DESA[1]! })).toMatchObject({ certainty });
        await expect(ask('gap-rank', { code: '99.01' })).rejects.toThrow('"code"');
        await expect(ask('forecast', { period: 'all' })).rejects.toThrow('"period"');
        await expect(ask('forecast', { segment: 'pu' })).rejects.toThrow('"segment"');
      });
    }));
});
