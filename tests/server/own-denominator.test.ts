import { describe, expect, test } from 'vitest';
import { SEGMENTS_AND_TOTAL } from '#lib/domain/workers/segments.ts';
import { changeFigures, figuresFrom } from '#lib/server/change-settings.ts';
import { coverageQuery, exportCoverage } from '#lib/server/coverage/export-coverage.ts';
import { ParameterError } from '#lib/server/coverage/parameters.ts';
import { passportOf } from '#lib/server/coverage/passport.ts';
import { readSettings } from '#lib/server/data-folder.ts';
import { exampleFile } from '#lib/server/imports/examples.ts';
import {
  ownDenominatorCsv,
  ownDenominatorOf,
  publishOwnDenominator,
  type OwnDenominator,
} from '#lib/server/imports/own-denominator.ts';
import { undoImport } from '#lib/server/imports/publish-import.ts';
import { withPage, type PageContext } from '#lib/server/pages/app.ts';
import { gapCertainty } from '#lib/server/pages/certainty.ts';
import { loadDenominators } from '#lib/server/pages/denominators-page.ts';
import { loadFrame } from '#lib/server/pages/frame.ts';
import { loadMethod } from '#lib/server/pages/method-page.ts';
import { withWarehouse } from '#lib/server/warehouse/gateway.ts';
import { decodeArrow } from '#lib/wire/arrow.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { TESTER, DESA, reported, withFixtureApp, type FixtureApp } from './fixture-app.ts';
import { nextTime, publishText } from './imports/working.ts';

const MONTH = '2026-10';
const HEADER = 'id,label,segment,value,as_of,definition,source';
const row = (segment: string, people: number, month = '2026-06') =>
  `cabang-${month}-${segment},Hitungan cabang,${segment},${people},${month},hitungan sendiri,rapat`;
const SET = [row('pu', 600), row('bpu', 1500), row('jakon', 60)];

let files = 0;
const publish = (app: FixtureApp, ...lines: string[]) =>
  publishText(
    app,
    `penyebut-${++files}.csv`,
    [HEADER, ...lines].join('\n'),
    {},
    {
      kind: 'denominators',
    },
  );

const context = (app: FixtureApp) => ({
  ...app,
  now: nextTime(),
  actor: TESTER,
  onProgress: () => undefined,
});
const change = (app: FixtureApp, figures: unknown) =>
  changeFigures({ ...app, now: nextTime(), actor: TESTER }, figuresFrom(figures));

/** Members of all six desa: 54 BPU, 240 PU, 6 Jakon. */
async function withMembers(use: (app: FixtureApp) => Promise<void>): Promise<void> {
  await withFixtureApp(async (app) => {
    await app.enroll(
      'a.csv',
      DESA.flatMap((code) => reported(MONTH, code, 40, 9, 1)),
    );
    await app.build();
    await use(app);
  });
}

function query(app: FixtureApp, sql: string) {
  return withWarehouse(app.dataDir, async (warehouse) => rowsOf(await warehouse.query('test', sql)));
}

const registry = (app: FixtureApp) =>
  query(app, `select segment, value from denominators where denominator = 'cabang' order by segment`);

function onPage<T>(app: FixtureApp, use: (page: PageContext) => T | Promise<T>): Promise<T> {
  const config = { appDir: app.appDir, dataDir: app.dataDir, host: '', port: 0, demo: false, version: '0' };
  return withPage(new AbortController().signal, async (page) => use(page), { config });
}

/** What the API and the command line answer. */
function exported(app: FixtureApp, parameters: string, format: 'json' | 'arrow' = 'json') {
  return withWarehouse(app.dataDir, async (warehouse) => {
    const asked = await coverageQuery(warehouse, new URLSearchParams(parameters), new Date());
    return exportCoverage(app.appDir, warehouse, asked, format);
  });
}

async function jsonOf(app: FixtureApp, parameters: string) {
  return JSON.parse((await exported(app, parameters)).body as string) as {
    meta: Record<string, unknown>;
    rows: Record<string, unknown>[];
  };
}

describe('the branch’s own denominator, from a file', () => {
  test('workers of all desa, kecamatan and the kabupaten add up to it exactly, in every segment', () =>
    withMembers(async (app) => {
      await publish(app, ...SET);
      const sums = `select level, segment, sum(eligible)::integer as people from eligible_workers
        where denominator = 'cabang' group by level, segment order by level, segment`;
      const each = (level: string) => [
        { level, segment: 'bpu', people: 1500 },
        { level, segment: 'jakon', people: 60 },
        { level, segment: 'pu', people: 600 },
        { level, segment: 'total', people: 2160 },
      ];
      expect(await query(app, sums)).toEqual([...each('desa'), ...each('kabupaten'), ...each('kecamatan')]);
      const exact = `select eligible_low, eligible_high from eligible_workers
        where denominator = 'cabang' and level = 'kabupaten' and segment = 'bpu'`;
      expect(await query(app, exact)).toEqual([{ eligible_low: 1500, eligible_high: 1500 }]);
    }));

  test('its standard deviation is the branch’s to state; 0 takes it as exact', () =>
    withMembers(async (app) => {
      await publish(app, ...SET);
      await change(app, { sds: { benchmark_cabang: 100 } });
      const width = `select (eligible_high - eligible_low)::integer as people from eligible_workers
        where denominator = 'cabang' and level = 'kabupaten' and segment = 'bpu'`;
      const [{ people }] = (await query(app, width)) as [{ people: number }];
      // 2 × 1.96 × 100
      expect(people).toBeGreaterThan(350);
      expect(people).toBeLessThan(440);
      expect((await onPage(app, loadMethod)).benchmarkShift).toMatchObject({ cabang: 100 });
      expect(() => figuresFrom({ sds: { benchmark_cabang: 20_001 } })).toThrow('at most 20000');
    }));

  test('the total is worked out where it is left out, and is refused where it contradicts the segments', () =>
    withMembers(async (app) => {
      await publish(app, row('pu', 600), row('bpu', 1500));
      expect(await registry(app)).toEqual([
        { segment: 'bpu', value: 1500 },
        { segment: 'pu', value: 600 },
        { segment: 'total', value: 2100 },
      ]);
      const refusal = publish(app, row('pu', 600), row('bpu', 1500), row('total', 2000));
      await expect(refusal).rejects.toThrow(
        'set cabang has total 2000 and segments summing to 2100 (bpu 1500 imported, pu 600 imported, total 2000 imported): import pu and bpu of the branch together in one file',
      );
      await expect(refusal).rejects.toMatchObject({
        indonesian: expect.stringContaining('Setiap penyebut punya jumlah dan segmen'),
      });
      await expect(publish(app, row('bpu', 1500))).rejects.toThrow('set cabang has total 1500');
      expect(await registry(app)).toHaveLength(3);
    }));

  test('comes whole from the newest import: what that leaves out has no base, and undo brings the one before back', () =>
    withMembers(async (app) => {
      await publish(app, ...SET);
      const { entry } = await publish(app, row('pu', 700, '2026-07'), row('bpu', 1400, '2026-07'));
      expect(await registry(app)).toEqual([
        { segment: 'bpu', value: 1400 },
        { segment: 'pu', value: 700 },
        { segment: 'total', value: 2100 },
      ]);
      const { rows } = await jsonOf(app, 'level=kabupaten&segment=jakon&denominator=cabang');
      expect(rows).toMatchObject([
        { eligible: null, rate: null, gap: null, active: 6, reason: 'no-base', denominator_as_of: null },
      ]);
      await undoImport(entry.id, context(app));
      expect(await registry(app)).toContainEqual({ segment: 'jakon', value: 60 });
    }));

  test('the example file can be imported as it is', () =>
    withMembers(async (app) => {
      const example = await exampleFile('denominators-cabang', app.appDir, app.dataDir);
      await publishText(app, 'contoh.csv', example!);
      expect(await registry(app)).toContainEqual({ segment: 'total', value: 220_000 });
    }));
});

describe('the branch’s own denominator is available everywhere or nowhere', () => {
  test('exports take it by name, and say its values, date, meaning and source', () =>
    withMembers(async (app) => {
      await publish(app, ...SET);
      const { rows, meta } = await jsonOf(app, 'level=kabupaten&segment=bpu&denominator=cabang');
      expect(rows).toMatchObject([
        { denominator: 'cabang', denominator_as_of: '2026-06', eligible: 1500, active: 54, rate: 54 / 1500 },
      ]);
      const stated = {
        id: 'cabang',
        values: [
          {
            segment: 'bpu',
            label: 'Hitungan cabang',
            value: 1500,
            as_of: '2026-06',
            definition: 'hitungan sendiri',
            source: 'rapat',
          },
        ],
      };
      expect(meta['denominator']).toEqual(stated);
      const { body } = await exported(app, 'level=desa&denominator=cabang', 'arrow');
      const arrow = decodeArrow(body as Uint8Array);
      expect(JSON.parse(arrow.metadata['denominator']!)).toEqual(stated);
      const all = await jsonOf(app, 'level=kabupaten&segment=all&denominator=cabang');
      expect((all.meta['denominator'] as typeof stated).values.map(({ segment }) => segment)).toEqual([
        'bpu',
        'jakon',
        'pu',
        'total',
      ]);
    }));

  test('screens, ranks and passports take it', () =>
    withMembers(async (app) => {
      await publish(app, ...SET);
      await onPage(app, async (page) => {
        const frame = loadFrame(page, new URLSearchParams('penyebut=cabang'), TESTER, new Date());
        expect(frame).toMatchObject({ problem: null, selection: { denominator: 'cabang' } });
        expect(frame.denominators.cabang).toContainEqual({
          segment: 'total',
          label: 'Hitungan cabang',
          value: 2160,
          asOf: '2026-06',
          definition: 'derived: sum of its segments',
          source: 'derived',
          imported: true,
        });
        const figure = { denominator: 'cabang', periods: [MONTH], segments: ['bpu'] } as const;
        const rows = await page.rows({ ...figure, level: 'desa' });
        expect([...gapCertainty(page, 'cabang', rows).values()].map((rank) => rank?.of)).toEqual(
          Array(6).fill(6),
        );
        const asked = { ...figure, level: 'desa', code: DESA[0]!, measure: 'rate' } as const;
        const passport = await passportOf(app.appDir, page.warehouse, asked);
        expect(passport?.value).toBe(rows[0]!.rate);
        expect(passport?.denominator).toContainEqual(
          expect.objectContaining({ segment: 'bpu', value: 1500 }),
        );
      });
    }));

  test('before it is given, and after it is undone, asking for it is a mistake that lists the sets there are', () =>
    withMembers(async (app) => {
      const refused = async () => {
        const asked = exported(app, 'denominator=cabang');
        await expect(asked).rejects.toBeInstanceOf(ParameterError);
        await expect(asked).rejects.toMatchObject({
          parameter: 'denominator',
          allowed: ['potensi', 'sakernas'],
        });
        const frame = await onPage(app, (page) =>
          loadFrame(page, new URLSearchParams('penyebut=cabang'), TESTER, new Date()),
        );
        expect(frame.problem).toMatchObject({ parameter: 'penyebut', allowed: ['potensi', 'sakernas'] });
        expect(frame.denominators).not.toHaveProperty('cabang');
      };
      await refused();
      const { entry } = await publish(app, ...SET);
      expect((await exported(app, 'denominator=cabang')).fileName).toContain('-cabang.json');
      await undoImport(entry.id, context(app));
      await refused();
    }));

  test('it can be the usual one only while it is there: neither a setting nor an undone import takes it away', () =>
    withMembers(async (app) => {
      await expect(change(app, { denominator: 'cabang' })).rejects.toThrow(
        'is "cabang", and it would have no values; available: potensi, sakernas',
      );
      expect((await readSettings(app.dataDir))?.figures.denominator).toBe('potensi');

      const { entry } = await publish(app, ...SET);
      await change(app, { denominator: 'cabang' });
      expect((await jsonOf(app, 'level=kabupaten')).rows).toMatchObject([{ denominator: 'cabang' }]);

      const undo = undoImport(entry.id, context(app));
      await expect(undo).rejects.toThrow('choose another in the settings first');
      await expect(undo).rejects.toMatchObject({
        indonesian: expect.stringContaining('pilih penyebut lain di Pengaturan'),
      });
      expect((await jsonOf(app, 'level=kabupaten')).rows).toMatchObject([
        { eligible: 1500, rate: 54 / 1500 },
      ]);

      await change(app, { denominator: 'potensi' });
      await undoImport(entry.id, context(app));
      expect((await jsonOf(app, 'level=kabupaten')).rows).toMatchObject([{ denominator: 'potensi' }]);
    }));
});

describe('the page of denominators', () => {
  const selection = {
    period: MONTH,
    denominator: 'sakernas',
    segment: 'bpu',
    kecamatan: null,
    measure: 'gap',
    lang: 'id',
  } as const;

  test('has the rows of the coverage table on both sets', () =>
    withMembers(async (app) => {
      await publish(app, ...SET);
      const page = await onPage(app, (one) => loadDenominators(one, selection, 'cabang', '2026-11'));
      expect(page.compared.map(({ set }) => set)).toEqual(['sakernas', 'cabang']);
      for (const { set, rows } of page.compared) {
        const table = await jsonOf(app, `level=kabupaten&segment=all&denominator=${set}`);
        for (const segment of SEGMENTS_AND_TOTAL) {
          const { eligible, active, rate, gap, reason } = rows[segment];
          const same = table.rows.find((one) => one['segment'] === segment);
          expect(same).toMatchObject({ eligible, active, rate, gap, reason });
        }
      }
      expect(page.compared[0].rows.total).toMatchObject({ active: 300, rate: 0.1 });
      expect(page.denominatorImports).toMatchObject([{ kind: 'denominators', state: 'counting', rows: 3 }]);
      expect(page.variant).toBeNull();
    }));
});

describe('the form', () => {
  const FIELDS = {
    pu: '60.000',
    bpu: '150 000',
    jakon: '',
    asOf: '2026-06',
    definition: ' siapa  saja ',
    source: 'rapat',
  };
  const LONG = 'x'.repeat(301);
  const form = (fields: Partial<Record<keyof typeof FIELDS, string>>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries({ ...FIELDS, ...fields })) data.set(name, value);
    return data;
  };
  const own = (fields: Partial<Record<keyof typeof FIELDS, string>> = {}) =>
    ownDenominatorOf(form(fields), '2026-10');

  test('takes people in groups of three, and no Jakon as no base', () => {
    expect(own()).toEqual({
      values: { pu: 60_000, bpu: 150_000, jakon: null },
      asOf: '2026-06',
      definition: 'siapa saja',
      source: 'rapat',
    });
    expect(own({ jakon: '1,234' }).values.jakon).toBe(1234);
  });

  test.each([
    [{ pu: '' }, 'PU must be a whole number'],
    [{ bpu: '0' }, 'BPU must be a whole number'],
    [{ bpu: '1,5' }, 'BPU must be a whole number'],
    [{ jakon: '-3' }, 'Jakon must be a whole number'],
    [{ pu: '99.999.999' }, 'from 1 to 9999999'],
    [{ asOf: '2026-11' }, 'not be later than 2026-10'],
    [{ asOf: 'kemarin' }, 'written like 2026-06'],
    [{ definition: ' ' }, 'Fill in the meaning'],
    [{ source: LONG }, 'Fill in the source'],
    [{ source: `Budi, 08${'1234567890'}` }, 'looks like data of a person'],
  ])('refuses what cannot be used with a sentence, case %#', (fields, sentence) => {
    expect(() => own(fields)).toThrow(sentence);
  });

  test('publishes an import with history; the same again changes nothing, an earlier one again is in use again', () =>
    withMembers(async (app) => {
      const first: OwnDenominator = own({ definition: 'petani; nelayan, "ojek" = semua', jakon: '500' });
      const second: OwnDenominator = own({ pu: '61.000' });
      const value = async () => (await registry(app)).find(({ segment }) => segment === 'total')?.['value'];
      const { entry, fresh } = await publishOwnDenominator(first, context(app));
      expect(entry).toMatchObject({ fileName: 'penyebut-cabang-2026-06.csv', kind: 'denominators', rows: 3 });
      expect([fresh, await value()]).toEqual([true, 210_500]);
      const worded = await query(
        app,
        `select distinct definition from denominators where denominator = 'cabang' and segment = 'pu'`,
      );
      expect(worded).toEqual([{ definition: first.definition }]);
      expect((await publishOwnDenominator(first, context(app))).fresh).toBe(false);
      await publishOwnDenominator(second, context(app));
      expect(await value()).toBe(211_000);
      expect((await publishOwnDenominator(first, context(app))).fresh).toBe(true);
      expect(await value()).toBe(210_500);
    }));

  test('writes the clean form', () => {
    expect(ownDenominatorCsv(own())).toBe(
      `${HEADER}\r\ncabang-2026-06-pu,Penyebut cabang,pu,60000,2026-06,siapa saja,rapat\r\ncabang-2026-06-bpu,Penyebut cabang,bpu,150000,2026-06,siapa saja,rapat\r\n`,
    );
  });
});
