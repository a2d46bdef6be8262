import { describe, expect, it } from 'vitest';
import { checkPlan } from '#lib/domain/outreach/checker.ts';
import { moveStop, type Edited } from '#lib/domain/outreach/edit/move-stop.ts';
import type { StopMove } from '#lib/domain/outreach/edit/outline.ts';
import { placesFor } from '#lib/domain/outreach/edit/places-for.ts';
import { readRequest } from '#lib/domain/outreach/request-problems.ts';
import type { OutreachRequest, OutreachRequestInput } from '#lib/domain/outreach/request.ts';
import type { OutreachPlan } from '#lib/domain/outreach/result.ts';
import { desa, people, smallRequest } from '../small-request.ts';

const MONDAY = '2026-12-07';
const TUESDAY = '2026-12-08';
const EMPTY: OutreachPlan = {
  ...{ days: [], value: 0, bound: 50, gap: 1, km: 0, costIdr: 0, minutes: 0, missed: [] },
  registrations: { low: 0, mid: 0, high: 0 },
  recovered: { low: 0, mid: 0, high: 0 },
  ...{ clash: null, explanations: null, seed: 7, seconds: 3, iterations: 9 },
};
const to = (date: string, team = 'one', position = 0) => ({ date, team, position });
const first = (code: string, where: StopMove['to']): StopMove => ({ desa: code, kind: 'first', to: where });

/** Moves one after the other, all of which must work. */
function planned(request: OutreachRequest, moves: readonly StopMove[], start = EMPTY): OutreachPlan {
  return moves.reduce((plan, move) => {
    const edited = moveStop(request, plan, move);
    expect(edited.problems).toEqual([]);
    return edited.plan!;
  }, start);
}

const requestOf = (more: Partial<OutreachRequestInput> = {}) =>
  readRequest(smallRequest({ budget: { costPerKmIdr: 1000 }, ...more }));
const [one, two] = smallRequest().teams;

describe('a plan changed by hand', () => {
  const request = requestOf();

  it('a team at home gets its first stop: times, kilometres, rupiah', () => {
    const { plan, problems, change } = moveStop(request, EMPTY, first('B', to(MONDAY)));
    expect(problems).toEqual([]);
    expect(change).toEqual({
      ...{ value: 20, km: 40, costIdr: 140_000, minutes: 180 },
      ...{ registrations: people(20), recovered: { low: 0, mid: 0, high: 0 } },
    });
    expect(plan!.days).toEqual([
      {
        ...{ date: MONDAY, team: 'one', from: 480, back: 660 },
        ...{ travelMinutes: 120, visitMinutes: 60, km: 40, costIdr: 140_000 },
        stops: [
          {
            ...{ desa: 'B', kind: 'first', arrive: 540, begin: 540, leave: 600 },
            ...{ travelMinutes: 60, travelKm: 20, people: people(20) },
          },
        ],
      },
    ]);
    expect(plan).toMatchObject({
      value: 20,
      bound: 50,
      gap: 0.6,
      seed: 7,
      seconds: 3,
      iterations: 9,
      explanations: null,
    });
  });

  it('into a day, to another order, to another team, out again', () => {
    const both = planned(request, [first('B', to(MONDAY)), first('A', to(MONDAY, 'one', 1))]);
    const stops = (plan: OutreachPlan) =>
      plan.days.map(({ date, team, stops: all }) => [date, team, all.map((stop) => stop.desa).join('')]);
    expect(stops(both)).toEqual([[MONDAY, 'one', 'BA']]);
    const turned = moveStop(request, both, first('B', to(MONDAY, 'one', 1)));
    expect(stops(turned.plan!)).toEqual([[MONDAY, 'one', 'AB']]);
    expect(turned.change).toMatchObject({ value: 0, km: 0, minutes: 0 });
    const apart = moveStop(request, turned.plan!, first('A', to(TUESDAY, 'two')));
    expect(stops(apart.plan!)).toEqual([
      [MONDAY, 'one', 'B'],
      [TUESDAY, 'two', 'A'],
    ]);
    expect(apart.change).toMatchObject({ value: 0, km: 20, costIdr: 120_000, minutes: 60 });
    const out = moveStop(request, apart.plan!, first('B', null));
    expect(stops(out.plan!)).toEqual([[TUESDAY, 'two', 'A']]);
    expect(out.change).toMatchObject({ value: -20, km: -40, costIdr: -140_000, registrations: { mid: -20 } });
  });

  it('a position beyond the last stop is the last one; a stop put where it is leaves the plan as it is', () => {
    const plan = planned(request, [first('A', to(MONDAY)), first('B', to(MONDAY, 'one', 99))]);
    expect(plan.days[0]!.stops.map((stop) => stop.desa)).toEqual(['A', 'B']);
    expect(moveStop(request, plan, first('B', to(MONDAY, 'one', 1))).plan).toBe(plan);
  });

  it('a change by hand drops the explanations, and the clash with the last missed wish', () => {
    const asked = requestOf({ floors: [{ kecamatan: 'K1', visits: 2 }] });
    const clash = { wishes: [{ wish: 'floor-visits K1', wanted: 2 }], proven: true };
    const start = { ...EMPTY, clash, missed: [{ wish: 'floor-visits K1', wanted: 2, planned: 0 }] };
    const explanations = { floors: [], teamDays: [], whyNot: [] };
    const some = moveStop(asked, { ...start, explanations }, first('A', to(MONDAY))).plan!;
    const again = moveStop(asked, some, first('B', to(MONDAY)));
    expect(again.missed).toEqual([{ wish: 'floor-visits K1', units: -1 }]);
    expect(moveStop(asked, some, first('A', to(TUESDAY))).missed).toEqual([]);
    expect(some).toMatchObject({ clash, explanations: null, missed: [{ planned: 1 }] });
    expect(planned(asked, [first('B', to(MONDAY))], some)).toMatchObject({ clash: null, missed: [] });
  });
});

describe('the bound of a changed plan', () => {
  const floor = { floors: [{ kecamatan: 'K1', visits: 1 }] };

  it('a wish missed more loosens it by its penalty, and met again brings it back', () => {
    const asked = requestOf(floor);
    const met = planned(asked, [first('B', to(MONDAY))], {
      ...EMPTY,
      missed: [{ wish: 'floor-visits K1', wanted: 1, planned: 0 }],
      bound: 20_030,
    });
    expect(met).toMatchObject({ value: 20, bound: 30 });
    const out = moveStop(asked, met, first('B', null));
    expect(out.missed).toEqual([{ wish: 'floor-visits K1', units: 1 }]);
    const missed = out.plan!;
    expect(missed).toMatchObject({ value: 0, bound: 20_030, gap: 1 });
    expect(planned(asked, [first('B', to(MONDAY))], missed)).toMatchObject({ bound: 30, gap: 1 / 3 });
  });

  it('a value above it by rounding closes the gap', () => {
    const plan = planned(requestOf(), [first('B', to(MONDAY))], { ...EMPTY, bound: 20 - 1e-12 });
    expect(plan).toMatchObject({ bound: 20, gap: 0 });
  });

  it('one of days that were settled is left for a bound that holds for every plan', () => {
    const plan = planned(requestOf(), [first('B', to(MONDAY))], { ...EMPTY, bound: 12 });
    expect(plan).toMatchObject({ value: 20, bound: 35, gap: 15 / 35 });
  });
});

/** A move on an empty plan, or on one made by moves. */
function tried(
  more: Partial<OutreachRequestInput>,
  move: StopMove,
  before: readonly StopMove[] = [],
): Edited {
  const request = requestOf(more);
  return moveStop(request, planned(request, before), move);
}

describe('why a change does not work', () => {
  const again = { repeat: { registrations: people(4), gapDays: 2 } };
  it.each<[string, Partial<OutreachRequestInput>, StopMove, StopMove[], unknown[]]>([
    ['unknown desa', {}, first('X', to(MONDAY)), [], [{ kind: 'unknown-desa', desa: 'X' }]],
    [
      'no second visit',
      {},
      { ...first('A', to(MONDAY)), kind: 'repeat' },
      [],
      [{ kind: 'no-such-visit', desa: 'A', visit: 'repeat' }],
    ],
    ['not in the plan', {}, first('A', null), [], [{ kind: 'not-in-plan', desa: 'A', visit: 'first' }]],
    ['no team', {}, first('A', to(MONDAY, 'three')), [], [{ kind: 'no-team', team: 'three' }]],
    ['a Sunday', {}, first('A', to('2026-12-06')), [], [{ kind: 'not-a-working-day', date: '2026-12-06' }]],
    [
      'a team off',
      { teams: [{ ...one!, daysOff: [MONDAY] }] },
      first('A', to(MONDAY)),
      [],
      [{ kind: 'team-off', team: 'one', date: MONDAY }],
    ],
    [
      'too many stops',
      { teams: [{ ...one!, maxStops: 1 }] },
      first('B', to(MONDAY)),
      [first('A', to(MONDAY))],
      [{ kind: 'too-many-stops', team: 'one', date: MONDAY, stops: 2, most: 1 }],
    ],
    [
      'late',
      { teams: [{ ...one!, to: 650 }] },
      first('B', to(MONDAY)),
      [],
      [{ kind: 'late', team: 'one', date: MONDAY, back: 660, to: 650 }],
    ],
    [
      'outside its hours',
      { desa: [desa('B', 20, { window: { from: 500, to: 520 } })] },
      first('B', to(MONDAY)),
      [],
      [{ kind: 'window', desa: 'B', date: MONDAY, begin: 540, from: 500, to: 520 }],
    ],
    [
      'forbidden',
      { desa: [desa('B', 20, { forbidden: true, notDays: [MONDAY] })] },
      first('B', to(MONDAY)),
      [],
      [{ kind: 'forbidden', desa: 'B' }],
    ],
    [
      'not that day',
      { desa: [desa('B', 20, { notDays: [MONDAY] })] },
      first('B', to(MONDAY)),
      [],
      [{ kind: 'not-that-day', desa: 'B', date: MONDAY }],
    ],
    [
      'agreed for other days',
      { desa: [desa('B', 20, { onlyDays: ['2026-12-09', TUESDAY] })] },
      first('B', to(MONDAY)),
      [],
      [{ kind: 'agreed-other-days', desa: 'B', date: MONDAY, agreed: [TUESDAY, '2026-12-09'] }],
    ],
    [
      'too soon after the last visit',
      { desa: [desa('B', 20, { lastVisit: '2026-12-01', minGapDays: 7 })] },
      first('B', to(MONDAY)),
      [],
      [{ kind: 'too-soon', desa: 'B', visit: 'first', date: MONDAY, soonest: TUESDAY }],
    ],
    [
      'a second visit too soon',
      { desa: [desa('B', 20, again)] },
      { ...first('B', to(TUESDAY)), kind: 'repeat' },
      [first('B', to(MONDAY))],
      [{ kind: 'repeat-order', desa: 'B', date: TUESDAY, first: MONDAY, gapDays: 2 }],
    ],
    [
      'a first visit that a second one needs',
      { desa: [desa('B', 20, again)] },
      first('B', null),
      [first('B', to(MONDAY)), { ...first('B', to('2026-12-09')), kind: 'repeat' }],
      [{ kind: 'repeat-order', desa: 'B', date: '2026-12-09', first: null, gapDays: 2 }],
    ],
    [
      'over the rupiah and the minutes, both named',
      { budget: { idr: 100_000, costPerKmIdr: 1000, minutes: 150 } },
      first('B', to(MONDAY)),
      [],
      [
        { kind: 'over-budget', limit: 'idr', planned: 140_000, most: 100_000 },
        { kind: 'over-budget', limit: 'minutes', planned: 180, most: 150 },
      ],
    ],
  ])('%s', (_, more, move, before, problems) => {
    const edited = tried(more, move, before);
    expect(edited.problems).toEqual(problems);
    expect(edited.plan).toBeNull();
  });

  it('the price is told all the same', () => {
    const late = tried({ teams: [{ ...one!, to: 650 }] }, first('B', to(MONDAY)));
    expect(late.change).toMatchObject({ value: 20, km: 40, costIdr: 140_000, minutes: 180 });
  });

  it('a plan that does not fit its request any more: all that is wrong with it', () => {
    const before = planned(requestOf(), [first('A', to(MONDAY)), first('B', to(TUESDAY))]);
    const twice = { ...before, days: before.days.map((day) => ({ ...day, stops: before.days[0]!.stops })) };
    const now = requestOf({
      desa: [desa('A', 10, { notDays: [MONDAY] }), desa('C', 5)],
      teams: [one!, two!],
    });
    expect(moveStop(now, twice, first('C', to('2026-12-09'))).problems).toEqual([
      { kind: 'not-that-day', desa: 'A', date: MONDAY },
      { kind: 'already-there', desa: 'A', visit: 'first', dates: [MONDAY, TUESDAY] },
    ]);
  });
});

describe('places for a stop', () => {
  it('none for a visit that is not asked for; what works comes first, the quickest before the others', () => {
    const request = requestOf({
      desa: [desa('A', 10), desa('B', 20, { notDays: [TUESDAY] }), desa('C', 5)],
      objective: { km: 0.1 },
    });
    expect(placesFor(request, EMPTY, { desa: 'X', kind: 'first' })).toEqual([]);
    expect(placesFor(request, EMPTY, { desa: 'A', kind: 'repeat' })).toEqual([]);
    const plan = planned(request, [first('A', to(MONDAY, 'two')), first('C', to(MONDAY, 'two', 1))]);
    const places = placesFor(request, plan, { desa: 'B', kind: 'first' });
    expect(
      places.map(({ date, team, position, problems }) => [date, team, position, problems.length]),
    ).toEqual([
      [MONDAY, 'two', 1, 0],
      [MONDAY, 'one', 0, 0],
      ['2026-12-09', 'one', 0, 0],
      ['2026-12-09', 'two', 0, 0],
      [TUESDAY, 'one', 0, 1],
      [TUESDAY, 'two', 0, 1],
    ]);
    expect(places[0]!.change).toMatchObject({ value: 20, km: 0, minutes: 60 });
    expect(places[1]!.change.value).toBeCloseTo(20 - 0.1 * 40, 9);
    for (const { date, team, position } of places.slice(0, 4)) {
      const { plan: changed } = moveStop(request, plan, first('B', { date, team, position }));
      expect(checkPlan(request, changed!).problems).toEqual([]);
    }
  });
});
