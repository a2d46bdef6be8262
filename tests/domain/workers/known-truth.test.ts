import { beforeAll, describe, expect, it, test } from 'vitest';
import {
  drawWorkers,
  LEVELS,
  workersIntervals,
  type Interval,
  type Uncertainty,
} from '#lib/domain/workers/intervals.ts';
import { SEGMENTS, SEGMENTS_AND_TOTAL, type SegmentOrTotal } from '#lib/domain/workers/segments.ts';
import { LABOUR } from './rembang.ts';
import { simulatedKabupaten, type SimulatedKabupaten } from './simulated-kabupaten.ts';
import { add, trueWorlds, type Workers } from './true-worlds.ts';

const KABUPATEN = 500;
/** True worlds per kabupaten, and draws of the product for it. */
const [WORLDS, DRAWS] = [4, 600];

/** Truths inside the 95% and the 80% interval, and truths there were. */
interface Held {
  wide: number;
  narrow: number;
  of: number;
}

/**
 * How often the intervals held the truth, by area and segment.
 * @param told what the product is told of the SDs from which the truths are drawn
 */
function truthsHeld(kabupaten: number, told = (stated: Uncertainty) => stated): Map<string, Held> {
  const held = new Map<string, Held>();
  for (let number = 0; number < kabupaten; number++) {
    const simulated = simulatedKabupaten(number);
    const { desa, margins, uncertainty } = simulated;
    const worlds = trueWorlds(desa, LABOUR, margins, uncertainty, { worlds: WORLDS, seed: number });
    const draws = drawWorkers(desa, LABOUR, margins, told(uncertainty), { draws: DRAWS, seed: 7 * number });
    for (const { names, members, columns } of figuresOf(simulated)) {
      const [wide, narrow] = workersIntervals(draws, members, columns, [LEVELS.wide, LEVELS.narrow]);
      const truths = worlds.map((world) => truthOf(world, members, columns));
      for (const name of names) note(held, name, truths, wide!, narrow!);
    }
  }
  return held;
}

/** Every figure with an interval of its own; that of Jakon and of the total of a kabupaten is one number. */
function figuresOf({ desa, kecamatan, margins }: SimulatedKabupaten) {
  const based = SEGMENTS_AND_TOTAL.filter((segment) => segment === 'total' || margins[segment] !== null);
  const figure = (area: string, members: number[], segment: SegmentOrTotal, more: string[] = []) => ({
    names: [`${segment} of a ${area}`, ...more],
    members,
    columns: segment === 'total' ? [0, 1, 2] : [SEGMENTS.indexOf(segment)],
  });
  const kinds = ({ population, terrain }: (typeof desa)[number], segment: SegmentOrTotal) =>
    segment === 'bpu' ? [`bpu of a ${population < 1000 ? 'small' : 'large'} desa`, `bpu in ${terrain}`] : [];
  return [
    ...desa.flatMap((one, i) => based.map((segment) => figure('desa', [i], segment, kinds(one, segment)))),
    ...kecamatan.flatMap((members) => based.map((segment) => figure('kecamatan', members, segment))),
    ...(['pu', 'bpu'] as const).map((segment) => figure('kabupaten', [...desa.keys()], segment)),
  ];
}

function truthOf(world: readonly Workers[], members: readonly number[], columns: readonly number[]): number {
  return add(members.flatMap((i) => columns.map((column) => world[i]![column]!)));
}

function note(held: Map<string, Held>, name: string, truths: number[], wide: Interval, narrow: Interval) {
  const sums = held.get(name) ?? { wide: 0, narrow: 0, of: 0 };
  const inside = ({ low, high }: Interval) => truths.filter((truth) => low <= truth && truth <= high).length;
  sums.wide += inside(wide);
  sums.narrow += inside(narrow);
  sums.of += truths.length;
  held.set(name, sums);
}

describe(`over ${KABUPATEN} simulated kabupaten with known truth`, () => {
  let held: Map<string, Held>;
  beforeAll(() => {
    held = truthsHeld(KABUPATEN);
  });

  it.each([
    ...['pu', 'bpu', 'jakon', 'total'].flatMap((one) => [`${one} of a desa`, `${one} of a kecamatan`]),
    ...['pu', 'bpu'].map((segment) => `${segment} of a kabupaten`),
    ...['bpu of a small desa', 'bpu of a large desa'],
    ...['town', 'coast', 'inland', 'upland'].map((terrain) => `bpu in ${terrain}`),
  ])('the 95%% interval holds the truth in 93–97 of 100, the 80%% one in 77–83: %s', (name) => {
    const { wide, narrow, of } = held.get(name)!;
    expect(of).toBeGreaterThanOrEqual(KABUPATEN * WORLDS);
    expect(wide / of).toBeGreaterThanOrEqual(0.93);
    expect(wide / of).toBeLessThanOrEqual(0.97);
    expect(narrow / of).toBeGreaterThanOrEqual(0.77);
    expect(narrow / of).toBeLessThanOrEqual(0.83);
  });
});

test.each([
  { what: 'told SDs of two thirds, the intervals hold too few', by: 2 / 3, between: [0.7, 0.9] },
  { what: 'told SDs of one and a half, they hold too many', by: 1.5, between: [0.98, 1] },
])('the measure can fail: $what', ({ by, between: [least, most] }) => {
  const told = (stated: Uncertainty) =>
    Object.fromEntries(
      Object.entries(stated).map(([quantity, sd]) => [quantity, sd * by]),
    ) as unknown as Uncertainty;
  const { wide, of } = truthsHeld(30, told).get('bpu of a desa')!;
  expect(wide / of).toBeGreaterThan(least!);
  expect(wide / of).toBeLessThan(most!);
});

test('a true world adds up to its own benchmark, whose total is that of the margins', () => {
  const { desa, margins, uncertainty } = simulatedKabupaten(1);
  const worlds = trueWorlds(desa, LABOUR, margins, uncertainty, { worlds: 20, seed: 1 });
  const pu = worlds.map((world) => truthOf(world, [...desa.keys()], [0]));
  expect(new Set(pu).size).toBe(20);
  for (const world of worlds) {
    expect(truthOf(world, [...desa.keys()], [2])).toBeCloseTo(margins.jakon!, 5);
    expect(truthOf(world, [...desa.keys()], [0, 1, 2])).toBeCloseTo(
      margins.pu + margins.bpu + margins.jakon!,
      5,
    );
  }
});
