import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature, quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import type { ArcIndexes, GeometryCollection, Topology } from 'topojson-specification';
import { polygonProblem } from '#lib/domain/wilayah/polygon-problem.ts';

/** The outline of one desa. `approximate`: a cell around its centre, not its boundary. */
export interface DesaShape {
  code: string;
  approximate: boolean;
  geometry: Polygon | MultiPolygon;
}

type DesaProperties = { approximate: boolean };

/** TopoJSON with one object `desa`; each geometry's `id` is the desa code. */
export type DesaTopology = Topology<{ desa: GeometryCollection<DesaProperties> }>;

/** Steps of the grid along either side of the box; half a metre for a kabupaten 50 km wide. */
const QUANTISATION = 1e5;
/** No ring is simplified to fewer corners, unless it had fewer. */
const LEAST_CORNERS = 8;
const BISECTIONS = 12;

/** Outlines as one topology: an edge of two desa is stored once, if both have the same positions along it. */
export function desaTopology(shapes: readonly DesaShape[]): DesaTopology {
  const desa: FeatureCollection = {
    type: 'FeatureCollection',
    features: shapes.map(({ code, approximate, geometry }) => ({
      type: 'Feature',
      id: code,
      properties: { approximate },
      geometry,
    })),
  };
  return topology({ desa }, QUANTISATION) as DesaTopology;
}

/** The outlines in a topology, with those left out that enclose nothing or are damaged. */
export function desaShapes(source: DesaTopology): DesaShape[] {
  return feature<DesaProperties>(source, source.objects.desa).features.flatMap(
    ({ id, properties, geometry }) => {
      if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return [];
      if (typeof id !== 'string' || !enclosesSomething(geometry)) return [];
      return [{ code: id, approximate: properties?.approximate === true, geometry }];
    },
  );
}

function enclosesSomething(geometry: Polygon | MultiPolygon): boolean {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return parts.some((coordinates) => polygonProblem({ type: 'Polygon', coordinates }) === null);
}

/**
 * The most detailed simplification whose JSON is at most `targetBytes` long, by Visvalingam & Whyatt (1993): points
 * go from shared arcs, so neighbours stay joined; no desa is lost and every ring keeps at least eight corners, even
 * where that takes more bytes.
 */
export function simplifyToSize(full: DesaTopology, targetBytes: number): DesaTopology {
  if (bytesOf(full) <= targetBytes) return full;
  const weighed = presimplify(full);
  pinCorners(weighed);
  const weights = weightsOf(weighed);
  const keeping = (share: number) => {
    const lightest = weights[Math.floor(share * weights.length) - 1] ?? Infinity;
    return quantize(simplify(weighed, lightest), full.transform!);
  };
  let [low, high] = [0, 1];
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (low + high) / 2;
    if (bytesOf(keeping(middle)) <= targetBytes) low = middle;
    else high = middle;
  }
  return keeping(low);
}

/** Length of the JSON in UTF-8. */
export function bytesOf(source: Topology): number {
  return Buffer.byteLength(JSON.stringify(source));
}

/** Weights of the points that may go, heaviest first. */
function weightsOf(weighed: DesaTopology): Float64Array {
  const weights = weighed.arcs.flatMap((arc) => arc.map(([, , weight]) => weight!)).filter(Number.isFinite);
  return Float64Array.from(weights).sort().reverse();
}

/** Makes the heaviest points of every ring unremovable, until the ring has its least corners. */
function pinCorners(weighed: DesaTopology): void {
  for (const ring of ringsOf(weighed)) {
    const inner = ring.flatMap((arc) => weighed.arcs[arc < 0 ? ~arc : arc]!.slice(1, -1));
    inner.sort((a, b) => b[2]! - a[2]!);
    for (const point of inner.slice(0, Math.max(0, LEAST_CORNERS - ring.length))) point[2] = Infinity;
  }
}

function ringsOf(source: DesaTopology): ArcIndexes[] {
  return source.objects.desa.geometries.flatMap((geometry) => {
    if (geometry.type === 'Polygon') return geometry.arcs;
    return geometry.type === 'MultiPolygon' ? geometry.arcs.flat() : [];
  });
}
