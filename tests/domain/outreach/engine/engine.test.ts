import loadHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkPlan } from '#lib/domain/outreach/checker.ts';
import { compile } from '#lib/domain/outreach/compile.ts';
import { Engine, type EngineOptions } from '#lib/domain/outreach/engine/engine.ts';
import { Exchange } from '#lib/domain/outreach/engine/exchange.ts';
import { outreachRequestSchema, type OutreachRequest } from '#lib/domain/outreach/request.ts';
import { RequestError } from '#lib/domain/outreach/request-problems.ts';
import type { OutreachPlan } from '#lib/domain/outreach/result.ts';
import { desa, smallRequest } from '../small-request.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

function plan(request: OutreachRequest, options: Partial<EngineOptions> = {}): OutreachPlan {
  const engine = new Engine(highs, request, {
    clock: () => 0,
    steps: 200,
    explain: false,
    ...options,
  });
  try {
    while (engine.step());
    return engine.result();
  } finally {
    engine.dispose();
  }
}

const parse = (more: Parameters<typeof smallRequest>[0] = {}) =>
  outreachRequestSchema.parse(smallRequest(more));

describe('the engine', () => {
  it('visits all three desa on one day of one team, and proves that nothing is better', () => {
    const found = plan(parse());
    expect(found.value).toBe(35);
    expect(found.bound).toBeCloseTo(35, 6);
    expect(found.gap).toBeLessThan(1e-6);
    expect(found.registrations).toEqual({ low: 17.5, mid: 35, high: 70 });
  });

  it('chooses the desa worth most where one stop is all there is', () => {
    const one = { id: 'one', start: 'office', from: 480, to: 960, maxStops: 1 };
    const found = plan(parse({ teams: [one], horizon: { from: '2026-12-07', to: '2026-12-07' } }));
    expect(found.days.map(({ date, stops }) => [date, stops.map((stop) => stop.desa)])).toEqual([
      ['2026-12-07', ['B']],
    ]);
    expect([found.value, found.gap]).toEqual([20, 0]);
  });

  it('says which floor it misses; value and bound are without what that costs', () => {
    const request = parse({ floors: [{ kecamatan: 'K1', visits: 4 }] });
    const found = plan(request);
    expect(found.missed).toEqual([{ wish: 'floor-visits K1', wanted: 4, planned: 3 }]);
    expect([found.value, found.bound]).toEqual([35, expect.closeTo(35, 4)]);
  });

  it('keeps days of an earlier plan as they are and plans the rest around them', () => {
    const teams = [{ id: 'one', start: 'office', from: 480, to: 960, maxStops: 1 }];
    const request = parse({ teams, horizon: { from: '2026-12-07', to: '2026-12-08' } });
    const before = plan(request);
    const poor = plan(
      parse({ teams, horizon: { from: '2026-12-07', to: '2026-12-07' }, desa: [desa('C', 5)] }),
    );
    const found = plan(request, { previous: poor, keep: [{ date: '2026-12-07', team: 'one' }] });
    expect(before.value).toBe(30);
    expect(found.days[0]).toEqual(poor.days[0]);
    expect([found.value, found.gap]).toEqual([25, 0]);
    expect(checkPlan(request, found).problems).toEqual([]);
  });

  it('keeps a day at home at home', () => {
    const teams = [{ id: 'one', start: 'office', from: 480, to: 960, maxStops: 1 }];
    const request = parse({ teams, horizon: { from: '2026-12-07', to: '2026-12-08' } });
    const found = plan(request, { previous: { days: [] }, keep: [{ date: '2026-12-07', team: 'one' }] });
    expect(found.days.map(({ date }) => date)).toEqual(['2026-12-08']);
  });

  it('refuses days to keep that do not work any more, by name', () => {
    const before = plan(parse());
    const { date, team } = before.days[0]!;
    const keep = [{ date, team }];
    const refusal = (more: Parameters<typeof smallRequest>[0]) => () =>
      plan(parse(more), { previous: before, keep });
    expect(refusal({ horizon: { from: '2026-12-07', to: '2026-12-09', holidays: [date] } })).toThrow(
      new RequestError([`keep: ${date} ${team} is no working day of that team.`]),
    );
    expect(refusal({ desa: [desa('A', 10), desa('B', 20)] })).toThrow(
      `keep: ${date} ${team} has visits that are not in the request: C.`,
    );
    expect(refusal({ desa: ['A', 'B', 'C'].map((code) => desa(code, 5, { visitMinutes: 400 })) })).toThrow(
      `keep: ${date} ${team} does not fit its hours, stops or allowed days any more.`,
    );
    expect(refusal({ budget: { minutes: 60 } })).toThrow(
      'keep: the days alone take more than the budget-minutes.',
    );
  });

  it('begins with an earlier plan: where time is short, the result is no worse', () => {
    const request = parse({ desa: [desa('A', 10), desa('B', 20), desa('C', 5, { pinned: true })] });
    const before = plan(request);
    const found = plan(request, { previous: before, steps: 1 });
    expect(found.value).toBeGreaterThanOrEqual(before.value);
    expect(found.days).toEqual(before.days);
  });

  it('the same request, seed and steps give the same plan', () => {
    const request = parse({ floors: [{ kecamatan: 'K1', visits: 2 }], objective: { km: 0.1 } });
    expect(plan(request, { seed: 7, steps: 20 })).toEqual(plan(request, { seed: 7, steps: 20 }));
  });

  it('may be stopped before its first step', () => {
    const request = parse();
    const found = plan(request, { steps: 0 });
    expect(checkPlan(request, found).problems).toEqual([]);
    expect(found.bound).toBeGreaterThanOrEqual(35);
  });

  it('explains itself when it is there: what clashes, what a floor costs, why a desa is left out', () => {
    const teams = [{ id: 'one', start: 'office', from: 480, to: 960, maxStops: 1 }];
    const request = parse({
      teams,
      horizon: { from: '2026-12-07', to: '2026-12-07' },
      desa: [desa('A', 10), desa('B', 20), desa('C', 5, { kecamatan: 'K2' })],
      floors: [{ kecamatan: 'K2', visits: 1 }],
    });
    const floored = plan(request, { explain: true });
    expect([floored.value, floored.clash]).toEqual([5, null]);
    expect(floored.explanations!.floors).toMatchObject([{ wish: 'floor-visits K2', costs: 15, missed: 0 }]);
    expect(floored.explanations!.whyNot.map((why) => why.desa)).toEqual(['A', 'B']);
    const both = plan(
      { ...request, floors: ['K1', 'K2'].map((kecamatan) => ({ kecamatan, visits: 1, share: 0 })) },
      { explain: true },
    );
    expect(both.clash).toEqual({
      wishes: [
        { wish: 'floor-visits K1', wanted: 1 },
        { wish: 'floor-visits K2', wanted: 1 },
      ],
      proven: true,
    });
  });

  it('names a clash by what the request asks for, and desa of kept days are not left out', () => {
    const teams = [{ id: 'one', start: 'office', from: 480, to: 960, maxStops: 1 }];
    const request = parse({
      teams,
      horizon: { from: '2026-12-07', to: '2026-12-08' },
      floors: [{ kecamatan: 'K1', visits: 3 }],
    });
    const previous = plan(request);
    const { date, team } = previous.days[0]!;
    const found = plan(request, { previous, keep: [{ date, team }], explain: true });
    expect(found.clash).toEqual({ wishes: [{ wish: 'floor-visits K1', wanted: 3 }], proven: true });
    expect(found.explanations!.whyNot.map((why) => why.desa)).toEqual(['C']);
  });
});

describe('exchanges at the end', () => {
  const request = parse({
    teams: [{ id: 'one', start: 'office', from: 480, to: 700, maxStops: 2 }],
    desa: [desa('A', 10), desa('B', 20), desa('C', 30, { visitMinutes: 20 })],
  });
  const instance = compile(request);
  const shift = instance.classes[0]!.shifts[0]!;
  const exchanged = (visits: number[]) => {
    const exchange = new Exchange(instance, [{ class: 0, shift, visits }]);
    while (exchange.step());
    return exchange.routes.map((route) => route.visits);
  };

  it('put in what fits, for a stop that is worth less, until nothing gains', () => {
    expect(exchanged([0])).toEqual([[2]]);
    expect(exchanged([2])).toEqual([[2]]);
  });
});
