import type { Period } from '../calendar/period.ts';
import type { DesaIdentity } from '../wilayah/boundary-columns.ts';
import type { Reconciler } from '../wilayah/reconcile.ts';
import { nothingRead, type Interpretation, type ReviewItem, type RowProblem } from './findings.ts';
import { interpretCounts } from './interpret-counts.ts';
import { interpretFacts } from './interpret-facts.ts';
import { isCountKind, isFactKind } from './kinds.ts';
import type { Mapping } from './mapping.ts';
import { rowOf, TableBuilder, type TextTable } from './text-table.ts';

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
  const { kind } = mapping;
  if (isCountKind(kind)) return interpretCounts(table, { ...mapping, kind }, context);
  if (isFactKind(kind)) return interpretFacts(table, { ...mapping, kind }, context);
  return nothingRead(kind);
}

/** One data row as it was understood, for the preview. */
export interface UnderstoodRow {
  /** Counted from 0 in the sheet. */
  row: number;
  parsed: Record<string, string | number | null> | null;
  note:
    | { problem: RowProblem }
    | { review: ReviewItem['reason'] }
    | { skipped: 'blank' | 'sum' | 'heading' | 'footnote' }
    | null;
}

/**
 * The first `count` rows of the data, as they were understood. They are read alone: a mapping should name the locale of
 * its numbers, as found in the whole table.
 */
export function previewRows(
  table: TextTable,
  mapping: Mapping,
  context: InterpretContext,
  count: number,
): UnderstoodRow[] {
  const last = Math.min(mapping.lastRow ?? Infinity, mapping.firstRow + count - 1, table.rowCount - 1);
  const head = headOf(table, last + 1);
  return Array.from({ length: Math.max(0, last - mapping.firstRow + 1) }, (_, i) => {
    const row = mapping.firstRow + i;
    // Read alone, with what stands above it, a row is what it is in the whole table.
    const found = interpret(head, { ...mapping, lastRow: row }, context);
    const before =
      i === 0 ? nothingRead(mapping.kind) : interpret(head, { ...mapping, lastRow: row - 1 }, context);
    return { row, parsed: parsedRow(found, row + 1, mapping, context), note: noteOf(found, before, row + 1) };
  });
}

/** The first rows as a table of their own: a million rows below cost nothing then. */
function headOf(table: TextTable, rows: number): TextTable {
  const builder = new TableBuilder(table.name);
  for (let row = 0; row < rows; row++) builder.add(rowOf(table, row));
  const { counted } = table;
  return {
    ...builder.finish(),
    personal: table.personal.map((column) => ({
      ...column,
      persons: column.persons?.subarray(0, rows) ?? null,
    })),
    ...(counted && { counted }),
  };
}

function parsedRow(
  found: Interpretation,
  line: number,
  mapping: Mapping,
  context: InterpretContext,
): UnderstoodRow['parsed'] {
  const fact = found.facts.find((one) => one.line === line);
  if (fact) return fact.fields;
  const { counts } = found;
  const records = counts ? [...counts.line.keys()].filter((i) => counts.line[i] === line) : [];
  if (!counts || records.length === 0) return null;
  const code = counts.desa.values[counts.desa.codes[records[0]!]!]!;
  const parsed: Record<string, string | number | null> = {
    kode_desa: code,
    desa: context.desa.find((one) => one.code === code)?.name ?? null,
  };
  for (const i of records) {
    const texts = Object.values(counts.dimensions).map(({ values, codes }) => values[codes[i]!]!);
    const label = texts.filter((text) => text !== '').join(' · ');
    parsed[label] = counts.value[i]!;
  }
  return mapping.kind === 'participants' ? Object.fromEntries(Object.entries(parsed).slice(0, 3)) : parsed;
}

function noteOf(found: Interpretation, before: Interpretation, line: number): UnderstoodRow['note'] {
  const rejected = found.rejected.find((one) => one.line === line);
  if (rejected) return { problem: rejected.problem };
  for (const [name, skipped] of [
    ['blank', 'blank'],
    ['sums', 'sum'],
    ['headings', 'heading'],
    ['footnotes', 'footnote'],
  ] as const) {
    if (found.skipped[name] > before.skipped[name]) return { skipped };
  }
  const review = found.review.find(
    (item) => item.rows > (before.review.find((one) => one.line === item.line)?.rows ?? 0),
  );
  return review ? { review: review.reason } : null;
}
