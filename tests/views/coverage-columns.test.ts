import { describe, expect, test } from 'vitest';
import { coverageColumns, neighbourColumns, type RowLinks } from '#lib/views/coverage-columns.ts';
import { desaRow } from './coverage-row.ts';

const LINKS: RowLinks = {
  desa: (code) => `/desa/${code}`,
  origin: ({ code }, measure) => `/asal/${code}?ukuran=${measure}`,
};

describe('coverage columns', () => {
  const cells = (row: ReturnType<typeof desaRow>) =>
    coverageColumns('id', LINKS).map(({ text }) => text(row));

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

  test('workers beside the rate of an incomplete row are those the rate is computed with, of all', () => {
    const row = desaRow({ segment: 'total', active: 60, eligibleReported: 600, desaReported: 0 });
    expect(cells(row).slice(4)).toEqual(['10,0%', '60', '600 dari 770', '500–1.060', 'belum lengkap']);
  });

  test('neighbours have gap and interval in one cell', () => {
    const gap = neighbourColumns('id', LINKS).find(({ key }) => key === 'gap')!;
    expect([gap.text(desaRow({})), gap.text(desaRow({ active: null }))]).toEqual(['730 (460–1.020)', '–']);
  });
});
