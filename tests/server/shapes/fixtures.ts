import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Feature, FeatureCollection, Polygon, Position } from 'geojson';
import type { Topology } from 'topojson-specification';
import { approximateCells } from '#lib/domain/wilayah/cells.ts';
import { prepareBoundaries, type PrepareBoundariesOptions } from '#lib/server/shapes/prepare-boundaries.ts';
import { REMBANG } from '../../domain/wilayah/rembang.ts';

export { REMBANG };

export type Desa = (typeof REMBANG)[number];

export const IMPORTED_AT = '2026-11-23T08:00:00.000Z';

/** Runs with an empty folder that is gone afterwards. */
export async function withFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'jangkau-shapes-'));
  try {
    await run(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A made-up boundary file: each desa's cell, as `describeDesa` says, its corners moved by `move`. */
export function collection(
  describeDesa: (desa: Desa) => Record<string, unknown>,
  desa: readonly Desa[] = REMBANG,
  move: (position: Position) => Position = (position) => position,
): FeatureCollection<Polygon> {
  const rings = new Map(approximateCells(REMBANG).map(({ code, ring }) => [code, ring]));
  return {
    type: 'FeatureCollection',
    features: desa.map((one): Feature<Polygon> => ({
      type: 'Feature',
      properties: describeDesa(one),
      geometry: { type: 'Polygon', coordinates: [rings.get(one.code)!.map(move)] },
    })),
  };
}

/** Prepares boundaries from a text, an object or bytes, and puts them into the folder. */
export async function importText(
  folder: string,
  content: unknown,
  options: Partial<PrepareBoundariesOptions> = {},
) {
  const bytes =
    content instanceof Uint8Array
      ? content
      : new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));
  const { report, payload } = await prepareBoundaries('input.geojson', bytes, REMBANG, {
    importedAt: IMPORTED_AT,
    ...options,
  });
  await writeFile(join(folder, 'boundaries.json'), payload);
  return report;
}

export async function readTopology(folder: string): Promise<Topology> {
  return JSON.parse(await readFile(join(folder, 'boundaries.json'), 'utf8')).topology;
}

/** How many arcs belong to two geometries. */
export function sharedArcs(topology: Topology): number {
  const users = new Map<number, Set<unknown>>();
  const { desa } = topology.objects;
  const geometries = desa?.type === 'GeometryCollection' ? desa.geometries : [];
  for (const geometry of geometries) {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') continue;
    for (const arc of geometry.arcs.flat(2)) {
      const index = arc < 0 ? ~arc : arc;
      users.set(index, (users.get(index) ?? new Set()).add(geometry));
    }
  }
  return [...users.values()].filter((set) => set.size === 2).length;
}
