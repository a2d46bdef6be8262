import type { Position } from 'geojson';
import type { SnapshotPlace, SnapshotShape } from '#lib/domain/reports/snapshot.ts';
import { servedShapes } from '../../pages/served-shapes.ts';
import { desaShapes, type DesaShape, type DesaTopology } from '../../shapes/desa-topology.ts';
import type { Freezing } from './freezing.ts';
import { liesIn } from './place.ts';

const WIDTH = 1000;
/** A ring with fewer corners encloses nothing. */
const LEAST_CORNERS = 3;

export interface FrozenMap {
  shapes: SnapshotShape[];
  /** Desa drawn as cells around their centre. */
  approximate: number;
  /** Whose boundaries these are; null for cells only. */
  credit: string | null;
}

/** The desa of a place, drawn flat. */
export async function frozenMap(freezing: Freezing, place: SnapshotPlace): Promise<FrozenMap> {
  const { all, credit } = await freezing.once('shapes', async () => {
    const { json, info } = await servedShapes(freezing.context);
    return { all: desaShapes(JSON.parse(json) as DesaTopology), credit: info.source };
  });
  const shapes = flatShapes(all.filter(({ code }) => liesIn(code, place)));
  const approximate = shapes.filter((shape) => shape.approximate).length;
  return { shapes, approximate, credit: approximate < shapes.length ? credit : null };
}

/**
 * Shapes in a flat box 1000 wide, whole numbers, y down: equirectangular with the middle latitude true. Each position goes to one place
 * whichever shape it belongs to, so neighbours still meet.
 */
export function flatShapes(shapes: readonly DesaShape[]): SnapshotShape[] {
  const flat = projection(shapes.flatMap((shape) => ringsOf(shape).flat()));
  return shapes.map((shape) => ({
    code: shape.code,
    approximate: shape.approximate,
    rings: ringsOf(shape)
      .map((ring) => withoutRepeats(ring.map(flat)))
      .filter((ring) => ring.length >= LEAST_CORNERS)
      .map((ring) => ring.flat()),
  }));
}

function ringsOf({ geometry }: DesaShape): Position[][] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}

type Corner = [number, number];

function projection(positions: readonly Position[]): (position: Position) => Corner {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [lon, lat] of positions as Corner[]) {
    [west, east] = [Math.min(west, lon), Math.max(east, lon)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = WIDTH / Math.max((east - west) * narrowing, Number.MIN_VALUE);
  return (position) => {
    const [lon, lat] = position as Corner;
    return [Math.round((lon - west) * narrowing * scale), Math.round((north - lat) * scale)];
  };
}

/** Corners that fell on the one before go, and so does the last where it closes the ring. */
function withoutRepeats(ring: readonly Corner[]): Corner[] {
  const same = (a: Corner, b: Corner | undefined) => a[0] === b?.[0] && a[1] === b[1];
  const kept = ring.filter((corner, i) => i === 0 || !same(corner, ring[i - 1]));
  return kept.length > 1 && same(kept[0]!, kept.at(-1)) ? kept.slice(0, -1) : kept;
}
