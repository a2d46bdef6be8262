import { describe, expect, it } from 'vitest';
import { shownDecimals, shownInterval } from '#lib/server/reports/files/shown-number.ts';

describe('a cell that shows its number and nothing else', () => {
  it.each([
    ['id', '1.234', 1234, 0],
    ['en', '1,234', 1234, 0],
    ['id', '7,4%', 7.4381, 1],
    ['en', '7.4%', 7.35, 1],
    ['id', '−12,5', -12.5, 1],
    ['id', 'Rp614.275.200', 614_275_200, 0],
    ['id', '0 orang', 0, 0],
    ['id', '7,4%', 0.074, null],
    ['id', '1.234 (1.000–1.500)', 1234, null],
    ['id', '1.234', 1.234, null],
    ['id', '<5', null, null],
    ['id', '12', null, null],
    ['id', '', 0, null],
  ] as const)('%s: %s is %d: %j decimals', (lang, text, value, decimals) => {
    expect(shownDecimals({ text, value }, lang)).toBe(decimals);
  });
});

describe('a text that shows an interval and nothing else', () => {
  it.each([
    ['id', '20.952–24.570', 20_952, 24_570],
    ['id', '6,1–8,9%', 6.1, 8.9],
    ['id', '−1.617 s.d. 1.883', -1617, 1883],
    ['en', '−1,617 to −20', -1617, -20],
    ['en', '6.1–8.9%', 6.1, 8.9],
    ['id', 'Rp 1.000–2.000', 1000, 2000],
  ] as const)('%s: %s is from %d to %d', (lang, text, low, high) => {
    expect(shownInterval(text, lang)).toEqual({ low, high });
  });

  it.each(['', '–', '12', '5–49 (ditahan)', '<5', 'Okt 2025–Okt 2026'])('%j is none', (text) => {
    expect(shownInterval(text, 'id')).toBeNull();
  });
});
