import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approximateCells, neighbours, type Cell, type CellSite } from '#lib/domain/wilayah/cells.ts';
import { REMBANG } from './rembang.ts';

const RADIUS_FACTOR = 1.6;
/** Rings are rounded to 5 decimals, which moves a corner by up to 0.8 m. */
const ROUNDING_KM = 0.0012;
const RUNS = { seed: 3317, numRuns: 80 };

type Point = [number, number];

/** Sites on a grid of about 110 m, so that whole-grid squares, rows and single sites all come up. */
const sitesArbitrary = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })), {
    selector: ([x, y]) => `${x} ${y}`,
    minLength: 1,
    maxLength: 40,
  })
  .chain((places) =>
    fc
      .array(fc.double({ min: 0.05, max: 12, noNaN: true }), {
        minLength: places.length,
        maxLength: places.length,
      })
      .map((areas) =>
        places.map(([x, y], i): CellSite => ({
          code: `33.17.01.${2000 + i}`,
          ...{ lat: -6.9 + y / 1000, lon: 111.2 + x / 1000, areaKm2: areas[i]! },
        })),
      ),
  );

function planeOf(sites: readonly CellSite[]) {
  const meanLat = sites.reduce((sum, { lat }) => sum + lat, 0) / sites.length;
  const kmPerLon = 111.195 * Math.cos((meanLat * Math.PI) / 180);
  return ([lon, lat]: readonly [number, number]): Point => [lon * kmPerLon, lat * 111.195];
}

/** How far inside a counter-clockwise convex ring a point lies, km; negative outside. */
function depth(ring: Point[], [x, y]: Point): number {
  let least = Infinity;
  for (let k = 1; k < ring.length; k++) {
    const [[ax, ay], [bx, by]] = [ring[k - 1]!, ring[k]!];
    const length = Math.hypot(bx - ax, by - ay);
    least = Math.min(least, ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length);
  }
  return least;
}

function area(ring: Point[]): number {
  const [x0, y0] = ring[0]!;
  return ring.slice(1).reduce((sum, [bx, by], k) => {
    const [ax, ay] = ring[k]!;
    return sum + ((ax - x0) * (by - y0) - (bx - x0) * (ay - y0)) / 2;
  }, 0);
}

function inKm(sites: readonly CellSite[], cells: readonly Cell[]) {
  const toKm = planeOf(sites);
  return {
    rings: cells.map(({ ring }) => ring.map(toKm)),
    centres: sites.map(({ lon, lat }) => toKm([lon, lat])),
    radii: sites.map(({ areaKm2 }) => RADIUS_FACTOR * Math.sqrt(areaKm2 / Math.PI)),
  };
}

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('approximateCells', () => {
  it('gives every site a closed counter-clockwise ring around it, in the order given', () => {
    fc.assert(
      fc.property(sitesArbitrary, (sites) => {
        const cells = approximateCells(sites);
        const { rings, centres } = inKm(sites, cells);
        expect(cells.map(({ code }) => code)).toEqual(sites.map(({ code }) => code));
        rings.forEach((ring, i) => {
          expect(ring.length).toBeGreaterThanOrEqual(4);
          expect(ring.at(-1)).toEqual(ring[0]);
          expect(area(ring)).toBeGreaterThan(0);
          expect(depth(ring, centres[i]!)).toBeGreaterThan(0);
        });
      }),
      RUNS,
    );
  });

  it('stays within the circle, in distance and in area', () => {
    fc.assert(
      fc.property(sitesArbitrary, (sites) => {
        const { rings, centres, radii } = inKm(sites, approximateCells(sites));
        rings.forEach((ring, i) => {
          const [cx, cy] = centres[i]!;
          const furthest = Math.max(...ring.map(([x, y]) => Math.hypot(x - cx, y - cy)));
          expect(furthest).toBeLessThanOrEqual(radii[i]! + ROUNDING_KM);
          expect(area(ring)).toBeLessThanOrEqual(Math.PI * radii[i]! ** 2 + 7 * radii[i]! * ROUNDING_KM);
        });
      }),
      RUNS,
    );
  });

  it('puts no point inside two cells, and only in the cell of the nearest site', () => {
    const placesArbitrary = fc.array(fc.tuple(between(111.19, 111.27), between(-6.91, -6.83)), {
      minLength: 100,
      maxLength: 100,
    });
    fc.assert(
      fc.property(sitesArbitrary, placesArbitrary, (sites, places) => {
        const { rings, centres } = inKm(sites, approximateCells(sites));
        const toKm = planeOf(sites);
        for (const point of places.map(toKm)) {
          const distances = centres.map(([x, y]) => Math.hypot(point[0] - x, point[1] - y));
          const inside = rings.flatMap((ring, i) => (depth(ring, point) > ROUNDING_KM ? [i] : []));
          expect(inside.length).toBeLessThanOrEqual(1);
          for (const i of inside) expect(distances[i]).toBeCloseTo(Math.min(...distances), 2);
        }
      }),
      RUNS,
    );
  });

  it('covers what is nearest to a site and well within its circle', () => {
    fc.assert(
      fc.property(sitesArbitrary, fc.tuple(between(111.2, 111.26), between(-6.9, -6.84)), (sites, place) => {
        const { rings, centres, radii } = inKm(sites, approximateCells(sites));
        const point = planeOf(sites)(place);
        const distances = centres.map(([x, y]) => Math.hypot(point[0] - x, point[1] - y));
        const nearest = distances.indexOf(Math.min(...distances));
        const inscribed = radii[nearest]! * Math.cos(Math.PI / 40);
        if (distances[nearest]! < inscribed)
          expect(depth(rings[nearest]!, point)).toBeGreaterThan(-ROUNDING_KM);
        expect(rings).toHaveLength(sites.length);
      }),
      { ...RUNS, numRuns: 200 },
    );
  });

  it('a lone site is its circle, drawn with 40 corners', () => {
    const [cell] = approximateCells([{ code: '33.17.01.2001', lat: -6.8, lon: 111.3, areaKm2: Math.PI }]);
    expect(cell!.ring).toHaveLength(41);
    const [ring] = inKm([{ code: '', lat: -6.8, lon: 111.3, areaKm2: 1 }], [cell!]).rings;
    expect(area(ring!)).toBeCloseTo(20 * RADIUS_FACTOR ** 2 * Math.sin((2 * Math.PI) / 40), 2);
  });

  it('two neighbours of different size have every corner of their common edge in common', () => {
    const sites = [
      { code: 'a', lat: -6.8, lon: 111.3, areaKm2: 1 },
      { code: 'b', lat: -6.8, lon: 111.31, areaKm2: 4 },
    ];
    const [a, b] = approximateCells(sites).map(({ ring }) => ring.slice(1));
    const onMiddle = (ring: Point[]) => ring.filter(([lon]) => lon === 111.305).map(String);
    expect(onMiddle(a!)).toHaveLength(2);
    expect(onMiddle(b!)).toHaveLength(4);
    expect(onMiddle(b!)).toEqual(expect.arrayContaining(onMiddle(a!)));
  });

  it('names both desa that have the same centre', () => {
    const site = { lat: -6.8, lon: 111.3, areaKm2: 1 };
    const sites = [
      { code: '33.17.01.2001', ...site },
      { code: '33.17.01.2002', ...site, lon: 111.300001 },
    ];
    expect(() => approximateCells(sites)).toThrow(RangeError);
    expect(() => approximateCells(sites)).toThrow(/33\.17\.01\.2001 and 33\.17\.01\.2002/);
  });

  it.each([{ lat: NaN }, { lon: 500000 }, { areaKm2: 0 }, { areaKm2: NaN }, { areaKm2: -1 }])(
    'refuses a site with %j, naming it',
    (wrong) => {
      const site = { code: '33.17.01.2001', lat: -6.8, lon: 111.3, areaKm2: 1, ...wrong };
      expect(() => approximateCells([site])).toThrow(/33\.17\.01\.2001/);
    },
  );

  it('refuses a radius factor that is not above zero', () => {
    expect(() => approximateCells(REMBANG, 0)).toThrow(RangeError);
  });

  it('has nothing to draw for no sites', () => {
    expect(approximateCells([])).toEqual([]);
  });
});

describe('neighbours', () => {
  const found = neighbours(REMBANG);

  it('is mutual, without the desa itself, and nearest first', () => {
    const siteOf = new Map(REMBANG.map((site) => [site.code, site]));
    const toKm = planeOf(REMBANG);
    const distance = (a: string, b: string) => {
      const [p, q] = [siteOf.get(a)!, siteOf.get(b)!].map(({ lon, lat }) => toKm([lon, lat]));
      return Math.hypot(p![0] - q![0], p![1] - q![1]);
    };
    expect(found.size).toBe(294);
    for (const [code, others] of found) {
      expect(others).not.toContain(code);
      for (const other of others) expect(found.get(other)).toContain(code);
      const distances = others.map((other) => distance(code, other));
      expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    }
  });

  it('gives a desa of Rembang four neighbours on average; only two small coastal desa touch none', () => {
    const counts = [...found.values()].map((others) => others.length);
    expect(counts.reduce((a, b) => a + b) / counts.length).toBeCloseTo(4.3, 1);
    expect([...found].filter(([, others]) => others.length === 0).map(([code]) => code)).toEqual([
      '33.17.05.2022',
      '33.17.05.2023',
    ]);
  });

  it('two sites further apart than their circles reach are no neighbours', () => {
    const sites = [
      { code: 'a', lat: -6.8, lon: 111.3, areaKm2: 1 },
      { code: 'b', lat: -6.8, lon: 111.4, areaKm2: 1 },
    ];
    expect([...neighbours(sites).values()]).toEqual([[], []]);
  });
});
