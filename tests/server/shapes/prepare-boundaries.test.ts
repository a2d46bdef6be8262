import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { topology as topologyOf } from 'topojson-server';
import { desaShapes, type DesaTopology } from '#lib/server/shapes/desa-topology.ts';
import { UserError } from '#lib/server/user-error.ts';
import {
  collection,
  IMPORTED_AT,
  importText,
  readTopology,
  REMBANG,
  sharedArcs,
  withFolder,
} from './fixtures.ts';

const REPOSITORY = resolve(import.meta.dirname, '../../..');
const GEO = process.env.JANGKAU_GEO ?? join(REPOSITORY, '../shared/geo');

describe('the official boundaries of Rembang', () => {
  for (const name of ['rembang-desa-boundaries.geojson', 'rembang-desa-boundaries.topojson']) {
    const path = join(GEO, name);
    const absent = !existsSync(path);
    const title = `${name}: 294 of 294 matched, at most 400 kB, edges shared`;
    test.skipIf(absent)(
      absent ? `${title} (skipped: file not found, set JANGKAU_GEO to its folder)` : title,
      () =>
        withFolder(async (dataDir) => {
          const report = await importText(dataDir, await readFile(path));
          expect(report.matched).toHaveLength(294);
          expect(report).toMatchObject({ missing: [], unmatched: [], duplicates: [], invalid: [] });
          const text = await readFile(join(dataDir, 'boundaries.json'), 'utf8');
          expect(Buffer.byteLength(text)).toBeLessThanOrEqual(400_000);
          expect(sharedArcs(await readTopology(dataDir))).toBeGreaterThan(600);
        }),
    );

    test.skipIf(absent)(
      `${name}: simplified as far as it goes, no desa is lost${absent ? ' (skipped)' : ''}`,
      () =>
        withFolder(async (dataDir) => {
          const report = await importText(dataDir, await readFile(path), { targetBytes: 1 });
          expect(report.bytes).toBeLessThan(0.65 * report.bytesBefore);
          const topology = await readTopology(dataDir);
          expect(desaShapes(topology as DesaTopology)).toHaveLength(294);
          expect(sharedArcs(topology)).toBeGreaterThan(600);
        }),
    );
  }
});

describe('a boundary file that can be used', () => {
  it('is matched by BPS codes through the crosswalk: Pandean keeps the shape of Pandean', () =>
    withFolder(async (folder) => {
      const report = await importText(
        folder,
        collection(({ bpsCode }) => ({ IDDESA: bpsCode })),
      );
      expect(report.matchedBy).toEqual({ kemendagri: 0, bps: 294, name: 0 });
      const shapes = desaShapes((await readTopology(folder)) as DesaTopology);
      for (const { code, lat, lon } of REMBANG.filter(({ name }) => ['Pandean', 'Padaran'].includes(name))) {
        const { coordinates } = shapes.find((shape) => shape.code === code)!.geometry;
        const ring = coordinates.flat(coordinates.length > 1 ? 2 : 1) as [number, number][];
        expect(Math.min(...ring.map(([x]) => x))).toBeLessThan(lon);
        expect(Math.max(...ring.map(([x]) => x))).toBeGreaterThan(lon);
        expect(Math.min(...ring.map(([, y]) => y))).toBeLessThan(lat);
        expect(Math.max(...ring.map(([, y]) => y))).toBeGreaterThan(lat);
      }
    }));

  it('is matched by kecamatan and desa names', () =>
    withFolder(async (folder) => {
      const named = collection(({ name, kecamatan }) => ({
        NAMOBJ: `Desa ${name}`,
        WADMKC: kecamatan.toUpperCase(),
      }));
      const report = await importText(folder, named);
      expect(report.matchedBy).toEqual({ kemendagri: 0, bps: 0, name: 294 });
      expect(report.total).toBe(294);
    }));

  it('may begin with a byte order mark', () =>
    withFolder(async (folder) => {
      const text = `\uFEFF${JSON.stringify(collection(({ code }) => ({ code })))}`;
      expect((await importText(folder, text)).matched).toHaveLength(294);
    }));

  it('may be TopoJSON with several objects: the one with the desa is used', () =>
    withFolder(async (folder) => {
      const desa = collection(({ code }) => ({ kode: code }));
      const outline = collection(() => ({ nama: 'Rembang' }), REMBANG.slice(0, 1));
      const report = await importText(folder, topologyOf({ outline, batas: desa }, 1e5));
      expect(report).toMatchObject({ layer: 'batas', features: 294 });
      expect(report.matched).toHaveLength(294);
    }));

  it('is written with its origin, the hash of the file and the time of import', () =>
    withFolder(async (folder) => {
      const credit = { source: 'BIG 2024', licence: 'CC BY 4.0' };
      const report = await importText(
        folder,
        collection(({ code }) => ({ code })),
        credit,
      );
      const { topology, ...written } = JSON.parse(await readFile(join(folder, 'boundaries.json'), 'utf8'));
      expect(written).toEqual({
        ...{ version: 1, ...credit, importedAt: IMPORTED_AT, sha256: report.sha256 },
        matchedBy: { kemendagri: 294, bps: 0, name: 0 },
      });
      expect(report.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(topology.objects.desa.geometries[0]).toMatchObject({
        ...{ id: '33.17.01.2001', properties: { approximate: false } },
      });
      expect((await readdir(folder)).sort()).toEqual(['boundaries.json']);
    }));

  it('may miss desa, and have others: both are reported', () =>
    withFolder(async (folder) => {
      const file = collection(({ code, name }) => ({ code, name }), REMBANG.slice(1));
      file.features[0]!.properties = { code: '33.18.01.2001', name: 'Elsewhere' };
      const report = await importText(folder, file);
      expect(report.missing).toEqual(REMBANG.slice(0, 2).map(({ code }) => code));
      expect(report.unmatched).toHaveLength(1);
    }));
});

describe('a file that cannot be used is refused with a sentence, and changes nothing', () => {
  const good = collection(({ code }) => ({ code }));
  const metres = collection(
    ({ code }) => ({ code }),
    REMBANG,
    ([lon, lat]) => [lon! * 111_320, lat! * 110_570],
  );
  const strangers = collection(({ areaKm2 }) => ({ LUAS: areaKm2, REMARK: 'sawah' }));
  const brokenTopology = topologyOf({ desa: good }, 1e5);
  brokenTopology.arcs.length = 3;

  test.each<[string, unknown, RegExp]>([
    ['cut off', JSON.stringify(good).slice(0, 5000), /input\.geojson is damaged or cut off/],
    ['empty', '', /is empty/],
    ['no JSON', 'kode;nama', /is not JSON\. Export it as a GeoJSON FeatureCollection/],
    ['a zip that is none', 'PK\u0003\u0004 zip', /is refused: it is damaged/],
    [
      'foreign JSON',
      { name: 'jangkau', type: 'module' },
      /holds JSON without shapes \(its "type" is "module"\)/,
    ],
    ['a JSON list', [1, 2], /holds JSON without shapes \(it has no "type"\)/],
    ['without features', { type: 'FeatureCollection', features: [] }, /has no features/],
    [
      'in metres',
      metres,
      /None of the 294 features .*coordinates look like metres, export as WGS84 \(EPSG:4326\)/,
    ],
    ['TopoJSON without its arcs', brokenTopology, /is damaged: its TopoJSON objects refer to arcs/],
    [
      'about something else',
      strangers,
      /one of the 294 desa\. Looked for .*33\.17\.01\.2001.*properties: LUAS, REMARK/,
    ],
  ])('%s', (_, content, sentence) =>
    withFolder(async (folder) => {
      await writeFile(join(folder, 'boundaries.json'), 'as before');
      const refusal = importText(folder, content);
      await expect(refusal).rejects.toThrow(sentence);
      await expect(refusal).rejects.toBeInstanceOf(UserError);
      expect(await readFile(join(folder, 'boundaries.json'), 'utf8')).toBe('as before');
    }),
  );
});
