import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { changeFigures, currentFigures, figuresFrom } from '#lib/server/change-settings.ts';
import { publishOwnDenominator } from '#lib/server/imports/own-denominator.ts';
import { restoreImport, undoImport } from '#lib/server/imports/publish-import.ts';
import { initEmpty } from '#lib/server/prepare.ts';
import { noteBuild, noteChange, searchAudit } from '#lib/server/records/audit.ts';
import { recordsOf } from '#lib/server/records/store.ts';
import { currentBuild, listBuilds, rollback } from '#lib/server/warehouse/builds.ts';
import { TESTER, reported, withFixtureApp, type FixtureApp, DESA } from './fixture-app.ts';
import { nextTime, publishText } from './imports/working.ts';

/** Numbers of nobody. */
const NIK = `33171012${'34560001'}`;
const PHONE = `0812${'34567890'}`;

const CSV = (people: number, period = '2026-01') =>
  ['periode,kode_desa,segmen,sumber_iuran,status,jumlah', ...reported(period, DESA[0]!, people, 1, 1)].join(
    '\n',
  );
const context = (app: FixtureApp) => ({
  ...app,
  now: nextTime(),
  actor: TESTER,
  onProgress: () => undefined,
});
const settings = (app: FixtureApp, figures: unknown) => changeFigures(context(app), figuresFrom(figures));
const notes = async (app: FixtureApp) => searchAudit(await recordsOf(app), { limit: 100 });
const actions = async (app: FixtureApp) => (await notes(app)).map(({ action }) => action).reverse();

/** What a change left: imports and builds on disk, what serves, what is set. */
async function stateOf(app: FixtureApp) {
  return {
    ledger: (await readdir(join(app.dataDir, 'ledger'))).sort(),
    builds: (await listBuilds(app.dataDir)).map(({ name }) => name),
    serves: (await currentBuild(app.dataDir))?.name,
    figures: await currentFigures(app.dataDir),
  };
}

describe('each change leaves one entry', () => {
  test('imports: published, undone, restored; the same again changes nothing', () =>
    withFixtureApp(async (app) => {
      const { entry } = await publishText(app, 'jan.csv', CSV(3));
      await publishText(app, 'jan-lagi.csv', CSV(3));
      await undoImport(entry.id, context(app));
      await restoreImport(entry.id, context(app));
      expect(await actions(app)).toEqual(['import.publish', 'import.undo', 'import.restore']);
      for (const note of await notes(app))
        expect(note).toMatchObject({
          actorKind: 'command-line',
          actorName: TESTER.name,
          origin: 'terminal',
          objectKind: 'import',
          objectId: entry.id,
          details: {
            fileName: 'jan.csv',
            kind: 'enrollment',
            from: '2026-01',
            to: '2026-01',
            rows: 3,
            people: 5,
          },
        });
    }));

  test('boundaries are an import without rows; a file named after somebody is named no more', () =>
    withFixtureApp(async (app) => {
      const ring = [[111, -6.8], [111.1, -6.8], [111.1, -6.7], [111, -6.8]]; // prettier-ignore
      const geometry = { type: 'Polygon', coordinates: [ring] };
      const features = [{ type: 'Feature', properties: { KODE: DESA[0] }, geometry }];
      const text = JSON.stringify({ type: 'FeatureCollection', features });
      const { entry } = await publishText(app, `dari ${PHONE}.geojson`, text);
      const details = { fileName: '(disembunyikan).geojson', kind: 'boundaries', from: null, to: null };
      expect(await notes(app)).toMatchObject([
        { action: 'import.publish', objectId: entry.id, details: { ...details, rows: null, people: null } },
      ]);
    }));

  test('a denominator of one’s own is an import', () =>
    withFixtureApp(async (app) => {
      await app.build();
      const values = { pu: 600, bpu: 1500, jakon: 60 };
      const own = { values, asOf: '2026-06', definition: 'hitungan sendiri', source: 'rapat' };
      await publishOwnDenominator(own, context(app));
      expect(await notes(app)).toMatchObject([
        {
          action: 'import.publish',
          details: { kind: 'denominators', fileName: 'penyebut-cabang-2026-06.csv' },
        },
      ]);
    }));

  test('settings say what was and what is, one by one; saving the same leaves none', () =>
    withFixtureApp(async (app) => {
      await settings(app, { graceMonths: 4, sds: { tpak: 0.05 }, occupations: { 'Tukang Batu': 'bpu' } });
      await settings(app, { graceMonths: 4, sds: { tpak: 0.05 }, occupations: { 'Tukang Batu': 'bpu' } });
      await settings(app, { graceMonths: 4, selfPaying: [] });
      expect((await notes(app)).map(({ action, details }) => [action, details]).reverse()).toEqual([
        [
          'settings.change',
          { graceMonths: '3 → 4', 'sds.tpak': '– → 0.05', 'occupations.Tukang Batu': '– → bpu' },
        ],
        [
          'settings.change',
          {
            selfPaying: 'mandiri, perisai, donatur, csr → ',
            'sds.tpak': '0.05 → –',
            'occupations.Tukang Batu': 'bpu → –',
          },
        ],
      ]);
    }));

  test('what an older build serves again after: rollback, and the newest data taken up again', () =>
    withFixtureApp(async (app) => {
      await publishText(app, 'jan.csv', CSV(3));
      await settings(app, { graceMonths: 4 });
      const back = () =>
        rollback(
          app.dataDir,
          async () => true,
          ({ id }) => noteBuild(app, TESTER, 'build.rollback', id, nextTime()),
        );
      await back();
      await publishText(app, 'jan-lagi.csv', CSV(3));
      await back();
      await settings(app, { graceMonths: 4 });
      expect(await actions(app)).toEqual([
        'import.publish',
        'settings.change',
        'build.rollback',
        'build.make',
        'build.rollback',
        'build.make',
      ]);
    }));

  test('simulated data taken out, once', () =>
    withFixtureApp(async (app) => {
      const { importCounts } = await import('#lib/server/imports/import-counts.ts');
      const { cleanCount } = await import('./fixture-app.ts');
      const facts = { fileName: 'simulasi', simulated: true, importedAt: nextTime(), author: '' };
      const counts = reported('2025-12', DESA[0]!, 9, 9, 9).map(cleanCount);
      await importCounts(counts, { dataDir: app.dataDir, ...facts });
      const out = () =>
        initEmpty({ ...context(app), note: (note) => noteChange(app, TESTER, note, nextTime()) });
      await out();
      await out();
      expect(await notes(app)).toMatchObject([{ action: 'demo.remove', details: { files: 1 } }]);
    }));
});

describe('a change that is refused leaves none', () => {
  test.each<[string, (app: FixtureApp) => Promise<unknown>]>([
    ['a month that is loaded already', (app) => publishText(app, 'lain.csv', CSV(4))],
    [
      'a row that cannot be taken',
      (app) =>
        publishText(app, 'rusak.csv', `${CSV(4, '2026-02')}\n2026-02,${DESA[1]},pu,pemberi-kerja,aktif,x`),
    ],
    [
      'a build with a check that fails',
      (app) =>
        publishText(
          app,
          'penyebut.csv',
          'id,label,segment,value,as_of,definition,source\npotensi-x-bpu,Potensi,bpu,7,2026-01,x,x',
        ),
    ],
    [
      'a template named after somebody',
      (app) => publishText(app, 'feb.csv', CSV(4, '2026-02'), { template: `Sari ${PHONE}` }),
    ],
    [
      'an occupation named after somebody',
      async (app) => settings(app, { occupations: { [`Sari ${NIK}`]: 'bpu' } }),
    ],
    ['an import that is not there', (app) => undoImport('tidak-ada', context(app))],
    [
      'a restore of what is not undone',
      async (app) => restoreImport((await notes(app))[0]!.objectId!, context(app)),
    ],
    ['settings that are not allowed', async (app) => settings(app, { graceMonths: 99 })],
    ['a denominator that is not there', async (app) => settings(app, { denominator: 'cabang' })],
  ])('%s', async (_, change) =>
    withFixtureApp(async (app) => {
      await publishText(app, 'jan.csv', CSV(3));
      const before = await stateOf(app);
      await expect(Promise.resolve().then(() => change(app))).rejects.toThrow();
      expect(await actions(app)).toEqual(['import.publish']);
      expect(await stateOf(app)).toEqual(before);
    }),
  );

  test('nothing to roll back to', () =>
    withFixtureApp(async (app) => {
      await app.build();
      const back = rollback(
        app.dataDir,
        async () => true,
        ({ id }) => noteBuild(app, TESTER, 'build.rollback', id, nextTime()),
      );
      await expect(back).rejects.toThrow('no earlier build');
      expect(await actions(app)).toEqual([]);
    }));
});

describe('a change that cannot be noted is not made', () => {
  test.each<[string, (app: FixtureApp, id: string) => Promise<unknown>]>([
    ['publish', (app) => publishText(app, 'feb.csv', CSV(4, '2026-02'))],
    ['undo', (app, id) => undoImport(id, context(app))],
    ['settings', (app) => settings(app, { graceMonths: 4 })],
    [
      'rollback',
      (app) =>
        rollback(
          app.dataDir,
          async () => true,
          ({ id }) => noteBuild(app, TESTER, 'build.rollback', id, nextTime()),
        ),
    ],
  ])('%s', async (_, change) =>
    withFixtureApp(async (app) => {
      await publishText(app, 'des.csv', CSV(2, '2025-12'));
      const { entry } = await publishText(app, 'jan.csv', CSV(3));
      const before = await stateOf(app);
      const records = await recordsOf(app);
      await records.run(
        sql`create trigger no_room before insert on audit begin select raise(abort, 'no room'); end`,
      );
      await expect(change(app, entry.id)).rejects.toThrow();
      expect(await stateOf(app)).toEqual(before);
      await records.run(sql`drop trigger no_room`);
      expect(await actions(app)).toEqual(['import.publish', 'import.publish']);
      await change(app, entry.id);
      expect(await notes(app)).toHaveLength(3);
    }),
  );
});
