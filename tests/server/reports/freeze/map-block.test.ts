import { describe, expect, test } from 'vitest';
import { flatShapes } from '#lib/server/reports/freeze/map-block.ts';
import type { DesaShape } from '#lib/server/shapes/desa-topology.ts';

type Ring = [number, number][];

const desa = (code: string, ...rings: Ring[]): DesaShape => ({
  ...{ code, approximate: false },
  geometry: { type: 'Polygon', coordinates: rings },
});

/** A square, closed, from its north-west corner on. */
const square = (west: number, north: number, size: number): Ring => [
  [west, north],
  [west + size, north],
  [west + size, north - size],
  [west, north - size],
  [west, north],
];

describe('shapes in a flat box', () => {
  test('are 1000 wide, north up, and as high as they are on the ground', () => {
    // At 60 degrees a degree of longitude is half as long as one of latitude.
    const [shape] = flatShapes([desa('33.17.10.2001', square(111, 60.5, 1))]);
    expect(shape).toEqual({
      ...{ code: '33.17.10.2001', approximate: false },
      rings: [[0, 0, 1000, 0, 1000, 2000, 0, 2000]],
    });
    const [south] = flatShapes([desa('33.17.10.2001', square(111, -6.5, 1))]);
    expect(Math.max(...south!.rings[0]!)).toBe(Math.round(1000 / Math.cos((7 * Math.PI) / 180)));
  });

  test('meet along a border that they share, whatever falls together', () => {
    const border: Ring = Array.from({ length: 200 }, (_, i) => [111.5 + Math.sin(i) / 300, -6.5 - i / 2000]);
    const [north, south] = [border[0]![1], border.at(-1)![1]];
    const [left, right] = flatShapes([
      desa('33.17.10.2001', [...border, [111, south], [111, north], border[0]!]),
      desa('33.17.10.2002', [...border.toReversed(), [112, north], [112, south], border.at(-1)!]),
    ]);
    const corners = ({ rings }: NonNullable<typeof left>) =>
      Array.from({ length: rings[0]!.length / 2 }, (_, i) => rings[0]!.slice(2 * i, 2 * i + 2).join());
    const [a, b] = [corners(left!), corners(right!)];
    const shared = a.filter((corner) => b.includes(corner));
    expect(a.length - shared.length).toBe(2);
    expect(b.filter((corner) => a.includes(corner))).toEqual(shared.toReversed());
    expect(shared.length).toBeGreaterThan(50);
  });

  test('keep their holes and parts; a ring that has become a line is left out', () => {
    const shape: DesaShape = {
      ...{ code: '33.17.10.2001', approximate: true },
      geometry: {
        type: 'MultiPolygon',
        coordinates: [
          [square(111, -6, 1), square(111.4, -6.4, 0.2).toReversed()],
          [square(112.5, -6, 0.5)],
          [square(112.2, -6.2, 0.0001)],
        ],
      },
    };
    expect(flatShapes([shape])[0]!.rings.map((ring) => ring.length)).toEqual([8, 8, 8]);
  });
});
