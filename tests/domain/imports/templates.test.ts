import { expect, test } from 'vitest';
import type { ColumnUse, Mapping } from '#lib/domain/imports/mapping.ts';
import { applyTemplate, templateFit } from '#lib/domain/imports/templates.ts';

const mapping = (columns: ColumnUse[], fixed: Mapping['fixed'] = {}): Mapping => ({
  kind: 'enrollment',
  sheet: '',
  headerRows: [0, 0],
  firstRow: 1,
  lastRow: null,
  columns,
  fixed,
  absent: 'unknown',
  duplicates: 'refuse',
  places: [],
});

const template: Mapping = {
  ...mapping(
    [
      { header: 'Wil', role: 'desa_name' },
      { header: 'X', role: 'value', numbers: 'en' },
      { header: 'Okt 2026', role: 'value', fixed: { period: '2026-10' } },
    ],
    { segment: 'bpu', status: 'menunggak', period: '2026-10' },
  ),
  places: [{ kecamatan: '', desa: 'Logedde', code: '33.17.01.2002' }],
};

test('what a person said about columns holds for the next file; rows, sheet and months are its own', () => {
  const guess = {
    ...mapping(
      [
        { header: 'WIL.', role: 'ignore' },
        { header: 'x', role: 'ignore' },
        { header: 'Nov 2026', role: 'value', fixed: { period: '2026-11' } },
        { header: 'Lain', role: 'value' },
      ],
      { status: 'aktif' },
    ),
    sheet: 'Data',
    firstRow: 4,
  };
  expect(templateFit(guess, template)).toBe(1);
  const applied = applyTemplate(guess, template);
  expect(applied).toMatchObject({ sheet: 'Data', firstRow: 4, places: template.places });
  expect(applied.columns).toEqual([
    { header: 'WIL.', role: 'desa_name' },
    { header: 'x', role: 'value', numbers: 'en' },
    { header: 'Nov 2026', role: 'value', fixed: { period: '2026-11' } },
    { header: 'Lain', role: 'ignore' },
  ]);
  expect(applied.fixed).toEqual({ segment: 'bpu', status: 'menunggak' });
});

test('what the new file says of itself wins over what is remembered', () => {
  const guess = mapping([{ header: 'Wil', role: 'desa_name' }], { segment: 'pu', period: '2026-11' });
  expect(applyTemplate(guess, template).fixed).toEqual({
    segment: 'pu',
    status: 'menunggak',
    period: '2026-11',
  });
});

test('a file with other headers does not fit; a column of people stays thrown away', () => {
  const other = mapping([
    { header: 'Nama', role: 'personal' },
    { header: 'Wil', role: 'ignore' },
  ]);
  expect(templateFit(other, template)).toBeCloseTo(1 / 3);
  const people: Mapping = { ...template, columns: [{ header: 'Nama', role: 'desa_name' }] };
  expect(applyTemplate(other, people).columns[0]).toEqual({ header: 'Nama', role: 'personal' });
});
