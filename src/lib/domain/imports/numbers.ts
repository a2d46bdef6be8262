import type { NumberLocale } from './mapping.ts';
import type { Cell } from './text-table.ts';

/** How the numbers of a column are written. */
export interface LocaleReading {
  locale: NumberLocale;
  /** `certain`: only this locale fits all text numbers and at least one needs it; `typed`: no text number at all. */
  certainty: 'certain' | 'typed' | 'guess';
  /** Whether the values are written in percent. */
  percent: boolean;
}

/** Finds the locale of a column from its different cells. */
export function readLocale(cells: readonly Cell[]): LocaleReading {
  throw new Error(`not written yet: ${cells.length}`);
}

/** A number of a cell; `null`: missing (blank, `-`, `n.a.` …); `undefined`: no number in this locale. */
export function parseNumber(cell: Cell, locale: NumberLocale): number | null | undefined {
  throw new Error(`not written yet: ${String(cell)} ${locale}`);
}

/** Whether a cell says that a value is not known. */
export function isMissing(cell: Cell): boolean {
  throw new Error(`not written yet: ${String(cell)}`);
}
