import { describe, expect, test } from 'vitest';
import { baseOf, baseText, ratioText, reportedPart } from '#lib/views/reported.ts';
import { coverageRow, desaRow } from './coverage-row.ts';

const partial = { active: 18_093, eligibleReported: 171_202, desaReported: 293 };

describe('the base beside a rate', () => {
  test.each([
    ['complete', coverageRow({}), null, '17.639 aktif dari 171.639 pekerja', '171.639'],
    [
      'an area with silent desa',
      coverageRow(partial),
      'desa',
      '18.093 aktif dari 171.202 pekerja di desa yang melapor (171.639 di semua desa)',
      '171.202 dari 171.639',
    ],
    [
      'the total of such an area',
      coverageRow({ ...partial, segment: 'total' }),
      'both',
      '18.093 aktif dari 171.202 pekerja di desa dan segmen yang melapor (171.639 seluruhnya)',
      '171.202 dari 171.639',
    ],
    [
      'the total of a desa with a silent segment',
      desaRow({ segment: 'total', eligibleReported: 600, desaReported: 0 }),
      'segments',
      '40 aktif dari 600 pekerja di segmen yang melapor (770 di semua segmen)',
      '600 dari 770',
    ],
    [
      'the total of a desa that reported only segments without a base',
      desaRow({ segment: 'total', denominator: 'sakernas', eligibleReported: null, desaReported: 0 }),
      'segments',
      '40 aktif dari – (belum lengkap) pekerja di segmen yang melapor (770 di semua segmen)',
      '– dari 770',
    ],
    [
      'not reported',
      desaRow({ active: null, desaReported: 0 }),
      null,
      '– (tidak dilaporkan) aktif dari 770 pekerja',
      '770',
    ],
  ])('%s', (_, row, part, ratio, base) => {
    expect([reportedPart(row), ratioText(row, 'id'), baseText(row, 'id')]).toEqual([part, ratio, base]);
  });

  test('is the one the rate is computed with', () => {
    for (const row of [coverageRow({}), coverageRow(partial)])
      expect(row.rate).toBe(row.active! / baseOf(row)!);
  });

  test('in English', () => {
    expect(ratioText(coverageRow(partial), 'en')).toBe(
      '18,093 active of 171,202 workers in the desa that reported (171,639 in all desa)',
    );
  });
});
