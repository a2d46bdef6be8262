import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Cycles } from '#lib/domain/outreach/search/cycles.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import type { OwnReport } from '../../benches.ts';
import { knownCases, type KnownCase, type KnownSet } from './best-known.ts';
import { instanceOf, recheck, scoreOfEnds, stopsOf, type Orienteering } from './orienteering.ts';
import type { PlannerOptions } from './sets.ts';

/** One search of a case. Nodes are numbered from 1 as in the file, without start and end. */
interface Run {
  seed: number;
  score: number;
  cpuSeconds: number;
  routes: number[][];
}

/** Gap = (best known − found) ÷ best known, %; null where nothing can be scored. `found` is the median over seeds. */
interface Outcome {
  instance: string;
  group: string;
  bestKnown: number;
  found: number;
  gapPercent: number | null;
  worstGapPercent: number | null;
  runs: Run[];
}

/**
 * Searches the cases of a public set for so many seconds of processor time each (so that other programs do not count),
 * and works every route found out again from the file alone.
 */
export async function benchOrienteering(set: KnownSet, options: PlannerOptions): Promise<OwnReport> {
  const { only, seeds, progress } = options;
  const cases = knownCases(set, resolve(options.dir)).filter(({ name }) => only.test(name));
  const outcomes: Outcome[] = [];
  for (const one of cases) {
    const outcome = solve(one, seeds, options.seconds);
    progress(line(outcome));
    outcomes.push(outcome);
    await setImmediate(); // so that the run can be broken off
  }
  const means = [...new Set(cases.map(({ group }) => group)), null].map((group) => meanOf(outcomes, group));
  const rows = [HEADER, ...outcomes.map(line), '', ...means.map(meanLine)];
  const text =
    `${set}: at most ${options.seconds} s of processor time a case, less where the best known score is reached or all ` +
    `visits are in; medians of ${seeds} seeds; gap to the best known score, %\n`;
  return {
    text: text + rows.join('\n'),
    data: { set, seconds: options.seconds, seeds, means, cases: outcomes },
  };
}

function solve({ name, group, bestKnown, read }: KnownCase, seeds: number, seconds: number): Outcome {
  const one = read();
  const runs = Array.from({ length: seeds }, (_, k) => searchFor(one, k + 1, seconds, bestKnown));
  const scores = runs.map(({ score }) => score).sort((a, b) => b - a);
  const found = scores[Math.floor(scores.length / 2)]!;
  const gap = (score: number) => (bestKnown > 0 ? (100 * (bestKnown - score)) / bestKnown : null);
  return {
    instance: name,
    group,
    bestKnown,
    found,
    gapPercent: gap(found),
    worstGapPercent: gap(scores.at(-1)!),
    runs,
  };
}

function searchFor(one: Orienteering, seed: number, seconds: number, bestKnown: number): Run {
  const begin = process.cpuUsage();
  const used = () => {
    const { user, system } = process.cpuUsage(begin);
    return (user + system) / 1e6;
  };
  const instance = instanceOf(one);
  const cycles = new Cycles(instance, seededRandom(seed));
  const all = instance.classes[0]!.value.reduce((sum, value) => sum + value, 0);
  const enough = Math.min(bestKnown - scoreOfEnds(one), all);
  for (let now = used(); now < seconds && cycles.bestValue < enough; now = used()) cycles.step(now / seconds);
  const cpuSeconds = used();
  const nodes = stopsOf(one);
  const routes = cycles.routes().map(({ visits }) => visits.map((visit) => nodes[visit]!));
  const score = recheck(one, routes);
  return {
    seed,
    score,
    cpuSeconds,
    routes: routes.map((route) => route.map((node) => node + 1)),
  };
}

interface Mean {
  group: string;
  cases: number;
  meanGapPercent: number | null;
  largestGapPercent: number | null;
  atBest: number;
}

/** Over the cases of one group, or of all; those where nothing can be scored are left out. */
function meanOf(outcomes: readonly Outcome[], group: string | null): Mean {
  const gaps = outcomes
    .filter((one) => group === null || one.group === group)
    .flatMap((one) => one.gapPercent ?? []);
  return {
    group: group ?? 'all',
    cases: gaps.length,
    meanGapPercent: gaps.length === 0 ? null : gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length,
    largestGapPercent: gaps.length === 0 ? null : Math.max(...gaps),
    atBest: gaps.filter((gap) => gap <= 0).length,
  };
}

const HEADER = `${'instance'.padEnd(18)} best known     found   gap %   worst  seconds`;

function line({ instance, bestKnown, found, gapPercent, worstGapPercent, runs }: Outcome): string {
  const seconds = runs.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0) / runs.length;
  const cells = [
    String(bestKnown).padStart(10),
    String(found).padStart(9),
    percent(gapPercent).padStart(7),
    percent(worstGapPercent).padStart(7),
    seconds.toFixed(2).padStart(8),
  ];
  return [instance.padEnd(18), ...cells].join(' ');
}

function meanLine({ group, cases, meanGapPercent, largestGapPercent, atBest }: Mean): string {
  const largest = percent(largestGapPercent);
  return `${group.padEnd(18)} mean gap ${percent(meanGapPercent, 3)} %, largest ${largest} %, ${atBest} of ${cases} at the best known or above`;
}

function percent(value: number | null, digits = 2): string {
  return value === null ? '–' : value.toFixed(digits);
}
