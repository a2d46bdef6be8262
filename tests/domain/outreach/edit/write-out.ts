import type { OutreachRequest } from '#lib/domain/outreach/request.ts';
import type { OutreachPlan, PlannedDay, PlannedStop } from '#lib/domain/outreach/result.ts';
import { way, weekday } from '../oracle/best-plan.ts';

/** A day by names. */
export interface NamedDay {
  date: string;
  team: string;
  stops: readonly Pick<PlannedStop, 'desa' | 'kind'>[];
}

const nobody = { low: 0, mid: 0, high: 0 };

/**
 * Writes days out as a plan, whether they work or not, with times, kilometres and people as they would be; shares no code with the
 * planner. Value, bound and missed wishes are not worked out.
 */
export function writtenOut(request: OutreachRequest, named: readonly NamedDay[]): OutreachPlan {
  const days = named.map((day) => writtenDay(request, day));
  const total = (of: (day: PlannedDay) => number) => days.reduce((sum, day) => sum + of(day), 0);
  const people = (is: (kind: PlannedStop['kind']) => boolean) => {
    const stops = days.flatMap((day) => day.stops).filter(({ kind }) => is(kind));
    const sum = (key: 'low' | 'mid' | 'high') => stops.reduce((all, stop) => all + stop.people[key], 0);
    return { low: sum('low'), mid: sum('mid'), high: sum('high') };
  };
  return {
    ...{ days, value: 0, bound: Infinity, gap: 1, missed: [], clash: null, explanations: null },
    registrations: people((kind) => kind !== 'follow-up'),
    recovered: people((kind) => kind === 'follow-up'),
    km: total(({ km }) => km),
    costIdr: total(({ costIdr }) => costIdr),
    minutes: total(({ travelMinutes, visitMinutes }) => travelMinutes + visitMinutes),
    ...{ seed: 1, seconds: 0, iterations: 0 },
  };
}

function writtenDay(request: OutreachRequest, { date, team: id, stops: named }: NamedDay): PlannedDay {
  const team = request.teams.find((one) => one.id === id);
  const day: PlannedDay = {
    date,
    team: id,
    stops: [],
    from: 0,
    back: 0,
    travelMinutes: 0,
    visitMinutes: 0,
    km: 0,
    costIdr: 0,
  };
  if (!team) return day;
  let [at, now] = [team.start, team.from];
  const drive = (to: string) => {
    const leg = way(request, team, at, to);
    at = to;
    day.travelMinutes += leg.minutes;
    day.km += leg.km;
    now += leg.minutes;
    return leg;
  };
  for (const { desa: code, kind } of named) {
    const desa = request.desa.find((one) => one.code === code)!;
    const leg = drive(desa.place);
    const arrive = now;
    const begin = Math.max(arrive, desa.window?.from ?? 0);
    const minutes = kind === 'follow-up' ? (desa.followUp?.visitMinutes ?? 0) : desa.visitMinutes;
    now = begin + minutes;
    day.visitMinutes += minutes;
    const people = peopleAt(desa, kind, date);
    const times = { arrive, begin, leave: now, travelMinutes: leg.minutes, travelKm: leg.km };
    day.stops.push({ desa: code, kind, ...times, people });
  }
  drive(team.end ?? team.start);
  return {
    ...day,
    from: team.from,
    back: now,
    costIdr: team.costPerDayIdr + request.budget.costPerKmIdr * day.km,
  };
}

function peopleAt(desa: OutreachRequest['desa'][number], kind: PlannedStop['kind'], date: string) {
  if (kind === 'follow-up') return desa.followUp?.recovered ?? nobody;
  const { low, mid, high } = (kind === 'first' ? desa.registrations : desa.repeat?.registrations) ?? nobody;
  const times = desa.market?.weekday === weekday(date) ? desa.market.multiplier : 1;
  return { low: low * times, mid: mid * times, high: high * times };
}
