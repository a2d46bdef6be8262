import type { Position } from 'geojson';
import { describe, expect, it, test } from 'vitest';
import { seededRandom } from '#lib/domain/random/random.ts';
import { prepareBoundaries } from '#lib/server/shapes/prepare-boundaries.ts';
import { desaShapes } from '#lib/server/shapes/desa-topology.ts';
import { UserError } from '#lib/server/user-error.ts';
import { collection, IMPORTED_AT, REMBANG } from './fixtures.ts';
import { shapefileParts, zipOf } from './shapefile-bytes.ts';

const SOME = REMBANG.slice(0, 6);
const coded = collection(({ code, name }) => ({ KODE_DESA: code, DESA: name }), SOME);
const { shp, dbf } = shapefileParts(coded);

async function prepare(files: Record<string, Uint8Array | string>) {
  const { report, payload } = await prepareBoundaries('batas.zip', zipOf(files), SOME, {
    importedAt: IMPORTED_AT,
  });
  return { report, shapes: desaShapes(JSON.parse(payload).topology) };
}

function cornersOf(shapes: Awaited<ReturnType<typeof prepare>>['shapes']): Position[] {
  return shapes
    .toSorted((a, b) => a.code.localeCompare(b.code))
    .flatMap(({ geometry }) => geometry.coordinates.flat(geometry.type === 'Polygon' ? 1 : 2) as Position[]);
}

describe('a zipped shapefile', () => {
  const names: [string, Record<string, Uint8Array>][] = [
    ['in upper case', { 'BATAS.SHP': shp, 'BATAS.DBF': dbf }],
    ['in mixed case', { 'Batas_Desa.Shp': shp, 'batas_desa.DBF': dbf }],
    [
      'in a folder, with dots and spaces',
      { 'Peta 2024/batas desa v1.2.shp': shp, 'Peta 2024/batas desa v1.2.dbf': dbf },
    ],
    [
      'zipped by macOS, which adds files of its own',
      {
        'desa.shp': shp,
        '__MACOSX/._desa.shp': Buffer.from('Mac OS X'),
        'desa.dbf': dbf,
        '._desa.dbf': Buffer.from('Mac'),
      },
    ],
    [
      'with every part there can be',
      {
        'd.shp': shp,
        'd.shx': Buffer.alloc(100),
        'd.dbf': dbf,
        'd.sbn': Buffer.alloc(9),
        'd.shp.xml': Buffer.from('<x/>'),
      },
    ],
  ];
  test.each(names)('with names %s', async (_, files) => {
    const { report } = await prepare(files);
    expect(report.matched.map(({ code }) => code)).toEqual(SOME.map(({ code }) => code));
    expect(report.matchedBy).toEqual({ kemendagri: 6, bps: 0, name: 0 });
  });

  it('gives the shapes that the same GeoJSON gives', async () => {
    const text = new TextEncoder().encode(JSON.stringify(coded));
    const plain = await prepareBoundaries('batas.geojson', text, SOME, { importedAt: IMPORTED_AT });
    const { shapes } = await prepare({ 'a.shp': shp, 'a.dbf': dbf });
    expect(shapes).toEqual(desaShapes(JSON.parse(plain.payload).topology));
  });

  it('of several layers: the one with most desa is used', async () => {
    const roads = shapefileParts(collection(({ name }) => ({ JALAN: name }), SOME));
    const files = { 'jalan.shp': roads.shp, 'jalan.dbf': roads.dbf, 'Desa.shp': shp, 'Desa.dbf': dbf };
    const { report } = await prepare(files);
    expect(report).toMatchObject({ layer: 'Desa.shp', features: 6 });
  });

  it('in a projection is brought to degrees by its .prj', async () => {
    const R = 6_378_137;
    const mercator = ([lon, lat]: Position): Position => [
      (R * lon! * Math.PI) / 180,
      R * Math.log(Math.tan(Math.PI / 4 + (lat! * Math.PI) / 360)),
    ];
    const metres = shapefileParts(collection(({ code }) => ({ KODE: code }), SOME, mercator));
    const { shapes } = await prepare({ 'a.shp': metres.shp, 'a.dbf': metres.dbf, 'A.PRJ': WEB_MERCATOR });
    const wanted = cornersOf((await prepare({ 'a.shp': shp, 'a.dbf': dbf })).shapes);
    const found = cornersOf(shapes);
    expect(found).toHaveLength(wanted.length);
    const errors = found.flatMap((corner, i) => corner.map((value, k) => Math.abs(value - wanted[i]![k]!)));
    expect(Math.max(...errors)).toBeLessThan(1e-4); // eleven metres: both were rounded on a grid of their own
    const blind = prepare({ 'a.shp': metres.shp, 'a.dbf': metres.dbf });
    await expect(blind).rejects.toThrow('coordinates look like metres');
    const unknown = prepare({ 'a.shp': metres.shp, 'a.dbf': metres.dbf, 'a.prj': 'PROJCS["?"' });
    await expect(unknown).rejects.toThrow('coordinates look like metres');
  });

  test.each<[string, BufferEncoding, string | null]>([
    ['UTF-8 without a .cpg', 'utf8', null],
    ['UTF-8', 'utf8', 'UTF-8\r\n'],
    ['Windows-1252 by its number', 'latin1', '1252'],
    ['Latin 1', 'latin1', 'ISO-8859-1'],
  ])('with texts in %s', async (_, encoding, cpg) => {
    const named = collection(() => ({ DESA: 'Café', KEC: 'Île' }), SOME.slice(0, 1));
    const parts = shapefileParts(named, (text) => Buffer.from(text, encoding));
    const desa = [{ ...SOME[0]!, name: 'Café', kecamatan: 'Île' }];
    const zip = zipOf({ 'a.shp': parts.shp, 'a.dbf': parts.dbf, ...(cpg && { 'A.cpg': cpg }) });
    const { report } = await prepareBoundaries('a.zip', zip, desa, { importedAt: IMPORTED_AT });
    expect(report.matchedBy).toMatchObject({ name: 1 });
  });
});

describe('a zip that cannot be used is refused with a sentence, in both languages', () => {
  const endless = Buffer.from(dbf);
  endless.writeUInt32LE(4_000_000_000, 4);
  const weightless = Buffer.from(endless);
  weightless.writeUInt16LE(0, 10);
  const five = shapefileParts(collection(({ code }) => ({ KODE: code }), SOME.slice(1)));
  test.each<[string, Record<string, Uint8Array>, RegExp]>([
    ['no .shp', { 'batas.geojson': Buffer.from(JSON.stringify(coded)) }, /is a ZIP without a \.shp/],
    ['empty', {}, /is a ZIP without a \.shp|refused/],
    ['no .dbf', { 'Peta/Batas.SHP': shp }, /has Peta\/Batas\.SHP but no \.dbf beside it/],
    ['a .dbf of another name', { 'a.shp': shp, 'b.dbf': dbf }, /has a\.shp but no \.dbf/],
    [
      'the .shp is cut off',
      { 'a.shp': shp.subarray(0, shp.length - 40), 'a.dbf': dbf },
      /damaged or cut off/,
    ],
    [
      'the .dbf is cut off',
      { 'a.shp': shp, 'a.dbf': dbf.subarray(0, dbf.length - 40) },
      /damaged or cut off/,
    ],
    ['both are empty', { 'a.shp': Buffer.alloc(0), 'a.dbf': Buffer.alloc(0) }, /damaged or cut off/],
    ['the .dbf claims billions of rows', { 'a.shp': shp, 'a.dbf': endless }, /damaged or cut off/],
    ['the .dbf claims billions of empty rows', { 'a.shp': shp, 'a.dbf': weightless }, /damaged or cut off/],
    ['parts of two layers', { 'a.shp': shp, 'a.dbf': five.dbf }, /6 shapes but 5 rows of codes/],
  ])('%s', async (_, files, sentence) => {
    const refusal = await prepare(files).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UserError);
    expect((refusal as UserError).message).toMatch(sentence);
    expect((refusal as UserError).in('id')).not.toBe((refusal as UserError).message);
  });

  it('whatever bytes are changed: read or refused, nothing else', async () => {
    const outcomes = new Set<string>();
    for (let seed = 0; seed < 500; seed++) {
      const random = seededRandom(seed);
      const spoilt = [Buffer.from(shp), Buffer.from(dbf)] as const;
      for (let change = 0; change < 1 + 5 * random(); change++) {
        const part = spoilt[random() < 0.5 ? 0 : 1];
        part[Math.floor(random() * (random() < 0.5 ? 140 : part.length))] = Math.floor(random() * 256);
      }
      const outcome = await prepare({ 'a.shp': spoilt[0], 'a.dbf': spoilt[1] }).catch(
        (error: unknown) => error,
      );
      if (outcome instanceof Error && !(outcome instanceof UserError)) throw outcome;
      outcomes.add(outcome instanceof Error ? 'refused' : 'read');
    }
    expect([...outcomes].sort()).toEqual(['read', 'refused']);
  });
});

const WEB_MERCATOR = `PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]`;
