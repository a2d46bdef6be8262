import { describe, expect, test } from 'vitest';
import { changeFigures, figuresFrom, reportsFrom } from '#lib/server/change-settings.ts';
import { coverageQuery } from '#lib/server/coverage/export-coverage.ts';
import { readSettings } from '#lib/server/data-folder.ts';
import { DEFAULT_FIGURES } from '#lib/server/figure-settings.ts';
import { withPage, type PageContext } from '#lib/server/pages/app.ts';
import { loadFrame } from '#lib/server/pages/frame.ts';
import { loadOverview } from '#lib/server/pages/overview.ts';
import { figuresOfForm, loadSettings, reportsOfForm } from '#lib/server/pages/settings-page.ts';
import { searchAudit } from '#lib/server/records/audit.ts';
import { recordsOf } from '#lib/server/records/store.ts';
import { withWarehouse } from '#lib/server/warehouse/gateway.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { TESTER, DESA, edit, reported, withFixtureApp, type FixtureApp } from './fixture-app.ts';
import { nextTime, publishText } from './imports/working.ts';

const change = (app: FixtureApp, figures: unknown) =>
  changeFigures({ ...app, now: nextTime(), actor: TESTER }, figuresFrom(figures));

function onPage<T>(app: FixtureApp, use: (context: PageContext) => Promise<T>): Promise<T> {
  const config = { appDir: app.appDir, dataDir: app.dataDir, host: '', port: 0, demo: false, version: '0' };
  return withPage(new AbortController().signal, use, { config });
}

async function query<Row>(app: FixtureApp, sql: string): Promise<Row[]> {
  return withWarehouse(app.dataDir, async (warehouse) => rowsOf(await warehouse.query('test', sql)) as Row[]);
}

/** A number that belongs to nobody. */
const nobody = (n: number) => `9901${String(n + 11).padStart(12, '0')}`;

const MEMBERS = `select active, arrears, ended, new from members_monthly
  where level = 'desa' and code = '${DESA[0]}' and segment = 'bpu' and period = '2026-10'`;

describe('months of grace', () => {
  /** Invented people of one desa: paid until October, August, July, June, January; the last has left long ago. */
  const PAID = ['2026-10', '2026-08', '2026-07', '2026-06', '2026-01'];
  const file = [
    'NIK;Kode Desa;Segmen;Sumber Iuran;BLTH;Bayar Terakhir;Mulai',
    ...PAID.map((paid, i) => `${nobody(i)};${DESA[0]};BPU;mandiri;2026-10;${paid};2025-0${i + 1}`),
    `${nobody(21)};${DESA[0]};BPU;mandiri;2026-10;2026-12;2026-10`,
  ].join('\n');

  test('decide who is in arrears and whose membership has ended, in every build anew', () =>
    withFixtureApp(async (app) => {
      await publishText(app, 'peserta.csv', file);
      // Three months: August and July are behind (2 and 3 months), June ended just now, January long ago.
      expect(await query(app, MEMBERS)).toEqual([{ active: 2, arrears: 2, ended: 1, new: 1 }]);
      await change(app, { graceMonths: 4 });
      expect(await query(app, MEMBERS)).toEqual([{ active: 2, arrears: 3, ended: 0, new: 1 }]);
      await change(app, { graceMonths: 1 });
      expect(await query(app, MEMBERS)).toEqual([{ active: 2, arrears: 0, ended: 1, new: 1 }]);
      await change(app, { graceMonths: 0 });
      expect(await query(app, MEMBERS)).toEqual([{ active: 2, arrears: 0, ended: 0, new: 1 }]);
    }));

  test('leave a status that the file says as it is; a desa whose people have all left has reported 0', () =>
    withFixtureApp(async (app) => {
      const left = `NIK;Kode Desa;Segmen;BLTH;Bayar Terakhir\n${nobody(31)};${DESA[0]};BPU;2026-10;2020-01`;
      await publishText(app, 'keluar.csv', left);
      expect(await query(app, MEMBERS)).toEqual([{ active: 0, arrears: 0, ended: 0, new: 0 }]);
      const said = [
        'periode,kode_desa,segmen,sumber_iuran,status,jumlah',
        `2026-10,${DESA[0]},bpu,mandiri,aktif,7`,
        `2026-10,${DESA[0]},bpu,mandiri,menunggak,4`,
      ];
      await publishText(app, 'status.csv', said.join('\n'), { replace: true });
      await change(app, { graceMonths: 0 });
      expect(await query(app, MEMBERS)).toEqual([{ active: 7, arrears: 4, ended: 0, new: 0 }]);
    }));
});

describe('settings', () => {
  test('change the standard deviations of a build, its id and its intervals; reset returns to the very same build', () =>
    withFixtureApp(async (app) => {
      const { build } = await app.build();
      const width = `select sum(eligible_high - eligible_low)::double as people from eligible_workers
        where level = 'desa' and segment = 'bpu' and denominator = 'potensi'`;
      const [before] = await query<{ people: number }>(app, width);
      const wide = await change(app, { sds: { informal_share: 0.2 } });
      const [after] = await query<{ people: number }>(app, width);
      expect(wide.id).not.toBe(build.id);
      expect(after!.people).toBeGreaterThan(1.3 * before!.people);
      const page = await onPage(app, loadSettings);
      expect(page.assumptions.find(({ quantity }) => quantity === 'informal_share')).toMatchObject({
        sd: 0.2,
        shipped: 0.1,
      });
      expect((await change(app, {})).id).toBe(build.id);
      expect(await query(app, width)).toEqual([before]);
    }));

  test('name the denominator that screens, exports and the API take unless another is asked for', () =>
    withFixtureApp(async (app) => {
      await app.enroll(
        'a.csv',
        DESA.flatMap((code) => reported('2026-10', code, 40, 9, 1)),
      );
      for (const denominator of ['potensi', 'sakernas'] as const) {
        await change(app, { denominator });
        const { selection, overview, asked, named } = await onPage(app, async (context) => {
          const { selection } = loadFrame(context, new URLSearchParams(), TESTER, new Date());
          const today = new Date();
          const asked = await coverageQuery(context.warehouse, new URLSearchParams(), today);
          const other = new URLSearchParams({ denominator: 'potensi' });
          const named = await coverageQuery(context.warehouse, other, today);
          return { selection, overview: await loadOverview(context, selection, today), asked, named };
        });
        expect(selection.denominator).toBe(denominator);
        expect(asked.denominator).toBe(denominator);
        expect(named.denominator).toBe('potensi');
        expect(overview.current.bpu).toMatchObject({
          denominator,
          active: 54,
          eligible: denominator === 'potensi' ? 1400 : 2000,
          rate: denominator === 'potensi' ? 54 / 1400 : 54 / 2000,
        });
      }
    }));

  test('hold how small a number leaves in reports: no new build, noted in the audit, kept by other changes', () =>
    withFixtureApp(async (app) => {
      const { build } = await app.build();
      const context = { ...app, now: nextTime(), actor: TESTER };
      expect((await changeFigures(context, DEFAULT_FIGURES, reportsFrom({ threshold: 7 }))).id).toBe(
        build.id,
      );
      await change(app, { graceMonths: 4 });
      expect((await readSettings(app.dataDir))?.reports).toEqual({ threshold: 7 });
      const notes = await searchAudit(await recordsOf(app), { limit: 10 });
      expect(notes.map(({ action, details }) => [action, details])).toEqual([
        ['settings.change', { graceMonths: '3 → 4' }],
        ['settings.change', { 'reports.threshold': '5 → 7' }],
      ]);
      for (const threshold of [2, 21, 4.5, NaN])
        expect(() => reportsFrom({ threshold })).toThrow('not allowed');
      expect((await onPage(app, loadSettings)).reports).toEqual({ threshold: 7 });
    }));

  test('stay as they were when the build is refused', () =>
    withFixtureApp(async (app) => {
      await app.build();
      await edit(app.reference('denominators.csv'), 'bpu,1400', 'bpu,1300');
      await expect(change(app, { graceMonths: 5 })).rejects.toThrow('segments summing to 1900');
      expect((await readSettings(app.dataDir))?.figures).toEqual(DEFAULT_FIGURES);
    }));

  test('are read from a form in either way of writing numbers; what is not allowed is named', () => {
    const form = (fields: Record<string, string>) => {
      const data = new FormData();
      for (const [name, value] of Object.entries(fields)) data.set(name, value);
      return data;
    };
    const fields = { denominator: 'sakernas', graceMonths: '2', 'sds.tpak': '0,05', 'sds.population': '' };
    expect(figuresOfForm(form(fields), DEFAULT_FIGURES)).toEqual({
      denominator: 'sakernas',
      graceMonths: 2,
      sds: { tpak: 0.05 },
      selfPaying: [],
      occupations: {},
    });
    expect(figuresOfForm(form({ reset: '1' }), DEFAULT_FIGURES)).toEqual(DEFAULT_FIGURES);
    expect(reportsOfForm(form({ 'reports.threshold': '10' }))).toEqual({ threshold: 10 });
    expect(reportsOfForm(form({ 'reports.threshold': '10', reset: '1' }))).toEqual({ threshold: 5 });
    expect(reportsOfForm(form(fields))).toBeUndefined();
    for (const threshold of ['', '2', 'lima'])
      expect(() => reportsOfForm(form({ 'reports.threshold': threshold }))).toThrow('not allowed');
    const wrong: Record<string, string>[] = [
      { ...fields, graceMonths: '' },
      { ...fields, 'sds.tpak': '3' },
      { ...fields, denominator: 'semua' },
      { ...fields, 'sds.rahasia': '1' },
    ];
    for (const one of wrong) expect(() => figuresOfForm(form(one), DEFAULT_FIGURES)).toThrow('not allowed');
  });
});
