import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundToTotal } from '#lib/domain/workers/largest-remainder.ts';
import { sum } from '#lib/domain/workers/raking.ts';

const run = { seed: 3317, numRuns: 500 };
const shares = fc
  .array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 })
  .filter((values) => sum(values) > 1e-300);
const totals = fc.integer({ min: 0, max: 2_000_000_000 });

/** Largest remainder of whole shares, without a division that rounds; ties to the earlier position. */
function inFractions(of: readonly number[], total: number): number[] {
  const scale = sum(of);
  const remainders = of.map((share) => (share * total) % scale);
  const whole = of.map((share, i) => (share * total - remainders[i]!) / scale);
  const first = [...of.keys()].sort((a, b) => remainders[b]! - remainders[a]! || a - b);
  const left = total - sum(whole);
  return whole.map((people, i) => people + (first.indexOf(i) < left ? 1 : 0));
}

describe('roundToTotal', () => {
  it.each([
    { of: [1, 1, 1], total: 10, gives: [4, 3, 3] },
    { of: [43.6, 29.9, 26.5], total: 100, gives: [44, 30, 26] },
    { of: [0, 5, 0], total: 3, gives: [0, 3, 0] },
    { of: [0.2, 0.2, 0.6], total: 0, gives: [0, 0, 0] },
    { of: [0, 0], total: 0, gives: [0, 0] },
    { of: [], total: 0, gives: [] },
    { of: [1], total: 2_147_483_647, gives: [2_147_483_647] },
  ])('splits $total by $of', ({ of, total, gives }) => {
    expect([...roundToTotal(of, total)]).toEqual(gives);
  });

  it('is the method of Hamilton, with its Alabama paradox: more seats, fewer for some', () => {
    const states = [1500, 1500, 900, 500, 500, 200];
    expect([...roundToTotal(states, 25)]).toEqual([7, 7, 4, 3, 3, 1]);
    expect([...roundToTotal(states, 26)]).toEqual([8, 8, 5, 2, 2, 1]);
  });

  it('gives a tie to the earlier position', () => {
    expect([...roundToTotal([1, 1, 1, 1], 2)]).toEqual([1, 1, 0, 0]);
  });

  it('gives a tie to the earlier position also where floating point sees none (as in fractions of whole numbers)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(1100, 2200, 3300), { minLength: 2, maxLength: 12 }),
        fc.integer({ min: 1, max: 2000 }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (of, total, scale) => {
          // Scaled twice: the shares are no longer exact, their ties are.
          const inexact = of.map((share) => (share * scale) / 3);
          expect([...roundToTotal(inexact, total)]).toEqual(inFractions(of, total));
        },
      ),
      run,
    );
  });

  it('adds up exactly, in whole numbers within 1 of their share', () => {
    fc.assert(
      fc.property(shares, totals, (of, total) => {
        const rounded = roundToTotal(of, total);
        expect(sum(rounded)).toBe(total);
        const scale = sum(of);
        rounded.forEach((value, i) => {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(Math.abs(value - (of[i]! / scale) * total)).toBeLessThan(1);
        });
      }),
      run,
    );
  });

  it('gives a larger share never less (to about a millionth), and a share of 0 nothing', () => {
    fc.assert(
      fc.property(shares, totals, (of, total) => {
        const ordered = [0, ...of].sort((a, b) => a - b);
        const rounded = [...roundToTotal(ordered, total)];
        const exact = ordered.map((share) => (share / sum(ordered)) * total);
        expect(rounded[0]).toBe(0);
        const alike = (i: number) => exact[i]! - exact[i - 1]! < 2e-6;
        expect(rounded.every((value, i) => i === 0 || alike(i) || value >= rounded[i - 1]!)).toBe(true);
      }),
      { ...run, endOnFailure: true },
    );
  });

  it('moves with its shares: a permutation of the shares permutes the result, where no remainders tie', () => {
    const cases = fc
      .uniqueArray(fc.integer({ min: 1, max: 50_000 }), { minLength: 2, maxLength: 12 })
      .chain((of) =>
        fc.record({
          of: fc.constant(of),
          shuffled: fc.shuffledSubarray(of, { minLength: of.length }),
          total: fc.nat(10_000),
        }),
      )
      .filter(({ of, total }) => new Set(of.map((share) => (share * total) % sum(of))).size === of.length);
    fc.assert(
      fc.property(cases, ({ of, shuffled, total }) => {
        const here = roundToTotal(of, total);
        const there = roundToTotal(shuffled, total);
        expect(shuffled.map((share) => here[of.indexOf(share)])).toEqual([...there]);
      }),
      run,
    );
  });

  it('does not depend on the scale of the shares', () => {
    fc.assert(
      fc.property(shares, totals, (of, total) => {
        const scaled = of.map((share) => share * 1024);
        expect([...roundToTotal(scaled, total)]).toEqual([...roundToTotal(of, total)]);
      }),
      run,
    );
  });

  it.each([
    { of: [1, -1], total: 5, because: 'share -1 at 1' },
    { of: [NaN], total: 5, because: 'share NaN at 0' },
    { of: [1, Infinity], total: 5, because: 'share Infinity at 1' },
    { of: [1], total: 1.5, because: 'total 1.5' },
    { of: [1], total: -1, because: 'total -1' },
    { of: [1], total: NaN, because: 'total NaN' },
    { of: [1, 1], total: 2 ** 31, because: 'total 2147483648' },
    { of: [0, 0], total: 5, because: 'cannot split 5' },
    { of: [], total: 5, because: 'cannot split 5' },
  ])('refuses to split $total by $of: $because', ({ of, total, because }) => {
    expect(() => roundToTotal(of, total)).toThrow(RangeError);
    expect(() => roundToTotal(of, total)).toThrow(because);
  });
});
