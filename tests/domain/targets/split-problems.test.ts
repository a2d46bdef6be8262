import { describe, expect, test } from 'vitest';
import type { SplitProblem } from '#lib/domain/targets/split-problem.ts';
import { desa, FOUR, outcomeOf, peopleOf, splitOf, type SomeWishes } from './split-cases.ts';

const bounds = (code: string, min?: number, max?: number) => ({
  [code]: { ...(min !== undefined && { min }), ...(max !== undefined && { max }) },
});

describe('wishes that cannot be met are named', () => {
  test.each<[SomeWishes, SplitProblem]>([
    [{ total: 1.5 }, { kind: 'not-whole', of: 'total', code: null, value: 1.5 }],
    [
      { total: 221, locks: { a1: -3 } },
      { kind: 'not-whole', of: 'locks', code: 'a1', value: -3 },
    ],
    [
      { total: 221, desaBounds: bounds('a1', NaN) },
      { kind: 'not-whole', of: 'desaBounds', code: 'a1', value: NaN },
    ],
    [
      { total: 221, locks: { x9: 1, x8: 2 } },
      { kind: 'unknown-code', of: 'locks', codes: ['x8', 'x9'] },
    ],
    [
      { total: 221, kecamatanBounds: bounds('a1', 3) },
      { kind: 'unknown-code', of: 'kecamatanBounds', codes: ['a1'] },
    ],
    [
      { total: 221, desaBounds: bounds('a1', 9, 3) },
      { kind: 'min-above-max', of: 'desa', code: 'a1', min: 9, max: 3 },
    ],
    [
      { total: 221, kecamatanBounds: bounds('a', 90, 80) },
      { kind: 'min-above-max', of: 'kecamatan', code: 'a', min: 90, max: 80 },
    ],
    [
      { total: 221, desaBounds: bounds('a1', undefined, 3) },
      { kind: 'max-below-active', code: 'a1', max: 3, active: 10 },
    ],
    [
      { total: 221, desaBounds: bounds('a1', 101) },
      { kind: 'min-above-cap', code: 'a1', min: 101, most: 100 },
    ],
    [
      { total: 221, locks: { a1: 9 }, desaBounds: bounds('a1', 12) },
      { kind: 'lock-outside', code: 'a1', people: 9, min: 12, max: null },
    ],
    [
      { total: 221, rule: 'by-hand', byHand: { a1: 61, b1: 60 }, desaBounds: bounds('a1', 12, 30) },
      { kind: 'hand-outside', code: 'a1', people: 61, min: 12, max: 30 },
    ],
    [
      { total: 170, rule: 'by-hand', desaBounds: bounds('a1', 12) },
      { kind: 'kept-outside', code: 'a1', people: 10, min: 12, max: null },
    ],
    [
      { total: 221, locks: { b1: 120 }, kecamatanBounds: bounds('b', undefined, 100) },
      { kind: 'lock-above-kecamatan', code: 'b1', kecamatan: 'b', people: 120, max: 100 },
    ],
    [
      { total: 221, locks: { b1: 70, b2: 80 }, kecamatanBounds: bounds('b', undefined, 145) },
      { kind: 'locks-above-kecamatan', code: 'b', locks: 2, people: 150, max: 145 },
    ],
    [
      { total: 221, kecamatanBounds: bounds('b', undefined, 100) },
      { kind: 'kecamatan-max', code: 'b', max: 100, people: 140 },
    ],
    [
      { total: 400, kecamatanBounds: bounds('a', 301) },
      { kind: 'kecamatan-min', code: 'a', min: 301, people: 300 },
    ],
    [
      { total: 221, locks: { a1: 100, b1: 130 } },
      { kind: 'locks-above-total', total: 221, locks: 2, people: 230 },
    ],
    [
      { total: 221, rule: 'by-hand', byHand: { a1: 40 } },
      { kind: 'by-hand-sum', total: 221, people: 200, kept: 3, keptPeople: 160 },
    ],
    [{ total: 100 }, { kind: 'minima-above-total', total: 100, people: 170, active: 170, keepActive: true }],
    [
      { total: 200, kecamatanBounds: { ...bounds('a', 90), ...bounds('b', 150) } },
      { kind: 'minima-above-total', total: 200, people: 240, active: 170, keepActive: true },
    ],
    [{ total: 900 }, { kind: 'maxima-below-total', total: 900, people: 680, cap: true }],
    [
      { total: 900, cap: false, locks: { a1: 10, a2: 20, b1: 60 } },
      { kind: 'no-weight', rule: 'gap', left: 730, kecamatan: null },
    ],
    [
      { total: 400, cap: false, desaBounds: bounds('b1', 0, 70), kecamatanBounds: bounds('b', 155) },
      { kind: 'no-weight', rule: 'gap', left: 5, kecamatan: 'b' },
    ],
  ])('%j', (wishes, problem) => {
    expect(outcomeOf(FOUR, wishes)).toEqual({ split: null, problems: [problem] });
  });

  test('nothing is known of any desa', () => {
    const problems = [{ kind: 'nothing-known', rule: 'gap' }];
    expect(outcomeOf([desa('a1', null, null)], { total: 5 }).problems).toEqual(problems);
    expect(outcomeOf([], { total: 0 }).problems).toEqual(problems);
  });

  test('bounds of a desa that gets no number', () => {
    const all = [...FOUR, desa('b3', null, 5)];
    expect(outcomeOf(all, { total: 221, desaBounds: bounds('b3', 9) }).problems).toEqual([
      { kind: 'bounds-of-unknown', code: 'b3' },
    ]);
  });

  test('a kecamatan of which nothing is known cannot reach a minimum', () => {
    const all = [...FOUR, desa('c1', null, 5)];
    expect(outcomeOf(all, { total: 221, kecamatanBounds: bounds('c', 9) }).problems).toEqual([
      { kind: 'kecamatan-min', code: 'c', min: 9, people: 0 },
    ]);
  });

  test('all that is wrong is told at once', () => {
    const wishes = { locks: { x: 1 }, desaBounds: { ...bounds('a1', 9, 3), ...bounds('a2', 201) } };
    const kinds = outcomeOf(FOUR, { total: 221, ...wishes }).problems.map(({ kind }) => kind);
    expect(kinds).toEqual(['unknown-code', 'min-above-max', 'min-above-cap']);
  });
});

test('numbers typed by hand count under that rule only: changing the rule loses and breaks nothing', () => {
  expect(peopleOf(splitOf(FOUR, { total: 221, byHand: { a1: 90, x9: 3 } }))).toEqual([19, 38, 84, 80]);
});

test('codes that objects have by themselves are codes like any other', () => {
  const all = [desa('constructor', 100, 10), desa('toString', 100, 10)];
  expect(peopleOf(splitOf(all, { total: 40, locks: { toString: 25 } }))).toEqual([15, 25]);
});
