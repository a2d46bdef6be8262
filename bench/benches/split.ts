import { seededRandom } from '#lib/domain/random/random.ts';
import { splitTarget } from '#lib/domain/targets/split.ts';
import {
  plainWishes,
  SPLIT_RULES,
  type Bounds,
  type SplitDesa,
  type SplitRule,
  type SplitWishes,
} from '#lib/domain/targets/split-wishes.ts';
import { roundToTotal } from '#lib/domain/workers/largest-remainder.ts';
import type { Measure } from '../measure.ts';
import { timeInTurns } from '../timing.ts';

const DESA = 83_763;
const KECAMATAN = 7_277;
const GOAL_MS = 1000;
/** One in a hundred desa is locked, one has bounds; one in twenty kecamatan has bounds. */
const SOME_DESA = 100;
const SOME_KECAMATAN = 20;
const SEED = 3317;

/** Splitting a target over all desa of Indonesia by each rule, against rounding alone. */
export async function benchSplit(): Promise<Measure[]> {
  const desa = country();
  const wishes = SPLIT_RULES.map((rule) => [rule, wishesFor(desa, rule)] as const);
  const gaps = desa.map(({ eligible, active }) => Math.max(0, eligible! - active!));
  const tasks = wishes.map(([rule, wish]) => [rule, () => split(desa, wish)] as const);
  const timings = await timeInTurns<SplitRule | 'rounding'>(
    {
      ...(Object.fromEntries(tasks) as Record<SplitRule, () => number>),
      rounding: () => roundToTotal(gaps, wishes[0]![1].total),
    },
    { rounds: 20 },
  );
  const baseline = { name: 'one largest remainder', ...timings.rounding };
  return SPLIT_RULES.map((rule) => ({
    name: `split: ${DESA} desa in ${KECAMATAN} kecamatan, ${rule}`,
    unit: 'ms',
    ...timings[rule],
    baseline,
    goal: { text: `< ${GOAL_MS} ms`, met: timings[rule].figure < GOAL_MS },
  }));
}

/** @throws Error where there is no split: then nothing was measured */
function split(desa: readonly SplitDesa[], wishes: SplitWishes): number {
  const outcome = splitTarget(desa, wishes);
  if (outcome.split === null) throw new Error(JSON.stringify(outcome.problems));
  return outcome.split.extra;
}

function country(): SplitDesa[] {
  const random = seededRandom(SEED);
  return Array.from({ length: DESA }, (_, i) => {
    const kecamatan = `k${String(i % KECAMATAN).padStart(4, '0')}`;
    const eligible = Math.round(100 + 1500 * random());
    const active = Math.round(eligible * 1.05 * random() ** 4);
    const responseRate = random() < 0.2 ? null : 0.1 * random();
    return { code: `${kecamatan}.${i}`, kecamatan, eligible, active, responseRate };
  });
}

function wishesFor(desa: readonly SplitDesa[], rule: SplitRule): SplitWishes {
  const locks: Record<string, number> = {};
  const desaBounds: Record<string, Bounds> = {};
  const kecamatanBounds: Record<string, Bounds> = {};
  const sums = new Map<string, { active: number; gap: number }>();
  desa.forEach(({ code, kecamatan, eligible, active }, i) => {
    const gap = Math.max(0, eligible! - active!);
    const sum = sums.get(kecamatan) ?? { active: 0, gap: 0 };
    sums.set(kecamatan, { active: sum.active + active!, gap: sum.gap + gap });
    if (i % SOME_DESA === 0) locks[code] = active! + Math.round(gap / 10);
    if (i % SOME_DESA === 1) desaBounds[code] = { min: active! + Math.round(gap / 6) };
    if (i % SOME_DESA === 2) desaBounds[code] = { max: active! + Math.round(gap / 12) };
  });
  [...sums].forEach(([code, { active, gap }], i) => {
    if (rule === 'by-hand') return;
    if (i % SOME_KECAMATAN === 0) kecamatanBounds[code] = { max: active + Math.round(gap / 8) };
    if (i % SOME_KECAMATAN === 1) kecamatanBounds[code] = { min: active + Math.round(gap / 7) };
  });
  const byHand = Object.fromEntries(desa.map(({ code, active }) => [code, active! + 1]));
  const own = { locks, desaBounds: rule === 'by-hand' ? {} : desaBounds, kecamatanBounds, byHand };
  const total = rule === 'by-hand' ? byHandTotal(desa, locks) : grown(sums);
  return { ...plainWishes(total, rule), ...own };
}

/** What is there and a tenth of the gap. */
function grown(sums: ReadonlyMap<string, { active: number; gap: number }>): number {
  return [...sums.values()].reduce((total, { active, gap }) => total + active + Math.round(gap / 10), 0);
}

function byHandTotal(desa: readonly SplitDesa[], locks: Readonly<Record<string, number>>): number {
  return desa.reduce((total, { code, active }) => total + (locks[code] ?? active! + 1), 0);
}
