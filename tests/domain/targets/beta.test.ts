import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaBelow, betaQuantile, logGamma } from '#lib/domain/targets/beta.ts';

const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const shape = fc.double({ min: 0.05, max: 5000, noNaN: true });

/** Chance of at least k of n, added up term by term. */
function atLeast(k: number, n: number, p: number): number {
  let [chance, term] = [0, (1 - p) ** n];
  for (let i = 0; i <= n; i++) {
    if (i >= k) chance += term;
    term *= ((n - i) / (i + 1)) * (p / (1 - p));
  }
  return chance;
}

describe('the beta distribution', () => {
  test.each([
    { a: 2, b: 3, x: 0.5, below: 11 / 16 },
    { a: 1, b: 1, x: 0.3, below: 0.3 },
    { a: 0.5, b: 0.5, x: 0.5, below: 0.5 },
    { a: 1, b: 5, x: 0.2, below: 1 - 0.8 ** 5 },
    { a: 4, b: 1, x: 0.7, below: 0.7 ** 4 },
    { a: 2, b: 3, x: 0, below: 0 },
    { a: 2, b: 3, x: 1, below: 1 },
  ])('below $x of ($a, $b)', ({ a, b, x, below }) => {
    expect(betaBelow({ a, b }, x)).toBeCloseTo(below, 12);
  });

  test('is the chance of at least k of n', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), share, (k, more, p) => {
        const n = k + more;
        expect(betaBelow({ a: k, b: n - k + 1 }, p)).toBeCloseTo(atLeast(k, n, p), 11);
      }),
    );
  });

  test('its quantile is where it lies below with that chance', () => {
    fc.assert(
      fc.property(shape, shape, share, (a, b, p) => {
        const x = betaQuantile({ a, b }, p);
        // The distribution may jump by more than a digit between neighbouring numbers near 0 and 1.
        if (x > 1e-9 && x < 1 - 1e-9) expect(betaBelow({ a, b }, x)).toBeCloseTo(p, 6);
      }),
    );
  });

  test('mirrors', () => {
    fc.assert(
      fc.property(shape, shape, share, (a, b, x) => {
        expect(betaBelow({ a, b }, x) + betaBelow({ a: b, b: a }, 1 - x)).toBeCloseTo(1, 9);
      }),
    );
  });
});

test.each([
  [1, 0],
  [5, Math.log(24)],
  [0.5, Math.log(Math.PI) / 2],
  [0.1, 2.252712651734206],
  [171, 706.5730622457874],
])('logarithm of the gamma function of %d', (x, log) => {
  expect(logGamma(x)).toBeCloseTo(log, 10);
});
