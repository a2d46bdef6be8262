import type { Period } from '../coverage/period.ts';
import type { Cell } from './text-table.ts';

/** The month a cell names: `2026-10`, `Okt 2026`, `s/d 31 Oktober 2026`, `202610`, `BLTH 202610`, `10/2026`, `Semester I 2026` …; else `null`. */
export function parsePeriod(cell: Cell): Period | null {
  throw new Error(`not written yet: ${String(cell)}`);
}

/** The month that a longer text (a title, a file or sheet name) names, if exactly one. */
export function periodIn(text: string): Period | null {
  throw new Error(`not written yet: ${text}`);
}
