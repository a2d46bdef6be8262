import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '#lib/domain/calendar/period.ts';
import { emptyCompartments, payAsBatch } from '#lib/domain/simulation/compartments.ts';
import { moveStarts, noStarts, shareOut } from '#lib/domain/simulation/starts.ts';

const sum = (people: ReadonlyMap<string, number>) => [...people.values()].reduce((a, b) => a + b, 0);

describe('sponsored people by first month', () => {
  it('are the people of the compartments, whatever the sponsor pays for', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 20 }), (paid) => {
        const people = emptyCompartments(1);
        const starts = noStarts(people.arrears.length);
        paid.forEach((count, i) => {
          const [move] = payAsBatch(people, Int32Array.of(count));
          moveStarts(starts, move!, addMonths('2024-01', i));
          expect(sum(starts.active)).toBe(count);
          expect(starts.arrears.map(sum)).toEqual(people.arrears.map((age) => age[0]));
        });
      }),
      { seed: 3317 },
    );
  });

  it('fall behind and come back oldest first', () => {
    const starts = noStarts(2);
    moveStarts(starts, { fell: 0, recovered: [0, 0], started: 5 }, '2024-01');
    moveStarts(starts, { fell: 0, recovered: [0, 0], started: 3 }, '2024-02');
    moveStarts(starts, { fell: 6, recovered: [0, 0], started: 0 }, '2024-03');
    expect(Object.fromEntries(starts.active)).toEqual({ '2024-02': 2 });
    expect(Object.fromEntries(starts.arrears[0]!)).toEqual({ '2024-01': 5, '2024-02': 1 });
    moveStarts(starts, { fell: 0, recovered: [4, 0], started: 0 }, '2024-04');
    expect(Object.fromEntries(starts.active)).toEqual({ '2024-01': 4, '2024-02': 2 });
    expect(Object.fromEntries(starts.arrears[1]!)).toEqual({ '2024-01': 1, '2024-02': 1 });
  });

  it('are shared over batches in order, first those who began first', () => {
    const people = new Map([
      ['2024-03', 2],
      ['2024-01', 4],
    ]);
    const shared = shareOut(people, [
      { last: '2024-06', people: 3 },
      { last: '2024-12', people: 3 },
    ]);
    expect(shared).toEqual([
      { firstMonth: '2024-01', paidThrough: '2024-06', people: 3 },
      { firstMonth: '2024-01', paidThrough: '2024-12', people: 1 },
      { firstMonth: '2024-03', paidThrough: '2024-12', people: 2 },
    ]);
  });
});
