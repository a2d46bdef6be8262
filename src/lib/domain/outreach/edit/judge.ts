import type { DatedRoute } from '../assemble.ts';
import { dateOf, dayNumber, workingDays } from '../calendar.ts';
import { compile } from '../compile.ts';
import { marketFactor, peopleOf, worthAt } from '../expectations.ts';
import type { Instance } from '../instance.ts';
import { Names } from '../names.ts';
import type { OutreachRequest, Range } from '../request.ts';
import { MINUTE_TOLERANCE, scheduleOf, type Schedule } from '../route.ts';
import type { OutlinedDay, StopName } from './outline.ts';
import type { EditProblem } from './problem.ts';

/** What days come to, allowed or not; see `OutreachPlan`. */
export interface DaySums {
  value: number;
  registrations: Range;
  recovered: Range;
  km: number;
  costIdr: number;
  minutes: number;
}

interface DayVerdict {
  problems: EditProblem[];
  sums: DaySums;
}

type Desa = OutreachRequest['desa'][number];

const NOBODY: Range = { low: 0, mid: 0, high: 0 };
const NOTHING: DaySums = {
  ...{ value: 0, km: 0, costIdr: 0, minutes: 0 },
  ...{ registrations: NOBODY, recovered: NOBODY },
};
/** Relative; as the search sees limits. */
const LIMIT_TOLERANCE = 1e-6;

/**
 * Says of days what they come to and what is wrong with them, one by one and together. Invariant: days without problems can be
 * written out as a plan (`assemble`), and the checker has nothing to say about them.
 */
export class Judge {
  readonly request: OutreachRequest;
  readonly instance: Instance;
  readonly names: Names;
  /** Allows everything, so that a day that does not work has times too. */
  private readonly lenient: Instance;
  private readonly desa: ReadonlyMap<string, Desa>;
  private readonly teams: ReadonlyMap<string, OutreachRequest['teams'][number]>;
  private readonly workingDays: ReadonlySet<string>;
  private readonly verdicts = new WeakMap<OutlinedDay, DayVerdict>();

  constructor(request: OutreachRequest) {
    this.request = request;
    this.instance = compile(request);
    this.names = new Names(request, this.instance);
    this.lenient = lenient(this.instance);
    this.desa = new Map(request.desa.map((one) => [one.code, one]));
    this.teams = new Map(request.teams.map((one) => [one.id, one]));
    this.workingDays = new Set(workingDays(request));
  }

  sums(days: readonly OutlinedDay[]): DaySums {
    return days.reduce((sum, day) => added(sum, this.verdict(day).sums, 1), NOTHING);
  }

  problems(days: readonly OutlinedDay[]): EditProblem[] {
    return [...this.dayProblems(days), ...this.orderProblems(days), ...this.budgetProblems(this.sums(days))];
  }

  /** What is wrong with days one by one. */
  dayProblems(days: readonly OutlinedDay[]): EditProblem[] {
    return days.flatMap((day) => this.verdict(day).problems);
  }

  /** The days as routes, by date and team, as far as there are such team-days and visits. */
  routes(days: readonly OutlinedDay[]): DatedRoute[] {
    const sorted = [...days].sort((a, b) => a.date.localeCompare(b.date) || a.team.localeCompare(b.team));
    return sorted.flatMap((day) => this.route(day) ?? []);
  }

  private route(day: OutlinedDay): DatedRoute | null {
    const place = this.names.teamDay(day);
    const visits = day.stops.flatMap((stop) => this.names.visit(stop) ?? []);
    return place && visits.length === day.stops.length ? { ...place, visits } : null;
  }

  private verdict(day: OutlinedDay): DayVerdict {
    const known = this.verdicts.get(day);
    if (known) return known;
    const route = this.route(day);
    const schedule = route && scheduleOf(this.lenient, route);
    const verdict = {
      problems: [
        ...this.teamProblems(day, schedule),
        ...day.stops.flatMap((stop, i) => this.stopProblems(stop, day.date, schedule?.begin[i] ?? null)),
      ],
      sums: schedule ? this.daySums(day, schedule) : NOTHING,
    };
    this.verdicts.set(day, verdict);
    return verdict;
  }

  private daySums({ date, team, stops }: OutlinedDay, { km, minutes }: Schedule): DaySums {
    const { objective, budget } = this.request;
    const costIdr = this.teams.get(team)!.costPerDayIdr + budget.costPerKmIdr * km;
    const day = { ...NOTHING, value: -objective.km * km, km, minutes, costIdr };
    return stops.reduce((sum, { desa: code, kind }) => {
      const desa = this.desa.get(code)!;
      const people = scaled(peopleOf(desa, kind), marketFactor(desa, kind, date));
      const value = worthAt(this.request, desa, kind, date);
      const gained = kind === 'follow-up' ? { recovered: people } : { registrations: people };
      return added(sum, { ...NOTHING, ...gained, value }, 1);
    }, day);
  }

  private teamProblems({ date, team: id, stops }: OutlinedDay, schedule: Schedule | null): EditProblem[] {
    const team = this.teams.get(id);
    if (!this.workingDays.has(date)) return [{ kind: 'not-a-working-day', date }];
    if (!team) return [{ kind: 'no-team', team: id }];
    if (team.daysOff.includes(date)) return [{ kind: 'team-off', team: id, date }];
    const problems: EditProblem[] = [];
    if (stops.length > team.maxStops)
      problems.push({ kind: 'too-many-stops', team: id, date, stops: stops.length, most: team.maxStops });
    if (schedule && schedule.back > team.to + MINUTE_TOLERANCE)
      problems.push({ kind: 'late', team: id, date, back: schedule.back, to: team.to });
    return problems;
  }

  private stopProblems(stop: StopName, date: string, begin: number | null): EditProblem[] {
    const { desa: code, kind } = stop;
    const desa = this.desa.get(code);
    if (!desa) return [{ kind: 'unknown-desa', desa: code }];
    if (this.names.visit(stop) === undefined) return [{ kind: 'no-such-visit', desa: code, visit: kind }];
    if (desa.forbidden) return [{ kind: 'forbidden', desa: code }];
    const problems: EditProblem[] = [];
    const { window, onlyDays, notDays } = desa;
    if (notDays.includes(date)) problems.push({ kind: 'not-that-day', desa: code, date });
    if (kind === 'first' && onlyDays.length > 0 && !onlyDays.includes(date))
      problems.push({ kind: 'agreed-other-days', desa: code, date, agreed: [...onlyDays].sort() });
    const soonest = soonestOf(desa, kind);
    if (soonest !== null && date < soonest)
      problems.push({ kind: 'too-soon', desa: code, visit: kind, date, soonest });
    // A team never begins before the window opens: it waits.
    if (window && begin !== null && begin > window.to + MINUTE_TOLERANCE)
      problems.push({ kind: 'window', desa: code, date, begin, ...window });
    return problems;
  }

  /** Visits made twice, and second ones that do not follow a first one; the order of stops within a day does not matter. */
  orderProblems(days: readonly OutlinedDay[]): EditProblem[] {
    const dates = new Map<string, string>();
    const problems: Extract<EditProblem, { kind: 'already-there' | 'repeat-order' }>[] = [];
    for (const { date, stops } of days)
      for (const { desa, kind } of stops) {
        const before = dates.get(`${kind} ${desa}`);
        if (before) problems.push({ kind: 'already-there', desa, visit: kind, dates: [before, date] });
        dates.set(`${kind} ${desa}`, date);
      }
    for (const { date, stops } of days)
      for (const { desa, kind } of stops) {
        const repeat = kind === 'repeat' && this.desa.get(desa)?.repeat;
        if (!repeat) continue;
        const { gapDays } = repeat;
        const first = dates.get(`first ${desa}`) ?? null;
        if (first === null || dayNumber(date) - dayNumber(first) < gapDays)
          problems.push({ kind: 'repeat-order', desa, date, first, gapDays });
      }
    return problems.sort((a, b) => a.desa.localeCompare(b.desa) || a.kind.localeCompare(b.kind));
  }

  /** Limits that days break which come to so much together. */
  budgetProblems({ costIdr, minutes }: DaySums): EditProblem[] {
    const { budget } = this.request;
    const over = (limit: 'idr' | 'minutes', planned: number, most: number | null): EditProblem[] =>
      most !== null && planned > most + LIMIT_TOLERANCE * Math.max(1, most)
        ? [{ kind: 'over-budget', limit, planned, most }]
        : [];
    return [...over('idr', costIdr, budget.idr), ...over('minutes', minutes, budget.minutes)];
  }
}

const judges = new WeakMap<OutreachRequest, Judge>();

/** The judge of a request, made once: while somebody drags, the request stays the same. */
export function judgeOf(request: OutreachRequest): Judge {
  const judge = judges.get(request) ?? new Judge(request);
  judges.set(request, judge);
  return judge;
}

/** Sums with others added so many times. */
export function added(a: DaySums, b: DaySums, times: number): DaySums {
  const people = (x: Range, y: Range): Range => ({
    low: x.low + times * y.low,
    mid: x.mid + times * y.mid,
    high: x.high + times * y.high,
  });
  return {
    value: a.value + times * b.value,
    registrations: people(a.registrations, b.registrations),
    recovered: people(a.recovered, b.recovered),
    km: a.km + times * b.km,
    costIdr: a.costIdr + times * b.costIdr,
    minutes: a.minutes + times * b.minutes,
  };
}

function scaled({ low, mid, high }: Range, factor: number): Range {
  return { low: low * factor, mid: mid * factor, high: high * factor };
}

/** The first day on which a visit may be; null: on whichever. */
function soonestOf({ lastVisit, minGapDays, followUp }: Desa, kind: StopName['kind']): string | null {
  if (kind === 'follow-up') return followUp?.notBefore ?? null;
  return lastVisit === null ? null : dateOf(dayNumber(lastVisit) + minGapDays);
}

function lenient({ visits, classes, kmWeight }: Instance): Instance {
  return {
    visits: visits.map((visit) => ({ ...visit, after: null })),
    classes: classes.map((shift) => ({
      ...shift,
      ...{ to: Infinity, maxStops: Infinity },
      value: new Float64Array(visits.length),
      closes: new Float64Array(visits.length).fill(Infinity),
    })),
    rows: [],
    kmWeight,
  };
}
