import { expect, test } from 'vitest';
import { problemsCsv } from '#lib/server/imports/problems-csv.ts';

test.each(['=HYPERLINK("x")', '+1', '-2', '@cmd', '\tx'])(
  'a cell that a spreadsheet would run (%j) is written as text',
  (given) => {
    const rejected = [{ line: 7, reason: `${given} bukan bilangan.`, column: 'Jumlah', given }];
    const fields = problemsCsv({ review: [], rejected }, 'id')
      .split('\r\n')[1]!
      .split(/,(?=["'])/);
    expect(fields[0]).toBe('7');
    for (const field of fields.slice(1)) expect(field.replace(/^"/, '')).toMatch(/^'/);
  },
);
