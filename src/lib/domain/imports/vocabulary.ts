import type { Payer, Status } from '../coverage/enrollment.ts';
import type { Segment } from '../workers/segments.ts';
import type { Cell } from './text-table.ts';

// The words files use for what the clean form calls `bpu`, `mandiri`, `aktif` …; `null` for words it does not know.

export function parseSegment(cell: Cell): Segment | null {
  throw new Error(`not written yet: ${String(cell)}`);
}
export function parsePayer(cell: Cell): Payer | null {
  throw new Error(`not written yet: ${String(cell)}`);
}
export function parseStatus(cell: Cell): Status | null {
  throw new Error(`not written yet: ${String(cell)}`);
}
/** `l` (male) or `p` (female). */
export function parseSex(cell: Cell): 'l' | 'p' | null {
  throw new Error(`not written yet: ${String(cell)}`);
}
/** `0-4`, `15-19`, `75+`, `15+` … */
export function parseAge(cell: Cell): string | null {
  throw new Error(`not written yet: ${String(cell)}`);
}
/** Whether a text marks a row or column of sums: `JUMLAH`, `TOTAL`, `Sub Total`, `Jumlah Kec. Sumber` … */
export function isSumLabel(text: string): boolean {
  throw new Error(`not written yet: ${text}`);
}
