import type { TravelTable } from './instance.ts';
import type { OutreachRequest } from './request.ts';

type Place = OutreachRequest['places'][number];

const EARTH_KM = 6371.0088;

/** Great-circle distance (haversine), kilometres. */
export function straightKm(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const radians = Math.PI / 180;
  const dLat = (b.lat - a.lat) * radians;
  const dLon = (b.lon - a.lon) * radians;
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/**
 * Minutes and kilometres between all places of a request, for a team of the given speed. Estimated: straight line ×
 * detour ÷ speed × 60 + fixed minutes a leg, measured legs in their place; or as the request's matrix says. Half of a leg has the speed
 * of either end, or the request's where that has none; a short one is no faster than `nearKmh`.
 */
export function travelTable(
  { places, travel }: Pick<OutreachRequest, 'places' | 'travel'>,
  speedFactor: number,
): TravelTable {
  const size = places.length;
  const table = { size, minutes: new Float64Array(size * size), km: new Float64Array(size * size) };
  if (travel.kind === 'matrix') {
    travel.minutes.forEach((row, i) =>
      table.minutes.set(
        row.map((minutes) => minutes / speedFactor),
        i * size,
      ),
    );
    travel.km?.forEach((row, i) => table.km.set(row, i * size));
    return table;
  }
  const { speedKmh, nearKmh = Infinity, detourNear, detourFar, farKm, fixedMinutes, measured } = travel;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      if (i === j) continue;
      const straight = straightKm(places[i]!, places[j]!);
      const km = straight * (straight >= farKm ? detourFar : detourNear);
      table.km[i * size + j] = km;
      const most = straight >= farKm ? Infinity : nearKmh;
      const hoursAKm = ({ speedKmh: own = speedKmh }: Place) => 1 / Math.min(own, most);
      const hours = (km / 2) * (hoursAKm(places[i]!) + hoursAKm(places[j]!));
      table.minutes[i * size + j] = (hours / speedFactor) * 60 + fixedMinutes;
    }
  }
  const positions = new Map(places.map(({ id }, i) => [id, i]));
  for (const { from, to, minutes } of measured) {
    table.minutes[positions.get(from)! * size + positions.get(to)!] = minutes;
  }
  return table;
}
