import { describe, expect, test } from 'vitest';
import { coverageColumns, neighbourColumns } from '#lib/views/coverage-columns.ts';
import { desaRow } from './coverage-row.ts';

describe('coverage columns', () => {
  const cells = (row: ReturnType<typeof desaRow>) =>
    coverageColumns('id', (code) => `/desa/${code}`).map(({ text }) => text(row));

  test('a known row', () => {
    expect(cells(desaRow({}))).toEqual([
      'Padaran',
      'Rembang',
      '730',
      '460–1.020',
      '5,2%',
      '40',
      '770',
      '500–1.060',
      '',
    ]);
  });

  test('an unknown row shows reasons, no zeros', () => {
    const texts = cells(desaRow({ active: null, desaReported: 0 }));
    expect(texts.slice(2)).toEqual([
      '–',
      '–',
      '–',
      '– (tidak dilaporkan)',
      '770',
      '500–1.060',
      'tidak dilaporkan',
    ]);
  });

  test('neighbours have gap and interval in one cell', () => {
    const gap = neighbourColumns('id', (code) => code).find(({ key }) => key === 'gap')!;
    expect([gap.text(desaRow({})), gap.text(desaRow({ active: null }))]).toEqual(['730 (460–1.020)', '–']);
  });
});
