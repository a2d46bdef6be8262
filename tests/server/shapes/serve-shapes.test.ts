import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { describe, expect, it, test } from 'vitest';
import { desaShapes, type DesaTopology } from '#lib/server/shapes/desa-topology.ts';
import { loadShapes, type Shapes } from '#lib/server/shapes/serve-shapes.ts';
import { collection, importText, REMBANG, sharedArcs, withFolder } from './fixtures.ts';

const byCode = ({ code }: { code: string }) => ({ code });

function geometriesOf({ json }: Shapes) {
  const topology: Topology<{ desa: GeometryCollection<{ approximate: boolean }> }> = JSON.parse(json);
  return topology.objects.desa.geometries;
}

const approximateIn = (shapes: Shapes) =>
  geometriesOf(shapes).flatMap(({ id, properties }) =>
    properties && 'approximate' in properties && properties.approximate ? [id] : [],
  );

const codesIn = (shapes: Shapes) =>
  geometriesOf(shapes)
    .map(({ id }) => String(id))
    .sort();

const CODES = REMBANG.map(({ code }) => code).sort();

describe('without official boundaries', () => {
  it('all 294 desa are approximate cells in less than 90 kB, edges shared', () =>
    withFolder(async (folder) => {
      const shapes = await loadShapes(folder, REMBANG);
      expect(codesIn(shapes)).toEqual(CODES);
      expect(approximateIn(shapes)).toHaveLength(294);
      expect(shapes.info).toEqual({
        ...{ kind: 'cells', approximate: 294, total: 294, source: null },
        bytes: Buffer.byteLength(shapes.json),
      });
      expect(shapes.info.bytes).toBeLessThan(90_000);
      expect(sharedArcs(JSON.parse(shapes.json))).toBeGreaterThan(600);
      expect(desaShapes(JSON.parse(shapes.json) as DesaTopology)).toHaveLength(294);
      expect(shapes.warning).toBeNull();
    }));

  it('the same sites give the same bytes and the same ETag', () =>
    withFolder(async (folder) => {
      const [one, two] = [await loadShapes(folder, REMBANG), await loadShapes(folder, REMBANG)];
      expect(one).toEqual(two);
      expect(one.etag).toBe(`"${one.version}"`);
      expect((await loadShapes(folder, REMBANG.slice(1))).etag).not.toBe(one.etag);
    }));
});

describe('with official boundaries', () => {
  it('all of them: none is approximate, and the source is named with its licence', () =>
    withFolder(async (folder) => {
      const cells = await loadShapes(folder, REMBANG);
      await importText(folder, collection(byCode), { source: 'BIG 2024', licence: 'CC BY 4.0' });
      const shapes = await loadShapes(folder, REMBANG);
      expect(codesIn(shapes)).toEqual(CODES);
      expect(approximateIn(shapes)).toEqual([]);
      expect(shapes.info).toMatchObject({ kind: 'official', approximate: 0, source: 'BIG 2024, CC BY 4.0' });
      expect(shapes.etag).not.toBe(cells.etag);
    }));

  it('one desa missing: it is there as an approximate cell, drawn below the others', () =>
    withFolder(async (folder) => {
      const [gone, ...rest] = REMBANG;
      await importText(folder, collection(byCode, rest));
      const shapes = await loadShapes(folder, REMBANG);
      expect(codesIn(shapes)).toEqual(CODES);
      expect(approximateIn(shapes)).toEqual([gone!.code]);
      expect(geometriesOf(shapes)[0]!.id).toBe(gone!.code);
      expect(shapes.info).toMatchObject({ kind: 'official', approximate: 1, total: 294, source: null });
    }));

  it('of a wider scope: only the desa asked for are sent', () =>
    withFolder(async (folder) => {
      await importText(folder, collection(byCode));
      const shapes = await loadShapes(folder, REMBANG.slice(0, 18));
      expect(codesIn(shapes)).toEqual(CODES.slice(0, 18));
      expect(shapes.info).toMatchObject({ kind: 'official', approximate: 0, total: 18 });
    }));
});

describe('with boundaries that cannot be used, cells are drawn and a warning says so', () => {
  const damage: [string, (text: string) => string][] = [
    ['cut off', (text) => text.slice(0, text.length / 2)],
    ['empty', () => ''],
    ['foreign JSON', () => '{"type":"module"}'],
    ['of another version', (text) => text.replace('"version":1', '"version":2')],
    ['with arcs missing', (text) => text.replace(/"arcs":\[\[\[.*?\]\]\]/, '"arcs":[[[0,0],[1,1]]]')],
  ];
  test.each(damage)('%s', (_, spoil) =>
    withFolder(async (folder) => {
      const cells = await loadShapes(folder, REMBANG);
      await importText(folder, collection(byCode));
      const path = join(folder, 'boundaries.json');
      const text = await readFile(path, 'utf8');
      expect(spoil(text)).not.toBe(text);
      await writeFile(path, spoil(text));
      const shapes = await loadShapes(folder, REMBANG);
      expect(shapes.warning).toMatch(/boundary file is damaged\. Load it again/);
      expect(shapes.json).toBe(cells.json);
      expect(shapes.info.kind).toBe('cells');
    }),
  );

  it('of another kabupaten', () =>
    withFolder(async (folder) => {
      await importText(folder, collection(byCode));
      const elsewhere = [{ code: '33.18.01.2001', lat: -6.8, lon: 111, areaKm2: 3 }];
      const shapes = await loadShapes(folder, elsewhere);
      expect(shapes.warning).toMatch(/none of the desa in scope/);
      expect(approximateIn(shapes)).toEqual(['33.18.01.2001']);
    }));
});
