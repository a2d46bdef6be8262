import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readChannelRows, type ChannelProblem } from '#lib/domain/drives/channel-rows.ts';

/** A desa of 4 km², radius 1.13 km. */
const DESA = [{ lat: -6.7, lon: 111.4, areaKm2: 4 }];
const HEAD = ['jenis', 'nama', 'lintang', 'bujur'];
const PHONE = `08${'1234567890'}`;
const NIK = `331710${'4501900001'}`;
const read = (...rows: (string | number | null)[][]) => readChannelRows([HEAD, ...rows], DESA);
const at = (kind: string, name = 'Toko', lat: string | number = '-6,7', lon: string | number = '111,4') => [
  ...[kind, name, lat, lon],
];

describe('rows that are good', () => {
  test('headers in either language and any order; other columns are left out', () => {
    const english = [
      ['Longitude', 'phone', 'Name', 'Kind', 'Latitude'],
      ['111.401', PHONE, 'BRILink Kragan', 'BRI Link', '-6.71'],
    ];
    expect(readChannelRows(english, DESA)).toEqual({
      points: [{ kind: 'brilink', name: 'BRILink Kragan', lat: -6.71, lon: 111.401 }],
      problems: [],
      missing: [],
      rows: 1,
    });
  });

  test.each([
    ['Alfamart', 'alfamart'],
    ['INDOMARET', 'indomaret'],
    ['Agen BRILink', 'brilink'],
    ['PT. Pos', 'pos'],
    ['Kantor Pos', 'pos'],
    ['agen', 'agen'],
    ['Perisai', 'agen'],
    ['PPOB', 'ppob'],
    ['Kantor', 'kantor'],
  ])('%s is %s', (written, kind) => {
    expect(read(at(written)).points).toMatchObject([{ kind }]);
  });

  test('degrees with comma, point, sign, as numbers; blank rows do not count', () => {
    const found = read(
      at('pos', 'A', '-6,7046', '111,3439'),
      [null, null, null, ' '],
      at('pos', 'B', -6.7046, 111.3439),
      at('pos', 'C', '−6.7°', '+111.4'),
    );
    expect(found.points.map(({ lat, lon }) => [lat, lon])).toEqual([
      [-6.7046, 111.3439],
      [-6.7046, 111.3439],
      [-6.7, 111.4],
    ]);
    expect(found.rows).toBe(3);
  });
});

describe('rows that are not', () => {
  const problemsOf = (row: (string | number | null)[]): Omit<ChannelProblem, 'row'>[] =>
    read(row).problems.map(({ code, found }) => ({ code, found }));

  test.each([
    [at('warung'), { code: 'kind', found: 'warung' }],
    [at(''), { code: 'kind', found: '' }],
    [at(PHONE), { code: 'kind', found: '' }],
    [at('pos', ''), { code: 'name', found: '' }],
    [at('pos', 'x'.repeat(81)), { code: 'name', found: 'x'.repeat(80) }],
    [at('agen', `Toko ${PHONE}`), { code: 'personal', found: '' }],
    [at('agen', NIK), { code: 'personal', found: '' }],
    [at('pos', 'A', '-6.7', ''), { code: 'position', found: '-6.7 / ' }],
    [at('pos', 'A', '-6.712.345', '111.4'), { code: 'position', found: '-6.712.345 / 111.4' }],
    [at('pos', 'A', NIK, '111.4'), { code: 'position', found: '' }],
    [at('pos', 'A', '-6.2', '106.8'), { code: 'outside', found: '-6.2 / 106.8' }],
    [at('pos', 'A', '6.7', '111.4'), { code: 'outside', found: '6.7 / 111.4' }],
  ])('%j', (row, problem) => {
    expect(read(row).points).toEqual([]);
    expect(problemsOf(row)).toEqual([problem]);
  });

  test('21 km outside is within the desa’s radius and 20 km, 22 km is not', () => {
    const degree = 111.195;
    const south = (km: number) => -6.7 - km / degree;
    expect(read(at('pos', 'A', south(21), 111.4)).problems).toEqual([]);
    expect(read(at('pos', 'A', south(22), 111.4)).problems).toMatchObject([{ code: 'outside' }]);
  });

  test('latitude and longitude changed over are put right, and said', () => {
    expect(read(at('pos', 'A', '111.4', '-6.7'))).toEqual({
      points: [{ kind: 'pos', name: 'A', lat: -6.7, lon: 111.4 }],
      problems: [{ row: 2, code: 'swapped', found: '111.4 / -6.7' }],
      missing: [],
      rows: 1,
    });
  });

  test('the same kind and name within 100 m is there once; another kind, name or place is another', () => {
    const found = read(
      at('brilink', 'Toko Jaya'),
      at('BRILink', 'toko  jaya', '-6,7005'),
      at('ppob', 'Toko Jaya'),
      at('brilink', 'Toko Jaya', '-6,702'),
    );
    expect(found.points).toHaveLength(3);
    expect(found.problems).toEqual([{ row: 3, code: 'duplicate', found: '2' }]);
  });

  test('a file without a column is not read', () => {
    const found = readChannelRows([['jenis', 'nama', 'lintang'], at('pos')], DESA);
    expect(found).toEqual({ points: [], problems: [], missing: ['lon'], rows: 0 });
    expect(readChannelRows([], DESA).missing).toEqual(['kind', 'name', 'lat', 'lon']);
  });
});

test('every row gives a channel or a problem, and no number of a person is repeated', () => {
  const cell = fc.oneof(
    fc.constantFrom('pos', 'A', '-6.7', '111.4', PHONE, NIK, null),
    fc.string(),
    fc.double(),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 6 }), (rows) => {
      const { points, problems, rows: count } = read(...rows);
      const left = problems.filter(({ code }) => code !== 'swapped').length;
      expect(points.length + left).toBe(count);
      expect(JSON.stringify([points, problems])).not.toMatch(new RegExp(`${PHONE}|${NIK}`));
    }),
  );
});
