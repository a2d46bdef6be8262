import { describe, expect, it } from 'vitest';
import { shownDecimals } from '#lib/server/reports/files/shown-number.ts';

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
