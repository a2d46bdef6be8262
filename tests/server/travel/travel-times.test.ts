import { expect, test } from 'vitest';
import {
  estimatedMatrix,
  type MeasuredLeg,
  type TravelAssumptions,
  type TravelPlace,
} from '#lib/domain/drives/travel.ts';
import { travelTimes } from '#lib/server/travel/travel-times.ts';
import { travelSourceSentence } from '#lib/views/travel-sentences.ts';
import { json, secondsOf, tableOf, withOsrm } from './osrm-server.ts';

const ASSUMED: TravelAssumptions = {
  speedKmh: { coast: 45, town: 35, inland: 35, upland: 20, near: 25 },
  ...{ detour: { near: 1.45, far: 1.3 }, farKm: 5, fixedMinutes: 5, asOf: '2026-11' },
};
const PLACES: TravelPlace[] = ['base', 'a', 'b', 'c'].map((id, i) => ({
  ...{ id, lat: -6.7 - i * 0.04, lon: 111.4 + i * 0.03, terrain: 'inland' },
}));
const MEASURED: MeasuredLeg[] = [
  { from: 'base', to: 'b', minutes: 33 },
  { from: 'c', to: 'a', minutes: 44 },
  { from: 'c', to: 'z', minutes: 55 },
];
const times = (osrmUrl: string | null) =>
  travelTimes(PLACES, { assumed: ASSUMED, measured: MEASURED, osrmUrl });

test('without a server all is estimated but what was measured', async () => {
  const { matrix, sources } = await times(null);
  const expected = estimatedMatrix(PLACES, ASSUMED);
  expected.minutes[0]![2] = 33;
  expected.minutes[3]![1] = 44;
  expect(matrix).toEqual(expected);
  expect(travelSourceSentence(sources, 'id')).toBe('Waktu tempuh: 0 lewat OSRM, 2 diukur, 10 perkiraan.');
});

test('measured wins over the server, the server over estimates; every cell is counted once', () =>
  withOsrm(
    // No way from `base` at all: the measured one stands.
    (asked, response) =>
      json(
        response,
        tableOf(asked, (seconds, row) => (row === 0 ? null : seconds)),
      ),
    async (base) => {
      const { matrix, sources } = await times(base);
      const estimate = estimatedMatrix(PLACES, ASSUMED).minutes;
      const road = (i: number, j: number) => {
        const at = ({ lat, lon }: TravelPlace): [number, number] => [
          Number(lon.toFixed(6)),
          Number(lat.toFixed(6)),
        ];
        return secondsOf(at(PLACES[i]!), at(PLACES[j]!)) / 60 + 5;
      };
      expect(matrix.minutes).toEqual([
        [0, estimate[0]![1], 33, estimate[0]![3]],
        [road(1, 0), 0, road(1, 2), road(1, 3)],
        [road(2, 0), road(2, 1), 0, road(2, 3)],
        [road(3, 0), 44, road(3, 2), 0],
      ]);
      expect(sources.cells).toEqual({ routed: 8, measured: 2, estimated: 2 });
    },
  ));

test('a server that fails is told', () =>
  withOsrm(
    (_, response) => void response.end('bukan tabel'),
    async (base) => {
      const { sources } = await times(base);
      expect(travelSourceSentence(sources, 'id')).toBe(
        'Waktu tempuh: 0 lewat OSRM, 2 diukur, 10 perkiraan. 1 dari 1 bagian tidak terjawab oleh server OSRM: jawaban bukan tabel waktu (1).',
      );
    },
  ));
