import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  estimatedLeg,
  estimatedMatrix,
  roadKm,
  withMeasured,
  type TravelAssumptions,
  type TravelPlace,
} from '#lib/domain/drives/travel.ts';
import { TERRAINS } from '#lib/domain/workers/terrain.ts';

const ASSUMED: TravelAssumptions = {
  speedKmh: { coast: 45, town: 35, inland: 35, upland: 20, near: 25 },
  detour: { near: 1.45, far: 1.3 },
  farKm: 5,
  fixedMinutes: 5,
  asOf: '2026-11',
};
/** One degree of latitude on a sphere of 6371.0088 km. */
const DEGREE_KM = 111.195;

const at = (id: string, km: number, terrain: TravelPlace['terrain'] = 'inland'): TravelPlace => ({
  ...{ id, terrain, lon: 111.4 },
  lat: -6.7 - km / DEGREE_KM,
});

describe('a leg by hand', () => {
  test('far: 10 km straight are 13 km by road, half of it at either speed', () => {
    const leg = estimatedLeg(at('a', 0, 'coast'), at('b', 10, 'upland'), ASSUMED);
    expect(leg.km).toBeCloseTo(13, 3);
    expect(leg.minutes).toBeCloseTo((6.5 / 45) * 60 + (6.5 / 20) * 60 + 5, 2);
  });

  test('near: 4 km straight are 5.8 km on desa roads, slower ones stay slow', () => {
    const plain = estimatedLeg(at('a', 0, 'coast'), at('b', 4, 'town'), ASSUMED);
    expect(plain.km).toBeCloseTo(5.8, 3);
    expect(plain.minutes).toBeCloseTo((5.8 / 25) * 60 + 5, 2);
    const hills = estimatedLeg(at('a', 0, 'upland'), at('b', 4, 'upland'), ASSUMED);
    expect(hills.minutes).toBeCloseTo((5.8 / 20) * 60 + 5, 2);
  });

  test('the border belongs to the far ones', () => {
    expect(roadKm(at('a', 0), at('b', 4.999), ASSUMED)).toBeCloseTo(4.999 * 1.45, 2);
    expect(roadKm(at('a', 0), at('b', 5.001), ASSUMED)).toBeCloseTo(5.001 * 1.3, 2);
  });
});

const place = fc.record({
  lat: fc.double({ min: -7, max: -6.5, noNaN: true }),
  lon: fc.double({ min: 111, max: 111.7, noNaN: true }),
  terrain: fc.constantFrom(...TERRAINS),
});

test('all legs: the same both ways, never below the fixed minutes, nothing on the diagonal', () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 8 }), (found) => {
      const places = found.map((one, i) => ({ ...one, id: String(i) }));
      const { minutes, km } = estimatedMatrix(places, ASSUMED);
      places.forEach((_, i) =>
        places.forEach((__, j) => {
          const own = i === j;
          expect(minutes[i]![j]).toBeCloseTo(minutes[j]![i]!, 9);
          if (own) expect([minutes[i]![j], km[i]![j]]).toEqual([0, 0]);
          else expect(minutes[i]![j]).toBeGreaterThanOrEqual(5);
        }),
      );
    }),
  );
});

test('measured times win, in their own direction, and are counted', () => {
  const places = [at('base', 0), at('b', 10), at('c', 20)];
  const before = estimatedMatrix(places, ASSUMED);
  const { matrix, cells } = withMeasured(before, places, [
    { from: 'base', to: 'c', minutes: 55 },
    { from: 'c', to: 'b', minutes: 0 },
    { from: 'elsewhere', to: 'b', minutes: 1 },
    { from: 'b', to: 'b', minutes: 9 },
  ]);
  expect(cells).toEqual([
    [0, 2],
    [2, 1],
  ]);
  const expected = before.minutes.map((row) => [...row]);
  expected[0]![2] = 55;
  expected[2]![1] = 0;
  expect(matrix).toEqual({ minutes: expected, km: before.km });
});
