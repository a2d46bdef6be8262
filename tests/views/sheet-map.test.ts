import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { straightKm } from '#lib/domain/outreach/travel.ts';
import { sheetMap } from '#lib/views/sheet-map.ts';

const SIZE = { width: 180, height: 95 };
const place = fc.record({
  lat: fc.double({ min: -6.95, max: -6.6, noNaN: true }),
  lon: fc.double({ min: 111.1, max: 111.7, noNaN: true }),
});
type At = { lat: number; lon: number };
const named = (at: At) => ({ name: 'Contoh', ...at });
const mapOf = (base: At, stops: readonly At[]) =>
  sheetMap(
    named(base),
    stops.map((at, i) => ({ ...named(at), code: `D${i}`, number: i + 1, live: true })),
    [],
    SIZE,
  );
const apart = (a: readonly number[], b: readonly number[]) => Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!);

describe('the map of a day', () => {
  it('shows every place within the box, and distances as the scale bar says', () => {
    fc.assert(
      fc.property(place, fc.array(place, { minLength: 1, maxLength: 8 }), (base, stops) => {
        const { base: from, stops: shown, scale } = mapOf(base, stops);
        for (const { at } of shown) {
          expect(at[0]).toBeGreaterThanOrEqual(0);
          expect(at[0]).toBeLessThanOrEqual(SIZE.width);
          expect(at[1]).toBeGreaterThanOrEqual(0);
          expect(at[1]).toBeLessThanOrEqual(SIZE.height);
        }
        shown.forEach(({ at }, i) => {
          const wanted = (straightKm(base, stops[i]!) * scale.mm) / scale.km;
          // Points are rounded to tenths of a millimetre, the bar too; the projection is right to a thousandth.
          expect(Math.abs(apart(at, from) - wanted)).toBeLessThan(0.3 + 0.02 * wanted);
        });
        expect(scale.mm).toBeLessThanOrEqual(SIZE.width / 4 + 0.1);
      }),
    );
  });

  it('north is up and east is right', () => {
    const { base, stops } = mapOf({ lat: -6.8, lon: 111.3 }, [{ lat: -6.7, lon: 111.4 }]);
    expect(stops[0]!.at[0]).toBeGreaterThan(base[0]);
    expect(stops[0]!.at[1]).toBeLessThan(base[1]);
  });

  it('numbers of desa near each other, or at one place, do not cover each other', () => {
    const near = { lat: -6.8, lon: 111.4 };
    const { stops } = mapOf({ lat: -6.7, lon: 111.3 }, [near, near, { lat: -6.8005, lon: 111.4 }]);
    for (const [i, j] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const)
      expect(apart(stops[i]!.label, stops[j]!.label)).toBeGreaterThan(5);
    expect(stops[0]!.at).toEqual(stops[1]!.at);
  });

  it('goes from the base over the stops that are left and back; outlines out of sight are left out', () => {
    const square = (lat: number, lon: number): [number, number][] => [
      [lon, lat],
      [lon + 0.02, lat],
      [lon + 0.02, lat + 0.02],
      [lon, lat],
    ];
    const stop = { ...named({ lat: -6.75, lon: 111.35 }), code: 'A', number: 1, live: true };
    const gone = { ...named({ lat: -6.76, lon: 111.4 }), code: 'B', number: 2, live: false };
    const outlines = [
      { code: 'A', rings: [square(-6.76, 111.34)] },
      { code: 'far', rings: [square(-2, 100)] },
      { code: 'near', rings: [square(-6.74, 111.36)] },
    ];
    const map = sheetMap(named({ lat: -6.7, lon: 111.3 }), [stop, gone], outlines, SIZE);
    expect(map.route).toEqual([map.base, map.stops[0]!.at, map.base]);
    expect(map.outlines.map(({ visited }) => visited)).toEqual([true, false]);
    expect(map.stops.map(({ number }) => number)).toEqual([1, 2]);
  });
});
