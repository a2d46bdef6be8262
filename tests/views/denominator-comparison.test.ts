import { describe, expect, test } from 'vitest';
import { MAIN_JOB_STATUSES } from '#lib/domain/workers/main-job-status.ts';
import {
  availableDenominators,
  SEGMENTS_AND_TOTAL,
  type DenominatorId,
  type PerDenominator,
  type SegmentOrTotal,
} from '#lib/domain/workers/segments.ts';
import { denominatorMeaning } from '#lib/views/data-columns.ts';
import { comparedWith, compareSets, comparisonPath } from '#lib/views/denominator-comparison.ts';
import type { ComparedSet } from '#lib/views/denominators-data.ts';
import type { DenominatorValue } from '#lib/views/page-data.ts';
import { statusColumns } from '#lib/views/status-columns.ts';
import { coverageRow } from './coverage-row.ts';

const value = (segment: SegmentOrTotal, people: number, imported = false): DenominatorValue => ({
  segment,
  label: 'x',
  value: people,
  asOf: '2023-12',
  definition: 'dihitung sendiri',
  source: 'rapat',
  imported,
});

const VALUES: PerDenominator<DenominatorValue[]> = {
  potensi: [value('total', 240_639), value('pu', 57_000), value('bpu', 171_639), value('jakon', 12_000)],
  sakernas: [value('total', 370_269), value('pu', 140_591), value('bpu', 229_678)],
  cabang: [value('total', 200_000, true), value('pu', 60_000, true), value('bpu', 140_000, true)],
};

const setOf = (set: DenominatorId): ComparedSet => ({
  set,
  rows: Object.fromEntries(
    SEGMENTS_AND_TOTAL.map((segment) => [segment, coverageRow({ segment, denominator: set })]),
  ) as ComparedSet['rows'],
});
const compare = (first: DenominatorId, second: DenominatorId, values = VALUES) =>
  compareSets([setOf(first), setOf(second)], values, 'id');

test('only sets with values are there, in the order they are offered', () => {
  const { potensi, sakernas } = VALUES;
  expect(availableDenominators(VALUES)).toEqual(['potensi', 'sakernas', 'cabang']);
  expect(availableDenominators({ sakernas, potensi })).toEqual(['potensi', 'sakernas']);
});

describe('the set compared with', () => {
  const sets = ['potensi', 'sakernas', 'cabang'] as const;

  test('is the first other one unless the URL names one', () => {
    expect(comparedWith(null, 'potensi', sets)).toEqual({ other: 'sakernas' });
    expect(comparedWith('', 'sakernas', sets)).toEqual({ other: 'potensi' });
    expect(comparedWith('cabang', 'potensi', sets)).toEqual({ other: 'cabang' });
  });

  test('is the first other one when the one named has been chosen since', () => {
    expect(comparedWith('sakernas', 'sakernas', sets)).toEqual({ other: 'potensi' });
  });

  test('is a problem that lists the others when it is not there', () => {
    const problem = { parameter: 'banding', value: 'cabang', allowed: ['sakernas'] };
    expect(comparedWith('cabang', 'potensi', ['potensi', 'sakernas'])).toEqual({ problem });
  });

  test('goes into the URL after the selection', () => {
    expect(comparisonPath('/data/penyebut', 'sakernas')).toBe('/data/penyebut?banding=sakernas');
    expect(comparisonPath('/data/penyebut?segmen=pu', 'cabang')).toBe(
      '/data/penyebut?segmen=pu&banding=cabang',
    );
  });
});

describe('two sets side by side', () => {
  test('the total comes first; the ratio is the second value by the first, unknown without a base', () => {
    const segments = compare('potensi', 'sakernas');
    expect(segments.map(({ segment }) => segment)).toEqual(['total', 'pu', 'bpu', 'jakon']);
    expect(segments[0]!.ratio).toBeCloseTo(1.5387, 4);
    expect(segments[3]).toMatchObject({ ratio: null });
    expect(segments[3]!.sides.map((side) => side.value?.value ?? null)).toEqual([12_000, null]);
  });

  test('Potensi and Sakernas differ for a stated reason in every segment, whichever is first', () => {
    const [total, pu, bpu, jakon] = compare('potensi', 'sakernas').map(({ why }) => why);
    expect(total).toContain('Taspen');
    expect(total).toContain('pekerja keluarga yang tidak dibayar');
    expect(pu).toContain('tahun 2015');
    expect(bpu).toContain('tahun 2015');
    expect(jakon).toContain('tidak punya angka Jakon');
    for (const why of [total, pu, bpu, jakon]) expect(why!.match(/\. |\.$/g)).toHaveLength(1);
    expect(compare('sakernas', 'potensi').map(({ why }) => why)).toEqual([total, pu, bpu, jakon]);
  });

  test('the share of 2015 is not blamed for a Sakernas value that the branch has imported', () => {
    const sakernas = [value('total', 3), value('pu', 1, true), value('bpu', 2, true)];
    const [, pu] = compare('potensi', 'sakernas', { ...VALUES, sakernas });
    expect(pu!.why).not.toContain('2015');
  });

  test('the branch’s own set says so, and names who lacks a segment', () => {
    const [total, , , jakon] = compare('potensi', 'cabang');
    expect(total!.why).toContain('dihitung cabang sendiri');
    expect(jakon!.why).toBe('Tidak dapat dibandingkan: penyebut cabang tidak punya angka untuk segmen ini.');
    expect(compare('cabang', 'sakernas')[3]!.why).toContain('Sakernas');
  });
});

test('what a value counts: shipped ones in the reader’s language, the branch’s as worded, a derived total said to be one', () => {
  expect(denominatorMeaning('potensi', value('pu', 1), 'en')).toContain('PU members divided by 0.93');
  expect(denominatorMeaning('potensi', value('pu', 1, true), 'en')).toBe('dihitung sendiri');
  const total = { ...value('total', 1, true), definition: 'derived: sum of its segments' };
  expect(denominatorMeaning('cabang', total, 'id')).toBe('Turunan: jumlah segmen-segmennya');
});

test('the seven statuses of BPS: 3 and 4 are formal, only 4 is PU, 7 has no segment', () => {
  const cells = MAIN_JOB_STATUSES.map((row) => statusColumns('en').map((column) => column.text(row)));
  expect(cells.map(([, formal]) => formal)).toEqual([
    'informal',
    'informal',
    'formal',
    'formal',
    'informal',
    'informal',
    'informal',
  ]);
  expect(MAIN_JOB_STATUSES.flatMap(({ status, segment }) => (segment === 'pu' ? [status] : []))).toEqual([4]);
  expect(cells[6]!.at(-1)).toContain('outside the potential');
});
