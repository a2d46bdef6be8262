import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CoverageRow, Level } from '#lib/domain/coverage/coverage.ts';
import { SEGMENTS_AND_TOTAL, SHIPPED_DENOMINATORS } from '#lib/domain/workers/segments.ts';
import { coverageQuery, exportCoverage } from '#lib/server/coverage/export-coverage.ts';
import { FORMATS } from '#lib/server/coverage/formats.ts';
import { COVERAGE_COLUMNS, coverageRows, coverageTable } from '#lib/server/coverage/read-coverage.ts';
import { examine } from '#lib/server/doctor.ts';
import { readLedger } from '#lib/server/ledger/ledger.ts';
import { readConfig } from '#lib/server/config.ts';
import { initDemo, initEmpty } from '#lib/server/prepare.ts';
import { closeWarehouse, withWarehouse } from '#lib/server/warehouse/gateway.ts';
import { decodeArrow } from '#lib/wire/arrow.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { NOW, REPOSITORY } from './fixture-app.ts';
import { runCli, withServer } from './run-cli.ts';
import { visitor } from './signed-in.ts';

let dataDir = '';
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-rembang-'));
  await initDemo({ appDir: REPOSITORY, dataDir, now: NOW, onProgress: () => undefined });
});
afterAll(async () => {
  await closeWarehouse(dataDir);
  await rm(dataDir, { recursive: true, force: true });
});

async function coverage(
  level: Level,
  period: string,
  denominator: (typeof SHIPPED_DENOMINATORS)[number],
): Promise<CoverageRow[]> {
  return withWarehouse(dataDir, async (warehouse) =>
    coverageRows(
      await coverageTable(REPOSITORY, warehouse, {
        level,
        periods: [period],
        segments: SEGMENTS_AND_TOTAL,
        denominator,
      }),
    ),
  );
}

async function months(): Promise<string[]> {
  return withWarehouse(dataDir, async (warehouse) =>
    rowsOf(await warehouse.query('months', 'select period from periods order by period')).map((row) =>
      String(row['period']),
    ),
  );
}

describe('Rembang, December 2023, as published', () => {
  test('potensi: 171,639 eligible for BPU, PU at 93%, total 77,675 / 240,639 = 32.28%', async () => {
    const rows = await coverage('kabupaten', '2023-12', 'potensi');
    const of = (segment: string) => rows.find((row) => row.segment === segment)!;
    expect(of('bpu').eligible).toBe(171639);
    expect(of('pu').rate).toBeCloseTo(0.93, 2);
    expect(of('total')).toMatchObject({ active: 77675, eligible: 240639, reason: null });
    expect((of('total').rate! * 100).toFixed(2)).toBe('32.28');
  });

  test('Sakernas: 229,678 informal, total 77,675 / 370,269 = 20.98%, Jakon has a reason and no number', async () => {
    const rows = await coverage('kabupaten', '2023-12', 'sakernas');
    const of = (segment: string) => rows.find((row) => row.segment === segment)!;
    expect(of('bpu').eligible).toBe(229678);
    expect(of('total')).toMatchObject({ active: 77675, eligible: 370269 });
    expect((of('total').rate! * 100).toFixed(2)).toBe('20.98');
    expect(of('jakon')).toMatchObject({ eligible: null, rate: null, gap: null, reason: 'no-base' });
  });
});

describe('Rembang in 2023, as published', () => {
  const informal = async (period: string) =>
    (await coverage('kabupaten', period, 'potensi')).find((row) => row.segment === 'bpu')!;

  test('PU 53,010 of 57,000 are 93.0%; 162,964 of 240,639 are not protected', async () => {
    const rows = await coverage('kabupaten', '2023-12', 'potensi');
    const of = (segment: string) => rows.find((row) => row.segment === segment)!;
    expect(of('pu')).toMatchObject({ active: 53010, eligible: 57000, gap: 3990 });
    expect((of('pu').rate! * 100).toFixed(1)).toBe('93.0');
    expect(of('total').gap).toBe(162964);
  });

  test('informal potential between 165 and 180 thousand, of which 8,000 BPU in May are between 4.5 and 5%', async () => {
    const may = await informal('2023-05');
    expect(may.active).toBe(8000);
    expect(may.eligible).toBeGreaterThan(165_000);
    expect(may.eligible).toBeLessThan(180_000);
    expect(may.rate).toBeGreaterThan(0.045);
    expect(may.rate).toBeLessThan(0.05);
  });

  // The two press figures do not go together: 77,675 − 53,010 PU − about 12,000 Jakon leaves 12,800 BPU in December, 7.5%.
  test('BPU in December are what PU and Jakon leave of the 77,675', async () => {
    const december = await informal('2023-12');
    expect(december.active).toBe(77675 - 53010 - 11850);
    expect(december.rate).toBeCloseTo(0.075, 3);
  });

  test('a desa of 2,250 people on the coast: about 770 informal workers by Sakernas, 500 to 1,060, all within 3%', async () => {
    const { rows, desa } = await withWarehouse(dataDir, async (warehouse) => ({
      rows: (await coverage('desa', '2023-12', 'sakernas')).filter((row) => row.segment === 'bpu'),
      desa: rowsOf(await warehouse.query('test', 'select code, terrain, population from desa')),
    }));
    const coast = desa.filter((one) => one['terrain'] === 'coast');
    expect(coast.length).toBeGreaterThan(50);
    const per2250 = (people: (row: CoverageRow) => number | null) =>
      coast.reduce((total, { code, population }) => {
        const row = rows.find((candidate) => candidate.code === code)!;
        return total + (people(row)! * 2250) / Number(population);
      }, 0) / coast.length;
    const off = (found: number, published: number) => Math.abs(found - published) / published;
    expect(
      off(
        per2250((row) => row.eligible),
        770,
      ),
    ).toBeLessThan(0.03);
    expect(
      off(
        per2250((row) => row.eligibleLow),
        500,
      ),
    ).toBeLessThan(0.03);
    expect(
      off(
        per2250((row) => row.eligibleHigh),
        1060,
      ),
    ).toBeLessThan(0.03);
  });
});

describe('every figure adds up', () => {
  test('desa sum exactly to kecamatan and kabupaten for every segment, month and denominator', async () => {
    const all = await months();
    expect(all).toHaveLength(46);
    let compared = 0;
    for (const denominator of SHIPPED_DENOMINATORS) {
      for (const period of all) {
        const [desa, kecamatan, kabupaten] = [
          await coverage('desa', period, denominator),
          await coverage('kecamatan', period, denominator),
          await coverage('kabupaten', period, denominator),
        ];
        for (const whole of [...kecamatan, ...kabupaten]) {
          const parts = desa.filter(
            (row) => row.segment === whole.segment && row.code.startsWith(`${whole.code}.`),
          );
          const sum = (pick: (row: CoverageRow) => number | null) =>
            parts.reduce((total, row) => total + (pick(row) ?? 0), 0);
          if (sum((row) => row.active) !== whole.active)
            throw new Error(`active of ${period} ${whole.segment} ${whole.code}`);
          if (whole.eligible !== null && sum((row) => row.eligible) !== whole.eligible) {
            throw new Error(`eligible of ${denominator} ${whole.segment} ${whole.code}`);
          }
          compared++;
        }
      }
    }
    expect(compared).toBe(2 * 46 * 4 * (14 + 1));
  });

  test('the month with a silent desa is incomplete, not zero', async () => {
    const rows = await coverage('desa', '2026-08', 'potensi');
    const silent = rows.filter((row) => row.active === null);
    expect(silent.map((row) => row.segment)).toEqual(['pu', 'bpu', 'jakon', 'total']);
    expect(silent.every((row) => row.reason === 'not-reported' && row.eligible! > 0)).toBe(true);
    const [whole] = await coverage('kabupaten', '2026-08', 'potensi');
    expect(whole).toMatchObject({ reason: 'incomplete', desaReported: 293, desaExpected: 294 });
  });
});

describe('exports', () => {
  const selections = [
    'level=desa&period=2026-10&segment=bpu&denominator=potensi',
    'level=desa&period=2026-08&segment=all&denominator=sakernas&kecamatan=33.17.12',
    'level=kecamatan&period=all&segment=jakon&denominator=sakernas',
    'level=kabupaten&period=all&segment=all',
  ];

  test.each(selections)('JSON, CSV and Arrow agree cell by cell: %s', async (selection) => {
    const bodies = await withWarehouse(dataDir, async (warehouse) =>
      Promise.all(
        FORMATS.map(
          async (format) =>
            (
              await exportCoverage(
                REPOSITORY,
                warehouse,
                await coverageQuery(warehouse, new URLSearchParams(selection), new Date(NOW)),
                format,
              )
            ).body,
        ),
      ),
    );
    const json = JSON.parse(bodies[0] as string).rows as Record<string, unknown>[];
    const arrow = rowsOf(decodeArrow(bodies[2] as Uint8Array).table);
    const [header, ...lines] = (bodies[1] as string).trimEnd().split('\r\n');
    expect(header).toBe(COVERAGE_COLUMNS.join(','));
    expect(arrow).toEqual(json);
    expect(lines).toEqual(
      json.map((row) => COVERAGE_COLUMNS.map((column) => String(row[column] ?? '')).join(',')),
    );
    expect(json.length).toBeGreaterThan(0);
  });

  test('who will end, over HTTP and on the command line: the batches of the demo, their desa adding up', () =>
    withServer({ dataDir }, async (url) => {
      const visit = await visitor(dataDir);
      const answer = await visit(`${url}/api/v1/endings.json?period=2026-10&batch=apbd.2026-11`);
      const found = await answer.json();
      const args = ['members', '--period', '2026-10', '--batch', 'apbd.2026-11', '--json'];
      const { stdout, stderr } = await runCli(args, { dataDir });
      expect(JSON.parse(stdout)).toEqual(found);
      expect(stderr).toContain('SIMULASI');
      expect(found.members).toMatchObject({
        simulated: true,
        endings: {
          within: [
            { months: 3, people: 4_500 },
            { months: 6, people: 9_220 },
            { months: 12, people: 9_940 },
          ],
          batches: [
            { payer: 'apbd', lastMonth: '2026-11', people: 1_800, desa: 53 },
            { payer: 'dbhcht', lastMonth: '2026-12', people: 2_700, desa: 55 },
          ],
        },
      });
      const people = (found.batchDesa as { people: number }[]).map((desa) => desa.people);
      expect(people.length).toBe(53);
      expect(people.reduce((a, b) => a + b, 0)).toBe(1_800);
      const etag = answer.headers.get('etag')!;
      const again = await visit(answer.url, { headers: { 'if-none-match': etag } });
      expect(again.status).toBe(304);
      const wrong = await visit(`${url}/api/v1/endings.json?months=0`);
      expect(wrong.status).toBe(400);
      expect((await wrong.json()).error).toMatchObject({ parameter: 'months' });
    }));

  test('over HTTP: same bytes, ETag is the build, unchanged is 304, a wrong parameter is a 400 that lists what is allowed', () =>
    withServer({ dataDir }, async (url) => {
      const visit = await visitor(dataDir);
      const get = (path: string, headers: Record<string, string> = {}) =>
        visit(`${url}/api/v1/${path}`, { headers });
      const query = 'level=kabupaten&period=2023-12&segment=total&denominator=sakernas';
      const csv = await get(`coverage.csv?${query}`);
      const { stdout } = await runCli(
        [
          'coverage',
          '--level',
          'kabupaten',
          '--period',
          '2023-12',
          '--segment',
          'total',
          '--denominator',
          'sakernas',
          '--format',
          'csv',
        ],
        { dataDir },
      );
      expect(await csv.text()).toBe(stdout);
      expect(csv.headers.get('content-disposition')).toContain('simulasi-');

      const json = await get(`coverage.json?${query}`);
      const body = await json.json();
      expect(json.headers.get('etag')).toBe(`"${body.meta.build}"`);
      expect(body.meta).toMatchObject({ simulated: true, note: expect.stringContaining('SIMULASI') });
      expect(
        (await get(`coverage.json?${query}`, { 'if-none-match': json.headers.get('etag')! })).status,
      ).toBe(304);

      const arrow = decodeArrow(new Uint8Array(await (await get(`coverage.arrow?${query}`)).arrayBuffer()));
      expect(rowsOf(arrow.table)).toEqual(body.rows);
      expect(arrow.metadata['simulated']).toBe('true');

      const wrong = await get('coverage.json?level=dusun');
      expect(wrong.status).toBe(400);
      expect((await wrong.json()).error).toMatchObject({
        parameter: 'level',
        allowed: ['desa', 'kecamatan', 'kabupaten'],
      });
      expect((await get('coverage.csv?period=2026-13')).status).toBe(400);
      expect((await get('coverage.csv?denominator=bps&level=desa')).status).toBe(400);
      const absent = await get('coverage.json?denominator=cabang');
      expect(absent.status).toBe(400);
      expect((await absent.json()).error).toMatchObject({
        parameter: 'denominator',
        allowed: ['potensi', 'sakernas'],
      });
      expect(body.meta.denominator).toMatchObject({
        id: 'sakernas',
        values: [{ segment: 'total', value: 370269, as_of: '2023-08' }],
      });
      const page = await visit(`${url}/data/penyebut?bulan=2023-12`);
      const text = (await page.text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
      expect(text).toContain(
        'Peserta yang sama (77.675 orang) adalah 32,28% dari Potensi BPJS (Des 2023), 20,98% dari Sakernas (Agu 2023).',
      );
      expect((await visit(`${url}/data/penyebut?banding=cabang`)).status).toBe(400);
      expect((await get('coverage.csv?kecamatan=33.18.01')).status).toBe(400);
      expect((await get('coverage.csv?utm_source=x')).status).toBe(400);
      expect((await get('coverage.xml')).status).toBe(404);

      const form = (origin: string) =>
        visit(`${url}/data/penyebut`, {
          method: 'POST',
          headers: { origin, accept: 'text/html' },
          body: new URLSearchParams({ pu: '60000', bpu: '0', asOf: '2026-06' }),
        });
      const refused = await form(url);
      expect(refused.status).toBe(400);
      expect(await refused.text()).toContain('BPU harus bilangan bulat');
      expect((await form('http://example.com')).status).toBe(403);

      const shapes = await get('shapes.json');
      expect((await shapes.json()).objects.desa.geometries).toHaveLength(294);
    }));
});

describe('the data folder', () => {
  test('doctor finds nothing wrong', async () => {
    const findings = await examine({ ...readConfig({}), dataDir });
    expect(findings.filter(({ problem }) => problem !== null)).toEqual([]);
    expect(findings.length).toBeGreaterThan(5);
  });

  test('demo months are labelled in the ledger and leave with init --empty, coverage becomes unknown', async () => {
    const other = await mkdtemp(join(tmpdir(), 'jangkau-empty-'));
    const options = { appDir: REPOSITORY, dataDir: other, now: NOW, onProgress: () => undefined };
    try {
      await initDemo(options);
      expect((await readLedger(other)).every((entry) => entry.simulated)).toBe(true);
      const build = await initEmpty(options);
      expect(build).toMatchObject({ entries: [], simulated: false });
      await withWarehouse(other, async (warehouse) => {
        const { body } = await exportCoverage(
          REPOSITORY,
          warehouse,
          await coverageQuery(warehouse, new URLSearchParams('level=kabupaten'), new Date(NOW)),
          'json',
        );
        expect(JSON.parse(body as string).rows[0]).toMatchObject({
          period: '2026-10',
          eligible: 171639,
          active: null,
          rate: null,
          reason: 'not-reported',
        });
      });
    } finally {
      await closeWarehouse(other);
      await rm(other, { recursive: true, force: true });
    }
  });
});
