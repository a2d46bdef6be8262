import type { Cell } from './text-table.ts';

/** Where the table is inside a sheet. Rows count from 0. */
export interface TableShape {
  /** Texts above the header. */
  titles: string[];
  /** First and last header row; `null` for a table without header. */
  headerRows: [number, number] | null;
  /** First row of data. */
  firstRow: number;
  /** One header per column, the rows of a two-row header joined by a space, a merged upper cell repeated over its columns. */
  headers: string[];
}

/** Finds the table in the first rows of a sheet. */
export function findTable(rows: readonly (readonly Cell[])[]): TableShape {
  throw new Error(`not written yet: ${rows.length}`);
}
