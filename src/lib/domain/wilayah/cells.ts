import { Delaunay } from 'd3-delaunay';
import { circle, clipConvex, counterClockwise, withCorners, type Point } from './convex.ts';

/** A desa's centre (WGS84 degrees) and area. */
export interface CellSite {
  code: string;
  lat: number;
  lon: number;
  areaKm2: number;
}

/** An approximate outline: closed ring, counter-clockwise, WGS84, rounded to 5 decimals (about a metre). */
export interface Cell {
  code: string;
  ring: [lon: number, lat: number][];
}

const CIRCLE_VERTICES = 40;
const KM_PER_DEGREE = 111.195; // mean Earth radius 6371.0088 km
const ON_EDGE_KM = 1e-7;

/**
 * An outline for desa whose boundary is not known: the Voronoi cell of the centre among all centres, cut by a circle
 * of `radiusFactor` × the desa's area-equivalent radius √(area / π). Convex, disjoint, one per site in the order given;
 * corners that touch a neighbour's edge are corners of both, so a topology can share the edges.
 * Worked out in kilometres, equirectangular around the sites' mean latitude (Okabe et al. 2000 for Voronoi cells).
 * @throws RangeError when two sites coincide (to 5 decimals) or a site has no finite place or positive area
 */
export function approximateCells(sites: readonly CellSite[], radiusFactor = 1.6): Cell[] {
  if (sites.length === 0) return [];
  checkSites(sites, radiusFactor);
  const plane = planeAround(sites);
  const centres = sites.map(plane.toKm);
  const radii = sites.map((site) => radiusFactor * Math.sqrt(site.areaKm2 / Math.PI));
  const delaunay = new Delaunay(Float64Array.from(centres.flat()));
  const voronoi = delaunay.voronoi(boxAround(centres, radii));
  const cut = centres.map((centre, i) => {
    const cell = voronoi
      .cellPolygon(i)
      .slice(0, -1)
      .map(([x, y]): Point => [x, y]);
    return clipConvex(counterClockwise(cell), circle(centre, radii[i]!, CIRCLE_VERTICES));
  });
  return sites.map(({ code }, i) => {
    const around = [...voronoi.neighbors(i)].flatMap((j) => cut[j]!);
    return { code, ring: closed(withCorners(cut[i]!, around, ON_EDGE_KM).map(plane.toDegrees)) };
  });
}

/** For each desa the codes of those whose cells share an edge with its own, nearest centre first. */
export function neighbours(sites: readonly CellSite[], radiusFactor = 1.6): Map<string, string[]> {
  const siteOf = new Map(sites.map((site) => [site.code, site]));
  const found = new Map(sites.map((site) => [site.code, new Set<string>()]));
  for (const [a, b] of sharedEdges(approximateCells(sites, radiusFactor))) {
    found.get(a)?.add(b);
    found.get(b)?.add(a);
  }
  const { toKm } = planeAround(sites);
  const sorted = (code: string, others: Set<string>) => {
    const [x, y] = toKm(siteOf.get(code)!);
    const distance = (other: string) => {
      const [ox, oy] = toKm(siteOf.get(other)!);
      return Math.hypot(ox - x, oy - y);
    };
    return [...others].sort((a, b) => distance(a) - distance(b) || (a < b ? -1 : 1));
  };
  return new Map([...found].map(([code, others]) => [code, sorted(code, others)]));
}

/** Pairs of codes whose rings run along the same edge. */
function sharedEdges(cells: readonly Cell[]): [string, string][] {
  const owner = new Map<string, string>();
  const pairs: [string, string][] = [];
  for (const { code, ring } of cells) {
    for (let k = 1; k < ring.length; k++) {
      const key = [String(ring[k - 1]), String(ring[k])].sort().join(' ');
      const other = owner.get(key);
      if (other === undefined) owner.set(key, code);
      else pairs.push([other, code]);
    }
  }
  return pairs;
}

function checkSites(sites: readonly CellSite[], radiusFactor: number): void {
  if (!(radiusFactor > 0 && Number.isFinite(radiusFactor))) {
    throw new RangeError(`radiusFactor must be above 0, got ${radiusFactor}`);
  }
  const seen = new Map<string, string>();
  for (const { code, lat, lon, areaKm2 } of sites) {
    if (!(Math.abs(lat) < 89 && Math.abs(lon) <= 180)) {
      throw new RangeError(`desa ${code} has no usable centre: lat ${lat}, lon ${lon}`);
    }
    if (!(areaKm2 > 0 && Number.isFinite(areaKm2))) {
      throw new RangeError(`desa ${code} has no usable area: ${areaKm2} km²`);
    }
    const place = `${lon.toFixed(5)} ${lat.toFixed(5)}`;
    const other = seen.get(place);
    if (other !== undefined)
      throw new RangeError(`desa ${other} and ${code} have the same centre (${place})`);
    seen.set(place, code);
  }
}

function planeAround(sites: readonly CellSite[]) {
  const meanLat = sites.reduce((sum, { lat }) => sum + lat, 0) / sites.length;
  const kmPerLon = KM_PER_DEGREE * Math.cos((meanLat * Math.PI) / 180);
  return {
    toKm: ({ lat, lon }: { lat: number; lon: number }): Point => [lon * kmPerLon, lat * KM_PER_DEGREE],
    toDegrees: ([x, y]: Point): [number, number] => [round5(x / kmPerLon), round5(y / KM_PER_DEGREE)],
  };
}

/** Holds every circle, so that cutting the Voronoi diagram at the box changes no cell. */
function boxAround(centres: readonly Point[], radii: readonly number[]): [number, number, number, number] {
  const margin = 2 * Math.max(...radii);
  const xs = centres.map(([x]) => x);
  const ys = centres.map(([, y]) => y);
  return [
    Math.min(...xs) - margin,
    Math.min(...ys) - margin,
    Math.max(...xs) + margin,
    Math.max(...ys) + margin,
  ];
}

/** Without repeated corners, the first one repeated at the end. */
function closed(ring: [number, number][]): [number, number][] {
  const distinct = ring.filter(([x, y], k) => {
    const [px, py] = ring[(k + ring.length - 1) % ring.length]!;
    return x !== px || y !== py;
  });
  return [...distinct, [...distinct[0]!]];
}

function round5(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
