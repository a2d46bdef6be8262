import { setImmediate } from 'node:timers/promises';
import loadHighs, { type Highs } from 'highs';
import { assemble, type DatedRoute } from '#lib/domain/outreach/assemble.ts';
import { Bound } from '#lib/domain/outreach/bound/bound.ts';
import { checkPlan } from '#lib/domain/outreach/checker.ts';
import { compile } from '#lib/domain/outreach/compile.ts';
import type { Instance, Route } from '#lib/domain/outreach/instance.ts';
import type { OutreachPlan } from '#lib/domain/outreach/result.ts';
import { Search } from '#lib/domain/outreach/search/search.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import type { OwnReport } from '../../benches.ts';
import { monthRequest, type MonthKind } from './month-request.ts';
import type { PlannerOptions } from './sets.ts';

/** One month as it came out. Value and bound are worths: what missed floors cost is taken off. */
export interface MonthRow {
  instance: string;
  value: number;
  bound: number;
  /** (bound − value) ÷ bound, %. */
  gapPercent: number;
  /** Floors that the plan does not meet. */
  missed: number;
  firstSeconds: number;
  /** When the gap was first no more than the goal; null: never. */
  goalSeconds: number | null;
  seconds: number;
  /** As it would be shown; the checker has nothing against it. */
  plan: OutreachPlan;
}

type Shape = Pick<MonthKind, 'maxStops' | 'visitMinutes' | 'workingDays'>;

/** Visits of 60–90 minutes leave room for six stops at most; short ones for eight, on fewer days lest all desa fit. */
const SHAPES: readonly Shape[] = [
  { maxStops: 4, visitMinutes: [60, 90], workingDays: 20 },
  { maxStops: 6, visitMinutes: [60, 90], workingDays: 20 },
  { maxStops: 8, visitMinutes: [60, 90], workingDays: 20 },
  { maxStops: 6, visitMinutes: [30, 45], workingDays: 15 },
  { maxStops: 8, visitMinutes: [30, 45], workingDays: 12 },
];

/** Before the bound begins. */
const SEARCH_SECONDS = 2.5;
/** Routes of the search that the bound begins with: the last ones seen. */
const POOL = 3000;
/** Small enough for a look at the clock every 50 ms or so. */
const WORK = 5e6;
const GOOD_ENOUGH = 1e-4;

/** Gap to reach, %: of months of so many stops a day. */
function goalOf({ maxStops }: Shape): number {
  return maxStops <= 6 ? 0.5 : 1;
}

/**
 * Plans made-up months of 294 desa with a bound, each for so many seconds of processor time or until the gap is 0.01%.
 * Every plan is written out as it would be shown and goes through the checker.
 */
export async function benchMonths({ only, seeds, seconds, progress }: PlannerOptions): Promise<OwnReport> {
  const highs = await loadHighs();
  const rows: MonthRow[] = [];
  for (const { name, kind } of months(seeds).filter((one) => only.test(one.name))) {
    const row = planMonth(highs, name, kind, seconds);
    progress(line(row));
    rows.push(row);
    await setImmediate(); // so that the run can be broken off
  }
  const text = `month: at most ${seconds} s of processor time a month of 294 desa; goals 0.5 %, for 8 stops a day 1 %
names: team-days x most stops a day, visits of 60–90 minutes (short: 30–45), floors, seed\n`;
  return {
    text: text + [HEADER, ...rows.map(line), '', ...summary(rows)].join('\n'),
    data: { set: 'month', seconds, seeds, cases: rows },
  };
}

/** All months of the set, by name. */
export function months(seeds: number): { name: string; kind: MonthKind }[] {
  return SHAPES.flatMap((shape) =>
    (['loose', 'tight'] as const).flatMap((floors) =>
      Array.from({ length: seeds }, (_, i) => {
        const short = shape.visitMinutes[0] < 60 ? '-short' : '';
        const name = `${2 * shape.workingDays}x${shape.maxStops}${short}-${floors}-${i + 1}`;
        return { name, kind: { ...shape, floors, seed: i + 1 } };
      }),
    ),
  );
}

function planMonth(highs: Highs, instance: string, kind: MonthKind, limit: number): MonthRow {
  const request = monthRequest(kind);
  const compiled = compile(request);
  const seconds = clock();
  const search = new Search(compiled, seededRandom(kind.seed));
  const firstSeconds = seconds();
  for (let now = seconds(); now < SEARCH_SECONDS; now = seconds()) search.run(20, now / SEARCH_SECONDS);
  const bound = new Bound(highs, compiled, { random: seededRandom(kind.seed) });
  bound.offerPlan(search.routes());
  bound.addRoutes(search.pool().slice(-POOL));
  let goalSeconds: number | null = null;
  const gap = () => (bound.bestBound - bound.planValue) / Math.abs(bound.bestBound);
  while (seconds() < limit && gap() > GOOD_ENOUGH) {
    bound.advance({ work: WORK });
    if (goalSeconds === null && 100 * gap() <= goalOf(kind)) goalSeconds = seconds();
  }
  const { planValue: value, bestBound, plan: routes } = bound;
  bound.dispose();
  const work = assemble(request, compiled, dated(compiled, routes));
  const used = { gap: gap(), seed: kind.seed, seconds: seconds(), iterations: 0 };
  // Missed wishes cost the same in both: the plan's own value is shown without that, and so is its bound.
  const plan: OutreachPlan = { ...work, bound: bestBound + work.value - value, ...used };
  const { problems } = checkPlan(request, plan);
  if (problems.length > 0) throw new Error(`${instance}: ${problems.join('; ')}`);
  return {
    instance,
    value,
    bound: bestBound,
    gapPercent: 100 * gap(),
    missed: plan.missed.length,
    firstSeconds,
    goalSeconds,
    seconds: used.seconds,
    plan,
  };
}

/** Team-days of a class are alike: each route gets the next one. */
function dated({ classes }: Instance, routes: readonly Route[]): DatedRoute[] {
  const next = classes.map(() => 0);
  return routes.map((route) => ({ ...route, shift: classes[route.class]!.shifts[next[route.class]!++]! }));
}

/** Processor seconds since now. */
function clock(): () => number {
  const since = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(since);
    return (user + system) / 1e6;
  };
}

const HEADER = `${'instance'.padEnd(22)}     value     bound   gap %  missed  first s  goal s  seconds`;

function line(row: MonthRow): string {
  const cells = [
    row.value.toFixed(2).padStart(9),
    row.bound.toFixed(2).padStart(9),
    row.gapPercent.toFixed(3).padStart(7),
    String(row.missed).padStart(7),
    row.firstSeconds.toFixed(2).padStart(8),
    (row.goalSeconds?.toFixed(1) ?? '–').padStart(7),
    row.seconds.toFixed(1).padStart(8),
  ];
  return [row.instance.padEnd(22), ...cells].join(' ');
}

function summary(rows: readonly MonthRow[]): string[] {
  if (rows.length === 0) return ['no month of that name'];
  const over = (of: (row: MonthRow) => number, digits: number) => {
    const numbers = rows.map(of);
    const mean = numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
    return `mean ${mean.toFixed(digits)}, worst ${Math.max(...numbers).toFixed(digits)}`;
  };
  const reached = rows.filter(({ goalSeconds }) => goalSeconds !== null).length;
  return [
    `gap, %: ${over(({ gapPercent }) => gapPercent, 3)}`,
    `first answer, s: ${over(({ firstSeconds }) => firstSeconds, 2)}`,
    `seconds: ${over(({ seconds }) => seconds, 1)}`,
    `goal reached in ${reached} of ${rows.length}; plans that miss a floor: ${rows.filter(({ missed }) => missed > 0).length}`,
  ];
}
