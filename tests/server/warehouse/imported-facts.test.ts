import { describe, expect, test } from 'vitest';
import type { Kind } from '#lib/domain/imports/kinds.ts';
import { restoreImport, undoImport } from '#lib/server/imports/publish-import.ts';
import { withWarehouse } from '#lib/server/warehouse/gateway.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { TESTER, DESA, withFixtureApp, type FixtureApp } from '../fixture-app.ts';
import { nextTime, publishText } from '../imports/working.ts';

const HEADERS = {
  labour: 'area_code,year,indicator,value,unit,source',
  denominators: 'id,label,segment,value,as_of,definition,source',
  contributions: 'programme,segment,sector,payer,base_idr,discount,valid_from,valid_to,source',
};

let files = 0;

function publish(app: FixtureApp, kind: keyof typeof HEADERS, ...lines: string[]) {
  const text = [HEADERS[kind], ...lines].join('\n');
  return publishText(app, `${kind}-${++files}.csv`, text, {}, { kind });
}

function publishCounts(app: FixtureApp, kind: Kind, period: string, ...lines: string[]) {
  const name = `${kind}-${++files}.csv`;
  return publishText(app, name, lines.join('\n'), {}, { kind, fixed: { period } });
}

const context = (app: FixtureApp) => ({
  ...app,
  now: nextTime(),
  actor: TESTER,
  onProgress: () => undefined,
});

function rows(app: FixtureApp, sql: string) {
  return withWarehouse(app.dataDir, async (warehouse) => rowsOf(await warehouse.query('test', sql)));
}

/** What a check found in the served build. */
function remarks(app: FixtureApp, check: string) {
  return withWarehouse(
    app.dataDir,
    async ({ build }) => build.checks.find(({ name }) => name === check)?.examples,
  );
}

const tpak = (app: FixtureApp) => withWarehouse(app.dataDir, async ({ model }) => model.labour.tpak);

describe('labour rates', () => {
  const rate = (value: string) => `99.01,2022,TPAK,${value},share,uji`;

  test('an imported rate takes the place of the shipped one, a later import that of an earlier one, and undo gives it back', () =>
    withFixtureApp(async (app) => {
      await app.build();
      expect(await tpak(app)).toBe(0.75);
      await publish(app, 'labour', rate('0.6'));
      expect(await tpak(app)).toBe(0.6);
      const { entry } = await publish(app, 'labour', rate('0.5'));
      expect(await tpak(app)).toBe(0.5);
      await undoImport(entry.id, context(app));
      expect(await tpak(app)).toBe(0.6);
      await restoreImport(entry.id, context(app));
      expect(await tpak(app)).toBe(0.5);
    }));

  test('the same two imports in the other order are another build: the later one wins, whatever their ids', () =>
    withFixtureApp(async (app) => {
      const { entry: first } = await publish(app, 'labour', rate('0.6'));
      await publish(app, 'labour', rate('0.5'));
      for (let again = 0, { id } = first; again < 4; again++) {
        await undoImport(id, context(app));
        expect(await tpak(app)).toBe(0.5);
        ({ id } = (await publish(app, 'labour', rate('0.6'))).entry);
        expect(await tpak(app)).toBe(0.6);
      }
    }));

  test('a rate of another kabupaten or a later year is kept apart', () =>
    withFixtureApp(async (app) => {
      await publish(app, 'labour', '99.02,2022,tpak,0.1,share,uji', '99.01,2024,tpak,0.2,share,uji');
      expect(await tpak(app)).toBe(0.75);
    }));

  test('a rate that is no share is refused, saying how to write it', () =>
    withFixtureApp(async (app) => {
      await app.build();
      const percent = publish(app, 'labour', '99.01,2022,tpak,73.98,rasio,uji');
      await expect(percent).rejects.toThrow(/tpak of 99\.01 is 73\.98, import it as a share \(0\.7398\)/);
      expect(await tpak(app)).toBe(0.75);
    }));
});

describe('denominators', () => {
  const value = (id: string, segment: string, people: number) =>
    `${id},Potensi baru,${segment},${people},2026-01,uji,uji`;
  const registry = (app: FixtureApp) =>
    rows(app, `select segment, value from denominators where denominator = 'potensi' order by segment`);

  test('a whole set takes the place of the shipped one, and the workers of all desa add up to it', () =>
    withFixtureApp(async (app) => {
      const id = 'Potensi-2026';
      await publish(
        app,
        'denominators',
        value(`${id}-total`, 'total', 1000),
        value(`${id}-pu`, 'PU', 300),
        value(`${id}-bpu`, 'BPU', 600),
        value(`${id}-jakon`, 'Jakon', 100),
      );
      expect(await registry(app)).toEqual([
        { segment: 'bpu', value: 600 },
        { segment: 'jakon', value: 100 },
        { segment: 'pu', value: 300 },
        { segment: 'total', value: 1000 },
      ]);
      const sums = `select sum(eligible)::integer as people from eligible_workers where denominator = 'potensi' and segment = 'bpu' and level = 'desa'`;
      expect(await rows(app, sums)).toEqual([{ people: 600 }]);
      expect(await remarks(app, 'denominators_known')).toEqual([]);
    }));

  test('a part of a set that contradicts the rest is refused: the sentence says what is imported and what to do', () =>
    withFixtureApp(async (app) => {
      await app.build();
      const refusal = publish(app, 'denominators', value('potensi-2026-bpu', 'bpu', 7));
      await expect(refusal).rejects.toThrow(
        'set potensi has total 2000 and segments summing to 607 (bpu 7 imported, jakon 100, pu 500, total 2000): import its total and all its segments together',
      );
      await expect(refusal).rejects.toMatchObject({
        indonesian: expect.stringContaining('Setiap penyebut punya jumlah dan segmen'),
      });
      expect(await registry(app)).toContainEqual({ segment: 'bpu', value: 1400 });
    }));

  test('a set the model does not know is remarked on, not silently left', () =>
    withFixtureApp(async (app) => {
      await publish(app, 'denominators', value('regsosek-2026-bpu', 'bpu', 7));
      expect(await remarks(app, 'denominators_known')).toEqual(['regsosek: 1 imported values are not used']);
      expect(await registry(app)).toContainEqual({ segment: 'bpu', value: 1400 });
    }));
});

test('contribution rules: imported ones beside the shipped ones, and in their place where the key is the same', () =>
  withFixtureApp(async (app) => {
    await publish(
      app,
      'contributions',
      'JKK+JKM,bpu,any,self,20000,0.5,2015-07,2026-12,uji',
      'jkk + jkm,BPU,any,Self,20000,0,2027-01,,uji',
      'JHT,BPU,any,any,20000,0,2027-01,,uji',
    );
    const sql =
      'select programme, base_idr, discount, valid_from, valid_to from contribution_rules order by programme, valid_from';
    expect(await rows(app, sql)).toEqual([
      { programme: 'JHT', base_idr: 20000, discount: 0, valid_from: '2027-01', valid_to: null },
      { programme: 'JKK+JKM', base_idr: 20000, discount: 0.5, valid_from: '2015-07', valid_to: '2026-12' },
      { programme: 'JKK+JKM', base_idr: 20000, discount: 0, valid_from: '2027-01', valid_to: null },
    ]);
  }));

test('occupation: the mart holds exactly the imported numbers', () =>
  withFixtureApp(async (app) => {
    await publishCounts(
      app,
      'occupation',
      '2026-06',
      'Kode Desa,Petani,Nelayan',
      ...[`${DESA[0]},10,0`, `${DESA[1]},7,-`],
    );
    const found = await rows(app, 'select period, desa_code, occupation, sex, people from occupation');
    const of = (desa_code: string | undefined, occupation: string, people: number) => ({
      ...{ period: '2026-06', desa_code, occupation, sex: '', people },
    });
    expect(found).toEqual([of(DESA[0], 'Nelayan', 0), of(DESA[0], 'Petani', 10), of(DESA[1], 'Petani', 7)]);
  }));

describe('residents', () => {
  const SPLIT = 'Kode Desa,Penduduk L,Penduduk P';
  const split = (men: number) => DESA.map((code) => `${code},${men},200`);
  const residents = (app: FixtureApp) =>
    rows(app, 'select distinct population_source, population_period from desa');
  const CENSUS = [{ population_source: 'census', population_period: null }];
  const imported = (month: string) => [{ population_source: 'import', population_period: month }];

  test('the mart holds exactly the imported numbers, and desa say which month theirs are of', () =>
    withFixtureApp(async (app) => {
      await app.build();
      expect(await residents(app)).toEqual(CENSUS);
      await publishCounts(app, 'population', '2026-06', SPLIT, ...split(100));
      expect(await residents(app)).toEqual(imported('2026-06'));
      const found = await rows(app, 'select desa_code, sex, age, people from population');
      const each = (desa_code: string) => [
        { desa_code, sex: 'l', age: '', people: 100 },
        { desa_code, sex: 'p', age: '', people: 200 },
      ];
      expect(found).toEqual(DESA.flatMap(each));
      expect(await rows(app, 'select distinct population from desa')).toEqual([{ population: 300 }]);
      expect(await remarks(app, 'population_incomplete')).toEqual([]);
    }));

  test('the newest whole month is used; a newer one with a desa missing is remarked on', () =>
    withFixtureApp(async (app) => {
      await publishCounts(app, 'population', '2025-12', SPLIT, ...split(50));
      await publishCounts(app, 'population', '2026-06', SPLIT, ...split(100).slice(1));
      expect(await residents(app)).toEqual(imported('2025-12'));
      expect(await remarks(app, 'population_incomplete')).toEqual([
        '2026-06: 5 of 6 desa, used instead: 2025-12',
      ]);
    }));

  test('a desa whose women are missing is not whole: missing is not zero', () =>
    withFixtureApp(async (app) => {
      const [first, ...others] = split(100);
      await publishCounts(app, 'population', '2026-06', SPLIT, first!.replace(/200$/, '-'), ...others);
      expect(await residents(app)).toEqual(CENSUS);
      expect(await remarks(app, 'population_incomplete')).toEqual([
        '2026-06: 5 of 6 desa, used instead: estimate from the censuses',
      ]);
    }));

  test('a whole month of zeros is no population', () =>
    withFixtureApp(async (app) => {
      const zeros = DESA.map((code) => `${code},0,0`);
      await publishCounts(app, 'population', '2026-06', SPLIT, ...zeros);
      expect(await residents(app)).toEqual(CENSUS);
    }));
});
