import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePeriod } from '#lib/domain/imports/period-labels.ts';
import { withWarehouse } from '#lib/server/warehouse/gateway.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { DESA, withFixtureApp, type FixtureApp } from '../fixture-app.ts';
import { publishText } from './working.ts';

const NAMES = ['Apuh', 'Beran', 'Cepu Lor', 'Duren', 'Empok', 'Fajar'];
const KECAMATAN = ['Hulu', 'Hulu', 'Hulu', 'Hilir', 'Hilir', 'Hilir'];
const SEGMENTS = ['pu', 'bpu', 'jakon'] as const;
const MONTH_NAMES = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];

/** Active members of every desa, segment and month; `null`: not reported. */
interface Table {
  months: string[];
  /** By month, segment, desa. */
  counts: (number | null)[][][];
}

const tableOf: fc.Arbitrary<Table> = fc
  .uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 3 })
  .chain((offsets) => {
    const months = offsets
      .sort((a, b) => a - b)
      .map((offset) => `${2024 + Math.floor(offset / 12)}-${String((offset % 12) + 1).padStart(2, '0')}`);
    const count = fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 0, max: 150_000 }) },
      { weight: 1, arbitrary: fc.constant(null) },
    );
    const desa = fc.array(count, { minLength: 6, maxLength: 6 });
    const segments = fc.array(desa, { minLength: 3, maxLength: 3 });
    return fc
      .array(segments, { minLength: months.length, maxLength: months.length })
      .map((counts) => ({ months, counts }));
  })
  // A file in which nobody reports anything says nothing.
  .filter(({ counts }) => counts.flat(2).some((count) => count !== null));

const dialectOf = fc.record({
  delimiter: fc.constantFrom(';', ',', '\t', '|'),
  locale: fc.constantFrom('plain', 'id', 'en'),
  encoding: fc.constantFrom('utf8', 'bom', 'utf16', 'windows'),
  shape: fc.constantFrom('long', 'wide-segment', 'wide-month-segment'),
  place: fc.constantFrom('dotted', 'plain', 'float', 'bps', 'names', 'merged-names'),
  totals: fc.boolean(),
  title: fc.boolean(),
  missing: fc.constantFrom('-', 'n.a.', '...'),
  crlf: fc.boolean(),
});
type Dialect = typeof dialectOf extends fc.Arbitrary<infer D> ? D : never;

function numberText(value: number | null, { locale, missing }: Dialect): string {
  if (value === null) return missing;
  if (locale === 'plain' || value < 1000) return String(value);
  return String(value).replace(/\B(?=(\d{3})+$)/g, locale === 'id' ? '.' : ',');
}

function placeCells(i: number, previous: number | null, { place }: Dialect): string[] {
  const digits = DESA[i]!.replaceAll('.', '');
  const bps = `99010${DESA[i]!.slice(7, 8)}0${DESA[i]!.slice(10)}`.replace(
    /^99010(\d)0(\d{3})$/,
    '99010$10$2',
  );
  const isMerged = place === 'merged-names' && previous !== null && KECAMATAN[previous] === KECAMATAN[i];
  switch (place) {
    case 'dotted':
      return [DESA[i]!];
    case 'plain':
      return [digits];
    case 'float':
      return [`${digits}.0`];
    case 'bps':
      return [bps];
    default:
      return [isMerged ? '' : KECAMATAN[i]!, i % 2 ? NAMES[i]!.toUpperCase() : `Ds. ${NAMES[i]!}`];
  }
}

const placeHeaders = ({ place }: Dialect) =>
  place.endsWith('names') ? ['Kecamatan', 'Desa'] : [place === 'bps' ? 'Kode BPS' : 'Kode Desa'];

function write(table: Table, dialect: Dialect): Uint8Array {
  const rows: string[][] = [];
  if (dialect.title) rows.push(['REKAP KEPESERTAAN CONTOH'], []);
  rows.push(...(dialect.shape === 'long' ? longRows(table, dialect) : wideRows(table, dialect)));
  const quoted = (cell: string) =>
    /["\r\n]/.test(cell) || cell.includes(dialect.delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const text = rows.map((row) => row.map(quoted).join(dialect.delimiter)).join(dialect.crlf ? '\r\n' : '\n');
  switch (dialect.encoding) {
    case 'bom':
      return Buffer.from(`\uFEFF${text}`);
    case 'utf16':
      return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    case 'windows':
      return Buffer.from(text.replace('CONTOH', 'CONT\u00d6H'), 'latin1');
    default:
      return Buffer.from(text);
  }
}

function longRows({ months, counts }: Table, dialect: Dialect): string[][] {
  let previous: number | null = null;
  const rows = months.flatMap((month, m) =>
    SEGMENTS.flatMap((segment, s) =>
      counts[m]![s]!.map((value, i) => {
        const [year, number] = month.split('-') as [string, string];
        const label = i % 2 ? month : `${MONTH_NAMES[Number(number) - 1]!} ${year}`;
        const cells = [
          label,
          ...placeCells(i, previous, dialect),
          segment.toUpperCase(),
          'Aktif',
          numberText(value, dialect),
        ];
        previous = i;
        return cells;
      }),
    ),
  );
  return [['Bulan', ...placeHeaders(dialect), 'Segmen', 'Status', 'Jumlah'], ...rows];
}

function wideRows({ months, counts }: Table, dialect: Dialect): string[][] {
  const columns = months.flatMap((month, m) =>
    SEGMENTS.map((segment, s) => ({ header: `${segment.toUpperCase()} ${month}`, values: counts[m]![s]! })),
  );
  const shown = dialect.shape === 'wide-segment' ? columns.slice(0, 3) : columns;
  const rows = NAMES.map((_, i) => [
    ...placeCells(i, i === 0 ? null : i - 1, dialect),
    ...shown.map(({ values }) => numberText(values[i]!, dialect)),
  ]);
  const totals = shown.map(({ values }) =>
    numberText(
      values.reduce<number>((sum, value) => sum + (value ?? 0), 0),
      dialect,
    ),
  );
  const width = placeHeaders(dialect).length;
  const sum = ['JUMLAH', ...Array.from({ length: width - 1 }, () => ''), ...totals];
  return [
    [...placeHeaders(dialect), ...shown.map(({ header }) => header)],
    ...rows,
    ...(dialect.totals ? [sum] : []),
  ];
}

/** What a table says, as the warehouse should have it. */
function expectedRows({ months, counts }: Table, { shape }: Dialect) {
  const rows = months
    .slice(0, shape === 'wide-segment' ? 1 : undefined)
    .flatMap((period, m) =>
      SEGMENTS.flatMap((segment, s) =>
        counts[m]![s]!.flatMap((active, i) =>
          active === null ? [] : [{ period, segment, code: DESA[i]!, active }],
        ),
      ),
    );
  return rows.sort((a, b) =>
    `${a.period} ${a.segment} ${a.code}`.localeCompare(`${b.period} ${b.segment} ${b.code}`),
  );
}

async function servedRows(app: FixtureApp) {
  return withWarehouse(app.dataDir, async (warehouse) =>
    rowsOf(
      await warehouse.query(
        'test',
        `select period, segment, code, active from members_monthly
         where level = 'desa' and segment <> 'total' and desa_reported > 0
         order by period || ' ' || segment || ' ' || code`,
      ),
    ),
  );
}

describe('a table of counts, however it is written', () => {
  test('gives exactly its numbers: every delimiter, locale, encoding, long or wide, codes or names, with a row of sums', () =>
    fc.assert(
      fc.asyncProperty(tableOf, dialectOf, (table, dialect) => {
        const expected = expectedRows(table, dialect);
        fc.pre(expected.length > 0 && !isAmbiguous(table, dialect));
        return withFixtureApp(async (app) => {
          await publishText(app, 'tabel.csv', write(table, dialect));
          expect(await servedRows(app)).toEqual(expected);
        });
      }),
      { numRuns: 40, seed: 331710 },
    ));
});

/** With `,` every number of a column may look like `1,234`, which is 1.234 in Indonesian: a person has to say which. */
function isAmbiguous({ counts }: Table, { locale, shape }: Dialect): boolean {
  if (locale !== 'en') return false;
  const columns = shape === 'long' ? [counts.flat(2)] : counts.flat(1);
  return columns.some((column) => {
    const big = column.filter((value) => value !== null && value >= 1000);
    return big.length > 0;
  });
}

test('months of the dialects are months', () => {
  for (const name of MONTH_NAMES) expect(parsePeriod(`${name} 2026`)).toMatch(/^2026-\d\d$/);
});
