import type { OutreachRequest } from './request.ts';
import type { MissedWish, OutreachPlan, PlannedDay, PlannedStop } from './result.ts';

/** What the checker finds: the plan's value worked out anew, and everything that is wrong with it. */
export interface Verdict {
  value: number;
  problems: string[];
}

const TOLERANCE = 1e-4;
/** Relative; a wish that is short of this little is met. */
const WISH_TOLERANCE = 1e-6;
const DAY_MS = 86_400_000;

type Desa = OutreachRequest['desa'][number];
type Team = OutreachRequest['teams'][number];

/**
 * Works a plan out again from the request alone, sharing no code with the search: calendar, travel, times, limits,
 * wishes, value. An empty list of problems means that the plan may be shown.
 */
export function checkPlan(request: OutreachRequest, plan: OutreachPlan): Verdict {
  const problems: string[] = [];
  const wrong = (text: string) => void problems.push(text);
  const teams = new Map(request.teams.map((team) => [team.id, team]));
  const desa = new Map(request.desa.map((one) => [one.code, one]));
  const seen = new Set<string>();
  for (const day of plan.days) {
    const team = teams.get(day.team);
    if (!team) wrong(`${day.date}: there is no team ${day.team}`);
    else checkDay(request, desa, team, day, wrong);
    if (seen.has(`${day.date} ${day.team}`)) wrong(`${day.date}: team ${day.team} is planned twice`);
    seen.add(`${day.date} ${day.team}`);
  }
  checkOnce(desa, plan, wrong);
  const missed = checkWishes(request, desa, plan, wrong);
  const value = objectiveOf(request, desa, plan);
  if (!near(value, plan.value)) wrong(`the value is ${value}, the plan says ${plan.value}`);
  if (!(plan.bound >= value - TOLERANCE * Math.max(1, value)))
    wrong(`the bound ${plan.bound} is below the value ${value}`);
  checkSums(plan, wrong);
  sameMissed(missed, plan.missed, wrong);
  return { value, problems };
}

type Wrong = (text: string) => void;

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));
}

/** Whether a moment is no sooner than another; false where one of them is no number. */
function isNoSooner(a: number, b: number): boolean {
  return a >= b - TOLERANCE;
}

function epochDay(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

function checkDay(
  request: OutreachRequest,
  desa: ReadonlyMap<string, Desa>,
  team: Team,
  day: PlannedDay,
  wrong: Wrong,
): void {
  const { horizon } = request;
  const label = `${day.date} ${team.id}`;
  if (day.date < horizon.from || day.date > horizon.to) wrong(`${label}: outside the horizon`);
  if (!horizon.weekdays.includes(weekday(day.date))) wrong(`${label}: not a working day`);
  if (horizon.holidays.includes(day.date)) wrong(`${label}: a holiday`);
  if (team.daysOff.includes(day.date)) wrong(`${label}: the team is off`);
  if (day.stops.length === 0) wrong(`${label}: no stops`);
  if (day.stops.length > team.maxStops) wrong(`${label}: ${day.stops.length} stops of ${team.maxStops}`);
  let place = team.start;
  let now = day.from;
  let travel = 0;
  let km = 0;
  let spent = 0;
  if (!isNoSooner(now, team.from)) wrong(`${label}: leaves before its hours`);
  for (const stop of day.stops) {
    const one = desa.get(stop.desa);
    if (!one) {
      wrong(`${label}: there is no desa ${stop.desa}`);
      continue;
    }
    const leg = legOf(request, team, place, one.place);
    checkStop(one, stop, day.date, label, wrong);
    if (!near(stop.travelMinutes, leg.minutes))
      wrong(`${label}: the way to ${stop.desa} takes ${leg.minutes} minutes`);
    if (!near(stop.travelKm, leg.km)) wrong(`${label}: the way to ${stop.desa} is ${leg.km} km`);
    if (!isNoSooner(stop.arrive, now + leg.minutes)) wrong(`${label}: arrives in ${stop.desa} too soon`);
    if (!isNoSooner(stop.begin, stop.arrive)) wrong(`${label}: begins in ${stop.desa} before it arrives`);
    const onSpot = stop.kind === 'follow-up' ? (one.followUp?.visitMinutes ?? 0) : one.visitMinutes;
    if (!near(stop.leave, stop.begin + onSpot)) wrong(`${label}: ${stop.desa} takes ${onSpot} minutes`);
    travel += leg.minutes;
    km += leg.km;
    spent += onSpot;
    now = stop.leave;
    place = one.place;
  }
  const home = legOf(request, team, place, team.end ?? team.start);
  travel += home.minutes;
  km += home.km;
  if (!near(day.back, now + home.minutes)) wrong(`${label}: is back at ${now + home.minutes}`);
  if (!isNoSooner(team.to, day.back)) wrong(`${label}: back at ${day.back}, after ${team.to}`);
  if (!near(day.km, km)) wrong(`${label}: drives ${km} km`);
  if (!near(day.travelMinutes, travel)) wrong(`${label}: drives ${travel} minutes`);
  if (!near(day.visitMinutes, spent)) wrong(`${label}: visits take ${spent} minutes`);
  if (!near(day.costIdr, team.costPerDayIdr + request.budget.costPerKmIdr * km))
    wrong(`${label}: its cost is wrong`);
}

function checkStop(one: Desa, stop: PlannedStop, date: string, label: string, wrong: Wrong): void {
  const name = `${label}: ${stop.desa}`;
  const { window, lastVisit, followUp } = one;
  if (one.forbidden) wrong(`${name} is forbidden`);
  if (one.notDays.includes(date)) wrong(`${name} cannot be visited that day`);
  if (window && !(isNoSooner(stop.begin, window.from) && isNoSooner(window.to, stop.begin)))
    wrong(`${name} begins outside its window`);
  if (stop.kind === 'first' && one.onlyDays.length > 0 && !one.onlyDays.includes(date))
    wrong(`${name} was agreed for other days`);
  if (stop.kind === 'follow-up') {
    if (!followUp) wrong(`${name} has nobody to follow up`);
    if (followUp?.notBefore && date < followUp.notBefore) wrong(`${name} is followed up too soon`);
  } else if (lastVisit && epochDay(date) - epochDay(lastVisit) < one.minGapDays) {
    wrong(`${name} is visited again too soon`);
  }
  if (stop.kind === 'repeat' && !one.repeat) wrong(`${name} has no second visit`);
  const people = peopleAt(one, stop.kind, date);
  for (const level of ['low', 'mid', 'high'] as const)
    if (!near(people[level], stop.people[level])) wrong(`${name} brings ${people[level]} (${level})`);
}

function peopleAt(one: Desa, kind: PlannedStop['kind'], date: string) {
  const base =
    kind === 'follow-up'
      ? one.followUp?.recovered
      : kind === 'repeat'
        ? one.repeat?.registrations
        : one.registrations;
  const { low, mid, high } = base ?? { low: 0, mid: 0, high: 0 };
  const times = kind !== 'follow-up' && one.market?.weekday === weekday(date) ? one.market.multiplier : 1;
  return { low: low * times, mid: mid * times, high: high * times };
}

/** The leg between two places, worked out from the request. */
function legOf({ places, travel }: OutreachRequest, team: Team, from: string, to: string) {
  const i = places.findIndex(({ id }) => id === from);
  const j = places.findIndex(({ id }) => id === to);
  if (travel.kind === 'matrix')
    return { minutes: travel.minutes[i]![j]! / team.speedFactor, km: travel.km?.[i]?.[j] ?? 0 };
  const measured = travel.measured.findLast((leg) => leg.from === from && leg.to === to);
  if (i === j) return { minutes: measured?.minutes ?? 0, km: 0 };
  const [a, b] = [places[i]!, places[j]!];
  const half = (degrees: number) => Math.sin((degrees * Math.PI) / 360) ** 2;
  const cos = (degrees: number) => Math.cos((degrees * Math.PI) / 180);
  const h = half(b.lat - a.lat) + cos(a.lat) * cos(b.lat) * half(b.lon - a.lon);
  const straight = 2 * 6371.0088 * Math.asin(Math.sqrt(Math.min(1, h)));
  const km = straight * (straight >= travel.farKm ? travel.detourFar : travel.detourNear);
  const limit = straight < travel.farKm ? (travel.nearKmh ?? Infinity) : Infinity;
  const minutesOfHalf = (own: number | undefined) => (30 * km) / Math.min(own ?? travel.speedKmh, limit);
  const driven = (minutesOfHalf(a.speedKmh) + minutesOfHalf(b.speedKmh)) / team.speedFactor;
  const minutes = driven + travel.fixedMinutes;
  return { km, minutes: measured?.minutes ?? minutes };
}

/** What the plan says of all its days together. */
function checkSums({ days, registrations, recovered, ...said }: OutreachPlan, wrong: Wrong): void {
  const stops = days.flatMap((day) => day.stops);
  for (const level of ['low', 'mid', 'high'] as const) {
    const sum = (is: (kind: PlannedStop['kind']) => boolean) =>
      stops.reduce((total, { kind, people }) => total + (is(kind) ? people[level] : 0), 0);
    const [fresh, back] = [sum((kind) => kind !== 'follow-up'), sum((kind) => kind === 'follow-up')];
    if (!near(fresh, registrations[level])) wrong(`registers ${fresh} people (${level})`);
    if (!near(back, recovered[level])) wrong(`wins ${back} people back (${level})`);
  }
  const total = (of: (day: PlannedDay) => number) => days.reduce((sum, day) => sum + of(day), 0);
  const [km, cost] = [total((day) => day.km), total((day) => day.costIdr)];
  const minutes = total((day) => day.travelMinutes + day.visitMinutes);
  if (!near(km, said.km)) wrong(`drives ${km} km in all`);
  if (!near(cost, said.costIdr)) wrong(`costs ${cost} rupiah in all`);
  if (!near(minutes, said.minutes)) wrong(`takes ${minutes} minutes in all`);
}

/** Each kind of visit at most once a desa, and a second visit long enough after a first. */
function checkOnce(desa: ReadonlyMap<string, Desa>, { days }: OutreachPlan, wrong: Wrong): void {
  const dates = new Map<string, string>();
  for (const { date, stops } of days) {
    for (const { desa: code, kind } of stops) {
      const key = `${kind} ${code}`;
      if (dates.has(key)) wrong(`${code}: ${kind} visit on ${dates.get(key)} and on ${date}`);
      dates.set(key, date);
    }
  }
  for (const [key, date] of dates) {
    const [kind, code] = [key.slice(0, key.indexOf(' ')), key.slice(key.indexOf(' ') + 1)];
    if (kind !== 'repeat') continue;
    const first = dates.get(`first ${code}`);
    const gap = desa.get(code)?.repeat?.gapDays ?? 0;
    if (first === undefined || epochDay(date) - epochDay(first) < gap)
      wrong(`${code}: a second visit on ${date} needs a first one ${gap} days before`);
  }
}

/** Hard limits are problems; wishes that are not met must be said by the plan. */
function checkWishes(
  { desa, floors, targets, budget }: OutreachRequest,
  known: ReadonlyMap<string, Desa>,
  { days }: OutreachPlan,
  wrong: Wrong,
): Required<MissedWish>[] {
  const stops = days.flatMap((day) => day.stops.map((stop) => ({ ...stop, date: day.date })));
  const firsts = stops.filter(({ kind }) => kind === 'first');
  const sum = (list: { people: { mid: number } }[]) =>
    list.reduce((total, { people }) => total + people.mid, 0);
  const missed: MissedWish[] = [];
  const want = (wish: string, wanted: number, planned: number) => {
    if (planned < wanted - WISH_TOLERANCE * Math.max(1, wanted)) missed.push({ wish, wanted, planned });
  };
  for (const { code, pinned } of desa)
    if (pinned) want(`pinned ${code}`, 1, firsts.filter((stop) => stop.desa === code).length);
  for (const { kecamatan, visits, share } of floors) {
    const inside = firsts.filter((stop) => known.get(stop.desa)?.kecamatan === kecamatan);
    const all = desa.filter((one) => one.kecamatan === kecamatan);
    const possible = all.reduce((total, { registrations }) => total + registrations.mid, 0);
    want(`floor-visits ${kecamatan}`, visits, inside.length);
    want(`floor-share ${kecamatan}`, share * possible, sum(inside));
  }
  for (const { month, registrations } of targets) {
    const inMonth = stops.filter(({ kind, date }) => kind !== 'follow-up' && date.startsWith(month));
    want(`target ${month}`, registrations, sum(inMonth));
  }
  const cost = days.reduce((total, { costIdr }) => total + costIdr, 0);
  const minutes = days.reduce((total, day) => total + day.travelMinutes + day.visitMinutes, 0);
  if (budget.idr !== null && cost > budget.idr + TOLERANCE * Math.max(1, budget.idr))
    wrong(`costs ${cost} rupiah`);
  if (budget.minutes !== null && minutes > budget.minutes + TOLERANCE * Math.max(1, budget.minutes))
    wrong(`takes ${minutes} minutes`);
  return missed;
}

function sameMissed(found: readonly MissedWish[], said: readonly MissedWish[], wrong: Wrong): void {
  const text = (list: readonly MissedWish[]) =>
    list
      .map(({ wish }) => wish)
      .sort()
      .join(', ');
  if (text(found) !== text(said)) wrong(`misses [${text(found)}], the plan says [${text(said)}]`);
  for (const { wish, wanted, planned } of found) {
    const same = said.find((one) => one.wish === wish);
    if (same && !(near(same.wanted, wanted) && near(same.planned, planned)))
      wrong(`${wish} has ${planned} of ${wanted}`);
  }
}

function objectiveOf(
  { objective }: OutreachRequest,
  desa: ReadonlyMap<string, Desa>,
  { days }: OutreachPlan,
): number {
  let value = 0;
  for (const { date, stops, km } of days) {
    value -= objective.km * km;
    for (const { desa: code, kind } of stops) {
      const one = desa.get(code);
      if (!one) continue;
      const weight = objective.registration + objective.stillActive * one.stillActive;
      value += weight * peopleAt(one, kind, date).mid;
      if (kind === 'first') value += one.bonus;
    }
  }
  return value;
}
