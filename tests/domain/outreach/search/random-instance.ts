import type { Instance, Row, ShiftClass, Visit } from '#lib/domain/outreach/instance.ts';
import { seededRandom, type RandomSource } from '#lib/domain/random/random.ts';

/** What a random instance has; every kind of constraint can be asked for alone. */
export interface Features {
  seed: number;
  visits: number;
  days: number;
  windows?: boolean;
  /** Ways that differ by direction; wild ones may be longer than the way round. */
  asymmetric?: 'metric' | 'wild';
  maxStops?: number;
  /** Every third visit is a repeat of the one before. */
  repeats?: boolean;
  /** A budget in minutes, and a floor that may be out of reach. */
  wishes?: boolean;
  kmWeight?: number;
}

/** Places at random in a square, half-day routes; kilometres are minutes of travel ÷ 2, so that shorter is shorter in both. */
export function randomInstance(features: Features): Instance {
  const random = seededRandom(features.seed);
  const size = features.visits + 2;
  const minutes = waysOf(size, features.asymmetric, random);
  const travel = { size, minutes, km: minutes.map((way) => way / 2) };
  const visits = Array.from({ length: features.visits }, (_, v) => visitOf(v, features, random));
  const classes = Array.from({ length: features.days }, (_, day) =>
    classOf(day, features, visits, travel, random),
  );
  return {
    visits,
    classes,
    rows: features.wishes ? wishesOf(visits, classes) : [],
    kmWeight: features.kmWeight ?? 0,
  };
}

function waysOf(size: number, asymmetric: Features['asymmetric'], random: RandomSource): Float64Array {
  const points = Array.from({ length: size }, () => [random() * 100, random() * 100] as const);
  const ways = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const straight = Math.hypot(points[i]![0] - points[j]![0], points[i]![1] - points[j]![1]);
      if (i !== j) ways[i * size + j] = asymmetric ? straight * (0.6 + random() * 1.4) : straight;
    }
  if (asymmetric === 'metric') takeShortest(ways, size);
  return ways;
}

/** Floyd–Warshall. */
function takeShortest(ways: Float64Array, size: number): void {
  for (let k = 0; k < size; k++)
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) {
        const round = ways[i * size + k]! + ways[k * size + j]!;
        if (round < ways[i * size + j]!) ways[i * size + j] = round;
      }
}

function visitOf(v: number, { repeats }: Features, random: RandomSource): Visit {
  const isRepeat = repeats === true && v % 3 === 2;
  return {
    kind: isRepeat ? 'repeat' : 'first',
    desa: isRepeat ? v - 1 : v,
    place: v + 2,
    minutes: Math.round(random() * 30),
    after: isRepeat ? { visit: v - 1, gapDays: 1 + Math.floor(random() * 2) } : null,
  };
}

function classOf(
  day: number,
  { windows, maxStops, visits: count }: Features,
  visits: readonly Visit[],
  travel: ShiftClass['travel'],
  random: RandomSource,
): ShiftClass {
  const to = 150 + Math.round(random() * 250);
  const opens = Float64Array.from(visits, () => (windows && random() < 0.6 ? random() * to * 0.6 : 0));
  return {
    shifts: [{ team: 0, day, date: 20_000 + day }],
    start: 0,
    end: day % 2,
    from: 0,
    to,
    maxStops: maxStops ?? count,
    costIdr: 0,
    travel,
    value: Float64Array.from(visits, () => (random() < 0.1 ? NaN : Math.round(random() * 50))),
    opens,
    closes: opens.map((open) => (windows && random() < 0.6 ? Math.min(to, open + random() * 120) : to)),
  };
}

function wishesOf(visits: readonly Visit[], classes: readonly ShiftClass[]): Row[] {
  const row = (more: Partial<Row>, concerned: number[]): Row => ({
    wish: { kind: 'budget-minutes' },
    atLeast: -Infinity,
    atMost: Infinity,
    penalty: 10_000,
    positions: new Map(concerned.map((visit, at) => [visit, at])),
    perVisit: classes.map(() => new Float64Array(concerned.length).fill(1)),
    perShift: new Float64Array(classes.length),
    perMinute: 0,
    perKm: 0,
    ...more,
  });
  const some = [...visits.keys()].filter((visit) => visit % 2 === 0 && visits[visit]!.kind === 'first');
  return [
    row({ atMost: 0.6 * classes.reduce((sum, { to }) => sum + to, 0), perMinute: 1 }, []),
    row({ wish: { kind: 'floor-visits', kecamatan: 'A' }, atLeast: 2 }, some),
  ];
}
