import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sheetNames } from '#lib/server/reports/files/sheet-names.ts';

describe('names of sheets', () => {
  it.each([
    [
      ['Desa', 'desa', 'Desa'],
      ['Desa', 'desa (2)', 'Desa (3)'],
    ],
    [['a/b: [c]?*\\'], ['a b c']],
    [
      ["'petik'", '', 'History'],
      ['petik', '-', 'History (2)'],
    ],
    [
      ['x'.repeat(40), 'x'.repeat(40)],
      ['x'.repeat(31), `${'x'.repeat(27)} (2)`],
    ],
  ])('%j are %j', (wanted, names) => {
    expect(sheetNames(wanted)).toEqual(names);
  });

  it('are allowed, short and all different', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 50 }), { minLength: 1 }), (wanted) => {
        const names = sheetNames(wanted);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(wanted.length);
        for (const name of names) {
          expect(name.length).toBeGreaterThan(0);
          expect(name.length).toBeLessThanOrEqual(31);
          expect(name).not.toMatch(/[[\]:*?/\\\p{Cc}]|^'|'$/u);
        }
      }),
    );
  });
});
