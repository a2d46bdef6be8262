import loadHighs, { type Highs } from 'highs';
import { Bound } from '#lib/domain/outreach/bound/bound.ts';
import { compile } from '#lib/domain/outreach/compile.ts';
import { Search } from '#lib/domain/outreach/search/search.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { monthRequest, type MonthKind } from './month-request.ts';

export interface MonthOptions {
  /** Processor seconds for each month: what other programs use does not count. */
  seconds: number;
  /** Seeds 1 … so many. */
  seeds: number;
  /** Only months whose name contains this. */
  only?: string;
}

export interface MonthRow {
  instance: string;
  value: number;
  bound: number;
  /** (bound − value) ÷ bound. */
  gap: number;
  /** Units of floors that the plan is short of, all together; 0 unless floors cannot be met. */
  missed: number;
  firstSeconds: number;
  /** When the gap was first no more than the goal; null: never. */
  goalSeconds: number | null;
  seconds: number;
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

const SEARCH_SECONDS = 1.5;
/** Small enough for a look at the clock every 50 ms or so. */
const WORK = 5e6;
const GOOD_ENOUGH = 1e-4;

/** Months of 294 desa planned and bounded, one after the other; `onRow` hears of each. */
export async function runMonth(options: MonthOptions, onRow?: (row: MonthRow) => void): Promise<MonthRow[]> {
  const highs = await loadHighs();
  const rows: MonthRow[] = [];
  for (const { name, kind } of months(options.seeds)) {
    if (options.only && !name.includes(options.only)) continue;
    const row = planMonth(highs, name, kind, options.seconds);
    rows.push(row);
    onRow?.(row);
  }
  return rows;
}

function months(seeds: number): { name: string; kind: MonthKind }[] {
  return SHAPES.flatMap((shape) =>
    (['loose', 'tight'] as const).flatMap((floors) =>
      Array.from({ length: seeds }, (_, i) => {
        const { maxStops, visitMinutes, workingDays } = shape;
        const name = `${2 * workingDays} days ≤${maxStops} ${visitMinutes.join('–')} min ${floors} seed ${i + 1}`;
        return { name, kind: { ...shape, floors, seed: i + 1 } };
      }),
    ),
  );
}

function planMonth(highs: Highs, instance: string, kind: MonthKind, limit: number): MonthRow {
  const compiled = compile(monthRequest(kind));
  const seconds = clock();
  const search = new Search(compiled, seededRandom(kind.seed));
  const firstSeconds = seconds();
  for (let now = seconds(); now < SEARCH_SECONDS; now = seconds()) search.run(20, now / SEARCH_SECONDS);
  const bound = new Bound(highs, compiled, { random: seededRandom(kind.seed) });
  bound.offerPlan(search.routes());
  const goal = kind.maxStops <= 6 ? 0.005 : 0.01;
  let goalSeconds: number | null = null;
  const gap = () => (bound.bestBound - bound.planValue) / bound.bestBound;
  while (seconds() < limit && gap() > GOOD_ENOUGH) {
    bound.advance({ work: WORK });
    if (goalSeconds === null && gap() <= goal) goalSeconds = seconds();
  }
  const missed = bound.master.missedBy(bound.plan);
  const row = { instance, value: bound.planValue, bound: bound.bestBound, gap: gap(), missed };
  bound.dispose();
  return { ...row, firstSeconds, goalSeconds, seconds: seconds() };
}

/** Processor seconds since now. */
function clock(): () => number {
  const since = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(since);
    return (user + system) / 1e6;
  };
}
