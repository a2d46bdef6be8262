import fc from 'fast-check';
import { tableFromIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { FORMATS, MEDIA_TYPES, writeTable, type DenominatorMeta } from '#lib/server/coverage/formats.ts';
import { floatColumn, intColumn, rowsOf, textColumn, type ColumnTable } from '#lib/wire/columns.ts';

const TABLE: ColumnTable = {
  length: 3,
  columns: {
    code: textColumn(['33.17.10.2030', '33.17.13.2001', '33.17.14.2002']),
    name: textColumn(['Pandean', 'Gandrirejo, "Gandirojo"', null]),
    active: intColumn([0, null, 40]),
    rate: floatColumn([0, null, 1.25]),
    gap: intColumn([12, null, -8]),
    simulated: { type: 'bool', values: Uint8Array.of(1, 0, 0), valid: Uint8Array.of(0b011) },
  },
};
const META = { build: '0123abcd', simulated: true };

const csv = (table: ColumnTable) => writeTable(table, 'csv', META) as string;
const texts = (cells: (string | null)[]) => ({ length: cells.length, columns: { text: textColumn(cells) } });

/** Records of a CSV text by RFC 4180, read character by character. */
function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let field = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    if (quoted && text.startsWith('""', at)) field += text[++at]!;
    else if (text[at] === '"') quoted = !quoted;
    else if (quoted) field += text[at]!;
    else if (text[at] === ',' || text.startsWith('\r\n', at)) {
      record.push(field);
      field = '';
      if (text[at] === ',') continue;
      records.push(record);
      record = [];
      at++;
    } else field += text[at]!;
  }
  return records;
}

describe('CSV', () => {
  it('has a header, CRLF after every line, a point in decimals, and nothing where nothing is known', () => {
    expect(csv(TABLE)).toBe(
      [
        'code,name,active,rate,gap,simulated',
        '33.17.10.2030,Pandean,0,0,12,true',
        '33.17.13.2001,"Gandrirejo, ""Gandirojo""",,,,false',
        '33.17.14.2002,,40,1.25,-8,',
        '',
      ].join('\r\n'),
    );
  });

  it('of no rows is the header', () => {
    expect(csv(texts([]))).toBe('text\r\n');
  });

  it.each([
    { cell: 'Kabongan Lor', field: 'Kabongan Lor' },
    { cell: 'a,b', field: '"a,b"' },
    { cell: 'say "ya"', field: '"say ""ya"""' },
    { cell: 'two\nlines', field: '"two\nlines"' },
    { cell: 'two\r\nlines', field: '"two\r\nlines"' },
    { cell: 'old\rline', field: '"old\rline"' },
    { cell: 'a;b', field: 'a;b' },
    { cell: null, field: '' },
  ])('writes $cell as $field', ({ cell, field }) => {
    expect(csv(texts([cell]))).toBe(`text\r\n${field}\r\n`);
  });

  it.each(['=1+1', '+62', '-1', '@SUM(A1)', '\tx', '=HYPERLINK("http://x","y")', '\rx'])(
    'keeps a spreadsheet from running %j',
    (cell) => {
      expect(readCsv(csv(texts([cell])))).toEqual([['text'], [`'${cell}`]]);
    },
  );

  it('leaves negative numbers numbers', () => {
    const table = { length: 2, columns: { gap: intColumn([-8, 8]), rate: floatColumn([-0.5, 1e-7]) } };
    expect(csv(table)).toBe('gap,rate\r\n-8,-0.5\r\n8,1e-7\r\n');
  });

  it('comes back from a reader of RFC 4180, whatever the text', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', ',', '"', '\r', '\n', '=', ' ', 'é', "'"),
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const columns = { a: textColumn(rows.map(([a]) => a)), b: textColumn(rows.map(([, b]) => b)) };
        const guarded = rows.map((row) => row.map((text) => (/^[=\r]/.test(text) ? `'${text}` : text)));
        expect(readCsv(csv({ length: rows.length, columns }))).toEqual([['a', 'b'], ...guarded]);
      }),
      { seed: 3317, numRuns: 300 },
    );
  });
});

describe('JSON', () => {
  it('has the meta data and one object a row; unknown is null, 0 is 0', () => {
    expect(JSON.parse(writeTable(TABLE, 'json', META) as string)).toEqual({
      meta: { build: '0123abcd', simulated: true },
      rows: [
        { code: '33.17.10.2030', name: 'Pandean', active: 0, rate: 0, gap: 12, simulated: true },
        {
          ...{ code: '33.17.13.2001', name: 'Gandrirejo, "Gandirojo"' },
          ...{ active: null, rate: null, gap: null, simulated: false },
        },
        { code: '33.17.14.2002', name: null, active: 40, rate: 1.25, gap: -8, simulated: null },
      ],
    });
  });

  it('does not guard text: no spreadsheet runs it', () => {
    expect(JSON.parse(writeTable(texts(['=1+1']), 'json', META) as string)).toMatchObject({
      rows: [{ text: '=1+1' }],
    });
  });
});

describe('Arrow', () => {
  it('has meta data that are more than one value as JSON', () => {
    const denominator: DenominatorMeta = { id: 'potensi', values: [] };
    const bytes = writeTable(TABLE, 'arrow', { ...META, denominator });
    const { metadata } = tableFromIPC(bytes as Uint8Array).schema;
    expect(JSON.parse(metadata.get('denominator')!)).toEqual(denominator);
  });

  it('has the same cells, and the meta data as text', () => {
    const arrow = tableFromIPC(writeTable(TABLE, 'arrow', META) as Uint8Array);
    expect(arrow.toArray().map((row) => ({ ...row }))).toEqual(rowsOf(TABLE));
    expect(Object.fromEntries(arrow.schema.metadata)).toEqual({ build: '0123abcd', simulated: 'true' });
  });
});

it('every format has its media type; text says its encoding', () => {
  expect(FORMATS.map((format) => MEDIA_TYPES[format])).toEqual([
    'application/json; charset=utf-8',
    'text/csv; charset=utf-8',
    'application/vnd.apache.arrow.stream',
  ]);
});
