import { readConfig } from '#lib/server/config.ts';
import { readReference } from '#lib/server/warehouse/reference.ts';
import { DRAWS } from '#lib/server/warehouse/worker-estimates.ts';
import type { Measure } from '../measure.ts';
import { durationOf, summarize } from '../timing.ts';
import { KABUPATEN, likeRembang, SCOPE } from './like-rembang.ts';
import { drawsWithIntervals } from './workers.ts';

/** Kabupaten after which code is compiled and memory has its size. */
const FIRST = 5;
const GOAL_GROWTH = 1.5;

/** Draws and both intervals of a whole country, one kabupaten after the other: time, and memory that does not grow. */
export async function benchCountry(): Promise<Measure[]> {
  const { inputs } = await readReference(readConfig({}).appDir, SCOPE);
  const durations: number[] = [];
  let firstPeak = 0;
  for (let at = 0; at < KABUPATEN; at++) {
    const kabupaten = likeRembang(inputs, at);
    durations.push(await durationOf(() => drawsWithIntervals(kabupaten)));
    if (at === FIRST - 1) firstPeak = peakKb();
  }
  const each = summarize(durations.slice(FIRST));
  const desa = inputs.desa.length * KABUPATEN;
  const peak = peakKb();
  return [
    {
      name: `country: ${desa} desa × 3 × ${DRAWS} draws, 95% and 80% intervals`,
      unit: 'ms',
      figure: durations.reduce((sum, duration) => sum + duration, 0),
      runs: 1,
    },
    {
      name: `country: … each of ${KABUPATEN} kabupaten`,
      unit: 'ms',
      ...each,
      baseline: { name: `first ${FIRST}`, ...summarize(durations.slice(0, FIRST)) },
    },
    {
      name: 'country: … peak memory',
      unit: 'kB',
      figure: peak,
      runs: 1,
      baseline: { name: `after ${FIRST} kabupaten`, figure: firstPeak },
      goal: { text: `< ${GOAL_GROWTH}× that of ${FIRST}`, met: peak < GOAL_GROWTH * firstPeak },
    },
  ];
}

/** Peak resident memory of this process, kB. */
function peakKb(): number {
  return (process.resourceUsage().maxRSS * 1024) / 1000;
}
