import { expect, it } from 'vitest';
import { terrainOf } from '#lib/domain/workers/terrain.ts';
import { DESA } from './rembang.ts';

it.each([
  { place: 'a kelurahan', type: 'kelurahan', population: 100, coastKm: 0, in: 'upland', is: 'town' },
  {
    place: 'a kelurahan on the shore',
    type: 'kelurahan',
    population: 100,
    coastKm: 2,
    in: 'coast',
    is: 'town',
  },
  { place: 'a dense desa', type: 'desa', population: 4000, coastKm: 0, in: 'coast', is: 'town' },
  {
    place: 'a dense fishing village',
    type: 'desa',
    population: 4000,
    coastKm: 0.1,
    in: 'coast',
    is: 'coast',
  },
  { place: 'a desa just below', type: 'desa', population: 3999, coastKm: 0, in: 'inland', is: 'inland' },
  { place: 'an open desa', type: 'desa', population: 500, coastKm: 0, in: 'upland', is: 'upland' },
  { place: 'a desa behind the coast', type: 'desa', population: 500, coastKm: 0, in: 'coast', is: 'coast' },
] as const)(
  '$place of 2 km² in a kecamatan of $in is $is',
  ({ type, population, coastKm, in: around, is }) => {
    expect(terrainOf({ type, population, areaKm2: 2, coastKm, kecamatanTerrain: around })).toBe(is);
  },
);

it('town is the exception in Rembang, and all four terrains occur', () => {
  const of = (terrain: string) => DESA.filter((desa) => desa.terrain === terrain).length;
  expect(of('town')).toBeGreaterThanOrEqual(7);
  expect(of('town')).toBeLessThan(0.15 * DESA.length);
  expect(Math.min(of('coast'), of('inland'), of('upland'))).toBeGreaterThan(40);
});
