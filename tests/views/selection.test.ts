import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SEGMENTS_AND_TOTAL } from '#lib/domain/workers/segments.ts';
import { MEASURES, type Selection } from '#lib/views/page-data.ts';
import {
  defaultSelection,
  parseSelection,
  pathWith,
  selectionQuery,
  withSelection,
  type SelectionBounds,
} from '#lib/views/selection.ts';

const BOUNDS: SelectionBounds = {
  periods: ['2026-08', '2026-09', '2026-10'],
  kecamatan: ['33.17.01', '33.17.10'],
  denominators: ['potensi', 'sakernas'],
  denominator: 'potensi',
};
const DEFAULT: Selection = {
  period: '2026-10',
  denominator: 'potensi',
  segment: 'bpu',
  kecamatan: null,
  measure: 'gap',
  lang: 'id',
};

const parse = (query: string) => parseSelection(new URLSearchParams(query), BOUNDS);

describe('parseSelection', () => {
  test('nothing asked is the newest month, the denominator of the branch, bpu, everywhere, kesenjangan, Indonesian', () => {
    expect(parse('')).toEqual({ selection: DEFAULT });
    expect(defaultSelection(BOUNDS)).toEqual(DEFAULT);
    expect(defaultSelection({ ...BOUNDS, denominator: 'sakernas' }).denominator).toBe('sakernas');
  });

  test('reads the Indonesian names', () => {
    const query = 'bulan=2026-08&penyebut=sakernas&segmen=total&kecamatan=33.17.10&ukuran=cakupan&lang=en';
    expect(parse(query).selection).toEqual({
      period: '2026-08',
      denominator: 'sakernas',
      segment: 'total',
      kecamatan: '33.17.10',
      measure: 'rate',
      lang: 'en',
    });
  });

  test('an empty parameter, as a form sends it, is the default', () => {
    expect(parse('bulan=&kecamatan=').selection).toEqual(DEFAULT);
  });

  test.each([
    ['bulan=2030-01', 'bulan', '2030-01', BOUNDS.periods],
    ['penyebut=bps', 'penyebut', 'bps', ['potensi', 'sakernas']],
    ['segmen=PU', 'segmen', 'PU', ['pu', 'bpu', 'jakon', 'total']],
    ['kecamatan=33.18.01', 'kecamatan', '33.18.01', BOUNDS.kecamatan],
    ['ukuran=gap', 'ukuran', 'gap', ['cakupan', 'kesenjangan', 'pekerja', 'aktif']],
    ['lang=jv', 'lang', 'jv', ['id', 'en']],
  ])('%s is a problem that names what is allowed', (query, parameter, value, allowed) => {
    expect(parse(query)).toEqual({ problem: { parameter, value, allowed } });
  });

  test('the branch’s own denominator is taken where it is there, and a problem where it is not', () => {
    const own: SelectionBounds = { ...BOUNDS, denominators: ['potensi', 'sakernas', 'cabang'] };
    const asked = new URLSearchParams('penyebut=cabang');
    expect(parseSelection(asked, own).selection?.denominator).toBe('cabang');
    expect(parseSelection(asked, BOUNDS).problem).toEqual({
      parameter: 'penyebut',
      value: 'cabang',
      allowed: ['potensi', 'sakernas'],
    });
  });

  test('before any month is loaded the month is empty and a month asked is a problem', () => {
    const empty = { ...BOUNDS, periods: [], kecamatan: [] };
    expect(parseSelection(new URLSearchParams(), empty).selection?.period).toBe('');
    expect(parseSelection(new URLSearchParams('bulan=2026-10'), empty).problem?.allowed).toEqual([]);
  });
});

const selections = fc.record<Selection>({
  period: fc.constantFrom(...BOUNDS.periods),
  denominator: fc.constantFrom(...BOUNDS.denominators),
  segment: fc.constantFrom(...SEGMENTS_AND_TOTAL),
  kecamatan: fc.constantFrom(null, ...BOUNDS.kecamatan),
  measure: fc.constantFrom(...MEASURES),
  lang: fc.constantFrom('id', 'en'),
});

describe('selectionQuery', () => {
  test('leaves defaults out', () => {
    expect(selectionQuery(DEFAULT, BOUNDS)).toBe('');
    expect(selectionQuery({ ...DEFAULT, measure: 'active', segment: 'pu' }, BOUNDS)).toBe(
      'segmen=pu&ukuran=aktif',
    );
  });

  test('and parseSelection are inverse', () => {
    fc.assert(
      fc.property(selections, (selection) => {
        expect(parse(selectionQuery(selection, BOUNDS))).toEqual({ selection });
      }),
      { seed: 1 },
    );
  });
});

test('a path carries the selection', () => {
  expect(pathWith('/peta', DEFAULT, BOUNDS)).toBe('/peta');
  expect(pathWith('/peta', DEFAULT, BOUNDS, { kecamatan: '33.17.10' })).toBe('/peta?kecamatan=33.17.10');
});

describe('withSelection', () => {
  const change = (query: string, by: Partial<Selection>) =>
    withSelection(new URL(`http://localhost/desa${query}`), by, BOUNDS);

  test('changes one field, keeps the others and what is not of the selection', () => {
    expect(change('?cari=sumber&segmen=pu', { denominator: 'sakernas' })).toBe(
      '/desa?cari=sumber&segmen=pu&penyebut=sakernas',
    );
  });

  test('drops what became default', () => {
    expect(change('?segmen=pu&kecamatan=33.17.01', { segment: 'bpu', kecamatan: null })).toBe('/desa');
  });

  test('starts from the defaults where the URL is not valid', () => {
    expect(change('?bulan=2030-01', { lang: 'en' })).toBe('/desa?lang=en');
  });
});
