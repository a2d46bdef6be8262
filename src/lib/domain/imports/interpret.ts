import type { Period } from '../coverage/period.ts';
import type { DesaIdentity } from '../wilayah/boundary-columns.ts';
import type { Reconciler } from '../wilayah/reconcile.ts';
import type { Interpretation } from './findings.ts';
import type { Mapping } from './mapping.ts';
import type { TextTable } from './text-table.ts';

/** What reading a table depends on besides the table and its mapping. */
export interface InterpretContext {
  desa: readonly DesaIdentity[];
  /** Knows the desa, the aliases and the places the mapping confirms. */
  reconcile: Reconciler;
  /** Later months are refused. */
  newest: Period;
  /** Months of arrears before a membership ends. */
  graceMonths: number;
}

/** Reads a table as its mapping says. Pure: the same table and mapping give the same records. */
export function interpret(table: TextTable, mapping: Mapping, context: InterpretContext): Interpretation {
  throw new Error(`not written yet: ${table.name} ${mapping.kind} ${context.newest}`);
}

/** One data row as it was understood, for the preview. */
export interface UnderstoodRow {
  row: number;
  parsed: Record<string, string | number | null> | null;
  note:
    { problem: string } | { review: string } | { skipped: 'blank' | 'sum' | 'heading' | 'footnote' } | null;
}

/** The first `count` rows of the data, as they were understood. */
export function previewRows(
  table: TextTable,
  mapping: Mapping,
  context: InterpretContext,
  count: number,
): UnderstoodRow[] {
  throw new Error(`not written yet: ${table.name} ${mapping.kind} ${context.newest} ${count}`);
}
