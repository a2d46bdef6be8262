import { combine, parseDbf, parseShp } from 'shpjs';
import { guardedZipEntries } from '../imports/readers/zip-guard.ts';
import { UserError } from '../user-error.ts';
import { asFeature, type GeoFile } from './geo-file.ts';

/** Files of one layer; `.prj` names its projection, `.cpg` the encoding of its texts. A `.shx` is not needed. */
interface Parts {
  shp: ArrayBuffer;
  dbf: ArrayBuffer;
  prj: string;
  cpg: string;
}

/**
 * The layers of a zipped shapefile, one per `.shp`, in degrees; names of its parts may differ in case.
 * @throws UserError when a part is missing or damaged
 */
export async function shapefileLayers(name: string, content: Uint8Array): Promise<GeoFile['layers']> {
  const entries = await guardedZipEntries(content, isPart);
  const parts = new Map([...entries].map(([entry, bytes]) => [entry.toLowerCase(), bytes]));
  const shapes = [...entries].filter(([entry]) => /\.shp$/i.test(entry));
  if (shapes.length === 0) throw noShapes(name);
  return shapes.map(([entry, shp]) => {
    const part = (extension: string) => parts.get(entry.toLowerCase().replace(/shp$/, extension));
    const dbf = part('dbf');
    if (!dbf) throw noTable(name, entry);
    const texts = { prj: textOf(part('prj')), cpg: textOf(part('cpg')) };
    return { name: entry, features: featuresOf(name, { shp: bufferOf(shp), dbf: bufferOf(dbf), ...texts }) };
  });
}

/** macOS puts a file of its own beside each file, under the same name in `__MACOSX/` with `._` before it. */
function isPart(entry: string): boolean {
  return /\.(shp|dbf|prj|cpg)$/i.test(entry) && !/(^|\/)(__MACOSX\/|\._)/.test(entry);
}

function noShapes(name: string): UserError {
  return new UserError(
    `${name} is a ZIP without a .shp in it. Zip all parts of one shapefile together (.shp, .dbf, .prj), or load a GeoJSON as it is, unzipped.`,
    `${name} adalah ZIP tanpa .shp di dalamnya. Satukan semua bagian shapefile dalam satu ZIP (.shp, .dbf, .prj), atau muat GeoJSON langsung tanpa ZIP.`,
  );
}

function noTable(name: string, entry: string): UserError {
  return new UserError(
    `${name} has ${entry} but no .dbf beside it, which holds the codes and names. Zip all parts of the shapefile together.`,
    `${name} berisi ${entry} tanpa .dbf di sampingnya, padahal di situlah kode dan nama. Satukan semua bagian shapefile dalam satu ZIP.`,
  );
}

function featuresOf(name: string, parts: Parts): GeoFile['layers'][number]['features'] {
  const { shapes, rows } = orRefuse(name, () => {
    if (isCutOff(parts)) throw damaged(name);
    const { shp, dbf, prj, cpg } = parts;
    return { shapes: parseShp(shp, prj), rows: parseDbf(dbf, bufferOf(new TextEncoder().encode(cpg))) };
  });
  if (shapes.length !== rows.length) throw notTogether(name, shapes.length, rows.length);
  return combine([shapes, rows]).features.map(asFeature);
}

/** The parser takes what is left of a `.shp` for all of it, and makes as many rows of a `.dbf` as its header says. */
function isCutOff({ shp, dbf }: Parts): boolean {
  const table = new DataView(dbf);
  const rows = table.getUint32(4, true);
  const bytesOfTable = table.getUint16(8, true) + rows * table.getUint16(10, true);
  const bytesOfShapes = 2 * new DataView(shp).getInt32(24);
  return bytesOfShapes > shp.byteLength || bytesOfTable > dbf.byteLength || rows > dbf.byteLength;
}

function orRefuse<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch {
    throw damaged(name);
  }
}

function damaged(name: string): UserError {
  return new UserError(
    `${name} is damaged or cut off: its shapefile cannot be read. Export it again.`,
    `${name} rusak atau terpotong: shapefile di dalamnya tidak bisa dibaca. Ekspor ulang.`,
  );
}

function notTogether(name: string, shapes: number, rows: number): UserError {
  return new UserError(
    `${name} has ${shapes} shapes but ${rows} rows of codes and names: its .shp and .dbf are not of the same layer. Export it again.`,
    `${name} berisi ${shapes} bentuk tetapi ${rows} baris kode dan nama: .shp dan .dbf di dalamnya bukan dari lapisan yang sama. Ekspor ulang.`,
  );
}

function textOf(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes).trim();
}

/** A buffer of its own: the parser reads from the start of the whole one. */
function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
