import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, comparisons, type Margins, type SetValue } from '#lib/domain/coverage/contradictions.ts';

const set = (total: number, pu: number, bpu: number, jakon?: number): SetValue[] => [
  { segment: 'total', value: total, asOf: '2023-12' },
  { segment: 'pu', value: pu, asOf: '2023-12' },
  { segment: 'bpu', value: bpu, asOf: '2023-12' },
  ...(jakon === undefined ? [] : [{ segment: 'jakon' as const, value: jakon, asOf: '2023-05' }]),
];

/** Figures that agree. */
const AGREEING: Margins = {
  denominators: { potensi: set(2000, 500, 1400, 100), sakernas: set(3000, 1000, 2000) },
  denominator: 'potensi',
  active: { pu: 480, bpu: 100, jakon: 100, total: 680 },
  employed: { value: 3010, asOf: '2023' },
  residents: { value: 11_000, asOf: '2025' },
  residentsImported: { value: 11_300, asOf: '2026-06' },
  residentsOfKecamatan: { value: 10_500, asOf: '2020-09' },
};

const broken = (change: Partial<Margins>) =>
  comparisons({ ...AGREEING, ...change })
    .filter(({ contradicts }) => contradicts)
    .map(({ rule, segment, value, expected }) => [rule, segment, value, expected]);

describe('comparisons', () => {
  test('figures that agree are compared and contradict nothing', () => {
    expect(broken({})).toEqual([]);
    expect(comparisons(AGREEING)).toHaveLength(2 + 4 + 4);
  });

  test.each<[string, Partial<Margins>, unknown[]]>([
    [
      'segments that do not add up to their total',
      { denominators: { ...AGREEING.denominators, sakernas: set(3000, 1000, 1990) } },
      ['parts-total', 'total', 2990, 3000],
    ],
    ['more PU than their base', { active: { pu: 501 } }, ['active-base', 'pu', 501, 500]],
    [
      'more BPJS potential than people employed',
      {
        denominators: { ...AGREEING.denominators, sakernas: set(1900, 900, 1000) },
        employed: undefined,
      },
      ['potensi-employed', null, 2000, 1900],
    ],
    [
      'employed people of the same year that differ by more than 1%',
      { employed: { value: 3050, asOf: '2023' } },
      ['employed-labour', null, 3000, 3050],
    ],
    [
      'imported residents more than 3% from the official count',
      { residentsImported: { value: 11_331, asOf: '2026-06' } },
      ['residents-official', null, 11_331, 11_000],
    ],
    [
      'kecamatan more than 5% from the kabupaten',
      { residentsOfKecamatan: { value: 10_449, asOf: '2020-09' } },
      ['kecamatan-kabupaten', null, 10_449, 11_000],
    ],
  ])('%s', (_, change, expected) => {
    expect(broken(change)).toEqual([expected]);
  });

  test('employed people of different years are not compared', () => {
    expect(broken({ employed: { value: 9000, asOf: '2025' } })).toEqual([]);
  });

  test('what is unknown is not compared', () => {
    const nothing: Margins = {
      denominators: { potensi: [], sakernas: [] },
      denominator: 'potensi',
      active: { pu: null },
    };
    expect(comparisons(nothing)).toEqual([]);
    expect(compare('active-base', 5, 0)).toBeNull();
  });
});

test('the difference is relative to the second figure, and only an excess counts for a part of a whole', () => {
  const people = fc.integer({ min: 1, max: 1_000_000 });
  fc.assert(
    fc.property(people, people, (value, expected) => {
      const part = compare('active-base', value, expected);
      expect(part?.difference).toBeCloseTo(value / expected - 1, 9);
      expect(part?.contradicts).toBe(value > expected);
      const equal = compare('parts-total', value, expected);
      expect(equal?.contradicts).toBe(value !== expected);
    }),
  );
});
