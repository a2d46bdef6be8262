import type { Lang } from './page-data.ts';

/** What was typed into a number field: nothing, a number, or something that is none. */
export type Typed = { kind: 'empty' } | { kind: 'number'; value: number } | { kind: 'wrong' };

/** A whole number of people as people type it: `24.000`, `24,000`, `24 000`. */
export function typedPeople(text: string): Typed {
  return typedWhole(text.trim(), 2 ** 31 - 1);
}

/** Whole rupiah as people type them: `Rp 400.000.000`, `400000000`; at most a quadrillion. */
export function typedRupiah(text: string): Typed {
  return typedWhole(text.trim().replace(/^rp\.?\s*/i, ''), 1e15);
}

function typedWhole(text: string, most: number): Typed {
  if (text === '') return { kind: 'empty' };
  const isWhole = /^\d+$/.test(text) || /^\d{1,3}([.,  ]\d{3})+$/.test(text);
  const value = Number(text.replace(/\D/g, ''));
  return isWhole && value <= most ? { kind: 'number', value } : { kind: 'wrong' };
}

/** Per cent from 0 to 100 as people type it: `14,5`, `14.5`, `14,5%`. */
export function typedPercent(text: string): Typed {
  const trimmed = text.replace('%', '').trim();
  if (trimmed === '') return { kind: 'empty' };
  const isNumber = /^\d+([.,]\d+)?$/.test(trimmed);
  const value = Number(trimmed.replace(',', '.'));
  return isNumber && value <= 100 ? { kind: 'number', value } : { kind: 'wrong' };
}

/** Minutes as people type them, with at most one decimal: `48`, `48,5`. */
export function typedMinutes(text: string): Typed {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'empty' };
  const isNumber = /^\d{1,4}([.,]\d)?$/.test(trimmed);
  return isNumber ? { kind: 'number', value: Number(trimmed.replace(',', '.')) } : { kind: 'wrong' };
}

/** A number as it stands in a field: grouped as the language does, with all its decimals. */
export function fieldText(value: number | null, lang: Lang): string {
  if (value === null) return '';
  return new Intl.NumberFormat(lang === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: 7 }).format(value);
}
