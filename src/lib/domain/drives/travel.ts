import { straightKm } from '../outreach/travel.ts';
import type { Terrain } from '../workers/terrain.ts';

/** The place of the office in a table of places. */
export const BASE_PLACE = 'base';

/** How fast one gets about: assumptions of `data/reference/travel-speeds.csv`, with the month they are of. */
export interface TravelAssumptions {
  /** km/h, by the terrain of the place; `near`: no short leg is faster. */
  speedKmh: Readonly<Record<Terrain | 'near', number>>;
  /** Road over straight line, on short legs and on the others; ≥ 1. */
  detour: { near: number; far: number };
  /** Straight line from which a leg is no longer short, km. */
  farKm: number;
  /** Parking and starting again, on every leg, minutes. */
  fixedMinutes: number;
  /** `YYYY-MM` */
  asOf: string;
}

export interface TravelPlace {
  /** Desa code, or `BASE_PLACE`. */
  id: string;
  lat: number;
  lon: number;
  terrain: Terrain;
}

/** One direction. */
export interface Leg {
  minutes: number;
  km: number;
}

/** A time somebody has measured, one direction; it wins over what is estimated or routed. */
export interface MeasuredLeg {
  from: string;
  to: string;
  minutes: number;
}

/** Between places in their order, row from, column to; diagonals are 0. */
export interface TravelMatrix {
  minutes: number[][];
  km: number[][];
}

type Point = Pick<TravelPlace, 'lat' | 'lon'>;

/** Kilometres by road between two points: straight line × detour. */
export function roadKm(
  a: Point,
  b: Point,
  { detour, farKm }: Pick<TravelAssumptions, 'detour' | 'farKm'>,
): number {
  const straight = straightKm(a, b);
  return straight * (straight >= farKm ? detour.far : detour.near);
}

/**
 * The leg between two different places, as assumed: half of the road has the speed of either place's terrain; a short one lies on
 * desa roads; fixed minutes come on top.
 */
export function estimatedLeg(from: TravelPlace, to: TravelPlace, assumed: TravelAssumptions): Leg {
  const { speedKmh, farKm, fixedMinutes } = assumed;
  const km = roadKm(from, to, assumed);
  const isShort = straightKm(from, to) < farKm;
  const speedAt = ({ terrain }: TravelPlace) =>
    isShort ? Math.min(speedKmh.near, speedKmh[terrain]) : speedKmh[terrain];
  const hours = km / 2 / speedAt(from) + km / 2 / speedAt(to);
  return { minutes: hours * 60 + fixedMinutes, km };
}

/** All legs between places, as assumed. */
export function estimatedMatrix(places: readonly TravelPlace[], assumed: TravelAssumptions): TravelMatrix {
  const legs = places.map((from) =>
    places.map((to) => (from.id === to.id ? { minutes: 0, km: 0 } : estimatedLeg(from, to, assumed))),
  );
  return {
    minutes: legs.map((row) => row.map(({ minutes }) => minutes)),
    km: legs.map((row) => row.map(({ km }) => km)),
  };
}

/** The matrix with measured minutes in their place, and which cells (row, column) they are; legs of other places do not count. */
export function withMeasured(
  { minutes, km }: TravelMatrix,
  places: readonly Pick<TravelPlace, 'id'>[],
  measured: readonly MeasuredLeg[],
): { matrix: TravelMatrix; cells: [from: number, to: number][] } {
  const position = new Map(places.map(({ id }, i) => [id, i]));
  const rows = minutes.map((row) => [...row]);
  const cells: [from: number, to: number][] = [];
  for (const leg of measured) {
    const [i, j] = [position.get(leg.from), position.get(leg.to)];
    if (i === undefined || j === undefined || i === j) continue;
    rows[i]![j] = leg.minutes;
    cells.push([i, j]);
  }
  return { matrix: { minutes: rows, km }, cells };
}
