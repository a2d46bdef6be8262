import loadHighs from 'highs';
import { protectCounts } from '#lib/domain/privacy/suppression/protect-counts.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { randomCount, TableMaker } from '../../tests/domain/privacy/suppression/tables.ts';
import type { CountTable } from '#lib/domain/privacy/suppression/count-table.ts';
import type { Measure } from '../measure.ts';
import { durationOf, summarize } from '../timing.ts';

const THRESHOLD = 5;
const SEED = 3317;
const SEGMENTS = [300, 60, 20];

interface Size {
  name: string;
  /** Places on each level, from desa on. */
  levels: readonly number[];
  zeros: number;
  smalls: number;
  runs: number;
  goalMs: number;
}

const BRANCH = [294, 14, 1];
const COUNTRY = [83_763, 7_277, 514, 38, 1];
const SIZES: readonly Size[] = [
  { name: 'a branch, 2% small', levels: BRANCH, zeros: 0.1, smalls: 0.02, runs: 20, goalMs: 200 },
  { name: 'a branch, 60% small', levels: BRANCH, zeros: 0.1, smalls: 0.6, runs: 20, goalMs: 5_000 },
  { name: 'a branch, 90% zero', levels: BRANCH, zeros: 0.9, smalls: 0.05, runs: 5, goalMs: 5_000 },
  { name: 'the country, 5% small', levels: COUNTRY, zeros: 0.1, smalls: 0.05, runs: 1, goalMs: 180_000 },
  { name: 'the country, 95% zero', levels: COUNTRY, zeros: 0.95, smalls: 0.04, runs: 1, goalMs: 180_000 },
];

/** Counts of desa by three segments, with sums up to the whole and over segments from the kecamatan on. */
export async function benchSuppression(): Promise<Measure[]> {
  const highs = await loadHighs();
  const measures: Measure[] = [];
  for (const size of SIZES) {
    const table = tableOf(size);
    const durations: number[] = [];
    let hidden = 0;
    for (let run = size.runs > 1 ? -1 : 0; run < size.runs; run++) {
      const duration = await durationOf(() => {
        const published = protectCounts(table, { threshold: THRESHOLD, highs });
        hidden = published.filter(({ kind }) => kind === 'hidden').length;
      });
      if (run >= 0) durations.push(duration);
    }
    const timing = summarize(durations);
    const share = ((100 * hidden) / table.cells.length).toFixed(1);
    measures.push({
      name: `suppression: ${size.name}, ${table.cells.length} counts, ${share}% of them hidden`,
      unit: 'ms',
      ...timing,
      goal: { text: `< ${size.goalMs} ms`, met: timing.figure < size.goalMs },
    });
  }
  return measures;
}

function tableOf({ levels, zeros, smalls }: Size): CountTable {
  const random = seededRandom(SEED);
  const maker = new TableMaker();
  const [desa, ...above] = levels;
  let rows = SEGMENTS.map((most, s) => {
    const mix = { zeros, smalls, most, threshold: THRESHOLD };
    return Array.from({ length: desa! }, (_, d) => maker.put(`0.${d} ${s}`, randomCount(random, mix)));
  });
  above.forEach((places, level) => {
    const all = [...Array(places).keys()];
    rows = rows.map((row, s) => {
      const from = (place: number) => Math.floor((place * row.length) / places);
      return all.map((place) =>
        maker.sum(`${level + 1}.${place} ${s}`, row.slice(from(place), from(place + 1))),
      );
    });
    for (const place of all)
      maker.sum(
        `${level + 1}.${place} all`,
        rows.map((row) => row[place]!),
      );
  });
  return maker.table();
}
