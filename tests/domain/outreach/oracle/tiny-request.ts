import { readRequest } from '#lib/domain/outreach/request-problems.ts';
import type { OutreachRequest, OutreachRequestInput } from '#lib/domain/outreach/request.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { daysLater, weekday } from './best-plan.ts';

type Desa = OutreachRequestInput['desa'][number];
type Team = OutreachRequestInput['teams'][number];

/** Sizes that the oracle works out in a moment. */
const SIZES = [
  { teams: 1, days: 1, desa: 10, stops: 5, extra: 3 },
  { teams: 1, days: 2, desa: 10, stops: 4, extra: 3 },
  { teams: 2, days: 2, desa: 7, stops: 3, extra: 3 },
  { teams: 3, days: 1, desa: 9, stops: 3, extra: 2 },
  { teams: 1, days: 4, desa: 7, stops: 3, extra: 3 },
  { teams: 2, days: 3, desa: 6, stops: 2, extra: 3 },
  { teams: 3, days: 4, desa: 5, stops: 1, extra: 2 },
  { teams: 2, days: 1, desa: 9, stops: 4, extra: 2 },
];

/** Apart from the seeds of all else. */
const LATER = 100_000;

/** Choices made at random. */
class Dice {
  readonly roll: () => number;

  constructor(seed: number) {
    this.roll = seededRandom(seed);
  }

  chance(share: number): boolean {
    return this.roll() < share;
  }

  between(low: number, high: number): number {
    return low + Math.floor(this.roll() * (high - low + 1));
  }

  one<T>(list: readonly T[]): T {
    return list[Math.floor(this.roll() * list.length)]!;
  }

  /** Either what is made, with so much of a chance, or nothing. */
  perhaps<K extends string, T>(share: number, key: K, make: () => T): Partial<Record<K, T>> {
    return this.chance(share) ? ({ [key]: make() } as Partial<Record<K, T>>) : {};
  }
}

/** A request small enough to try out everything, all kinds of constraints mixed at random. */
export function tinyRequest(seed: number): OutreachRequest {
  const dice = new Dice(seed);
  const size = SIZES[seed % SIZES.length]!;
  const { horizon, dates } = calendar(dice, size.days);
  const teams = teamsOf(dice, size, dates);
  const desa = desaOf(dice, size, dates);
  const places = ['office', 'post', ...desa.map(({ place }) => place)].filter(
    (id, i, all) => all.indexOf(id) === i,
  );
  const teamDays = teams.length * dates.length;
  const later = new Dice(seed + LATER);
  return readRequest({
    format: 1,
    horizon,
    places: places.map((id) => ({
      ...{ id, lat: -6.7 + dice.roll() * 0.2, lon: 111.4 + dice.roll() * 0.2 },
      ...later.perhaps(0.15, 'speedKmh', () => later.between(10, 60)),
    })),
    teams,
    desa: desa.map((one) => ({ ...one, ...later.perhaps(0.15, 'bonus', () => later.between(1, 25)) })),
    travel: dice.chance(0.5) ? estimate(dice, later, places) : matrix(dice, places.length),
    budget: {
      costPerKmIdr: dice.one([0, 1000, 3000]),
      ...dice.perhaps(0.35, 'idr', () => teamDays * dice.between(40_000, 160_000)),
      ...dice.perhaps(0.35, 'minutes', () => teamDays * dice.between(90, 300)),
    },
    floors: ['K1', 'K2']
      .filter((kecamatan) => desa.some((one) => one.kecamatan === kecamatan) && dice.chance(0.35))
      .map((kecamatan) => ({
        kecamatan,
        visits: dice.one([0, 1, 1, 2, 3]),
        share: dice.one([0, 0, 0.2, 0.4, 1]),
      })),
    targets: (dice.chance(0.4) ? [...new Set([dates[0]!.slice(0, 7), dates.at(-1)!.slice(0, 7)])] : [])
      .filter(() => dice.chance(0.8))
      .map((month) => ({ month, registrations: dice.between(10, 80) })),
    objective: {
      registration: dice.one([1, 1, 1, 2, 0]),
      stillActive: dice.one([0, 0, 1, 1.5]),
      km: dice.one([0, 0, 0.1, 0.4]),
    },
  } satisfies OutreachRequestInput);
}

/** A few working days about the end of a year, with days between on which nobody works. */
function calendar(dice: Dice, most: number) {
  const wanted = dice.between(Math.max(1, most - 1), most);
  const from = daysLater('2026-12-30', dice.between(1 - 2 * most, 4 - most));
  const week = [1, 2, 3, 4, 5, 6, 7];
  const weekdays = dice.chance(0.5)
    ? week.slice(0, 5)
    : week.filter((day) => day % 3 === 1 || dice.chance(0.7));
  const holidays = dice.chance(0.4) ? [daysLater(from, dice.between(0, 3))] : [];
  const dates: string[] = [];
  let to = from;
  for (let date = from; dates.length < wanted; date = daysLater(date, 1)) {
    if (weekdays.includes(weekday(date)) && !holidays.includes(date)) dates.push(date);
    to = date;
  }
  return { horizon: { from, to, weekdays, holidays }, dates };
}

function teamsOf(dice: Dice, size: (typeof SIZES)[number], dates: readonly string[]): Team[] {
  const teams: Team[] = [];
  for (let t = 0; t < size.teams; t++) {
    const before = teams.at(-1);
    // Teams that are alike exchange their days freely.
    if (before && dice.chance(0.35)) teams.push({ ...before, id: `team ${t}` });
    else
      teams.push({
        id: `team ${t}`,
        start: dice.one(['office', 'office', 'post']),
        ...dice.perhaps(0.3, 'end', () => dice.one(['office', 'post'])),
        from: dice.one([450, 480, 510.5]),
        to: dice.between(640, 900),
        maxStops: Math.max(1, dice.between(size.stops - 1, size.stops)),
        speedFactor: dice.one([1, 1, 0.8, 1.25]),
        costPerDayIdr: dice.one([0, 50_000, 120_000]),
        ...dice.perhaps(0.15, 'daysOff', () => [dice.one(dates)]),
      });
  }
  return teams;
}

function people(dice: Dice, most: number) {
  const mid = dice.chance(0.3) ? Math.round(dice.roll() * most * 100) / 100 : dice.between(0, most);
  return { low: mid * 0.4, mid, high: mid * 2.1 };
}

function desaOf(dice: Dice, size: (typeof SIZES)[number], dates: readonly string[]): Desa[] {
  let extra = size.extra;
  const more = (share: number) => extra > 0 && dice.chance(share) && extra-- > 0;
  return Array.from({ length: dice.between(size.desa - 2, size.desa) }, (_, i): Desa => {
    const isAtBase = dice.chance(0.08);
    return {
      code: `D${i}`,
      place: isAtBase ? 'office' : i > 0 && dice.chance(0.1) ? `place ${i - 1}` : `place ${i}`,
      kecamatan: dice.one(['K1', 'K2']),
      registrations: people(dice, 40),
      visitMinutes: dice.chance(0.12) ? 0 : dice.between(15, 90),
      ...dice.perhaps(0.4, 'stillActive', () => dice.one([0, 0.4, 0.7])),
      ...dice.perhaps(0.3, 'market', () => ({
        weekday: weekday(dice.one(dates)),
        multiplier: dice.one([0, 0.5, 1.5, 3]),
      })),
      ...dice.perhaps(0.25, 'window', () => ({ from: dice.between(400, 620), to: dice.between(620, 800) })),
      ...dice.perhaps(0.12, 'onlyDays', () => [dice.one(dates), daysLater(dice.one(dates), 1)]),
      ...dice.perhaps(0.12, 'notDays', () => [dice.one(dates)]),
      pinned: dice.chance(0.06),
      ...dice.perhaps(0.15, 'lastVisit', () => daysLater(dates[0]!, -dice.between(0, 12))),
      minGapDays: dice.between(0, 12),
      ...(more(0.4) ? { repeat: { registrations: people(dice, 30), gapDays: dice.between(1, 3) } } : {}),
      ...(more(0.4)
        ? {
            followUp: {
              recovered: people(dice, 30),
              visitMinutes: dice.between(10, 60),
              ...dice.perhaps(0.5, 'notBefore', () => dice.one(dates)),
            },
          }
        : {}),
    };
  }).map((one) => (one.pinned ? one : { ...one, forbidden: dice.chance(0.08) }));
}

function estimate(dice: Dice, later: Dice, places: readonly string[]): OutreachRequestInput['travel'] {
  const measured = Array.from({ length: dice.between(0, 9) }, () => ({
    from: dice.one(places),
    to: dice.one(places),
    minutes: dice.between(1, 120),
  }));
  return {
    kind: 'estimate',
    speedKmh: dice.between(20, 40),
    fixedMinutes: dice.one([0, 3, 5]),
    farKm: dice.one([5, 8]),
    measured,
    ...later.perhaps(0.3, 'nearKmh', () => later.between(3, 12)),
  };
}

/** Neither symmetric nor metric; a stop at the place where one is may cost minutes. */
function matrix(dice: Dice, size: number): OutreachRequestInput['travel'] {
  const at = Array.from({ length: size }, (_, i) => i);
  const same = dice.one([0, 0, 0, 4]);
  const table = (most: number, here: number) =>
    at.map((i) => at.map((j) => (i === j ? here : dice.chance(0.08) ? 0 : dice.between(5, most))));
  return {
    kind: 'matrix',
    minutes: table(90, same),
    ...dice.perhaps(0.8, 'km', () => table(40, 0)),
  };
}
