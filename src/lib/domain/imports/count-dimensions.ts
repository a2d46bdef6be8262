import { isPeriod, monthIndex } from '../calendar/period.ts';
import type { Status } from '../coverage/enrollment.ts';
import type { RowProblem } from './findings.ts';
import type { InterpretContext } from './interpret.ts';
import type { Dimension } from './kinds.ts';
import type { Mapping } from './mapping.ts';
import { isMissing } from './numbers.ts';
import { parsePeriod } from './period-labels.ts';
import { cellOf, type Cell, type TextTable } from './text-table.ts';
import type { ValueColumn } from './value-columns.ts';
import { parseAge, parsePayer, parseSegment, parseSex, parseStatus } from './vocabulary.ts';

/** Reads one dimension of a row: from its column, the header of the number, the table, or other dimensions. */
export interface DimensionReader {
  header: string;
  /** Clean text; `undefined` where it is not understood. `before` are the dimensions read so far. */
  read: (row: number, before: readonly string[]) => string | undefined;
  problem: (row: number) => RowProblem;
  cell: (row: number) => Cell;
}

const PARSERS: Record<Dimension, (cell: Cell) => string | null> = {
  period: parsePeriod,
  segment: parseSegment,
  payer: parsePayer,
  status: parseStatus,
  paid_through: parsePeriod,
  first_month: parsePeriod,
  sex: parseSex,
  age: parseAge,
  occupation: (cell) => (cell === null ? null : String(cell).trim()),
};

const PROBLEMS: Record<Dimension, RowProblem> = {
  period: 'bad-period',
  segment: 'bad-segment',
  payer: 'bad-payer',
  status: 'bad-status',
  paid_through: 'bad-period',
  first_month: 'bad-period',
  sex: 'bad-sex',
  age: 'bad-age',
  occupation: 'missing-field',
};

/** Who pays where nothing says so: the employer or project by definition; for the self-employed it is not known. */
export function defaultPayer(segment: string): string {
  return segment === 'bpu' ? 'tidak-tercatat' : 'pemberi-kerja';
}

/** One reader per dimension, in the order of `names`. */
export function dimensionReaders(
  names: readonly Dimension[],
  value: ValueColumn | null,
  table: TextTable,
  mapping: Mapping,
  context: InterpretContext,
): DimensionReader[] {
  return names.map((name) => {
    const column = mapping.columns.findIndex(({ role }) => role === name);
    const fixed = value?.use.fixed?.[name] ?? (column < 0 ? mapping.fixed[name] : undefined);
    const header = mapping.columns[column]?.header ?? value?.use.header ?? '';
    const cell = (row: number) => (column < 0 ? null : cellOf(table, row, column));
    const base = { header, cell, problem: () => PROBLEMS[name] };
    if (fixed !== undefined) {
      // What a person typed is checked like a cell.
      const clean = PARSERS[name](fixed) ?? undefined;
      return { ...base, cell: () => fixed, read: () => clean };
    }
    if (column >= 0) return { ...base, read: columnReader(name, column, names, table, mapping) };
    if (name === 'payer') {
      const segment = names.indexOf('segment');
      return { ...base, read: (_, before) => defaultPayer(before[segment]!) };
    }
    if (name === 'status') return { ...base, ...paidThroughReader(table, mapping, context) };
    return { ...base, read: () => '' };
  });
}

/** Every different cell is parsed once. A blank payer is one that is not known. */
function columnReader(
  name: Dimension,
  column: number,
  names: readonly Dimension[],
  table: TextTable,
  mapping: Mapping,
): DimensionReader['read'] {
  const { values, codes } = table.columns[column] ?? { values: [null], codes: new Int32Array(0) };
  const parsed = values.map((cell) => (isMissing(cell) ? undefined : (PARSERS[name](cell) ?? undefined)));
  const blank = values.map((cell) => isMissing(cell));
  const segment = names.indexOf('segment');
  return (row, before) => {
    const code = codes[row] ?? 0;
    if (!blank[code]) return parsed[code];
    if (mapping.fixed[name] !== undefined) return mapping.fixed[name];
    if (name === 'paid_through' || name === 'first_month') return '';
    return name === 'payer' ? defaultPayer(before[segment]!) : undefined;
  };
}

/** Status from the last month paid (DOMAIN 2): paid up is active; then arrears for the months of grace; then ended. */
function paidThroughReader(table: TextTable, mapping: Mapping, { graceMonths }: InterpretContext) {
  const column = mapping.columns.findIndex(({ role }) => role === 'paid_through');
  const parsed = (table.columns[column]?.values ?? [null]).map((cell) => parsePeriod(cell));
  const codes = table.columns[column]?.codes;
  return {
    header: mapping.columns[column]?.header ?? '',
    cell: (row: number) => cellOf(table, row, column),
    read: (row: number, before: readonly string[]): Status | undefined => {
      const paid = parsed[codes?.[row] ?? 0] ?? null;
      const period = before[0]!;
      if (paid === null || !isPeriod(period)) return undefined;
      const late = monthIndex(period) - monthIndex(paid);
      if (late <= 0) return 'aktif';
      return late <= graceMonths ? 'menunggak' : 'berakhir';
    },
  };
}
