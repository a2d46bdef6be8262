import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approximateCells } from '#lib/domain/wilayah/cells.ts';
import { importCounts } from '#lib/server/imports/import-counts.ts';
import { readLedger, removeEntries } from '#lib/server/ledger/ledger.ts';
import { initEmpty } from '#lib/server/prepare.ts';
import { loadShapes } from '#lib/server/shapes/serve-shapes.ts';
import { readReference, type ReferenceDesa } from '#lib/server/warehouse/reference.ts';
import { cleanCount, NOW, reported, REPOSITORY } from './fixture-app.ts';
import { runCli } from './run-cli.ts';

// One branch's day on the command line, in order: each test goes on from the one before.

let root = '';
let dataDir = '';
let desa: ReferenceDesa[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'jangkau-cli-'));
  dataDir = join(root, 'data');
  await initEmpty({ appDir: REPOSITORY, dataDir, now: NOW, onProgress: () => undefined });
  ({ desa } = await readReference(REPOSITORY, '33.17'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const coverageOf = async (args: string[]) => {
  const { stdout, code } = await runCli(['coverage', '--level', 'kabupaten', '--format', 'json', ...args], {
    dataDir,
  });
  return {
    code,
    ...(JSON.parse(stdout) as { meta: Record<string, unknown>; rows: Record<string, unknown>[] }),
  };
};

describe('a day on the command line', () => {
  test('import loads counts of all desa and builds; coverage prints them, not simulated', async () => {
    const path = join(root, 'november.csv');
    const rows = desa.flatMap(({ code }) => reported('2026-11', code, 100, 50, 10));
    await writeFile(path, ['periode,kode_desa,segmen,sumber_iuran,status,jumlah', ...rows].join('\n'));
    const run = await runCli(['import', path], { dataDir });
    expect(run).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('accepted: 882 rows, 47040 people'),
    });
    const { rows: coverage, meta } = await coverageOf(['--segment', 'bpu']);
    expect(coverage).toMatchObject([{ active: 294 * 50, eligible: 171639, simulated: false, reason: null }]);
    expect(meta).toMatchObject({ simulated: false });
    expect(meta).not.toHaveProperty('note');
  });

  test('a bad file changes nothing, and the same content is loaded once', async () => {
    const bad = join(root, 'buruk.csv');
    const header = 'periode,kode_desa,segmen,sumber_iuran,status,jumlah';
    await writeFile(bad, `${header}\n2026-09,33.17.99.0001,pu,pemberi-kerja,aktif,1`);
    expect((await runCli(['import', bad], { dataDir })).code).toBe(1);
    expect((await readLedger(dataDir)).map(({ fileName }) => fileName)).toEqual(['november.csv']);
    const again = await runCli(['import', join(root, 'november.csv')], { dataDir });
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('already loaded') });
    expect(await readLedger(dataDir)).toHaveLength(1);
  });

  test('doctor notices a ledger that the served build is not made from', async () => {
    const counts = reported('2026-10', desa[0]!.code, 1, 1, 1).map(cleanCount);
    const facts = { dataDir, fileName: 'oktober.csv', simulated: false, importedAt: NOW, author: 'uji' };
    const added = [await importCounts(counts, facts)];
    const doctor = await runCli(['doctor'], { dataDir });
    expect(doctor.code).toBe(1);
    expect(doctor.stdout).toContain('FAILED  build: the served build is not made from the imports and facts');
    await removeEntries(dataDir, added);
  });

  test('demo data is not mixed with real imports', async () => {
    const run = await runCli(['init', '--demo'], { dataDir });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('holds real imports ("november.csv"); demo data is not mixed with them');
  });

  test('rollback serves the build before, and build returns to the newest', async () => {
    expect((await runCli(['rollback'], { dataDir })).code).toBe(0);
    expect((await coverageOf([])).rows).toMatchObject([{ active: null, reason: 'not-reported' }]);
    expect((await runCli(['build'], { dataDir })).code).toBe(0);
    expect((await coverageOf([])).rows).toMatchObject([{ active: 294 * 50 }]);
  });

  test('boundaries reports what matched and what is missing; the map has every desa', async () => {
    const features = approximateCells(desa)
      .slice(1)
      .map(({ code, ring }) => ({
        type: 'Feature',
        properties: { KODE_DESA: code.replaceAll('.', '') },
        geometry: { type: 'Polygon', coordinates: [ring] },
      }));
    const path = join(root, 'batas.geojson');
    await writeFile(path, JSON.stringify({ type: 'FeatureCollection', features }));
    const run = await runCli(['boundaries', path, '--source', 'Contoh', '--licence', 'CC0'], { dataDir });
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('matched 293 of 294 desa');
    expect(run.stdout).toContain(
      `missing (drawn as approximate cells): 1\n  ${desa[0]!.code} ${desa[0]!.name}`,
    );
    const { info } = await loadShapes(dataDir, desa);
    expect(info).toMatchObject({ kind: 'official', approximate: 1, total: 294, source: 'Contoh, CC0' });
  });

  test('doctor is content', async () => {
    const { code, stdout } = await runCli(['doctor'], { dataDir });
    expect(stdout).not.toContain('FAILED');
    expect(code).toBe(0);
  });
});
