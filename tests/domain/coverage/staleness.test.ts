import { expect, test } from 'vitest';
import { ageMonths, staleness } from '#lib/domain/coverage/staleness.ts';

test.each([
  ['2026-10', '2026-10', 0],
  ['2026-09', '2026-10', 1],
  ['2023-12', '2026-10', 34],
  ['2025', '2026-10', 10],
  ['2026', '2026-10', 0],
  ['2026-11', '2026-10', 0],
])('%s is so many months old at the end of %s: %d', (asOf, last, months) => {
  expect(ageMonths(asOf, last)).toBe(months);
});

test('members are stale from the first missing month, the others after 24 months', () => {
  expect(staleness('members', '2026-10', '2026-10')).toBeNull();
  expect(staleness('members', '2026-09', '2026-10')).toEqual({ months: 1, most: 0 });
  expect(staleness('denominator', '2024-10', '2026-10')).toBeNull();
  expect(staleness('denominator', '2024-09', '2026-10')).toEqual({ months: 25, most: 24 });
  expect(staleness('labour', '2024', '2026-10')).toBeNull();
  expect(staleness('population', '2023', '2026-10')).toEqual({ months: 34, most: 24 });
});

test('what is no date is refused, not young', () => {
  expect(() => ageMonths('', '2026-10')).toThrow(RangeError);
});
