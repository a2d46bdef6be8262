import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMissing, parseNumber, readLocale } from '#lib/domain/imports/numbers.ts';

test.each(['', ' ', '-', '–', '...', '…', 'n.a.', 'N/A', 'tad', '#N/A', null])(
  '%j is missing, not zero',
  (cell) => {
    expect(isMissing(cell)).toBe(true);
    expect(parseNumber(cell, 'id')).toBeNull();
  },
);

test.each<[string | number, 'id' | 'en', number | undefined]>([
  ['1.234', 'id', 1234],
  ['1.234', 'en', 1.234],
  ['1.234.567,89', 'id', 1234567.89],
  ['1,234,567.89', 'en', 1234567.89],
  ['12,75%', 'id', 0.1275],
  ['Rp 16.800,-', 'id', 16800],
  ['(123)', 'id', -123],
  ['−5', 'id', -5],
  ['1 234', 'id', 1234],
  ["'42", 'id', 42],
  ['250 orang', 'id', 250],
  ['12.34', 'id', undefined],
  ['0.794', 'id', undefined],
  ['0', 'id', 0],
  ['1.2345', 'id', undefined],
  ['dua', 'id', undefined],
  ['12345678901234567', 'id', undefined],
  [1.234, 'id', 1.234],
])('%j in locale %s is %j', (cell, locale, number) => {
  expect(parseNumber(cell, locale)).toBe(number);
});

describe('the locale of a column', () => {
  test.each<[string, (string | number | null)[], string, string]>([
    ['one cell that only Indonesian can be', ['1.234', '1.234.567'], 'id', 'certain'],
    ['one cell that only English can be', ['0.794', '1.234'], 'en', 'certain'],
    ['plain digits', ['12', '400'], 'id', 'certain'],
    ['nothing that tells', ['1.234', '2.345'], 'id', 'guess'],
    ['typed numbers', [1.5, 2], 'id', 'typed'],
    ['contradictions', ['1.234.567', '1,234,567'], 'id', 'guess'],
  ])('%s', (_, cells, locale, certainty) => {
    expect(readLocale(cells)).toMatchObject({ locale, certainty });
  });

  test('any column with a number above a million is read back exactly', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 9_999_999 }), { minLength: 4, maxLength: 20 });
    fc.assert(
      fc.property(numbers, fc.constantFrom('.', ','), (list, mark) => {
        const all = [...list, 1_234_567];
        const texts = all.map((number) => String(number).replace(/\B(?=(\d{3})+$)/g, mark));
        const { locale } = readLocale(texts);
        expect(texts.map((text) => parseNumber(text, locale))).toEqual(all);
      }),
    );
  });
});
