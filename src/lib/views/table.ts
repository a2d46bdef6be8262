export type Direction = 'ascending' | 'descending';

/** What a cell is ordered by; `null` is unknown. */
export type SortValue = number | string | null;

const COLLATOR = new Intl.Collator('id', { numeric: true, sensitivity: 'base' });

/** Rows in the order of a value; stable; rows whose value is unknown come last in both directions. */
export function sortRows<T>(rows: readonly T[], value: (row: T) => SortValue, direction: Direction): T[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return rows
    .map((row) => ({ row, key: value(row) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      return sign * compare(a.key, b.key);
    })
    .map(({ row }) => row);
}

function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return COLLATOR.compare(String(a), String(b));
}

/** One column of a table: what it says, how it is ordered, where it leads. */
export interface Column<Row> {
  key: string;
  label: string;
  /** Shown below the label: `orang`, `%`. */
  unit?: string;
  /** Never broken over two lines. */
  short?: boolean;
  /** Right-aligned with tabular figures. */
  number?: boolean;
  text(row: Row): string;
  /** Small text under the cell on a narrow screen, in place of the columns marked `wide`. */
  narrow?(row: Row): string;
  /** Left out on a narrow screen. */
  wide?: boolean;
  /** Left out: the column cannot be ordered. */
  sort?(row: Row): SortValue;
  href?(row: Row): string | null;
  /** Where the figure comes from. */
  origin?(row: Row): string;
  /** The cell that names the row. */
  heading?: boolean;
}
