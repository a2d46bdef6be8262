import loadHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OutreachRequestInput } from '#lib/domain/outreach/request.ts';
import { desa, smallRequest } from '../small-request.ts';
import { explained } from './planned.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

const MONDAY = { from: '2026-12-07', to: '2026-12-07' };
const team = { id: 'one', start: 'office', from: 480, to: 960, maxStops: 2, costPerDayIdr: 100_000 };

/** One team on one Monday, two stops; A 10, B 20, C 5. */
function oneDay(more: Partial<OutreachRequestInput> = {}): OutreachRequestInput {
  return smallRequest({ horizon: MONDAY, teams: [team], ...more });
}

const whyNot = (input: OutreachRequestInput, days: string[][]) => explained(highs, input, days).whyNot;

describe('why a desa is not in the plan', () => {
  it('displaced: the best exchange, exactly', () => {
    const [why] = whyNot(oneDay(), [['A', 'B']]);
    expect(why).toMatchObject({
      desa: 'C',
      reason: 'displaced',
      swap: {
        kind: 'first',
        date: '2026-12-07',
        team: 'one',
        position: 0,
        instead: { desa: 'A', kind: 'first' },
        value: -5,
        missed: [],
      },
    });
  });

  it('displaced: never more lost by the relaxation than by the best exchange', () => {
    const [why] = whyNot(oneDay(), [['A', 'B']]);
    expect(why?.reason === 'displaced' && why.loss).toBeLessThanOrEqual(5);
  });

  it('an exchange may be an insertion where the plan has room', () => {
    const [why] = whyNot(oneDay(), [['B']]);
    expect(why).toMatchObject({ desa: 'A', swap: { instead: null, value: 10, position: 0 } });
  });

  it('an exchange says which wishes it misses', () => {
    const input = oneDay({
      desa: [desa('A', 10, { pinned: true }), desa('B', 20), desa('C', 5)],
      floors: [{ kecamatan: 'K1', share: 0.8 }],
    });
    const [why] = whyNot(input, [['A', 'B']]);
    // C for A would miss the pin (1 unit), C for B 13 of the 28 registrations.
    expect(why).toMatchObject({
      desa: 'C',
      swap: { instead: { desa: 'A' }, value: -5, missed: [{ wish: 'pinned A', units: 1 }, { units: 3 }] },
    });
  });

  it('limits rule exchanges out', () => {
    // A and B cost 40 km, any with C 60.
    const budget = { idr: 100_000 + 40_000, costPerKmIdr: 1000 };
    const [why] = whyNot(oneDay({ budget }), [['A', 'B']]);
    expect(why).toEqual({ desa: 'C', reason: 'over-budget' });
    const more = whyNot(oneDay({ budget: { ...budget, idr: 160_000 } }), [['A', 'B']]);
    expect(more[0]).toMatchObject({ desa: 'C', swap: { instead: { desa: 'A' }, value: -5 } });
  });

  it.each([
    ['forbidden', { forbidden: true }, { reason: 'forbidden' }],
    ['agreed for another day', { onlyDays: ['2026-12-24'] }, { reason: 'no-day', rules: ['onlyDays'] }],
    ['never that day', { notDays: ['2026-12-07'] }, { reason: 'no-day', rules: ['notDays'] }],
    [
      'visited lately',
      { lastVisit: '2026-12-01', minGapDays: 30 },
      { reason: 'no-day', rules: ['lastVisit'] },
    ],
    ['too long for a day', { visitMinutes: 400 }, { reason: 'out-of-reach' }],
    ['open too early', { window: { from: 0, to: 500 } }, { reason: 'out-of-reach' }],
    ['with nobody left', { registrations: { low: 0, mid: 0, high: 0 } }, { reason: 'brings-nothing' }],
  ])('%s', (_, more, reason) => {
    const input = oneDay({ desa: [desa('A', 10), desa('B', 20), desa('C', 5, more)] });
    expect(whyNot(input, [['A', 'B']])).toEqual([{ desa: 'C', ...reason }]);
  });

  it('no team at work on its days', () => {
    const input = oneDay({
      horizon: { from: '2026-12-07', to: '2026-12-08' },
      teams: [{ ...team, daysOff: ['2026-12-08'] }],
      desa: [desa('A', 10), desa('B', 20), desa('C', 5, { onlyDays: ['2026-12-08'] })],
    });
    expect(whyNot(input, [['A', 'B']])).toEqual([{ desa: 'C', reason: 'no-day', rules: ['teams'] }]);
  });

  it('says nothing of the desa that are visited', () => {
    expect(whyNot(smallRequest(), [['A', 'B', 'C']])).toEqual([]);
  });
});

describe('what a wish costs', () => {
  const one = { ...team, maxStops: 1 };
  it('a pin costs what the better desa would have brought', () => {
    const input = oneDay({
      teams: [one],
      desa: [desa('A', 10), desa('B', 20), desa('C', 5, { pinned: true })],
    });
    expect(explained(highs, input, [['C']]).floors).toEqual([
      { wish: 'pinned C', costs: 15, price: 15, missed: 0, hinders: [] },
    ]);
  });

  it('a floor that the best plan meets anyway costs nothing', () => {
    const input = oneDay({ floors: [{ kecamatan: 'K1', visits: 1 }] });
    expect(explained(highs, input, [['A', 'B']]).floors).toMatchObject([{ costs: 0, price: 0, missed: 0 }]);
  });

  it('a floor out of reach: no price, the units missed, and the wishes that it hinders', () => {
    const input = oneDay({
      teams: [one],
      desa: [desa('A', 10, { kecamatan: 'K2' }), desa('B', 20), desa('C', 5)],
      floors: [
        { kecamatan: 'K1', visits: 3 },
        { kecamatan: 'K2', visits: 1 },
      ],
    });
    const [k1, k2] = explained(highs, input, [['B']]).floors;
    expect(k1!.price).toBeNull();
    expect(k1!.missed + k2!.missed).toBeCloseTo(3);
    expect(k1!.hinders.length + k2!.hinders.length).toBeGreaterThan(0);
  });
});

describe('what a team-day is worth', () => {
  it('one more brings what is left, one fewer loses what it brought', () => {
    expect(explained(highs, oneDay(), [['A', 'B']]).teamDays).toEqual([
      {
        ...{ teams: ['one'], months: [], weekdays: [], dates: [], count: 1 },
        more: { value: 5, missed: [] },
        fewer: { value: -30, missed: [] },
      },
    ]);
  });

  it('says which wishes it would meet', () => {
    const input = oneDay({ teams: [{ ...team, maxStops: 1 }], floors: [{ kecamatan: 'K1', visits: 2 }] });
    const [day] = explained(highs, input, [['B']]).teamDays;
    expect(day!.more).toMatchObject({ value: 10, missed: [{ wish: 'floor-visits K1', units: -1 }] });
  });

  it('names teams, and month, weekday or date as far as they tell team-days apart', () => {
    const markets = oneDay({
      horizon: { from: '2026-11-30', to: '2026-12-02' },
      desa: [desa('A', 10, { market: { weekday: 2, multiplier: 2 } }), desa('B', 20)],
    });
    const kinds = explained(highs, markets, []).teamDays.map(({ months, weekdays, dates, count }) => {
      return { months, weekdays, dates, count };
    });
    expect(kinds).toEqual([
      { months: ['2026-11'], weekdays: [], dates: [], count: 1 },
      { months: ['2026-12'], weekdays: [2], dates: [], count: 1 },
      { months: ['2026-12'], weekdays: [3], dates: [], count: 1 },
    ]);
    const repeats = oneDay({
      horizon: { from: '2026-12-07', to: '2026-12-14', weekdays: [1] },
      desa: [desa('A', 10, { repeat: { registrations: { low: 1, mid: 2, high: 3 }, gapDays: 7 } })],
    });
    expect(explained(highs, repeats, []).teamDays.map(({ weekdays, dates }) => [weekdays, dates])).toEqual([
      [[], ['2026-12-07']],
      [[], ['2026-12-14']],
    ]);
  });
});
