import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { naturalShare, type NaturalShare } from '#lib/views/report/natural-share.ts';

const textOf = (told: NaturalShare) => (told.kind === 'some' ? `${told.some} of ${told.of}` : told.kind);

describe('naturalShare', () => {
  test.each([
    [0.000001, 'few'],
    [0.0099999, 'few'],
    [0.01, '1 of 100'],
    [0.0899, '9 of 100'],
    [0.09, '1 of 10'],
    [0.11, '1 of 10'],
    [0.1101, '11 of 100'],
    [0.5, '5 of 10'],
    [0.91, '9 of 10'],
    [0.9101, '91 of 100'],
    [0.976, '98 of 100'],
    [0.99, '99 of 100'],
    [0.9900001, 'most'],
    [0.9999999, 'most'],
    [1, 'all'],
  ])('%d alone is %s', (share, text) => {
    expect(textOf(naturalShare(share, null))).toBe(text);
  });

  test.each([
    [0.075, [0.07, 0.1], '1 of 10'],
    [0.075, [0.07, 0.09], '8 of 100'],
    [0.0749, [0.07, 0.1], '7 of 100'],
    [0.925, [0.9, 0.94], '9 of 10'],
    [0.923, [0.91, 0.94], '92 of 100'],
    [0.9251, [0.9, 0.94], '93 of 100'],
    [0.015, [0.01, 0.015], 'percent'],
    [0.992, [0.98, 0.995], 'most'],
    [0.992, [0.98, 1.01], 'percent'],
    [1, [0.83, 1.25], 'percent'],
  ])('%d beside %j is %s', (share, [low, high], text) => {
    expect(textOf(naturalShare(share, { low: low!, high: high! }))).toBe(text);
  });

  test('a fraction never lies outside its interval', () => {
    const thousandths = fc.integer({ min: 1, max: 1000 }).map((share) => share / 1000);
    fc.assert(
      fc.property(thousandths, thousandths, thousandths, (a, b, c) => {
        const [low, share, high] = [a, b, c].sort((x, y) => x - y);
        const told = naturalShare(share!, { low: low!, high: high! });
        if (told.kind !== 'some') return;
        expect(told.some / told.of).toBeGreaterThanOrEqual(low! - 1e-9);
        expect(told.some / told.of).toBeLessThanOrEqual(high! + 1e-9);
      }),
      { numRuns: 2000 },
    );
    expect.hasAssertions();
  });
});
