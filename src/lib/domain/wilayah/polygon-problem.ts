import type { Geometry } from 'geojson';

const METRES = 'coordinates look like metres, export as WGS84 (EPSG:4326)';
const SWAPPED = 'latitude and longitude look swapped, export as longitude, latitude';

/**
 * Why a geometry cannot be drawn as an area, in a few English words; `null` when it can.
 * It has to be a Polygon or MultiPolygon of closed rings of at least four positions in WGS84 degrees.
 */
export function polygonProblem(geometry: Geometry | null | undefined): string | null {
  if (geometry === null || geometry === undefined) return 'no geometry';
  if (geometry.type === 'Polygon') return polygonsProblem([geometry.coordinates]);
  if (geometry.type === 'MultiPolygon') return polygonsProblem(geometry.coordinates);
  return `is a ${geometry.type}, not a Polygon or MultiPolygon`;
}

// Coordinates come from a file, whatever their declared type: nothing about them is taken for granted.
function polygonsProblem(polygons: unknown): string | null {
  if (!Array.isArray(polygons) || polygons.length === 0) return 'empty';
  return first(polygons, (rings: unknown) => {
    if (!Array.isArray(rings) || rings.length === 0) return 'empty';
    return first(rings, ringProblem) ?? (enclosesNothing(rings[0]) ? 'encloses no area' : null);
  });
}

function ringProblem(ring: unknown): string | null {
  if (!Array.isArray(ring) || ring.length === 0) return 'empty';
  const position = first(ring, positionProblem);
  if (position !== null) return position;
  if (ring.length < 4) return `a ring has ${ring.length} positions, at least 4 are needed`;
  const [start, end] = [ring[0], ring[ring.length - 1]];
  return start[0] === end[0] && start[1] === end[1] ? null : 'a ring is not closed';
}

function positionProblem(position: unknown): string | null {
  const [lon, lat] = Array.isArray(position) ? position : [];
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) return 'a coordinate is not a number';
  if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) return null;
  return Math.abs(lon) <= 90 && Math.abs(lat) <= 180 ? SWAPPED : METRES;
}

/** Shoelace sum around the first position, so that small far-away rings keep their digits. */
function enclosesNothing(ring: [number, number][]): boolean {
  const [x0, y0] = ring[0]!;
  let doubled = 0;
  for (let k = 1; k < ring.length; k++) {
    const [[ax, ay], [bx, by]] = [ring[k - 1]!, ring[k]!];
    doubled += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return doubled === 0;
}

function first<T>(items: readonly T[], problem: (item: T) => string | null): string | null {
  for (const item of items) {
    const found = problem(item);
    if (found !== null) return found;
  }
  return null;
}
