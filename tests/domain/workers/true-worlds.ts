import type { TerrainDesa, Uncertainty } from '#lib/domain/workers/intervals.ts';
import type { LabourRates, SegmentMargins } from '#lib/domain/workers/model.ts';
import { seededRandom, type RandomSource } from '#lib/domain/random/random.ts';

/** Workers of one desa: PU, BPU, Jakon. */
export type Workers = [pu: number, bpu: number, jakon: number];

/**
 * One world as the stated SDs have it, written apart from the product's code: errors by Box and Muller, rows and
 * columns scaled in turn, two hundred times.
 */
export function trueWorlds(
  desa: readonly TerrainDesa[],
  labour: LabourRates,
  margins: Record<keyof SegmentMargins, number>,
  sd: Uncertainty,
  { worlds, seed }: { worlds: number; seed: number },
): Workers[][] {
  const normal = boxMuller(seededRandom(seed));
  return Array.from({ length: worlds }, () => {
    const shift = normal() * sd.benchmarkShift;
    const priorErrors: Record<string, number> = {};
    for (const { terrain } of desa) priorErrors[terrain] ??= normal() * sd.terrainPrior;
    const columns = [margins.pu - shift, margins.bpu + shift, margins.jakon];
    const seeds = desa.map((d) => {
      const population = d.population * (1 + normal() * sd.population);
      const employed =
        population * (labour.share15Plus + normal() * sd.share15Plus) * (labour.tpak + normal() * sd.tpak);
      const informal = Math.min(
        0.98,
        Math.max(0.02, d.informalShare + priorErrors[d.terrain]! + normal() * sd.informalShare),
      );
      const jakon = Math.max(0.005, d.jakonShare + normal() * sd.jakonShare);
      const formal = Math.max(0.01, 1 - informal - jakon);
      return { employed, shares: [formal, informal, jakon] as Workers };
    });
    return scaled(seeds, columns);
  });
}

function scaled(seeds: { employed: number; shares: Workers }[], columns: number[]): Workers[] {
  const people = add(columns);
  const employed = add(seeds.map((desa) => desa.employed));
  let table = seeds.map((desa) => desa.shares);
  for (let round = 0; round < 200; round++) {
    table = table.map((shares, i) => {
      const factor = ((seeds[i]!.employed / employed) * people) / add(shares);
      return shares.map((share) => share * factor) as Workers;
    });
    const sums = columns.map((_, column) => add(table.map((shares) => shares[column]!)));
    table = table.map(
      (shares) => shares.map((share, column) => (share * columns[column]!) / sums[column]!) as Workers,
    );
  }
  return table;
}

function add(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function boxMuller(random: RandomSource): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
