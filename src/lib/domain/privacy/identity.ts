import type { PrivateCell } from './personal-reasons.ts';

/** Up to three letters (passports), then at least seven digits; zeros in front do not count, spreadsheets eat them. */
const NUMBER = /^([A-Z]{0,3})0*([1-9]\d{6,18})$/;
/** All sixteen digits of a NIK, as a spreadsheet writes large numbers. */
const WHOLE_POWER = /^(\d)[.,](\d{15})E\+?15$/;
/** A NIK ends with a number from 0001 up: spreadsheets keep fifteen digits and make a zero of the last one. */
const CUT_NIK = /^\d{12}0000$/;
const ONE_DIGIT = /^(\d)\1+$/;

/**
 * What tells a person apart from others, in one spelling; `null` where a cell cannot: blank, masked
 * (`331701******0001`), rounded (`3,31701E+15`), filled in for form's sake (`0`, `belum ada`, `9999999999999999`).
 */
export function identityOf(cell: PrivateCell): string | null {
  if (cell === null) return null;
  const text = String(cell)
    .toUpperCase()
    .replace(/^'|[.,]0+$/g, '')
    .replace(WHOLE_POWER, '$1$2')
    .replace(/[\s.\-/()]/g, '');
  const number = NUMBER.exec(text);
  if (!number || CUT_NIK.test(number[2]!) || ONE_DIGIT.test(number[2]!)) return null;
  return number[1]! + number[2]!;
}
