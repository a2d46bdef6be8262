import { describe, expect, test } from 'vitest';
import { summarize, timeInTurns } from '../../bench/timing.ts';

describe('summarize', () => {
  test('the figure is the median, whatever the order', () => {
    expect(summarize([9, 1, 5])).toEqual({ figure: 5, runs: 3 });
  });

  test('quantiles use the R-7 method: 95% of 1…21 is 20', () => {
    const durations = Array.from({ length: 21 }, (_, i) => 21 - i);
    expect(summarize(durations)).toEqual({ figure: 11, p95: 20, runs: 21 });
  });

  test('below twenty runs there is no 95th percentile', () => {
    expect(summarize(Array.from({ length: 19 }, () => 1))).not.toHaveProperty('p95');
  });
});

describe('timeInTurns', () => {
  test('tasks take turns, and warm-up rounds are run and not counted', async () => {
    const calls: string[] = [];
    const note = (name: string) => (round: number) => calls.push(`${name}${round}`);
    const timings = await timeInTurns({ a: note('a'), b: note('b') }, { rounds: 2, warmUp: 1 });
    expect(calls).toEqual(['a0', 'b0', 'a1', 'b1', 'a2', 'b2']);
    expect([timings.a.runs, timings.b.runs]).toEqual([2, 2]);
  });

  test('past the limit no new round begins, but one is always counted', async () => {
    const timings = await timeInTurns({ a: () => undefined }, { rounds: 5, limitMs: -1 });
    expect(timings.a.runs).toBe(1);
  });
});
