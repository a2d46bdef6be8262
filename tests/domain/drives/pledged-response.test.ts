import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withPledge } from '#lib/domain/drives/pledged-response.ts';

test('40 pledged, 10 registered: 50, 70 and 90% of 30', () => {
  const without = { low: 1, mid: 4, high: 12 };
  const found = withPledge(without, { remaining: 30, unprotected: 400 });
  expect(found.low).toBeCloseTo(15, 9);
  expect(found.mid).toBeCloseTo(21, 9);
  expect(found.high).toBeCloseTo(27, 9);
});

test('no more than are unprotected, no fewer than without it', () => {
  expect(withPledge({ low: 1, mid: 2, high: 3 }, { remaining: 100, unprotected: 55 })).toEqual({
    low: 50,
    mid: 55,
    high: 55,
  });
  expect(withPledge({ low: 20, mid: 40, high: 60 }, { remaining: 50, unprotected: 400 })).toEqual({
    low: 25,
    mid: 40,
    high: 60,
  });
  expect(withPledge({ low: 1, mid: 2, high: 3 }, { remaining: 0, unprotected: 9 })).toEqual({
    low: 1,
    mid: 2,
    high: 3,
  });
});

test('low ≤ mid ≤ high stays, within what there is', () => {
  const people = fc.integer({ min: 0, max: 5000 });
  fc.assert(
    fc.property(fc.tuple(people, people, people), people, people, (three, remaining, more) => {
      const [low, mid, high] = [...three].sort((a, b) => a - b) as [number, number, number];
      const unprotected = high + more;
      const found = withPledge({ low, mid, high }, { remaining, unprotected });
      expect(found.low).toBeLessThanOrEqual(found.mid);
      expect(found.mid).toBeLessThanOrEqual(found.high);
      expect(found.high).toBeLessThanOrEqual(unprotected);
      expect(found.low).toBeGreaterThanOrEqual(low);
    }),
  );
});
