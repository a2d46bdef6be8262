import type { ReportCell } from '#lib/views/report/document.ts';
import type { Lang } from '#lib/views/page-data.ts';

/** Digits as a language groups them, with decimals: sign, whole part, decimals. */
const DIGITS: Record<Lang, string> = {
  id: String.raw`([−-]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?`,
  en: String.raw`([−-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?`,
};
const UNIT = String.raw`\s?(?:%|\p{L}+)?`;
/** Between the two ends of an interval; in words where one is negative. */
const UNTIL = String.raw`(?:–| s\.d\. | to )`;

/** A number as a report writes it, a unit before or after it: `1.234`, `Rp 1.234`, `−7,4%`, `12 orang`. */
const NUMBER = inEach((digits) => new RegExp(`^(?:Rp\\s?)?${digits}${UNIT}$`, 'u'));
/** Two of them, the unit after the second: `1.234–1.500`, `6,1–8,9%`, `−20 s.d. 30`. */
const INTERVAL = inEach((digits) => new RegExp(`^(?:Rp\\s?)?${digits}${UNTIL}${digits}${UNIT}$`, 'u'));

function inEach(pattern: (digits: string) => RegExp): Record<Lang, RegExp> {
  return { id: pattern(DIGITS.id), en: pattern(DIGITS.en) };
}

/** Decimals of a cell that shows its number and nothing else; null where it says more, something else or nothing. */
export function shownDecimals({ text, value }: ReportCell, lang: Lang): number | null {
  if (value === null) return null;
  const [, minus, whole, decimals = ''] = NUMBER[lang].exec(text) ?? [];
  if (whole === undefined) return null;
  // Half a step of the last digit shown, and the error of binary numbers.
  const near = Math.abs(numberOf(minus, whole, decimals) - value) <= 0.5 * 10 ** -decimals.length + 1e-9;
  return near ? decimals.length : null;
}

/** The ends of an interval that a text shows, and nothing else; null where it says something else. */
export function shownInterval(text: string, lang: Lang): { low: number; high: number } | null {
  const [, minus, whole, decimals, minusHigh, wholeHigh, decimalsHigh] = INTERVAL[lang].exec(text) ?? [];
  if (whole === undefined || wholeHigh === undefined) return null;
  return { low: numberOf(minus, whole, decimals), high: numberOf(minusHigh, wholeHigh, decimalsHigh) };
}

function numberOf(minus: string | undefined, whole: string, decimals: string | undefined): number {
  return Number(`${minus ? '-' : ''}${whole.replaceAll(/\D/g, '')}.${decimals || '0'}`);
}
