import { expect, test } from 'vitest';
import { nearestChannels, noChannelWithin, type ChannelPoint } from '#lib/domain/drives/channels.ts';
import { simulateChannels, type ChannelDesa } from '#lib/domain/simulation/channels.ts';

const DETOURS = { detour: { near: 1.45, far: 1.3 }, farKm: 5 };
const DEGREE_KM = 111.195;
const south = (km: number) => ({ lat: -6.7 - km / DEGREE_KM, lon: 111.4 });
const channel = (name: string, km: number): ChannelPoint => ({ kind: 'brilink', name, ...south(km) });

test('the nearest channels by road, nearest first, as many as asked for', () => {
  const all = [channel('d', 9), channel('a', 1), channel('c', 6), channel('b', 2)];
  const found = nearestChannels(south(0), all, DETOURS);
  expect(found.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  expect(found[0]!.km).toBeCloseTo(1.45, 3);
  expect(found[2]!.km).toBeCloseTo(7.8, 3);
  expect(nearestChannels(south(0), all.slice(0, 1), DETOURS, 2)).toHaveLength(1);
});

test('at one distance in the order given; the same as when all are ordered', () => {
  const twins = [channel('c', 3), channel('a', 2), channel('b', 2), channel('d', 2)];
  expect(nearestChannels(south(0), twins, DETOURS).map(({ name }) => name)).toEqual(['a', 'b', 'd']);
  const many = Array.from({ length: 50 }, (_, i) => channel(String(i), (i * 37) % 50));
  const all = nearestChannels(south(0), many, DETOURS, 50).map(({ km }) => km);
  expect(all).toEqual([...all].sort((a, b) => a - b));
  expect(nearestChannels(south(0), many, DETOURS, 7).map(({ km }) => km)).toEqual(all.slice(0, 7));
});

test('desa without a channel within 5 km by road: 3.4 km straight are within, 3.5 are not', () => {
  const desa = [
    { code: 'within', ...south(3.4) },
    { code: 'beyond', ...south(3.5) },
  ];
  expect(noChannelWithin(desa, [channel('a', 0), channel('b', -30)], DETOURS)).toEqual(new Set(['beyond']));
  expect(noChannelWithin(desa, [channel('a', 0)], DETOURS, 2)).toEqual(new Set(['within', 'beyond']));
});

test('without a list of channels nothing is known', () => {
  expect(noChannelWithin([{ code: 'a', ...south(0) }], [], DETOURS)).toBeNull();
});

const DESA: ChannelDesa[] = Array.from({ length: 40 }, (_, i) => ({
  code: `33.17.0${i < 20 ? 3 : 5}.${2001 + i}`,
  name: `Desa ${i}`,
  kecamatanCode: i < 20 ? '33.17.03' : '33.17.05',
  kecamatan: i < 20 ? 'Gunem' : 'Sarang',
  lat: -6.8 + (i % 7) * 0.02,
  lon: 111.4 + Math.floor(i / 7) * 0.02,
  areaKm2: 4,
  population: 1000 + i * 150,
}));

test('the simulated list: the same by seed, no minimarket where there was none, all within their desa', () => {
  const made = simulateChannels(DESA, 331710);
  expect(simulateChannels(DESA, 331710)).toEqual(made);
  expect(simulateChannels(DESA, 7)).not.toEqual(made);
  const gunem = simulateChannels(DESA.slice(0, 20), 331710);
  expect(gunem.filter(({ kind }) => kind === 'alfamart' || kind === 'indomaret')).toEqual([]);
  expect(made.filter(({ kind }) => kind === 'alfamart').length).toBeGreaterThan(2);
  expect(made.filter(({ kind }) => kind === 'pos').map(({ name }) => name)).toEqual([
    'Kantor Pos Gunem',
    'Kantor Pos Sarang',
  ]);
  for (const point of made) {
    const [near] = nearestChannels(
      point,
      DESA.map((one) => channelAt(one)),
      DETOURS,
    );
    expect(near!.km).toBeLessThan(1.45 * Math.sqrt(4 / Math.PI));
  }
});

function channelAt({ name, lat, lon }: ChannelDesa): ChannelPoint {
  return { kind: 'agen', name, lat, lon };
}
