import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths } from '#lib/domain/calendar/period.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { expectAhead, MOST_AHEAD, type AreaHistory } from '#lib/domain/targets/area-history.ts';
import { calibrate, scaleOf } from '#lib/domain/targets/calibrate.ts';
import { chanceAbove, normalBelow } from '#lib/domain/targets/chance.ts';
import { outlookReport } from '#lib/domain/targets/outlook-report.ts';
import { calibrateAreas, outlooks, type OutlookInput } from '#lib/domain/targets/outlook.ts';

const alone = (active: (number | null)[]): AreaHistory => ({ code: 'A', active, sponsored: [] });

/** A sponsor's people by month, paid for up to the months given: `[people, first, last]` by index of the month. */
function sponsor(batches: readonly [people: number, first: number, last: number][], months: number) {
  const running = Array.from({ length: months }, (_, t) =>
    Array.from({ length: MOST_AHEAD + 1 }, (_, ahead) =>
      batches.reduce((sum, [people, first, last]) => sum + (first <= t && t + ahead <= last ? people : 0), 0),
    ),
  );
  return { payer: 'csr' as const, running };
}

describe('expectAhead', () => {
  test('without sponsors is last year’s month plus the change of twelve months', () => {
    const active = Array.from({ length: 24 }, (_, t) => 100 + 2 * t + (t % 12 === 3 ? 30 : 0));
    expect(expectAhead(alone(active), 23, 4)).toMatchObject({ people: 100 + 2 * 27 + 30 });
  });

  test('beyond twelve months goes by the year before and twice the change', () => {
    const active = Array.from({ length: 30 }, (_, t) => 100 + t);
    expect(expectAhead(alone(active), 29, 14)!.people).toBe(143);
  });

  test('counts known ends off and adds what was renewed or new in the same months of last year', () => {
    // 50 people in months 0–5, 60 in 8–13, 70 in 20–25; 10 others who stay.
    const sponsored = [
      sponsor(
        [
          [50, 0, 5],
          [60, 8, 13],
          [70, 20, 25],
        ],
        24,
      ),
    ];
    const active = Array.from({ length: 24 }, (_, t) => 10 + sponsored[0]!.running[t]![0]!);
    const found = expectAhead({ code: 'A', active, sponsored }, 23, 4)!;
    // From month 11 to 15 of last year nobody was added; the 70 end with month 25.
    expect(found).toMatchObject({ people: 10, ending: [{ people: -70 }], renewed: [{ people: 0 }] });
    expect(expectAhead({ code: 'A', active, sponsored }, 23, 2)).toMatchObject({ people: 80 });
    // From month 7 to 9 of last year 60 began.
    expect(expectAhead({ code: 'A', active, sponsored }, 19, 2)).toMatchObject({ renewed: [{ people: 60 }] });
  });

  test('is unknown where a month it rests on is', () => {
    const active = Array.from({ length: 24 }, (_, t): number | null => t);
    expect(expectAhead(alone(active), 11, 1)).toBeNull();
    for (const gap of [23, 11, 15]) expect(expectAhead(alone(active.with(gap, null)), 23, 4)).toBeNull();
    expect(expectAhead(alone(active.with(14, null)), 23, 4)).not.toBeNull();
  });
});

describe('calibrate', () => {
  const compared = (truth: readonly (readonly (number | null)[])[], months: number) => ({
    ...{ areas: truth.length, months, mostAhead: 3 },
    forecast: (area: number, at: number) => truth[area]![at] ?? null,
    truth: (area: number, month: number) => truth[area]![month] ?? null,
  });

  test('holds about 80% of random walks, near and far ahead', () => {
    const random = seededRandom(5);
    const truth = Array.from({ length: 40 }, () => {
      let members = 1000;
      return Array.from({ length: 60 }, () => (members += random() < 0.5 ? -9 : 9));
    });
    const { tests } = calibrate(compared(truth, 60), { from: 24, at: 59 });
    for (const ahead of [1, 2, 3]) {
      const own = tests.filter((one) => one.ahead === ahead);
      const share = own.filter(({ inside }) => inside).length / own.length;
      expect([ahead, share > 0.72 && share < 0.9]).toEqual([ahead, true]);
    }
  });

  test('the factor is the weighted quantile of what is known, against all errors in one list', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 8, maxLength: 8 }), {
          minLength: 3,
          maxLength: 6,
        }),
        (truth) => {
          const at = 7;
          const { factor } = calibrate(compared(truth, 8), { from: at, at });
          const errors = truth.flatMap((area) =>
            [1, 2, 3].flatMap((ahead) =>
              Array.from({ length: at - ahead + 1 }, (_, from) => ({
                scaled: Math.abs(area[from + ahead]! - area[from]!) / scaleOf(area[from]!, ahead),
                weight: 0.5 ** ((at - from - ahead) / 5),
              })),
            ),
          );
          const total = errors.reduce((sum, { weight }) => sum + weight, 1);
          const upTo = (value: number) =>
            errors.reduce((sum, one) => sum + (one.scaled <= value ? one.weight : 0), 0) / total;
          const most = Math.max(...errors.map(({ scaled }) => scaled));
          const reached = errors.map(({ scaled }) => scaled).filter((value) => upTo(value) >= 0.8 - 1e-9);
          const wanted = reached.length === 0 ? most : Math.min(...reached);
          // One month ahead takes errors of one to three months ahead.
          expect(factor[1]!).toBeCloseTo(wanted, 6);
        },
      ),
    );
  });

  test('too few errors give no interval', () => {
    const { factor, tests } = calibrate(compared([[1, 2, 3]], 3), { from: 1, at: 2 });
    expect([factor, tests]).toEqual([[null, null, null, null], []]);
  });
});

const PERIODS = Array.from({ length: 40 }, (_, i) => addMonths('2024-01', i));
const someAreas = fc
  .array(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 40, maxLength: 40 }), {
    minLength: 4,
    maxLength: 6,
  })
  .map((all) => all.map((active, i): AreaHistory => ({ code: `A${i}`, active, sponsored: [] })));
const inputOf = (areas: readonly AreaHistory[]): OutlookInput => ({
  periods: PERIODS,
  areas,
  selfPaying: new Map(areas.map(({ code, active }) => [code, active[30] ?? 0])),
  rises: [{ month: PERIODS[33]!, beforeIdr: 8400, afterIdr: 16_800, stops: { low: 0, mid: 0.1, high: 0.3 } }],
});

describe('outlooks', () => {
  test('what comes later changes nothing, and the parts add up', () => {
    fc.assert(
      fc.property(someAreas, someAreas, (areas, others) => {
        const asked = { at: PERIODS[30]!, to: PERIODS[36]! };
        const { byCode } = outlooks(inputOf(areas), asked);
        const later = areas.map((area, i) => {
          const other = others[i % others.length]!.active;
          return { ...area, active: area.active.map((active, t) => (t <= 30 ? active : other[t]!)) };
        });
        expect(outlooks(inputOf(later), asked).byCode).toEqual(byCode);
        for (const { outlook } of byCode.values()) {
          const moved = outlook!.events.reduce((sum, { people }) => sum + people, 0);
          expect(outlook!.active + moved).toBe(outlook!.people);
          expect(outlook!.low80 <= outlook!.people && outlook!.people <= outlook!.high80).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('a rise of contributions takes its share and widens the interval on its side', () => {
    const random = seededRandom(3);
    const areas = Array.from({ length: 5 }, (_, i): AreaHistory => {
      const active = PERIODS.map(() => 1000 + Math.floor(random() * 40));
      return { code: `A${i}`, active, sponsored: [] };
    });
    const asked = { at: PERIODS[30]!, to: PERIODS[36]! };
    const with_ = outlooks(inputOf(areas), asked).byCode.get('A0')!.outlook!;
    const without = outlooks({ ...inputOf(areas), rises: [] }, asked).byCode.get('A0')!.outlook!;
    const people = areas[0]!.active[30]!;
    expect(with_.events.at(-1)).toMatchObject({
      kind: 'contribution-rise',
      people: -Math.round(people * 0.1),
      low: -Math.round(people * 0.3),
      high: 0,
    });
    expect(without.people - with_.people).toBe(Math.round(people * 0.1));
    expect(with_.people - with_.low80).toBeGreaterThan(without.people - without.low80);
  });

  test('the report compares with what was known then: more than twelve months ahead with the year before last', () => {
    const areas = [alone(Array.from({ length: 72 }, (_, t) => 100 + t + (t % 7)))];
    const { tests } = calibrateAreas(areas, 72, 71);
    const far = tests.filter(({ ahead }) => ahead === 13);
    expect(far.length).toBeGreaterThan(0);
    const line = outlookReport(areas, { factor: [], tests: far }).byHorizon[0]!;
    const active = areas[0]!.active as number[];
    const missed = far.map(({ at }) => Math.abs(active[at + 13]! - active[at - 11]!));
    expect(line.asLastYear).toBeCloseTo(missed.reduce((sum, one) => sum + one, 0) / missed.length, 9);
  });
});

describe('chanceAbove', () => {
  const outlook = { middle: 1000, low80: 900, high80: 1300 };

  test.each([
    [900.5, 0.9],
    [1000.5, 0.5],
    [1300.5, 0.1],
  ])('of %d is %d', (target, chance) => {
    expect(chanceAbove(target, outlook)).toBeCloseTo(chance, 3);
  });

  test('is certain where there is no spread', () => {
    const sure = { middle: 10, low80: 10, high80: 10 };
    expect([chanceAbove(10, sure), chanceAbove(11, sure)]).toEqual([1, 0]);
  });

  test.each([
    [0, 0.5],
    [1.959964, 0.975],
    [-1.281552, 0.1],
  ])('the normal lies below %d with %d', (z, share) => {
    expect(normalBelow(z)).toBeCloseTo(share, 6);
  });
});
