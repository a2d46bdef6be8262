import loadHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { ClashFinder } from '#lib/domain/outreach/clash/clash-finder.ts';
import { namedClash, type Clash, type NamedClash } from '#lib/domain/outreach/clash/clash.ts';
import { compile } from '#lib/domain/outreach/compile.ts';
import type { Instance, Row } from '#lib/domain/outreach/instance.ts';
import { outreachRequestSchema, type OutreachRequestInput } from '#lib/domain/outreach/request.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { allRoutes, bestPlanValue, tinyInstance } from '../bound/tiny.ts';
import { desa, smallRequest } from '../small-request.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

function found(instance: Instance): Clash {
  const finder = new ClashFinder(highs, instance, seededRandom(1));
  while (!finder.step());
  return finder.result();
}

function clashOf(input: OutreachRequestInput): NamedClash {
  const request = outreachRequestSchema.parse(input);
  return namedClash(request, found(compile(request)));
}

const team = { id: 'one', start: 'office', from: 480, to: 960, maxStops: 3, costPerDayIdr: 100_000 };

/** One team on one Monday; ABC lie 30, 60 and 90 minutes away, 60 minutes a visit, in a line. */
function oneDay(more: Partial<OutreachRequestInput>): OutreachRequestInput {
  return smallRequest({ horizon: { from: '2026-12-07', to: '2026-12-07' }, teams: [team], ...more });
}

describe('the smallest set of wishes that clash', () => {
  it('is empty where all can be met', () => {
    expect(clashOf(oneDay({ floors: [{ kecamatan: 'K1', visits: 3 }] }))).toEqual({
      wishes: [],
      proven: true,
    });
    expect(clashOf(oneDay({}))).toEqual({ wishes: [], proven: true });
  });

  it('a floor larger than the desa there, alone', () => {
    const floors = [
      { kecamatan: 'K1', visits: 2 },
      { kecamatan: 'K2', visits: 2 },
    ];
    const input = oneDay({ floors, desa: [desa('A', 10), desa('B', 20), desa('C', 5, { kecamatan: 'K2' })] });
    expect(clashOf(input)).toEqual({ wishes: [{ wish: 'floor-visits K2', wanted: 2 }], proven: true });
  });

  it('two floors too far apart for a short day', () => {
    const input = oneDay({
      // A and C: 90 minutes there, 90 back, 120 of visits.
      teams: [{ ...team, to: 480 + 290 }],
      desa: [desa('A', 10), desa('B', 20), desa('C', 5, { kecamatan: 'K2' })],
      floors: [
        { kecamatan: 'K1', visits: 1 },
        { kecamatan: 'K2', visits: 1 },
      ],
      budget: { idr: 100_000 },
    });
    expect(clashOf(input)).toEqual({
      wishes: [
        { wish: 'floor-visits K1', wanted: 1 },
        { wish: 'floor-visits K2', wanted: 1 },
      ],
      proven: true,
    });
  });

  it('a pin and a budget in rupiah', () => {
    const input = oneDay({
      desa: [desa('A', 10, { pinned: true }), desa('B', 20), desa('C', 5, { pinned: true })],
      // A alone costs 120,000, C alone 160,000.
      budget: { idr: 130_000, costPerKmIdr: 1000 },
    });
    expect(clashOf(input)).toEqual({
      wishes: [
        { wish: 'pinned C', wanted: 1 },
        { wish: 'budget-idr', wanted: 130_000 },
      ],
      proven: true,
    });
  });

  it('a target and a budget in minutes', () => {
    const input = oneDay({
      targets: [{ month: '2026-12', registrations: 25 }],
      // A and B: 120 minutes of travel, 120 of visits.
      budget: { minutes: 230 },
    });
    expect(clashOf(input)).toEqual({
      wishes: [
        { wish: 'target 2026-12', wanted: 25 },
        { wish: 'budget-minutes', wanted: 230 },
      ],
      proven: true,
    });
  });

  it('three floors, any two of which can be met', () => {
    const input = oneDay({
      teams: [{ ...team, maxStops: 2 }],
      desa: ['A', 'B', 'C'].map((code) => desa(code, 10, { kecamatan: `K${code}` })),
      floors: ['A', 'B', 'C'].map((code) => ({ kecamatan: `K${code}`, visits: 1 })),
    });
    expect(clashOf(input)).toEqual({
      wishes: ['A', 'B', 'C'].map((code) => ({ wish: `floor-visits K${code}`, wanted: 1 })),
      proven: true,
    });
  });

  it('desa that no team can reach, and agreed days, are given', () => {
    const input = oneDay({
      desa: [desa('A', 10, { pinned: true, onlyDays: ['2026-12-24'] }), desa('B', 20)],
    });
    expect(clashOf(input)).toEqual({ wishes: [{ wish: 'pinned A', wanted: 1 }], proven: true });
  });

  it('stopped early, it says nothing that is not proven', () => {
    const request = outreachRequestSchema.parse(oneDay({ floors: [{ kecamatan: 'K1', visits: 9 }] }));
    const finder = new ClashFinder(highs, compile(request), seededRandom(1));
    expect(finder.result()).toEqual({ wishes: [], proven: false });
    finder.step();
    finder.dispose();
    expect(finder.step()).toBe(true);
    expect(finder.result().proven).toBe(false);
  });
});

/** A tiny instance with more wishes, and harder ones. */
function demanding(seed: number): Instance {
  const instance = tinyInstance(seed);
  const random = seededRandom(1000 + seed);
  const rows = instance.rows.map((row): Row => {
    const { atLeast, atMost } = row;
    return { ...row, atLeast: atLeast * (random() < 0.3 ? 1.5 : 1), atMost: atMost * (0.4 + 0.4 * random()) };
  });
  const pins = [...instance.visits.keys()].filter(
    (v) => instance.visits[v]!.kind === 'first' && random() < 0.4,
  );
  const pinned = pins.map((visit): Row => {
    return {
      wish: { kind: 'pinned', desa: instance.visits[visit]!.desa },
      ...{ atLeast: 1, atMost: Infinity, penalty: 1, positions: new Map([[visit, 0]]) },
      perVisit: instance.classes.map(() => Float64Array.of(1)),
      perShift: new Float64Array(instance.classes.length),
      ...{ perMinute: 0, perKm: 0 },
    };
  });
  return { ...instance, rows: [...rows, ...pinned] };
}

/** Whether some rows can all be met, by trying all plans. */
function canBeMet(instance: Instance, wanted: ReadonlySet<Row>): boolean {
  const rows = instance.rows.filter((row) => wanted.has(row)).map((row) => ({ ...row, penalty: 1 }));
  const classes = instance.classes.map((one) => ({ ...one, value: one.value.map((v) => 0 * v) }));
  const alone = { ...instance, classes, rows, kmWeight: 0 };
  return bestPlanValue(alone, allRoutes(alone)) > -1e-6;
}

const SEEDS = Array.from({ length: 100 }, (_, i) => i + 1);
const isWish = ({ atLeast, atMost }: Row) => atLeast > 0 || atMost < Infinity;

describe('against enumeration of all plans', () => {
  it.each(SEEDS)('request %i: cannot all be met, and any without one of them can', (seed) => {
    const instance = demanding(seed);
    const { wishes, proven } = found(instance);
    const rows = wishes.map(({ wish }) => instance.rows.find((row) => row.wish === wish)!);
    if (rows.length > 0) expect(canBeMet(instance, new Set(rows))).toBe(false);
    else if (proven) expect(canBeMet(instance, new Set(instance.rows.filter(isWish)))).toBe(true);
    if (proven)
      for (const row of rows)
        expect(canBeMet(instance, new Set(rows.filter((other) => other !== row)))).toBe(true);
    expect(rows.every(isWish)).toBe(true);
  });

  it('almost all of them are proven, and of all sizes', () => {
    const all = SEEDS.map((seed) => found(demanding(seed)));
    expect(all.filter(({ proven }) => proven).length).toBeGreaterThan(90);
    expect(new Set(all.map(({ wishes }) => wishes.length)).size).toBeGreaterThan(3);
  });
});
