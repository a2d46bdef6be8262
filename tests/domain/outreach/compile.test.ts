import { describe, expect, test } from 'vitest';
import { assemble, type DatedRoute } from '#lib/domain/outreach/assemble.ts';
import { dateOf, dayNumber, weekdayOf, workingDays } from '#lib/domain/outreach/calendar.ts';
import { checkPlan } from '#lib/domain/outreach/checker.ts';
import { compile } from '#lib/domain/outreach/compile.ts';
import type { Instance } from '#lib/domain/outreach/instance.ts';
import { withoutKept } from '#lib/domain/outreach/keep-days.ts';
import { readRequest } from '#lib/domain/outreach/request-problems.ts';
import type { OutreachRequest, OutreachRequestInput } from '#lib/domain/outreach/request.ts';
import type { OutreachPlan } from '#lib/domain/outreach/result.ts';
import { contributionOf, scheduleOf } from '#lib/domain/outreach/route.ts';
import { straightKm, travelTable } from '#lib/domain/outreach/travel.ts';
import { desa, people, smallRequest } from './small-request.ts';

const made = (more: Partial<OutreachRequestInput> = {}) => {
  const request = readRequest(smallRequest(more));
  return { request, instance: compile(request) };
};

describe('the calendar', () => {
  test('days are working days that are no holidays', () => {
    const horizon = {
      from: '2026-12-04',
      to: '2026-12-09',
      weekdays: [1, 2, 3, 4, 5],
      holidays: ['2026-12-08'],
    };
    expect(workingDays({ horizon })).toEqual(['2026-12-04', '2026-12-07', '2026-12-09']);
    expect(['2026-12-06', '2026-12-07'].map(weekdayOf)).toEqual([7, 1]);
    expect(dateOf(dayNumber('2028-02-29'))).toBe('2028-02-29');
  });
});

describe('travel', () => {
  test('is straight line × detour ÷ speed + fixed minutes, far and near; measured legs win', () => {
    const { places } = readRequest(smallRequest());
    const straight = straightKm(places[0]!, places[1]!);
    // A tenth of a degree of longitude at 6.7° south: 11.04 km.
    expect(straight).toBeCloseTo(11.04, 2);
    const travel = readRequest(
      smallRequest({
        travel: { kind: 'estimate', speedKmh: 20, measured: [{ from: 'A', to: 'B', minutes: 7 }] },
      }),
    ).travel;
    const table = travelTable({ places, travel }, 2);
    expect(table.km[1]).toBeCloseTo(straight * 1.3, 9);
    expect(table.minutes[1]).toBeCloseTo(((straight * 1.3) / 40) * 60 + 5, 9);
    expect(table.minutes[1 * 4 + 2]).toBe(7);
    expect(table.minutes[2 * 4 + 1]).not.toBe(7);
    expect(table.minutes[0]).toBe(0);
  });

  test('half of a leg has the speed of either end; a short one is no faster than short legs are', () => {
    const { places } = readRequest(smallRequest());
    const [a, b] = [{ ...places[0]!, speedKmh: 40 }, places[1]!];
    const legOf = (given: object) => {
      const { travel } = readRequest(
        smallRequest({ travel: { kind: 'estimate', speedKmh: 20, fixedMinutes: 0, ...given } }),
      );
      const { km, minutes } = travelTable({ places: [a, b], travel }, 1);
      return { km: km[1]!, minutes: minutes[1]! };
    };
    const far = legOf({ nearKmh: 10 });
    // Half at 40, half at 20 km/h: a minute and a half, and three minutes, a kilometre.
    expect(far.minutes).toBeCloseTo((far.km / 2) * 1.5 + (far.km / 2) * 3, 9);
    const short = legOf({ nearKmh: 25, farKm: 12 });
    expect(short.minutes).toBeCloseTo((short.km / 2) * 2.4 + (short.km / 2) * 3, 9);
  });
});

describe('compiling', () => {
  test('team-days that are alike are one class; a market day, a day off or another month is another', () => {
    expect(made().instance.classes.map(({ shifts }) => shifts.length)).toEqual([6]);
    const market = made({ desa: [desa('A', 10, { market: { weekday: 2, multiplier: 2 } })] }).instance;
    expect(market.classes.map(({ shifts, value }) => [shifts.length, value[0]])).toEqual([
      [4, 10],
      [2, 20],
    ]);
    const uncounted = made({
      objective: { registration: 0 },
      desa: [desa('A', 10, { market: { weekday: 2, multiplier: 2 } })],
      targets: [{ month: '2026-12', registrations: 15 }],
    }).instance;
    expect(uncounted.rows[0]!.perVisit.map(([people]) => people)).toEqual([10, 20]);
    const off = smallRequest().teams.map((team) => ({
      ...team,
      daysOff: team.id === 'two' ? ['2026-12-08'] : [],
    }));
    expect(made({ teams: off }).instance.classes.map(({ shifts }) => shifts.length)).toEqual([5]);
    const months = made({ horizon: { from: '2026-11-30', to: '2026-12-01' } }).instance;
    expect(months.classes.map(({ shifts }) => shifts.length)).toEqual([2, 2]);
  });

  test('a visit that is forbidden, on another day, or too soon after the last is not allowed', () => {
    const { instance } = made({
      desa: [
        desa('A', 10, { forbidden: true }),
        desa('B', 20, { onlyDays: ['2026-12-08'] }),
        desa('C', 5, { lastVisit: '2026-12-01', minGapDays: 8 }),
      ],
    });
    const byDay = new Map(
      instance.classes.flatMap(({ shifts, value }) => shifts.map(({ day }) => [day, [...value]])),
    );
    expect([0, 1, 2].map((day) => byDay.get(day))).toEqual([
      [NaN, NaN, NaN],
      [NaN, 20, NaN],
      [NaN, NaN, 5],
    ]);
  });

  test('what counts is weighed: registrations, those still active, kilometres', () => {
    const { instance } = made({
      desa: [desa('A', 10, { stillActive: 0.5 })],
      objective: { registration: 1, stillActive: 2, km: 0.25 },
    });
    expect(instance.classes[0]!.value[0]).toBe(10 * (1 + 2 * 0.5));
    expect(instance.kmWeight).toBe(0.25);
  });

  test('wishes are rows: pins, floors, targets, budgets', () => {
    const { instance } = made({
      desa: [
        desa('A', 10, { pinned: true, repeat: { registrations: people(4), gapDays: 1 } }),
        desa('B', 20, { kecamatan: 'K2' }),
      ],
      floors: [{ kecamatan: 'K2', visits: 1, share: 0.5 }],
      targets: [{ month: '2026-12', registrations: 12 }],
      budget: { idr: 500_000, costPerKmIdr: 1000, minutes: 900 },
    });
    expect(instance.rows.map(({ wish, atLeast, atMost }) => [wish.kind, atLeast, atMost])).toEqual([
      ['pinned', 1, Infinity],
      ['floor-visits', 1, Infinity],
      ['floor-share', 10, Infinity],
      ['target', 12, Infinity],
      ['budget-idr', -Infinity, 500_000],
      ['budget-minutes', -Infinity, 900],
    ]);
    // Second visits are possible from Tuesday on, and never on the day of the first.
    expect(instance.classes.map(({ shifts, value }) => [shifts.length, value[1]])).toEqual([
      [2, NaN],
      [4, 4],
    ]);
    expect(scheduleOf(instance, { class: 1, visits: [0, 1] })).toBeNull();
    const route = { class: 0, visits: [0, 2] };
    const schedule = scheduleOf(instance, route)!;
    // Office – A – B – office: 30 + 60 + 30 + 60 + 60 minutes, 40 km.
    expect([schedule.minutes, schedule.km, schedule.back]).toEqual([240, 40, 720]);
    const given = instance.rows.map((row) => contributionOf(row, route, schedule));
    expect(given).toEqual([1, 1, 20, 30, 100_000 + 40 * 1000, 240]);
    expect(instance.rows.map((row) => contributionOf(row, { class: 0, visits: [] }, schedule))).toEqual(
      instance.rows.map(() => 0),
    );
  });
});

describe('a route', () => {
  const { instance } = made({
    desa: [desa('A', 10, { window: { from: 600, to: 620 } }), desa('B', 20), desa('C', 5)],
  });

  test('waits for a window, and does not work when it is missed', () => {
    const schedule = scheduleOf(instance, { class: 0, visits: [0, 1] })!;
    expect(schedule).toMatchObject({ begin: [600, 690], leave: [660, 750], back: 810, minutes: 240 });
    expect(scheduleOf(instance, { class: 0, visits: [1, 0] })).toBeNull();
    expect(scheduleOf(instance, { class: 0, visits: [] })).toMatchObject({ back: 480, minutes: 0, km: 0 });
  });

  test('does not work with too many stops or too long a day', () => {
    const strict = made({
      teams: [{ id: 'one', start: 'office', from: 480, to: 700, maxStops: 1 }],
    }).instance;
    expect(scheduleOf(strict, { class: 0, visits: [0, 1] })).toBeNull();
    expect(scheduleOf(strict, { class: 0, visits: [0] })!.back).toBe(600);
    expect(scheduleOf(strict, { class: 0, visits: [2] })).toBeNull();
  });
});

/** A plan of given routes, as the engine would give it. */
function plan(request: OutreachRequest, instance: Instance, routes: readonly DatedRoute[]): OutreachPlan {
  const work = assemble(request, instance, routes);
  const unexplained = { clash: null, explanations: null };
  return { ...work, ...unexplained, bound: work.value, gap: 0, seed: 1, seconds: 0, iterations: 0 };
}

describe('the checker', () => {
  const wishes = {
    desa: [desa('A', 10, { pinned: true }), desa('B', 20, { kecamatan: 'K2' }), desa('C', 5)],
    floors: [{ kecamatan: 'K2', visits: 1 }],
    budget: { idr: 300_000, costPerKmIdr: 1000, minutes: 900 },
    objective: { registration: 1, stillActive: 0, km: 0.1 },
  };
  const { request, instance } = made(wishes);
  const [first, second] = instance.classes[0]!.shifts;
  const good = () => plan(request, instance, [{ class: 0, shift: first!, visits: [0, 1] }]);

  test('finds nothing wrong with a plan that works, and the same value', () => {
    expect(checkPlan(request, good())).toEqual({ value: 30 - 0.1 * 40, problems: [] });
    expect(good()).toMatchObject({ registrations: people(30), costIdr: 140_000, minutes: 240, missed: [] });
  });

  test.each<[string, (plan: OutreachPlan) => void, RegExp]>([
    ['a value that is not there', (p) => void (p.value += 1), /the value is 26/],
    ['a bound below the value', (p) => void (p.bound = 20), /the bound 20 is below/],
    ['a team on two routes a day', (p) => void p.days.push(p.days[0]!), /planned twice/],
    [
      'a desa twice',
      (p) => void p.days.push({ ...p.days[0]!, team: 'two' }),
      /A: first visit on 2026-12-07 and on/,
    ],
    ['a team that is not there', (p) => void (p.days[0]!.team = 'three'), /no team three/],
    ['a day off', (p) => void (p.days[0]!.date = '2026-12-06'), /outside the horizon/],
    ['a stop that begins too soon', (p) => void (p.days[0]!.stops[1]!.arrive = 500), /too soon/],
    ['people that are not expected', (p) => void (p.days[0]!.stops[0]!.people.mid = 11), /brings 10 \(mid\)/],
    ['kilometres left out', (p) => void (p.days[0]!.km = 3), /drives 40 km/],
    ['moments that are no numbers', (p) => void (p.days[0]!.stops[0]!.arrive = NaN), /arrives in A too soon/],
    ['a bound that is no number', (p) => void (p.bound = NaN), /the bound NaN is below/],
    ['sums of other days', (p) => void (p.registrations.high += 5), /registers 60 people \(high\)/],
    ['rupiah left out', (p) => void (p.costIdr = 100_000), /costs 140000 rupiah in all/],
    ['a wish that is missed in silence', (p) => void p.days[0]!.stops.shift(), /misses \[pinned A\]/],
  ])('finds %s', (_, spoil, problem) => {
    const spoilt = structuredClone(good());
    spoil(spoilt);
    expect(checkPlan(request, spoilt).problems.join('; ')).toMatch(problem);
  });

  test('finds a budget that is broken, and a second visit too soon after the first', () => {
    const poor = { ...request, budget: { ...request.budget, idr: 100_000 } };
    expect(checkPlan(poor, good()).problems).toContain('costs 140000 rupiah');
    const again = made({ desa: [desa('A', 10, { repeat: { registrations: people(4), gapDays: 2 } })] });
    const [early, late] = again.instance.classes;
    const twice = (day: number) =>
      plan(again.request, again.instance, [
        { class: 0, shift: early!.shifts.find((shift) => shift.day === day)!, visits: [0] },
        { class: 1, shift: late!.shifts[0]!, visits: [1] },
      ]);
    expect(checkPlan(again.request, twice(0)).problems).toEqual([]);
    expect(checkPlan(again.request, twice(1)).problems.join()).toMatch(/needs a first one 2 days before/);
  });

  test('names the wishes that a plan misses', () => {
    const missing = plan(request, instance, [{ class: 0, shift: second!, visits: [2] }]);
    expect(missing.missed.map(({ wish }) => wish)).toEqual(['pinned A', 'floor-visits K2']);
    expect(checkPlan(request, missing).problems).toEqual([]);
    const better = { ...missing, missed: missing.missed.map((one) => ({ ...one, planned: 0.5 })) };
    expect(checkPlan(request, better).problems).toContain('pinned A has 0 of 1');
  });

  test('and the plan agree on a wish that is missed by very little', () => {
    const near = made({ ...wishes, targets: [{ month: '2026-12', registrations: 30.001 }] });
    const missing = plan(near.request, near.instance, [{ class: 0, shift: first!, visits: [0, 1] }]);
    expect(missing.missed).toEqual([{ wish: 'target 2026-12', wanted: 30.001, planned: 30 }]);
    expect(checkPlan(near.request, missing).problems).toEqual([]);
  });

  test('takes a measured way within one place as the planner does', () => {
    const within = made({
      desa: [desa('A', 10), desa('B', 20, { place: 'A' })],
      travel: { kind: 'estimate', measured: [{ from: 'A', to: 'A', minutes: 20 }] },
    });
    const both = plan(within.request, within.instance, [{ class: 0, shift: first!, visits: [0, 1] }]);
    expect(both.days[0]!.stops[1]!.travelMinutes).toBe(20);
    expect(checkPlan(within.request, both).problems).toEqual([]);
  });
});

describe('days that are kept', () => {
  test('leave their visits, team-day and share of the wishes out of what is planned', () => {
    const { instance } = made({
      desa: [
        desa('A', 10, { repeat: { registrations: people(4), gapDays: 2 } }),
        desa('B', 20),
        desa('C', 5),
      ],
      floors: [{ kecamatan: 'K1', visits: 2 }],
      objective: { km: 1 },
    });
    const monday = instance.classes.findIndex(({ shifts }) => shifts[0]!.day === 0);
    const { instance: rest, value } = withoutKept(instance, [
      { class: monday, shift: instance.classes[monday]!.shifts[0]!, visits: [0] },
    ]);
    expect(value).toBe(10 - 20);
    expect(rest.classes.map(({ shifts }) => shifts.length)).toEqual([3, 2]);
    // A is done; its second visit only from Wednesday on.
    expect(rest.classes.map(({ value: worth }) => [...worth])).toEqual([
      [NaN, NaN, 20, 5],
      [NaN, 4, 20, 5],
    ]);
    expect(rest.rows.find(({ wish }) => wish.kind === 'floor-visits')!.atLeast).toBe(1);
    expect(() =>
      withoutKept(instance, [
        { class: monday, shift: instance.classes[monday]!.shifts[0]!, visits: [0, 2, 3, 1] },
      ]),
    ).toThrow('does not work');
  });
});
