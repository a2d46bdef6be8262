import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import {
  bytesOf,
  desaShapes,
  desaTopology,
  simplifyToSize,
  type DesaShape,
} from '#lib/server/shapes/desa-topology.ts';
import { collection, REMBANG, sharedArcs } from './fixtures.ts';

/** Splits an edge into 2^depth pieces of a jagged line, the same whichever way the edge is walked. */
function jagged(a: Position, b: Position, depth: number): Position[] {
  if (depth === 0) return [a];
  const bend = Math.sin(1e5 * (a[0]! + b[0]!) + 2e5 * (a[1]! + b[1]!)) / 8;
  const forward = a[0]! < b[0]! || (a[0] === b[0] && a[1]! < b[1]!) ? 1 : -1;
  const [dx, dy] = [b[0]! - a[0]!, b[1]! - a[1]!];
  const middle = [(a[0]! + b[0]!) / 2 - bend * forward * dy, (a[1]! + b[1]!) / 2 + bend * forward * dx];
  return [...jagged(a, middle, depth - 1), ...jagged(middle, b, depth - 1)];
}

function jaggedShapes(depth: number): DesaShape[] {
  return collection(({ code }) => ({ code })).features.map(({ properties, geometry }) => {
    const [ring] = geometry.coordinates;
    const line = ring!.slice(1).flatMap((b, k) => jagged(ring![k]!, b, depth));
    const coordinates = [[...line, line[0]!]];
    return { code: properties!.code, approximate: false, geometry: { type: 'Polygon', coordinates } };
  });
}

describe('simplifyToSize', () => {
  const full = desaTopology(jaggedShapes(5));

  it('brings 800 kB to just under 300 kB with every desa and every shared edge', () => {
    expect(bytesOf(full)).toBeGreaterThan(800_000);
    const simple = simplifyToSize(full, 300_000);
    expect(bytesOf(simple)).toBeLessThanOrEqual(300_000);
    expect(bytesOf(simple)).toBeGreaterThan(290_000);
    expect(desaShapes(simple).map(({ code }) => code)).toEqual(REMBANG.map(({ code }) => code));
    expect(sharedArcs(simple)).toBe(sharedArcs(full));
    expect(sharedArcs(simple)).toBeGreaterThan(600);
  });

  it('leaves a topology alone that is small enough', () => {
    expect(simplifyToSize(full, bytesOf(full))).toBe(full);
  });

  it('keeps eight corners of an island, however small the target', () => {
    const island = Array.from({ length: 100 }, (_, k) => [
      111 + Math.cos((k * Math.PI) / 50),
      -6 + Math.sin((k * Math.PI) / 50),
    ]);
    const coordinates = [[...island, island[0]!]];
    const shape: DesaShape = {
      code: '33.17.01.2001',
      approximate: false,
      geometry: { type: 'Polygon', coordinates },
    };
    const [simple] = desaShapes(simplifyToSize(desaTopology([shape]), 1));
    expect(simple!.geometry.coordinates[0]).toHaveLength(9);
  });
});
