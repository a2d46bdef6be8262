import type { Geometry, Polygon } from 'geojson';
import { describe, expect, it, test } from 'vitest';
import { polygonProblem } from '#lib/domain/wilayah/polygon-problem.ts';

function square(lon: number): Polygon {
  const corners = [
    [lon, -6.8],
    [lon + 0.01, -6.8],
    [lon + 0.01, -6.79],
    [lon, -6.79],
    [lon, -6.8],
  ];
  return { type: 'Polygon', coordinates: [corners] };
}

describe('polygonProblem', () => {
  const polygon = (coordinates: unknown) => ({ type: 'Polygon', coordinates }) as Geometry;

  it('finds nothing wrong with a closed square, nor with two', () => {
    expect(polygonProblem(square(111.3))).toBeNull();
    const two = [square(111.3), square(111.5)].map(({ coordinates }) => coordinates);
    expect(polygonProblem({ type: 'MultiPolygon', coordinates: two })).toBeNull();
  });

  test.each<[string, Geometry | null]>([
    ['no geometry', null],
    ['is a Point, not a Polygon or MultiPolygon', { type: 'Point', coordinates: [111, -6] }],
    ['empty', polygon([])],
    ['empty', polygon([[]])],
    ['empty', polygon(undefined)],
    ['empty', { type: 'MultiPolygon', coordinates: [] }],
    [
      'a ring has 3 positions, at least 4 are needed',
      polygon([
        [
          [1, 1],
          [2, 2],
          [1, 1],
        ],
      ]),
    ],
    [
      'a ring is not closed',
      polygon([
        [
          [1, 1],
          [2, 1],
          [2, 2],
          [1, 2],
        ],
      ]),
    ],
    [
      'a coordinate is not a number',
      polygon([
        [
          [1, 1],
          [2, null],
          [2, 2],
          [1, 1],
        ],
      ]),
    ],
    ['a coordinate is not a number', polygon([['x', [2, 1], [2, 2], [1, 1]]])],
    [
      'coordinates look like metres, export as WGS84 (EPSG:4326)',
      polygon([
        [
          [540000, 9250000],
          [541000, 9250000],
          [541000, 9251000],
          [540000, 9250000],
        ],
      ]),
    ],
    [
      'latitude and longitude look swapped, export as longitude, latitude',
      polygon([
        [
          [-6.8, 111],
          [-6.7, 111],
          [-6.7, 111.1],
          [-6.8, 111],
        ],
      ]),
    ],
    [
      'encloses no area',
      polygon([
        [
          [1, 1],
          [2, 2],
          [3, 3],
          [1, 1],
        ],
      ]),
    ],
  ])('says: %s', (why, geometry) => {
    expect(polygonProblem(geometry)).toBe(why);
  });
});
