import { expect, test } from 'vitest';
import { waterLevel, type Rising } from '#lib/domain/targets/water-level.ts';

const rising = (low: number, high: number, up: number, down = 0): Rising => ({
  ...{ low, high, up, down },
  from: -Infinity,
  to: Infinity,
});

test('numbers between their bounds share in proportion to their rises', () => {
  const { level, rises, shared, values } = waterLevel([rising(0, 100, 1), rising(0, 100, 3)], 8);
  expect([level, rises, shared]).toEqual([2, 4, 8]);
  expect([...values]).toEqual([2, 6]);
});

test('one at its bound leaves the rest to the others', () => {
  const { level, values, moves } = waterLevel([rising(0, 100, 1), rising(0, 5, 3), rising(7, 9, 1)], 17);
  expect(level).toBe(5);
  expect([...values]).toEqual([5, 5, 7]);
  expect([...moves]).toEqual([1, 0, 0]);
});

test('below 0 the other rises hold', () => {
  const { level, values } = waterLevel([rising(-10, 100, 1, 10), rising(-30, 0, 0, 30)], -20);
  expect(level).toBe(-0.5);
  expect([...values]).toEqual([-5, -15]);
});

test('at the least of all nobody moves', () => {
  const { rises, values } = waterLevel([rising(2, 5, 1), rising(3, 5, 1)], 5);
  expect(rises).toBe(0);
  expect([...values]).toEqual([2, 3]);
});

test('without upper bounds there is no end', () => {
  expect(waterLevel([rising(0, Infinity, 2)], 2e9).level).toBe(1e9);
});

test('a number stands still outside its levels', () => {
  const still = { ...rising(0, 100, 1), from: 3, to: 4 };
  expect([...waterLevel([still, rising(0, 100, 1)], 5).values]).toEqual([3, 2]);
  expect([...waterLevel([still, rising(0, 100, 1)], 14).values]).toEqual([4, 10]);
});
