import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyCompartments,
  inArrears,
  payAsBatch,
  payIndividually,
} from '#lib/domain/simulation/compartments.ts';
import { controlTotal } from '#lib/domain/simulation/control-totals.ts';
import { drawsFrom } from '#lib/domain/simulation/draws.ts';
import { seededRandom } from '#lib/domain/random/random.ts';

const EVENLY = Float64Array.of(1);

function tenActive() {
  const people = emptyCompartments(1);
  people.active[0] = 10;
  return people;
}

describe('individual payment', () => {
  it('ends membership in the fourth unpaid month', () => {
    const people = tenActive();
    const draws = drawsFrom(seededRandom(1));
    const ended = [1, 2, 3, 4, 5].map(() => {
      payIndividually(people, { fall: 1, recover: 0 }, EVENLY, draws);
      return [people.active[0], inArrears(people, 0), people.ended[0]];
    });
    expect(ended).toEqual([
      [0, 10, 0],
      [0, 10, 0],
      [0, 10, 0],
      [0, 0, 10],
      [0, 0, 0],
    ]);
  });

  it('does not count recovery from arrears as new', () => {
    const people = tenActive();
    const draws = drawsFrom(seededRandom(1));
    payIndividually(people, { fall: 1, recover: 0 }, EVENLY, draws);
    payIndividually(people, { fall: 0, recover: 1 }, EVENLY, draws);
    expect([people.active[0], inArrears(people, 0), people.started[0]]).toEqual([10, 0, 0]);
  });
});

describe('a month of either kind', () => {
  const stock = fc.record({
    active: fc.nat(400),
    arrears: fc.tuple(fc.nat(90), fc.nat(90), fc.nat(90)),
    fall: fc.double({ min: 0, max: 1, noNaN: true }),
    recover: fc.double({ min: 0, max: 1, noNaN: true }),
    paid: fc.nat(500),
    seed: fc.nat(),
    batch: fc.boolean(),
  });

  it('keeps arrears′ = arrears + fell − recovered − ended and active′ = active + new + recovered − fell', () => {
    fc.assert(
      fc.property(stock, ({ active, arrears, fall, recover, paid, seed, batch }) => {
        const people = emptyCompartments(1);
        people.active[0] = active;
        arrears.forEach((count, age) => (people.arrears[age]![0] = count));
        if (batch) payAsBatch(people, Int32Array.of(paid));
        else payIndividually(people, { fall, recover }, EVENLY, drawsFrom(seededRandom(seed)));
        const [fell, second, third] = people.arrears.map((age) => age[0]!) as [number, number, number];
        const [started, ended] = [people.started[0]!, people.ended[0]!];
        const settled = [arrears[0] - second, arrears[1] - third, arrears[2] - ended];
        const recovered = settled.reduce((a, b) => a + b);
        expect([fell, started, ended, ...settled].every((count) => count >= 0)).toBe(true);
        expect(fell).toBeLessThanOrEqual(active);
        expect(inArrears(people, 0)).toBe(arrears[0] + arrears[1] + arrears[2] + fell - recovered - ended);
        expect(people.active[0]).toBe(active + started + recovered - fell);
        if (batch) expect(people.active[0]).toBe(paid);
      }),
      { seed: 3317 },
    );
  });
});

describe('batch payment', () => {
  it('takes back those in their grace before it takes new people', () => {
    const people = emptyCompartments(1);
    const steps = [5, 0, 7, 3].map((paid) => {
      payAsBatch(people, Int32Array.of(paid));
      return [people.active[0], inArrears(people, 0), people.started[0]];
    });
    expect(steps).toEqual([
      [5, 0, 5],
      [0, 5, 0],
      [7, 0, 2],
      [3, 4, 0],
    ]);
  });
});

describe('control totals', () => {
  const table = [
    ['2023-01', 100],
    ['2023-05', 200],
  ] as const;

  it('are interpolated linearly between the months of the table', () => {
    expect(['2023-01', '2023-02', '2023-04', '2023-05'].map((p) => controlTotal(table, p))).toEqual([
      100, 125, 175, 200,
    ]);
  });

  it('are not extrapolated', () => {
    expect(() => controlTotal(table, '2022-12')).toThrow('2022-12');
    expect(() => controlTotal(table, '2023-06')).toThrow('2023-06');
  });
});
