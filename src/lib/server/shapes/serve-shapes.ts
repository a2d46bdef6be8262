import { createHash } from 'node:crypto';
import { approximateCells, type CellSite } from '#lib/domain/wilayah/cells.ts';
import type { ShapesInfo } from '#lib/views/page-data.ts';
import { damagedBoundaries, readBoundaryFile, type BoundaryFile } from './boundary-file.ts';
import { desaShapes, desaTopology, type DesaShape } from './desa-topology.ts';

/** The shapes of all desa, ready to be sent. */
export interface Shapes {
  /** TopoJSON text: object `desa`, each geometry's `id` the desa code, property `approximate`. */
  json: string;
  /** Changes when the shapes do; for the URL. */
  version: string;
  /** The same as an HTTP header value, quoted. */
  etag: string;
  info: ShapesInfo;
  /** Why official boundaries that are there were not used; `null` where all is well. */
  warning: string | null;
}

interface Official {
  shapes: DesaShape[];
  source: string | null;
}

/**
 * Official boundaries where the data folder has them (`boundaryPath`), an approximate cell for every other desa: none is
 * ever left out. A damaged file is reported in `warning` and cells are drawn instead.
 * @throws RangeError when two sites coincide or one has no usable centre or area
 */
export async function loadShapes(dataDir: string, sites: readonly CellSite[]): Promise<Shapes> {
  const { official, warning } = await loadOfficial(dataDir, sites);
  const known = new Set(official?.shapes.map(({ code }) => code));
  const cells = approximateCells(sites)
    .filter(({ code }) => !known.has(code))
    .map(cellShape);
  // Cells come first: where a cell and a neighbour's boundary overlap, the boundary is drawn on top.
  const json = JSON.stringify(desaTopology([...cells, ...(official?.shapes ?? [])]));
  const version = createHash('sha256').update(json).digest('hex').slice(0, 16);
  const info: ShapesInfo = {
    kind: official ? 'official' : 'cells',
    approximate: cells.length,
    total: sites.length,
    source: official?.source ?? null,
    bytes: Buffer.byteLength(json),
  };
  return { json, version, etag: `"${version}"`, info, warning };
}

async function loadOfficial(
  dataDir: string,
  sites: readonly CellSite[],
): Promise<{ official: Official | null; warning: string | null }> {
  try {
    const file = await readBoundaryFile(dataDir);
    if (file === null) return { official: null, warning: null };
    const shapes = shapesIn(file, new Set(sites.map(({ code }) => code)));
    if (shapes.length > 0) return { official: { shapes, source: creditOf(file) }, warning: null };
    return {
      official: null,
      warning: 'The boundaries have none of the desa in scope; approximate cells are drawn.',
    };
  } catch (error) {
    return { official: null, warning: error instanceof Error ? error.message : String(error) };
  }
}

function shapesIn({ topology }: BoundaryFile, codes: ReadonlySet<string>): DesaShape[] {
  try {
    return desaShapes(topology).filter(({ code }) => codes.has(code));
  } catch (error) {
    throw damagedBoundaries(error);
  }
}

function creditOf({ source, licence }: BoundaryFile): string | null {
  return [source, licence].filter((text) => text !== null).join(', ') || null;
}

function cellShape({ code, ring }: { code: string; ring: [number, number][] }): DesaShape {
  return { code, approximate: true, geometry: { type: 'Polygon', coordinates: [ring] } };
}
