import loadHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { comparePlans, type PlanToCompare } from '#lib/domain/drives/compare.ts';
import { readRequest } from '#lib/domain/outreach/request-problems.ts';
import type { OutreachRequestInput } from '#lib/domain/outreach/request.ts';
import { STAY_A_YEAR } from '#lib/domain/targets/still-active.ts';
import { runEngine } from '../outreach/oracle/run-engine.ts';
import { tinyRequest } from '../outreach/oracle/tiny-request.ts';
import { desa, people, smallRequest } from '../outreach/small-request.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

const planned = (given: Partial<OutreachRequestInput>): PlanToCompare => {
  const request = readRequest(smallRequest(given));
  return { request, plan: runEngine(highs, request, { steps: 40 }), stay: STAY_A_YEAR };
};

const three = [desa('A', 10), desa('B', 20), desa('C', 5, { kecamatan: 'K2' })];

describe('plans side by side', () => {
  it('figures by hand: one team, one day, A and B; and all three', () => {
    const day = {
      horizon: { from: '2026-12-07', to: '2026-12-07' },
      desa: three,
      budget: { costPerKmIdr: 1000 },
    };
    const [team] = smallRequest().teams;
    const few = planned({ ...day, teams: [{ ...team!, maxStops: 2 }] });
    const all = planned({ ...day, teams: [{ ...team!, maxStops: 3 }] });
    const { figures, differences } = comparePlans([few, all]);
    expect(figures[0]).toEqual({
      registrations: people(30),
      stillActive: { low: 15 * 0.6, mid: 30 * 0.75, high: 60 * 0.85 },
      recovered: { low: 0, mid: 0, high: 0 },
      ...{
        km: 40,
        costIdr: 140_000,
        teamDays: 1,
        desa: 2,
        desaOffered: 3,
        kecamatan: 1,
        kecamatanOffered: 2,
      },
      ...{ smallest: { kecamatan: 'K1', share: 1 }, largest: { kecamatan: 'K1', share: 1 } },
      ...{ idrPerRegistration: 140_000 / 30, missed: 0 },
    });
    expect(figures[1]).toMatchObject({
      ...{ km: 60, costIdr: 160_000, kecamatan: 2, idrPerRegistration: 160_000 / 35 },
      ...{ smallest: { kecamatan: 'K2', share: 5 / 35 }, largest: { kecamatan: 'K1', share: 30 / 35 } },
    });
    expect(differences).toEqual([
      { first: 0, second: 1, onlyFirst: [], onlySecond: [{ desa: 'C', people: people(5) }] },
    ]);
  });

  it('nothing planned: no rupiah for a registration, no shares', () => {
    const none = planned({ desa: three.map((one) => ({ ...one, forbidden: true })) });
    const { figures, differences } = comparePlans([none, planned({ desa: three })]);
    expect(figures[0]).toMatchObject({
      idrPerRegistration: null,
      smallest: null,
      largest: null,
      desa: 0,
      teamDays: 0,
    });
    expect(differences[0]!.onlySecond.map(({ desa }) => desa)).toEqual(['B', 'A', 'C']);
  });

  it('four plans are six pairs; one and five are refused', () => {
    const one = planned({ desa: three });
    expect(
      comparePlans([one, one, one, one]).differences.map(({ first, second }) => [first, second]),
    ).toEqual([
      ...[
        [0, 1],
        [0, 2],
        [0, 3],
        [1, 2],
        [1, 3],
        [2, 3],
      ],
    ]);
    expect(() => comparePlans([one])).toThrow(RangeError);
    expect(() => comparePlans([one, one, one, one, one])).toThrow(RangeError);
  });

  it('all figures are those of the plans, and differences add up to them', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const request = tinyRequest(seed);
      const plans = [1, 12].map((steps) => ({
        request,
        plan: runEngine(highs, request, { seed, steps }),
        stay: STAY_A_YEAR,
      }));
      const settled = {
        ...request,
        desa: request.desa.map((one, i) => ({ ...one, forbidden: i % 2 === 0, pinned: false })),
      };
      plans.push({
        request: settled,
        plan: runEngine(highs, settled, { seed, steps: 12 }),
        stay: STAY_A_YEAR,
      });
      const { figures, differences } = comparePlans(plans);
      figures.forEach((figure, i) => {
        const { registrations, recovered, km, costIdr, days, missed } = plans[i]!.plan;
        expect(figure).toMatchObject({
          registrations,
          recovered,
          km,
          costIdr,
          teamDays: days.length,
          missed: missed.length,
        });
        expect(figure.stillActive.mid).toBeCloseTo(
          0.75 *
            days
              .flatMap(({ stops }) => stops)
              .reduce((sum, { kind, people: { mid } }) => sum + (kind === 'follow-up' ? 0 : mid), 0),
          6,
        );
      });
      for (const { first, second, onlyFirst, onlySecond } of differences) {
        const mids = [first, second].map(
          (i) => plans[i]!.plan.registrations.mid + plans[i]!.plan.recovered.mid,
        );
        const sum = (list: typeof onlyFirst) => list.reduce((total, one) => total + one.people.mid, 0);
        const stops = [first, second].map((i) => plans[i]!.plan.days.flatMap((day) => day.stops));
        const both = (list: (typeof stops)[0], other: (typeof stops)[0]) =>
          list!
            .filter(({ desa }) => other!.some((one) => one.desa === desa))
            .reduce((total, one) => total + one.people.mid, 0);
        expect(sum(onlyFirst) + both(stops[0]!, stops[1]!)).toBeCloseTo(mids[0]!, 6);
        expect(sum(onlySecond) + both(stops[1]!, stops[0]!)).toBeCloseTo(mids[1]!, 6);
        expect(onlyFirst.map((one) => one.people.mid)).toEqual(
          onlyFirst.map((one) => one.people.mid).sort((a, b) => b - a),
        );
      }
    }
  });
});
