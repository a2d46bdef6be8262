import { describe, expect, test } from 'vitest';
import { editDistance, findDesa } from '#lib/views/desa-search.ts';

const DESA = [
  { code: '33.17.01.2001', name: 'Ronggo Mulyo', kecamatan: 'Sumber' },
  { code: '33.17.02.2003', name: 'Sendangmulyo', kecamatan: 'Bulu' },
  { code: '33.17.11.2005', name: 'Sendangmulyo', kecamatan: 'Sluke' },
  { code: '33.17.01.2010', name: 'Kedungasem', kecamatan: 'Sumber' },
  { code: '33.17.10.2030', name: 'Padaran', kecamatan: 'Rembang' },
  { code: '33.17.05.2008', name: 'Gandirojo', kecamatan: 'Sedan' },
];
const codes = (typed: string) => findDesa(DESA, typed).matches.map(({ code }) => code);

describe('findDesa', () => {
  test.each(['ronggomulyo', 'Desa Ronggo Mulyo', 'RONGGO  MULYO', 'ds. ronggo-mulyo'])(
    'finds %s',
    (typed) => {
      expect(codes(typed)).toEqual(['33.17.01.2001']);
    },
  );

  test('tells shared names apart by their kecamatan', () => {
    expect(codes('sendangmulyo')).toEqual(['33.17.02.2003', '33.17.11.2005']);
    expect(codes('sendangmulyo sluke')).toEqual(['33.17.11.2005']);
  });

  test('finds by code, dotted or not', () => {
    expect(codes('33.17.10.2030')).toEqual(['33.17.10.2030']);
    expect(codes('3317102030')).toEqual(['33.17.10.2030']);
  });

  test('names that begin with the text come before names that contain it, then the kecamatan', () => {
    expect(codes('mulyo')).toHaveLength(3);
    expect(codes('sumber')).toEqual(['33.17.01.2010', '33.17.01.2001']);
  });

  test('offers names spelled alike, marked as a guess', () => {
    expect(findDesa(DESA, 'Gandrirojo')).toEqual({ matches: [DESA[5]], near: true });
    expect(findDesa(DESA, 'Gandirojo').near).toBe(false);
  });

  test('finds nothing for nothing and for nonsense', () => {
    expect(findDesa(DESA, '  ')).toEqual({ matches: [], near: false });
    expect(findDesa(DESA, 'qqqqqqq').matches).toEqual([]);
  });
});

test.each([
  ['kitten', 'sitting', 3],
  ['manggar', 'langgar', 1],
  ['', 'abc', 3],
  ['sama', 'sama', 0],
])('editDistance %s → %s is %d', (from, to, distance) => {
  expect(editDistance(from, to)).toBe(distance);
});
