import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { initDemo } from '#lib/server/prepare.ts';
import { closeWarehouse, withWarehouse } from '#lib/server/warehouse/gateway.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { importsOf } from '../imports-of.ts';
import { NOW, REPOSITORY } from '../server/fixture-app.ts';
import { servedCoverage, type ServedRow } from '../server/served-coverage.ts';
import { figuresOf, type Figures } from './figures.ts';
import { membersOf, type Members } from './members.ts';
import { recompute, SETS, type SetId } from './recompute.ts';

const LEVELS = ['desa', 'kecamatan', 'kabupaten'];
const desa = recompute();

let dataDir = '';
let members: Members[] = [];
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-recompute-'));
  await initDemo({ appDir: REPOSITORY, dataDir, now: NOW, onProgress: () => undefined });
  members = await membersOf(dataDir);
});
afterAll(async () => {
  await closeWarehouse(dataDir);
  await rm(dataDir, { recursive: true, force: true });
});

async function served(set: SetId, period: string): Promise<ServedRow[]> {
  const selections = LEVELS.map((level) => `level=${level}&period=${period}&segment=all&denominator=${set}`);
  const tables = await Promise.all(
    selections.map((selection) => servedCoverage({ appDir: REPOSITORY, dataDir }, selection)),
  );
  return tables.flat();
}

const keyOf = ({ level, code, segment }: ServedRow | Figures) => `${level} ${code} ${segment}`;

/** What the table says of everything that was computed anew, with the rate rounded to 1e-12. */
function columnsOf(row: ServedRow | Figures): Record<string, unknown> {
  const { eligible, eligible_reported, active, gap, reason, desa_reported, desa_expected } = row;
  const rate = typeof row.rate === 'number' ? row.rate.toFixed(12) : row.rate;
  return { rate, eligible, eligible_reported, active, gap, reason, desa_reported, desa_expected };
}

describe('the figures computed anew from data/reference and the ledger, without the product’s code', () => {
  test('residents of all 294 desa, to the last person', async () => {
    const rows = await withWarehouse(dataDir, async (warehouse) =>
      rowsOf(await warehouse.query('test', 'select code, population from desa order by code')),
    );
    expect(rows).toEqual(desa.map(({ code, residents }) => ({ code, population: residents })));
    expect(rows).toHaveLength(294);
  });

  const months = {
    '2023-12': 'the month of the published totals',
    '2026-08': 'a month with a silent desa',
    '2026-10': 'the newest month',
  };
  const cases = SETS.flatMap((set) =>
    Object.entries(months).map(([period, about]) => ({ set, period, about })),
  );
  test.each(cases)(
    '$set, $period ($about): eligible, active, rate, gap and reason of 294 desa, 14 kecamatan and the kabupaten',
    async ({ set, period }) => {
      const rows = new Map((await served(set, period)).map((row) => [keyOf(row), columnsOf(row)]));
      const anew = figuresOf(desa, members, set, period);
      expect(anew).toHaveLength((294 + 14 + 1) * 4);
      expect(rows).toEqual(new Map(anew.map((row) => [keyOf(row), columnsOf(row)])));
    },
  );

  test('the newest month is the newest there is, and one desa is silent in August 2026', () => {
    expect(
      members
        .map(({ period }) => period)
        .sort()
        .at(-1),
    ).toBe('2026-10');
    const of = (period: string) => members.filter((row) => row.period === period).length;
    expect([of('2026-10'), of('2026-08')]).toEqual([294 * 3, 293 * 3]);
  });
});

describe('independence', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => /^(?!.*\.test\.ts$).*\.ts$/.test(name));

  test.each(files)('%s imports neither src/ nor what else imports it', (name) => {
    const foreign = importsOf(join(import.meta.dirname, name)).filter(
      (specifier) =>
        !specifier.startsWith('node:') &&
        specifier !== '@duckdb/node-api' &&
        !files.includes(specifier.replace('./', '')),
    );
    expect(foreign).toEqual([]);
  });

  test('the files are there', () => {
    expect(files).toContain('recompute.ts');
  });
});
