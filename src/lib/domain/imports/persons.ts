import type { Interpretation } from './findings.ts';
import type { Mapping, Role } from './mapping.ts';
import { ROW, type ClassifiedRows } from './rows.ts';
import { rowOf, type TextTable } from './text-table.ts';

/** Which rows of a file about single people count. */
export interface ChosenPersons {
  /** 1 for rows that count; indexed like the rows. */
  counts: Uint8Array;
  duplicates: Interpretation['duplicates'];
}

const KEPT: readonly Role[] = [
  'desa_code',
  'kecamatan_name',
  'desa_name',
  'payer',
  'status',
  'paid_through',
  'first_month',
];

/**
 * Counts everybody once per month and segment: of several rows about a person the one whose cells come first in the
 * alphabet, so that the order of the file does not matter. Rows that do not say about whom they are all count.
 */
export function choosePersons(table: TextTable, mapping: Mapping, rows: ClassifiedRows): ChosenPersons {
  const persons = table.personal.find((column) => column.persons !== null)?.persons;
  const counts = new Uint8Array(rows.length).fill(1);
  const duplicates = { rows: 0, differing: 0, unknown: 0 };
  if (!persons) return { counts, duplicates };
  const columnsOf = (roles: readonly Role[]) =>
    mapping.columns.flatMap(({ role }, i) => (roles.includes(role) ? [i] : []));
  const once = columnsOf(['period', 'segment']).map((column) => table.columns[column]!.codes);
  const kept = columnsOf(KEPT);
  const textOf = (row: number) => keptText(table, row, kept);
  const chosen = new Map<string | number, number>();
  const others: { row: number; key: string | number }[] = [];
  for (let i = 0; i < rows.length; i++) {
    if (rows.kind[i] !== ROW.data) continue;
    const row = rows.first + i;
    const person = persons[row]!;
    if (person === 0) {
      duplicates.unknown++;
      continue;
    }
    const key = once.length === 0 ? person : `${person} ${once.map((codes) => codes[row]).join(' ')}`;
    const other = chosen.get(key);
    const isChosen = other === undefined || textOf(row) < textOf(rows.first + other);
    if (isChosen) chosen.set(key, i);
    if (other === undefined) continue;
    const loser = isChosen ? other : i;
    counts[loser] = 0;
    others.push({ row: rows.first + loser, key });
  }
  duplicates.rows = others.length;
  // Compared with the row chosen in the end, so that the order of rows does not matter here either.
  duplicates.differing = others.filter(
    ({ row, key }) => textOf(row) !== textOf(rows.first + chosen.get(key)!),
  ).length;
  return { counts, duplicates };
}

/** A row's cells that matter, in the order of the columns, joined so that they compare. */
export function keptText(table: TextTable, row: number, columns: readonly number[]): string {
  const cells = rowOf(table, row);
  return columns.map((column) => String(cells[column] ?? '')).join('\u001f');
}
