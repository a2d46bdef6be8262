import { randomNormal } from 'd3-random';
import { namedRandom } from '#lib/domain/random/named-random.ts';
import { LEVELS, workersIntervals } from '#lib/domain/workers/intervals.ts';
import { estimateWorkers } from '#lib/domain/workers/model.ts';
import { SEGMENTS } from '#lib/domain/workers/segments.ts';
import { readConfig } from '#lib/server/config.ts';
import { readReference } from '#lib/server/warehouse/reference.ts';
import { type ModelInputs } from '#lib/server/warehouse/model-inputs.ts';
import { DRAWS, drawsFor, eligibleRows, SEED } from '#lib/server/warehouse/worker-estimates.ts';
import type { Measure } from '../measure.ts';
import { timeInTurns } from '../timing.ts';
import { KABUPATEN, likeRembang, SCOPE } from './like-rembang.ts';

const GOAL_MS = 1000;
/** Random numbers a draw takes of each desa. */
const ERRORS = 5;

/** The workers model: estimates, draws and intervals of one kabupaten, and estimates of a whole country. */
export async function benchWorkers(): Promise<Measure[]> {
  const { inputs } = await readReference(readConfig({}).appDir, SCOPE);
  const country = Array.from({ length: KABUPATEN }, (_, at) => likeRembang(inputs, at).desa);
  const { labour, margins } = inputs;
  const timings = await timeInTurns(
    {
      estimate: () => estimateWorkers(inputs.desa, labour, margins.potensi),
      normals: () => normalsBare(inputs),
      draws: () => drawsFor(inputs, 'potensi'),
      intervals: () => drawsWithIntervals(inputs),
      rows: () => eligibleRows(inputs),
      country: () => country.forEach((desa) => estimateWorkers(desa, labour, margins.potensi)),
    },
    { rounds: 20 },
  );
  const desa = inputs.desa.length;
  const bare = { name: 'their random numbers, bare', ...timings.normals };
  return [
    { name: `workers: estimate ${desa} desa × 3`, unit: 'ms', ...timings.estimate },
    { name: `workers: draw ${desa} desa × 3 × ${DRAWS}`, unit: 'ms', ...timings.draws, baseline: bare },
    {
      name: `workers: … and their 95% and 80% intervals`,
      unit: 'ms',
      ...timings.intervals,
      baseline: bare,
      goal: { text: `< ${GOAL_MS} ms`, met: timings.intervals.figure < GOAL_MS },
    },
    { name: `workers: all rows with intervals (every denominator)`, unit: 'ms', ...timings.rows },
    {
      name: `workers: estimate ${desa * KABUPATEN} desa × 3 in ${KABUPATEN} kabupaten`,
      unit: 'ms',
      ...timings.country,
    },
  ];
}

/** Draws of one denominator and both intervals of every desa and segment. @returns the widths added up, people */
export function drawsWithIntervals(inputs: ModelInputs): number {
  const draws = drawsFor(inputs, 'potensi');
  let widths = 0;
  for (const i of inputs.desa.keys()) {
    for (const segment of SEGMENTS.keys()) {
      const intervals = workersIntervals(draws, [i], [segment], [LEVELS.wide, LEVELS.narrow]);
      for (const { low, high } of intervals) widths += high - low;
    }
  }
  return widths;
}

/** As many normal numbers as the draws take, from the same streams, and nothing else. */
function normalsBare({ desa }: ModelInputs): number {
  let total = 0;
  for (const { code } of desa) {
    const normal = randomNormal.source(namedRandom(SEED, code))(0, 1);
    for (let at = 0; at < DRAWS * ERRORS; at++) total += normal();
  }
  return total;
}
