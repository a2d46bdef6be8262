import type { Payer } from '../coverage/enrollment.ts';
import { monthIndex, type Period } from '../calendar/period.ts';
import { expectAhead, MOST_AHEAD, othersIn, type AreaHistory } from './area-history.ts';
import { calibrate, scaleOf, type Calibration } from './calibrate.ts';
import { chanceAbove } from './chance.ts';

/** A contribution that rises for those who pay themselves, and what share of them is assumed to stop for it (0–1). */
export interface Rise {
  month: Period;
  beforeIdr: number;
  afterIdr: number;
  stops: { low: number; mid: number; high: number };
}

/** What moves the members of an area until December; people, signed. */
export type OutlookEvent =
  | { kind: 'ordinary'; people: number }
  | { kind: 'ending' | 'renewed'; payer: Payer; people: number }
  | { kind: 'contribution-rise'; rise: Rise; selfPaying: number; people: number; low: number; high: number };

/** Members expected in a month, whole people, with the interval that is to hold 80% of what comes. */
export interface Outlook {
  at: Period;
  to: Period;
  active: number;
  people: number;
  low80: number;
  high80: number;
  /** What the difference to `active` is made of; they add up to it. */
  events: OutlookEvent[];
}

/**
 * Why there is no outlook.
 * - `past`: the month has come; `too-far`: it is more than 14 months ahead
 * - `not-reported`: the month it would be given in is unknown or incomplete
 * - `gaps`: a month it rests on is unknown, or there are too few
 */
export type NoOutlookReason = 'past' | 'too-far' | 'not-reported' | 'gaps';
export type OutlookOutcome = { outlook: Outlook; reason: null } | { outlook: null; reason: NoOutlookReason };

/** Areas of one level and segment, their months, and what is known of contributions. */
export interface OutlookInput {
  periods: readonly Period[];
  areas: readonly AreaHistory[];
  /** Members who pay themselves in the month asked, by code; who is not listed is unknown. */
  selfPaying: ReadonlyMap<string, number>;
  rises: readonly Rise[];
}

/** Intervals are tested from the third year of data on. */
const FIRST_TEST = 24;

/**
 * Outlooks of all areas of a level to a month, as one sees them in month `at`: later months are not looked at. Point: `expectAhead`, less
 * those assumed to stop at a rise of contributions; interval: `calibrate` over the areas of the level, widened by the assumption.
 */
export function outlooks(
  input: OutlookInput,
  { at, to }: { at: Period; to: Period },
  calibration = calibrateAreas(input.areas, input.periods.length, input.periods.indexOf(at)),
): { byCode: Map<string, OutlookOutcome>; calibration: Calibration } {
  const { periods, areas } = input;
  const month = periods.indexOf(at);
  const ahead = monthIndex(to) - monthIndex(at);
  const byCode = new Map(
    areas.map((area) => [area.code, outlookOf(area, { ...input, month, ahead, at, to, calibration })]),
  );
  return { byCode, calibration };
}

/** How wide intervals of these areas must be in a month, and how those of the past have done. */
export function calibrateAreas(areas: readonly AreaHistory[], months: number, at: number): Calibration {
  const known = new Map<number, number | null>();
  const forecast = (area: number, month: number, ahead: number) => {
    const place = (area * months + month) * (MOST_AHEAD + 1) + ahead;
    if (!known.has(place)) known.set(place, expectAhead(areas[area]!, month, ahead)?.people ?? null);
    return known.get(place)!;
  };
  const truth = (area: number, month: number) => areas[area]!.active[month] ?? null;
  const compared = { areas: areas.length, months, mostAhead: MOST_AHEAD, forecast, truth };
  return calibrate(compared, { from: Math.min(FIRST_TEST, at), at });
}

interface Asked extends OutlookInput {
  month: number;
  ahead: number;
  at: Period;
  to: Period;
  calibration: Calibration;
}

function outlookOf(area: AreaHistory, asked: Asked): OutlookOutcome {
  const { month, ahead, at, to, calibration } = asked;
  if (ahead <= 0) return { outlook: null, reason: 'past' };
  if (ahead > MOST_AHEAD) return { outlook: null, reason: 'too-far' };
  const active = area.active[month] ?? null;
  if (active === null) return { outlook: null, reason: 'not-reported' };
  const expected = expectAhead(area, month, ahead);
  const factor = calibration.factor[ahead] ?? null;
  if (expected === null || factor === null) return { outlook: null, reason: 'gaps' };
  const rises = risesBefore(area, asked);
  const sum = (of: 'people' | 'low' | 'high') => rises.reduce((total, rise) => total + rise[of], 0);
  const people = Math.max(0, Math.round(expected.people + sum('people')));
  const half = factor * scaleOf(active, ahead);
  const below = Math.hypot(half, sum('people') - sum('low'));
  const above = Math.hypot(half, sum('high') - sum('people'));
  const moves: OutlookEvent[] = [
    ...expected.ending.map((one) => ({ kind: 'ending' as const, ...whole(one) })),
    ...expected.renewed.map((one) => ({ kind: 'renewed' as const, ...whole(one) })),
    ...rises,
  ].filter((event) => event.people !== 0 || event.kind === 'contribution-rise');
  const moved = moves.reduce((total, event) => total + event.people, 0);
  const outlook: Outlook = {
    at,
    to,
    active,
    people,
    low80: Math.max(0, Math.round(people - below)),
    high80: Math.round(people + above),
    events: [{ kind: 'ordinary', people: people - active - moved }, ...moves],
  };
  return { outlook, reason: null };
}

/** Rises between the month asked and December, and how many of those who pay themselves are assumed to stop. */
function risesBefore(area: AreaHistory, { rises, selfPaying, at, to, month }: Asked) {
  const people = Math.min(selfPaying.get(area.code) ?? 0, othersIn(area, month) ?? 0);
  return rises
    .filter((rise) => rise.month > at && rise.month <= to)
    .map((rise) => ({
      kind: 'contribution-rise' as const,
      rise,
      selfPaying: people,
      people: 0 - Math.round(people * rise.stops.mid),
      low: 0 - Math.round(people * rise.stops.high),
      high: 0 - Math.round(people * rise.stops.low),
    }));
}

function whole({ payer, people }: { payer: Payer; people: number }) {
  return { payer, people: Math.round(people) };
}

/** Chance (0–1) that an outlook's month has at least `target` members. */
export function chanceOf({ people, low80, high80 }: Outlook, target: number): number {
  return chanceAbove(target, { middle: people, low80, high80 });
}
