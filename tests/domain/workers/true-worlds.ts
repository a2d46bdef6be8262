import type { TerrainDesa, Uncertainty } from '#lib/domain/workers/intervals.ts';
import type { LabourRates, SegmentMargins } from '#lib/domain/workers/model.ts';

/** Workers of one desa: PU, BPU, Jakon. */
export type Workers = [pu: number, bpu: number, jakon: number];

/**
 * Worlds as the stated SDs have them, sharing no code with the product: another generator, errors by Box and Muller, and the
 * fit to both margins solved as a logit by Newton's method instead of by scaling in turn.
 */
export function trueWorlds(
  desa: readonly TerrainDesa[],
  labour: LabourRates,
  margins: SegmentMargins,
  sd: Uncertainty,
  { worlds, seed }: { worlds: number; seed: number },
): Workers[][] {
  const normal = boxMuller(mulberry32(seed));
  return Array.from({ length: worlds }, () => {
    const shift = normal() * sd.benchmarkShift;
    const priorErrors: Record<string, number> = {};
    for (const { terrain } of desa) priorErrors[terrain] ??= normal() * sd.terrainPrior;
    const columns: Workers = [margins.pu! - shift, margins.bpu! + shift, margins.jakon ?? 0];
    const people = add(columns);
    const seeds = desa.map((d) => {
      const population = d.population * (1 + normal() * sd.population);
      const employed =
        population * (labour.share15Plus + normal() * sd.share15Plus) * (labour.tpak + normal() * sd.tpak);
      const informal = between(d.informalShare + priorErrors[d.terrain]! + normal() * sd.informalShare);
      const built = Math.max(0.005, d.jakonShare + normal() * sd.jakonShare);
      const jakon = margins.jakon === null ? 0 : built;
      return { employed, shares: [Math.max(0.01, 1 - informal - jakon), informal, jakon] as Workers };
    });
    const employed = add(seeds.map((one) => one.employed));
    const rows = seeds.map((one) => (one.employed / employed) * people);
    return fittedLogit(
      seeds.map(({ shares }) => shares),
      rows,
      columns,
    );
  });
}

/**
 * The table whose rows sum to `rows` and whose columns sum to `columns`, with the odds ratios of `shares`: each row is split
 * in proportion to shares × weight of the segment, and two weights (PU keeps 1) are moved until the columns fit.
 */
function fittedLogit(shares: readonly Workers[], rows: readonly number[], columns: Workers): Workers[] {
  let [bpu, jakon] = [0, 0];
  for (let step = 0; step < 50; step++) {
    const table = shares.map((of, i) => split(rows[i]!, of, bpu, jakon));
    const miss = [1, 2].map((column) => columns[column]! - add(table.map((cells) => cells[column]!)));
    if (miss.every((people) => Math.abs(people) < 1e-7)) return table;
    let [h11, h12, h22] = [1e-12, 0, 1e-12];
    table.forEach((cells, i) => {
      h11 += cells[1] * (1 - cells[1] / rows[i]!);
      h22 += cells[2] * (1 - cells[2] / rows[i]!);
      h12 -= (cells[1] * cells[2]) / rows[i]!;
    });
    const determinant = h11 * h22 - h12 * h12;
    bpu += (h22 * miss[0]! - h12 * miss[1]!) / determinant;
    jakon += (h11 * miss[1]! - h12 * miss[0]!) / determinant;
  }
  throw new Error('the true world does not fit its margins');
}

function split(people: number, [pu, informal, built]: Workers, bpu: number, jakon: number): Workers {
  const odds: Workers = [pu, informal * Math.exp(bpu), built * Math.exp(jakon)];
  const all = add(odds);
  return odds.map((part) => (people * part) / all) as Workers;
}

function between(share: number): number {
  return Math.min(0.98, Math.max(0.02, share));
}

export function add(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function boxMuller(random: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Ettinger's mulberry32: not the generator of the product. */
export function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b_79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
