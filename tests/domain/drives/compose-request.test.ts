import { describe, expect, test } from 'vitest';
import {
  composeRequest,
  offeredDesa,
  type PlanDesa,
  type PlanFacts,
} from '#lib/domain/drives/compose-request.ts';
import { defaultPlan, NO_WISH } from '#lib/domain/drives/default-plan.ts';
import type { PlanAsked } from '#lib/domain/drives/plan-asked.ts';
import { readRequest } from '#lib/domain/outreach/request-problems.ts';

const desa = (code: string, change: Partial<PlanDesa> = {}): PlanDesa => ({
  ...{ code, name: code, kecamatan: code[0]!, lat: -6.7, lon: 111.4 },
  ...{ unprotected: 100, arrears: 20, lastVisit: null },
  ...change,
});
const FACTS: PlanFacts = {
  desa: [desa('A1'), desa('A2', { lastVisit: '2026-10-01' }), desa('B1')],
  holidays: ['2026-12-25', '2027-01-01'],
  registrations: ({ unprotected }, { officers, minutes }) => {
    const mid = (unprotected * officers * minutes) / 1000;
    return { low: mid, mid, high: mid };
  },
  stillActive: 0.75,
  travel: { kind: 'estimate' },
  speedKmh: () => undefined,
};
const asked = (change: Partial<PlanAsked> = {}): PlanAsked => ({
  ...defaultPlan('2026-11-27', { name: 'Kantor', lat: -6.71, lon: 111.35 }, ['A', 'B']),
  ...change,
});
const composed = (change: Partial<PlanAsked>, facts: Partial<PlanFacts> = {}) =>
  readRequest(composeRequest(asked(change), { ...FACTS, ...facts }));

describe('the request of a plan', () => {
  test('has the days, teams and floors that were asked for, without holidays and days off', () => {
    const request = composed({ closed: ['2026-12-07'] });
    expect(request.horizon).toEqual({
      ...{ from: '2026-12-01', to: '2026-12-31', weekdays: [1, 2, 3, 4, 5] },
      holidays: ['2026-12-25', '2026-12-07'],
    });
    expect(request.teams.map(({ id, start, from, to, maxStops }) => [id, start, from, to, maxStops])).toEqual(
      [
        ['Tim 1', 'base', 480, 960, 4],
        ['Tim 2', 'base', 480, 960, 4],
      ],
    );
    expect(request.floors.map(({ kecamatan, visits }) => [kecamatan, visits])).toEqual([
      ['A', 1],
      ['B', 1],
    ]);
    expect(request.objective).toEqual({ registration: 0, stillActive: 1, km: 0.001 });
  });

  test('reckons with the smallest team and the minutes of the desa', () => {
    const [one, two] = asked().teams as [PlanAsked['teams'][number], PlanAsked['teams'][number]];
    const request = composed({
      teams: [one, { ...two, officers: 1 }],
      desa: { A1: { ...NO_WISH, visitMinutes: 120 } },
    });
    expect(request.desa.map(({ registrations, visitMinutes }) => [registrations.mid, visitMinutes])).toEqual([
      [12, 120],
      [9, 90],
      [9, 90],
    ]);
  });

  test('has each wish of a desa', () => {
    const wish = { ...NO_WISH, rule: 'pinned' as const, agreed: ['2026-12-08'], market: 3 };
    const [first, second] = composed({ desa: { A1: wish }, explore: true, followUps: true }).desa;
    expect(first).toMatchObject({
      ...{ pinned: true, onlyDays: ['2026-12-08'], bonus: 1 },
      market: { weekday: 3, multiplier: 1.3 },
      followUp: { recovered: { low: 3, mid: 6, high: 9 }, visitMinutes: 45 },
    });
    expect(second).toMatchObject({ bonus: 0, lastVisit: '2026-10-01', minGapDays: 60 });
  });

  test('shares what is wanted in all over months by their working days', () => {
    const { targets } = composed({ from: '2026-12-21', to: '2027-01-08', registrations: 120 });
    // 21–24 and 28–31 December: eight days; 4–8 January: five.
    expect(targets.map(({ month }) => month)).toEqual(['2026-12', '2027-01']);
    expect(targets[0]!.registrations).toBeCloseTo((120 * 8) / 13, 9);
    expect(targets.reduce((sum, { registrations }) => sum + registrations, 0)).toBeCloseTo(120, 9);
  });
});

test('desa are offered where somebody is known to be unprotected, and where they are pinned', () => {
  const all = [
    desa('A1'),
    desa('A2', { unprotected: null }),
    desa('A3', { unprotected: 0 }),
    desa('A4', { unprotected: null }),
    desa('A5'),
    desa('B1'),
  ];
  const plan = asked({
    kecamatan: ['A'],
    desa: { A4: { ...NO_WISH, rule: 'pinned' }, A5: { ...NO_WISH, rule: 'forbidden' } },
  });
  const { offered, leftOut } = offeredDesa(plan, all);
  expect(offered.map(({ code }) => code)).toEqual(['A1', 'A4']);
  expect(leftOut).toEqual([
    { code: 'A2', reason: 'unknown' },
    { code: 'A3', reason: 'nobody-unprotected' },
    { code: 'A5', reason: 'forbidden' },
  ]);
  const [, pinned] = composeRequest(plan, { ...FACTS, desa: offered }).desa;
  expect(pinned!.registrations).toEqual({ low: 0, mid: 0, high: 0 });
});
