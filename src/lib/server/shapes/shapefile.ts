import { combine, parseDbf, parseShp } from 'shpjs';
import { guardedZipEntries } from '../imports/readers/zip-guard.ts';
import { UserError } from '../user-error.ts';
import { asFeature, type GeoFile } from './geo-file.ts';

/**
 * The layers of a zipped shapefile, one per `.shp`.
 * @throws UserError when a part is missing or damaged
 */
export async function shapefileLayers(name: string, content: Uint8Array): Promise<GeoFile['layers']> {
  const entries = await guardedZipEntries(content, (entry) => /\.(shp|dbf|prj|cpg)$/i.test(entry));
  const parts = new Map([...entries].map(([entry, bytes]) => [entry.toLowerCase(), bytes]));
  const shapes = [...parts.keys()].filter((entry) => entry.endsWith('.shp'));
  return shapes.map((entry) => {
    const part = (extension: string) => parts.get(entry.replace(/shp$/, extension));
    const [shp, dbf] = [part('shp')!, part('dbf')];
    if (!dbf) {
      throw new UserError(
        `${name} has ${entry} but no .dbf beside it, which holds the codes and names. Zip all parts of the shapefile together.`,
        `${name} berisi ${entry} tanpa .dbf di sampingnya, padahal di situlah kode dan nama. Satukan semua bagian shapefile dalam satu ZIP.`,
      );
    }
    return { name: entry, features: featuresOf(name, shp, dbf, textOf(part('prj')), textOf(part('cpg'))) };
  });
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes && new TextDecoder().decode(bytes).trim();
}

function featuresOf(name: string, shp: Uint8Array, dbf: Uint8Array, prj?: string, cpg?: string) {
  try {
    const collection = combine([
      parseShp(bufferOf(shp), prj),
      parseDbf(bufferOf(dbf), bufferOf(new TextEncoder().encode(cpg ?? ''))),
    ]);
    return collection.features.map(asFeature);
  } catch {
    throw new UserError(
      `${name} is damaged: its shapefile cannot be read. Export it again.`,
      `${name} rusak: shapefile di dalamnya tidak bisa dibaca. Ekspor ulang.`,
    );
  }
}

/** A buffer of its own: the parser reads from the start of the whole one. */
function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
