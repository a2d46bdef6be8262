import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JUMP, judgeChange, jumpRule, usualLimits, type Batches } from '#lib/domain/coverage/jumps.ts';

const steady = { median: 1, mad: 2, changes: 20 };
const none: Batches = { ended: 0, endedPayer: null, began: 0, beganPayer: null };

describe('jumpRule', () => {
  test.each([
    ['19 people are never a jump', 10, 29, null, null],
    ['20 people, more than half as much again', 40, 60, null, 'jump-large'],
    ['the same back', 60, 40, null, 'jump-large'],
    ['from nobody', 0, 20, null, 'jump-large'],
    ['to nobody', 20, 0, null, 'jump-large'],
    ['less than half of a large count', 400, 500, null, null],
    ['4 robust SDs of a steady series are 12 people around 401', 400, 421, steady, 'jump-unusual'],
    ['a restless series allows the same', 400, 421, { ...steady, mad: 10 }, null],
    ['a fall is unusual as well', 400, 380, steady, 'jump-unusual'],
    ['a series that always grows by 30 does not jump by 30', 400, 430, { ...steady, median: 30 }, null],
    ['eleven changes do not say what is usual', 400, 421, { ...steady, changes: 11 }, null],
  ] as const)('%s', (_, before, after, usual, rule) => {
    expect(jumpRule(before, after, usual)).toBe(rule);
  });

  const people = fc.integer({ min: 0, max: 5000 });
  const usual = fc.record({
    median: fc.integer({ min: -20, max: 20 }),
    mad: fc.integer({ min: 0, max: 40 }),
    changes: fc.integer({ min: 12, max: 60 }),
  });

  test('no change below the least number of people is a jump', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 0, max: JUMP.people - 1 }), usual, (before, change, series) => {
        expect(jumpRule(before, before + change, series)).toBeNull();
      }),
    );
  });

  test('a jump stays one when it is larger, and in a steadier series', () => {
    fc.assert(
      fc.property(people, people, usual, (before, change, series) => {
        fc.pre(jumpRule(before, before + change, { ...series, median: 0 }) !== null);
        expect(jumpRule(before, before + change + 1, { ...series, median: 0 })).not.toBeNull();
        expect(jumpRule(before, before + change, { ...series, median: 0, mad: 0 })).not.toBeNull();
      }),
    );
  });

  test('a share is that of the smaller count, so a change and its way back are alike', () => {
    fc.assert(
      fc.property(people, people, (a, b) => {
        expect(jumpRule(a, b, null)).toBe(jumpRule(b, a, null));
      }),
    );
  });
});

describe('usualLimits', () => {
  test('are median ± 4 × 1.4826 MAD around the month before, in whole people, never below 0', () => {
    // 4 × 1.4826 × 2 = 11.86
    expect(usualLimits(400, steady)).toEqual({ low: 390, high: 412 });
    expect(usualLimits(5, steady)).toEqual({ low: 0, high: 17 });
  });

  test('are unknown without history', () => {
    expect(usualLimits(400, null)).toBeNull();
    expect(usualLimits(400, { ...steady, changes: 11 })).toBeNull();
  });
});

describe('judgeChange', () => {
  const ended = (people: number): Batches => ({ ...none, ended: people, endedPayer: 'apbdes' });
  const began = (people: number): Batches => ({ ...none, began: people, beganPayer: 'apbd' });

  test.each([
    ['a fall that a batch explains', 100, 40, ended(60), { rule: 'batch-ended', payer: 'apbdes' }],
    ['some of the batch went on', 100, 60, ended(60), { rule: 'batch-ended', payer: 'apbdes' }],
    ['all but a usual change is the batch', 100, 35, ended(55), { rule: 'batch-ended', payer: 'apbdes' }],
    ['half of the fall is not the batch', 100, 20, ended(40), { rule: 'jump-large', payer: null }],
    ['a rise at the end of a batch', 100, 160, ended(60), { rule: 'jump-large', payer: null }],
    ['a rise with a new batch', 100, 160, began(60), { rule: 'batch-began', payer: 'apbd' }],
    ['no batch', 100, 160, none, { rule: 'jump-large', payer: null }],
    ['no jump', 100, 105, ended(60), null],
  ] as const)('%s', (_, before, after, batches, judged) => {
    expect(judgeChange(before, after, steady, batches)).toEqual(judged);
  });

  test('a batch that is paid on has no part in a jump: its end and its beginning cancel', () => {
    const renewed = { ...ended(60), began: 60, beganPayer: 'apbdes' as const };
    expect(judgeChange(100, 40, steady, renewed)).toEqual({ rule: 'jump-large', payer: null });
  });
});
