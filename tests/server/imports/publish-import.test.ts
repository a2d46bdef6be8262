import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importHistory } from '#lib/server/imports/history.ts';
import { restoreImport, undoImport } from '#lib/server/imports/publish-import.ts';
import { withWarehouse } from '#lib/server/warehouse/gateway.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { TESTER, DESA, reported, withFixtureApp, type FixtureApp } from '../fixture-app.ts';
import { countingNames, nextTime, publishText } from './working.ts';

const CLEAN = 'periode,kode_desa,segmen,sumber_iuran,status,jumlah';
const monthly = (pu: number, ...months: string[]) =>
  [CLEAN, ...months.flatMap((month) => reported(month, DESA[0]!, pu, 2, 1))].join('\n');
const context = (app: FixtureApp) => ({
  ...app,
  now: nextTime(),
  actor: TESTER,
  onProgress: () => undefined,
});

/** Active PU members by month, as the served build has them. */
async function served(app: FixtureApp): Promise<Record<string, number>> {
  return withWarehouse(app.dataDir, async (warehouse) => {
    const sql = `select period, active from members_monthly where level = 'kabupaten' and segment = 'pu' order by period`;
    const rows = rowsOf(await warehouse.query('test', sql)) as { period: string; active: number }[];
    return Object.fromEntries(rows.map(({ period, active }) => [period, active]));
  });
}

describe('publishing', () => {
  test('puts the records into the build; the same records again change nothing, from whatever file', () =>
    withFixtureApp(async (app) => {
      const first = await publishText(app, 'a.csv', monthly(3, '2026-01'));
      expect(first).toMatchObject({ fresh: true, entry: { periods: ['2026-01'], rows: 3, people: 6 } });
      expect(await served(app)).toEqual({ '2026-01': 3 });
      const again = await publishText(app, 'b.csv', monthly(3, '2026-01').replaceAll(',', ';'));
      expect(again).toMatchObject({ fresh: false, entry: { id: first.entry.id } });
      expect(await countingNames(app)).toEqual(['a.csv']);
    }));

  test('a month already loaded is replaced only when the user says so, month by month, and undo brings it back', () =>
    withFixtureApp(async (app) => {
      await publishText(app, 'dua-bulan.csv', monthly(3, '2026-01', '2026-02'));
      await expect(publishText(app, 'baru.csv', monthly(5, '2026-02'))).rejects.toThrow(
        '2026-02 is already loaded from "dua-bulan.csv"',
      );
      const { entry } = await publishText(app, 'baru.csv', monthly(5, '2026-02'), { replace: true });
      expect(await served(app)).toEqual({ '2026-01': 3, '2026-02': 5 });
      await undoImport(entry.id, context(app));
      expect(await served(app)).toEqual({ '2026-01': 3, '2026-02': 3 });
      await restoreImport(entry.id, context(app));
      expect(await served(app)).toEqual({ '2026-01': 3, '2026-02': 5 });
      expect((await importHistory(app.dataDir)).map(({ state }) => state)).toEqual(['counting', 'counting']);
    }));

  test('what is undone stays in the history; it is not undone twice, and not restored over a later file', () =>
    withFixtureApp(async (app) => {
      const { entry } = await publishText(app, 'a.csv', monthly(3, '2026-01'));
      await undoImport(entry.id, context(app));
      expect(await importHistory(app.dataDir)).toMatchObject([{ state: 'undone', fileName: 'a.csv' }]);
      await expect(undoImport(entry.id, context(app))).rejects.toThrow('already undone');
      await publishText(app, 'b.csv', monthly(4, '2026-01'));
      await expect(restoreImport(entry.id, context(app))).rejects.toThrow(
        'has been loaded from "b.csv" since',
      );
      expect(await served(app)).toEqual({ '2026-01': 4 });
    }));

  test('simulated counts go out only when the user says so, and return with undo', () =>
    withFixtureApp(async (app) => {
      const { importCounts } = await import('#lib/server/imports/import-counts.ts');
      const { cleanCount } = await import('../fixture-app.ts');
      const facts = {
        dataDir: app.dataDir,
        fileName: 'simulasi',
        simulated: true,
        importedAt: nextTime(),
        author: '',
      };
      await importCounts(reported('2025-12', DESA[0]!, 9, 9, 9).map(cleanCount), facts);
      await app.build();
      await expect(publishText(app, 'a.csv', monthly(3, '2026-01'))).rejects.toThrow(
        'never mixed with real counts',
      );
      const { entry } = await publishText(app, 'a.csv', monthly(3, '2026-01'), { withoutDemo: true });
      expect(await served(app)).toEqual({ '2026-01': 3 });
      await undoImport(entry.id, context(app));
      expect(await served(app)).toEqual({ '2025-12': 9 });
    }));

  test('rows that cannot be taken stop it, unless they are left out on purpose', () =>
    withFixtureApp(async (app) => {
      const text = `${monthly(3, '2026-01')}\n2026-01,99.01.01.2002,pu,pemberi-kerja,aktif,x`;
      await expect(publishText(app, 'a.csv', text)).rejects.toThrow('1 rows cannot be taken as they are');
      expect(await readdir(join(app.dataDir, 'ledger'))).toEqual([]);
      await publishText(app, 'a.csv', text, { withoutRejected: true });
      expect(await served(app)).toEqual({ '2026-01': 3 });
    }));

  test('a build that is refused leaves nothing behind', () =>
    withFixtureApp(async (app) => {
      await publishText(app, 'a.csv', monthly(3, '2026-01'));
      const before = (await readdir(join(app.dataDir, 'ledger'))).sort();
      const bad = 'id,label,segment,value,as_of,definition,source\npotensi-x-bpu,Potensi,bpu,7,2026-01,x,x';
      await expect(publishText(app, 'penyebut.csv', bad)).rejects.toThrow(
        /set potensi has total 2000 and segments/,
      );
      expect((await readdir(join(app.dataDir, 'ledger'))).sort()).toEqual(before);
      expect(await served(app)).toEqual({ '2026-01': 3 });
    }));

  test('two people at once: one publishes, the other gets a clear refusal, never a mixture', () =>
    withFixtureApp(async (app) => {
      const both = await Promise.allSettled([
        publishText(app, 'satu.csv', monthly(3, '2026-01', '2026-02')),
        publishText(app, 'dua.csv', monthly(5, '2026-02', '2026-03')),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const refused = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
      expect(String(refused.reason)).toContain('2026-02 is already loaded from');
      const figures = await served(app);
      expect([
        { '2026-01': 3, '2026-02': 3 },
        { '2026-02': 5, '2026-03': 5 },
      ]).toContainEqual(figures);
    }));

  test('two people with different months at once: both are kept', () =>
    withFixtureApp(async (app) => {
      await Promise.all([
        publishText(app, 'satu.csv', monthly(3, '2026-01')),
        publishText(app, 'dua.csv', monthly(5, '2026-02')),
      ]);
      expect(await served(app)).toEqual({ '2026-01': 3, '2026-02': 5 });
    }));
});

describe('other kinds', () => {
  test('residents of every desa take the place of the estimate; of some they are kept and remarked on', () =>
    withFixtureApp(async (app) => {
      const residents = () =>
        withWarehouse(app.dataDir, async (warehouse) => {
          const table = await warehouse.query('test', 'select code, population from desa order by code');
          return (rowsOf(table) as { population: number }[]).map(({ population }) => population);
        });
      const table = (codes: readonly string[]) =>
        ['Kode Desa,Penduduk L,Penduduk P', ...codes.map((code, i) => `${code},${100 + i},${200 + i}`)].join(
          '\n',
        );
      const wishes = { kind: 'population' as const, fixed: { period: '2026-06' } };
      await app.build();
      const estimated = await residents();
      await publishText(app, 'sebagian.csv', table(DESA.slice(0, 2)), {}, wishes);
      expect(await residents()).toEqual(estimated);
      await publishText(app, 'semua.csv', table(DESA), { replace: true }, wishes);
      expect(await residents()).toEqual([300, 302, 304, 306, 308, 310]);
      await withWarehouse(app.dataDir, async (warehouse) => {
        const sql = 'select sex, sum(people)::integer as people from population group by sex order by sex';
        expect(rowsOf(await warehouse.query('test', sql))).toEqual([
          { sex: 'l', people: 615 },
          { sex: 'p', people: 1215 },
        ]);
      });
    }));

  test('a confirmed place is known the next time, and forgotten when its import is undone', () =>
    withFixtureApp(async (app) => {
      const table = (month: string) => `Kecamatan,Desa,BPU ${month}\nHulu,Apuhh,7`;
      const places = [{ kecamatan: 'Hulu', desa: 'Apuhh', code: DESA[0]! }];
      await expect(publishText(app, 'a.csv', table('2026-01'))).rejects.toThrow(
        'No row of the file can be taken',
      );
      const { readImport, fileInput } = await import('#lib/server/imports/read-import.ts');
      const path = join(app.dataDir, '..', 'a.csv');
      const { understood } = await readImport(fileInput(path), {}, context(app));
      const { entry } = await publishText(
        app,
        'a.csv',
        table('2026-01'),
        {},
        { mapping: { ...understood.mapping, places } },
      );
      await publishText(app, 'b.csv', table('2026-02'));
      await undoImport(entry.id, context(app));
      const history = await importHistory(app.dataDir);
      await undoImport(history.find(({ fileName }) => fileName === 'b.csv')!.id, context(app));
      await expect(publishText(app, 'c.csv', table('2026-03'))).rejects.toThrow(
        'No row of the file can be taken',
      );
    }));
});
