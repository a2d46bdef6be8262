import type { ReportCell } from '#lib/views/report/document.ts';
import type { Lang } from '#lib/views/page-data.ts';

/** A number as a report writes it, a unit before or after it: `1.234`, `Rp1.234`, `−7,4%`, `12 orang`. */
const NUMBER: Record<Lang, RegExp> = {
  id: /^(?:Rp\s?)?([−-]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?\s?(?:%|\p{L}+)?$/u,
  en: /^(?:Rp\s?|IDR\s?)?([−-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?\s?(?:%|\p{L}+)?$/u,
};

/** Decimals of a cell that shows its number and nothing else; null where it says more, something else or nothing. */
export function shownDecimals({ text, value }: ReportCell, lang: Lang): number | null {
  if (value === null) return null;
  const [, minus, whole, decimals = ''] = NUMBER[lang].exec(text) ?? [];
  if (whole === undefined) return null;
  const shown = Number(`${minus === '' ? '' : '-'}${whole.replaceAll(/\D/g, '')}.${decimals || '0'}`);
  // Half a step of the last digit shown, and the error of binary numbers.
  const near = Math.abs(shown - value) <= 0.5 * 10 ** -decimals.length + 1e-9;
  return near ? decimals.length : null;
}
