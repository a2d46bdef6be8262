import type { OutreachRequest } from '#lib/domain/outreach/request.ts';

type Desa = OutreachRequest['desa'][number];
type Team = OutreachRequest['teams'][number];
type Kind = 'first' | 'repeat' | 'follow-up';

/** A team-day with its stops in order. */
export interface ChosenDay {
  date: string;
  team: string;
  stops: readonly { desa: string; kind: Kind }[];
}

export interface BestPlan {
  /** Value less `penalty` for each unit that a wish misses. */
  worth: number;
  penalty: number;
  days: ChosenDay[];
}

/** Something that can be done on a stop; its number is its bit in masks. */
interface Task {
  desa: Desa;
  kind: Kind;
  minutes: number;
}

/** The best ways to spend a team-day on one set of tasks; none is better than another in everything that counts. */
interface DayChoice {
  mask: number;
  order: readonly number[];
  worth: number;
  minutes: number;
  costIdr: number;
  /** What it adds to each wish. */
  shares: readonly number[];
}

/** A partial plan, up to some team-day. */
interface State {
  mask: number;
  /** Per task, the day of a first visit that a second one may follow; 0 when there is none yet. */
  firstDays: readonly number[];
  worth: number;
  minutes: number;
  costIdr: number;
  sums: readonly number[];
  before: State | null;
  chosen: { team: string; date: string; order: readonly number[] } | null;
}

interface Wanted {
  amount: number;
  share: (task: Task, date: string) => number;
}

const SLACK = 1e-6;

/**
 * The plan worth most, worked out from the request alone for the planner to be compared with: all orders of all team-days,
 * then dynamic programming over the team-days in order of date. Shares no code with the planner.
 * Invariant: of the plans up to a team-day with the same tasks done and the same first visits behind them, every one is
 * kept that no other matches in worth, money, minutes and each wish.
 *
 * @param settled team-days whose stops are given
 */
export function bestPlan(request: OutreachRequest, settled: readonly ChosenDay[] = []): BestPlan {
  const tasks = tasksOf(request);
  const dates = workingDates(request);
  const wishes = wishesOf(request);
  let largest = 1;
  let states: State[] = [
    {
      mask: 0,
      firstDays: tasks.map(() => 0),
      worth: 0,
      minutes: 0,
      costIdr: 0,
      sums: wishes.map(() => 0),
      before: null,
      chosen: null,
    },
  ];
  for (const date of dates)
    for (const team of request.teams) {
      if (team.daysOff.includes(date)) continue;
      for (const task of tasks)
        if (mayVisit(task, date) && mayFollow(tasks, task, dates, date))
          largest = Math.max(largest, worthAt(request, task, date));
      const given = settled.find((day) => day.date === date && day.team === team.id);
      const choices = choicesOf(request, tasks, wishes, team, date, given);
      states = extended(request, tasks, wishes, states, choices, team, date, given !== undefined);
    }
  const penalty = 1000 * (largest + 2 * request.objective.km * longestKm(request));
  const total = ({ worth, sums }: State) =>
    worth - penalty * wishes.reduce((sum, { amount }, w) => sum + Math.max(0, amount - sums[w]!), 0);
  const best = states.reduce((a, b) => (total(b) > total(a) ? b : a));
  return { worth: total(best), penalty, days: chosenDays(tasks, best) };
}

/** A second visit needs a day for the first one, long enough before. */
function mayFollow(
  tasks: readonly Task[],
  { desa, kind }: Task,
  dates: readonly string[],
  date: string,
): boolean {
  if (kind !== 'repeat') return true;
  const first = tasks.find((task) => task.desa === desa && task.kind === 'first')!;
  return dates.some(
    (day) =>
      mayVisit(first, day) && (Date.parse(date) - Date.parse(day)) / 86_400_000 >= desa.repeat!.gapDays,
  );
}

function chosenDays(tasks: readonly Task[], last: State): ChosenDay[] {
  const days: ChosenDay[] = [];
  for (let state: State | null = last; state; state = state.before)
    if (state.chosen && state.chosen.order.length > 0)
      days.unshift({
        date: state.chosen.date,
        team: state.chosen.team,
        stops: state.chosen.order.map((t) => ({ desa: tasks[t]!.desa.code, kind: tasks[t]!.kind })),
      });
  return days;
}

/** The dates from first to last that are days of work. */
export function workingDates({ horizon }: Pick<OutreachRequest, 'horizon'>): string[] {
  const dates: string[] = [];
  for (let date = horizon.from; date <= horizon.to; date = daysLater(date, 1))
    if (horizon.weekdays.includes(weekday(date)) && !horizon.holidays.includes(date)) dates.push(date);
  return dates;
}

export function daysLater(date: string, days: number): string {
  const moment = new Date(`${date}T12:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** 1 Monday … 7 Sunday. */
export function weekday(date: string): number {
  return ((new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);
}

function tasksOf({ desa }: OutreachRequest): Task[] {
  return desa.flatMap((one): Task[] => [
    { desa: one, kind: 'first', minutes: one.visitMinutes },
    ...(one.repeat ? [{ desa: one, kind: 'repeat' as const, minutes: one.visitMinutes }] : []),
    ...(one.followUp ? [{ desa: one, kind: 'follow-up' as const, minutes: one.followUp.visitMinutes }] : []),
  ]);
}

function mayVisit({ desa, kind }: Task, date: string): boolean {
  if (desa.forbidden || desa.notDays.includes(date)) return false;
  if (kind === 'follow-up') return !desa.followUp?.notBefore || desa.followUp.notBefore <= date;
  if (kind === 'first' && desa.onlyDays.length > 0 && !desa.onlyDays.includes(date)) return false;
  return !desa.lastVisit || daysBetween(desa.lastVisit, date) >= desa.minGapDays;
}

/** Registrations of a visit that day, or people won back. */
function peopleAt({ desa, kind }: Task, date: string): number {
  if (kind === 'follow-up') return desa.followUp?.recovered.mid ?? 0;
  const people = kind === 'first' ? desa.registrations.mid : (desa.repeat?.registrations.mid ?? 0);
  return desa.market?.weekday === weekday(date) ? people * desa.market.multiplier : people;
}

function worthAt({ objective }: OutreachRequest, task: Task, date: string): number {
  const weight = objective.registration + objective.stillActive * task.desa.stillActive;
  return weight * peopleAt(task, date) + (task.kind === 'first' ? task.desa.bonus : 0);
}

function wishesOf({ desa, floors, targets }: OutreachRequest): Wanted[] {
  const isFirstIn = (kecamatan: string, { kind, desa: one }: Task) =>
    kind === 'first' && one.kecamatan === kecamatan;
  return [
    ...desa
      .filter(({ pinned }) => pinned)
      .map(({ code }) => ({
        amount: 1,
        share: (task: Task) => Number(task.kind === 'first' && task.desa.code === code),
      })),
    ...floors.flatMap(({ kecamatan, visits, share }) => {
      const all = desa.filter((one) => one.kecamatan === kecamatan);
      return [
        { amount: visits, share: (task: Task) => Number(isFirstIn(kecamatan, task)) },
        {
          amount: share * all.reduce((sum, { registrations }) => sum + registrations.mid, 0),
          share: (task: Task, date: string) => (isFirstIn(kecamatan, task) ? peopleAt(task, date) : 0),
        },
      ];
    }),
    ...targets.map(({ month, registrations }) => ({
      amount: registrations,
      share: (task: Task, date: string) =>
        task.kind !== 'follow-up' && date.slice(0, 7) === month ? peopleAt(task, date) : 0,
    })),
  ].filter(({ amount }) => amount > 0);
}

function longestKm(request: OutreachRequest): number {
  const ids = request.places.map(({ id }) => id);
  const [team] = request.teams;
  return Math.max(0, ...ids.flatMap((from) => ids.map((to) => way(request, team!, from, to).km)));
}

/** Minutes and kilometres from one place to another. */
export function way({ travel, places }: OutreachRequest, { speedFactor }: Team, from: string, to: string) {
  const [i, j] = [from, to].map((id) => places.findIndex((place) => place.id === id)) as [number, number];
  if (travel.kind === 'matrix')
    return { minutes: travel.minutes[i]![j]! / speedFactor, km: travel.km ? travel.km[i]![j]! : 0 };
  const straight = i === j ? 0 : greatCircleKm(places[i]!, places[j]!);
  const km = straight * (straight < travel.farKm ? travel.detourNear : travel.detourFar);
  const measured = travel.measured.filter((leg) => leg.from === from && leg.to === to).at(-1);
  // The harmonic mean: half of the kilometres at either speed.
  const [v, w] = [places[i]!, places[j]!].map((place) => {
    const own = place.speedKmh ?? travel.speedKmh;
    return straight < travel.farKm && travel.nearKmh !== undefined && travel.nearKmh < own
      ? travel.nearKmh
      : own;
  }) as [number, number];
  const speed = (2 * v * w) / (v + w);
  const driven = i === j ? 0 : (60 * km) / speed / speedFactor + travel.fixedMinutes;
  return { km, minutes: measured ? measured.minutes : driven };
}

/** By the chord of the sphere. */
function greatCircleKm(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const point = ({ lat, lon }: { lat: number; lon: number }) => {
    const [phi, lambda] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
    return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)] as const;
  };
  const [p, q] = [point(a), point(b)];
  return 2 * 6371.0088 * Math.asin(Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]) / 2);
}

/** Tries every order of every set of tasks that the day's limits leave. */
function choicesOf(
  request: OutreachRequest,
  tasks: readonly Task[],
  wishes: readonly Wanted[],
  team: Team,
  date: string,
  settled: ChosenDay | undefined,
): DayChoice[] {
  const { objective, budget } = request;
  const byMask = new Map<number, DayChoice[]>();
  const possible = [...tasks.keys()].filter((t) => mayVisit(tasks[t]!, date));
  const wanted = settled?.stops.map(({ desa, kind }) =>
    tasks.findIndex((task) => task.desa.code === desa && task.kind === kind),
  );
  const ways = new Map<string, { minutes: number; km: number }>();
  const leg = (from: string, to: string) => {
    const key = `${from} ${to}`;
    if (!ways.has(key)) ways.set(key, way(request, team, from, to));
    return ways.get(key)!;
  };
  const take = (order: readonly number[], mask: number, minutes: number, km: number) => {
    const list = byMask.get(mask) ?? byMask.set(mask, []).get(mask)!;
    const costIdr = team.costPerDayIdr + budget.costPerKmIdr * km;
    const worth = order.reduce((sum, t) => sum + worthAt(request, tasks[t]!, date), 0) - objective.km * km;
    const shares = wishes.map(({ share }) => order.reduce((sum, t) => sum + share(tasks[t]!, date), 0));
    keepBest(request, list, { mask, order, worth, minutes, costIdr, shares });
  };
  const visit = (
    order: readonly number[],
    mask: number,
    at: string,
    now: number,
    spent: number,
    km: number,
  ) => {
    const isWanted = wanted === undefined || order.length === wanted.length;
    if (order.length > 0 && isWanted) {
      const home = leg(at, team.end ?? team.start);
      if (now + home.minutes <= team.to + SLACK) take(order, mask, spent + home.minutes, km + home.km);
    }
    if (order.length >= team.maxStops) return;
    for (const t of wanted ? wanted.slice(order.length, order.length + 1) : possible) {
      if (mask & (1 << t)) continue;
      const { desa, minutes } = tasks[t]!;
      const drive = leg(at, desa.place);
      const begin = Math.max(now + drive.minutes, desa.window?.from ?? 0);
      if (begin > (desa.window?.to ?? team.to) + SLACK || begin + minutes > team.to + SLACK) continue;
      visit(
        [...order, t],
        mask | (1 << t),
        desa.place,
        begin + minutes,
        spent + drive.minutes + minutes,
        km + drive.km,
      );
    }
  };
  visit([], 0, team.start, team.from, 0, 0);
  return [...byMask.values()].flat();
}

interface Measures {
  worth: number;
  minutes: number;
  costIdr: number;
}

function isNoBetter({ budget }: OutreachRequest, a: Measures, b: Measures): boolean {
  return (
    a.worth <= b.worth + 1e-12 &&
    (budget.minutes === null || a.minutes >= b.minutes) &&
    (budget.idr === null || a.costIdr >= b.costIdr)
  );
}

function keepBest(request: OutreachRequest, list: DayChoice[], one: DayChoice): void {
  if (list.some((other) => isNoBetter(request, one, other))) return;
  const rest = list.filter((other) => !isNoBetter(request, other, one));
  list.splice(0, list.length, ...rest, one);
}

/** Every state followed by every choice of the team-day, staying at home among them. */
function extended(
  request: OutreachRequest,
  tasks: readonly Task[],
  wishes: readonly Wanted[],
  states: readonly State[],
  choices: readonly DayChoice[],
  team: Team,
  date: string,
  isSettled: boolean,
): State[] {
  const byKey = new Map<string, State[]>();
  const { idr, minutes: most } = request.budget;
  const add = (state: State) => {
    const key = state.firstDays.some((day) => day > 0)
      ? `${state.mask} ${state.firstDays.join()}`
      : `${state.mask}`;
    const list = byKey.get(key) ?? byKey.set(key, []).get(key)!;
    const worse = (a: State, b: State) =>
      isNoBetter(request, a, b) && a.sums.every((sum, w) => sum <= b.sums[w]! + 1e-12);
    if (list.some((other) => worse(state, other))) return;
    const rest = list.filter((other) => !worse(other, state));
    list.splice(0, list.length, ...rest, state);
  };
  const seconds = tasks.flatMap(({ kind, desa }, t) =>
    kind === 'repeat' ? [{ t, first: t - 1, gap: desa.repeat!.gapDays }] : [],
  );
  const today = 1 + daysBetween(request.horizon.from, date);
  for (const state of states) {
    if (!isSettled || choices.length === 0) add(state);
    for (const choice of choices) {
      if (choice.mask & state.mask) continue;
      const minutes = state.minutes + choice.minutes;
      const costIdr = state.costIdr + choice.costIdr;
      if (most !== null && minutes > most + SLACK * Math.max(1, most)) continue;
      if (idr !== null && costIdr > idr + SLACK * Math.max(1, idr)) continue;
      const early = ({ t, first, gap }: (typeof seconds)[number]) =>
        choice.mask & (1 << t) && (state.firstDays[first] === 0 || today - state.firstDays[first]! < gap);
      if (seconds.some(early)) continue;
      const firstDays = [...state.firstDays];
      for (const { t, first } of seconds) {
        if (choice.mask & (1 << first)) firstDays[first] = today;
        if (choice.mask & (1 << t)) firstDays[first] = 0;
      }
      add({
        mask: state.mask | choice.mask,
        firstDays,
        worth: state.worth + choice.worth,
        minutes,
        costIdr,
        sums: wishes.map(({ amount }, w) => Math.min(amount, state.sums[w]! + choice.shares[w]!)),
        before: state,
        chosen: { team: team.id, date, order: choice.order },
      });
    }
  }
  return [...byKey.values()].flat();
}
