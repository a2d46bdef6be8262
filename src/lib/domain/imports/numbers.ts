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

const MISSING =
  /^(-+|–+|—+|_+|\.{2,}|…+|(\. ?){2,}|n\.?\/?a\.?|#n\/a|#ref!|#value!|#div\/0!|t\.?a\.?d\.?|null|none|kosong)$/i;

/** Whether a cell says that a value is not known. */
export function isMissing(cell: Cell): boolean {
  return cell === null || (typeof cell === 'string' && (cell.trim() === '' || MISSING.test(cell.trim())));
}

/** Finds the locale of a column from its different cells. Indonesian where nothing tells. */
export function readLocale(cells: readonly Cell[]): LocaleReading {
  const texts = cells
    .filter((cell): cell is string => typeof cell === 'string' && !isMissing(cell))
    .map(bare);
  const percent = texts.length > 0 && texts.every((text) => text.endsWith('%'));
  const numbers = texts.filter(
    (text) => parseIn(text, 'id') !== undefined || parseIn(text, 'en') !== undefined,
  );
  if (numbers.length === 0) return { locale: 'id', certainty: 'typed', percent };
  const reads = (locale: NumberLocale) =>
    numbers.filter((text) => parseIn(text, locale) !== undefined).length;
  const [id, en] = [reads('id'), reads('en')];
  const same = numbers.every((text) => parseIn(text, 'id') === parseIn(text, 'en'));
  const locale = id >= en ? 'id' : 'en';
  const isCertain = same || (Math.max(id, en) === numbers.length && id !== en);
  return { locale, certainty: isCertain ? 'certain' : 'guess', percent };
}

/** A number of a cell; `null`: missing (blank, `-`, `n.a.` …); `undefined`: no number in this locale. */
export function parseNumber(cell: Cell, locale: NumberLocale): number | null | undefined {
  if (isMissing(cell)) return null;
  return typeof cell === 'number' ? cell : parseIn(bare(cell as string), locale);
}

/** Without white space, currency, units and the apostrophe of Excel; accounting brackets become a minus. */
function bare(text: string): string {
  return text
    .trim()
    .replace(/^'/, '')
    .replace(/^\((.*)\)$/, '-$1')
    .replace(/^-?\s*rp\.?\s*/i, (found) => (found.startsWith('-') ? '-' : ''))
    .replace(/,-$/, '')
    .replace(/\s*(orang|jiwa|org|kk)\.?$/i, '')
    .replace(/^[−–]/, '-')
    .replace(/(?<=\d)[\s\u00a0\u202f'](?=\d{3}(\D|$))/g, '')
    .replace(/\s/g, '');
}

const SHAPES: Record<NumberLocale, RegExp> = {
  id: /^[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?%?$/,
  en: /^[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?%?$/,
};
/** More digits than a double holds exactly. */
const MOST_DIGITS = 15;

function parseIn(text: string, locale: NumberLocale): number | undefined {
  // `0.794` cannot be a thousand group: no group begins with a zero of its own.
  if (!SHAPES[locale].test(text) || /^[+-]?0\d*[.,]\d{3}[.,]/.test(text)) return undefined;
  const isZeroGroup = locale === 'id' ? /^[+-]?0+\./.test(text) : /^[+-]?0+,/.test(text);
  if (isZeroGroup || text.replace(/\D/g, '').length > MOST_DIGITS) return undefined;
  const plain = locale === 'id' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '');
  if (!plain.endsWith('%')) return Number(plain);
  // 12.75 % is 0.1275, without the noise of a division.
  return Number(`${plain.slice(0, -1)}e-2`);
}
