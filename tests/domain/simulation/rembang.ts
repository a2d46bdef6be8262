import { readFileSync } from 'node:fs';
import type { Segment } from '#lib/domain/workers/segments.ts';
import type { SimulationDesa } from '#lib/domain/simulation/enrollment.ts';

const POPULATION_2025 = 665_501;
const BASES = { pu: 57_000, bpu: 171_639, jakon: 12_000 } as const satisfies Record<Segment, number>;
const PU_TILT = { coast: 1.15, inland: 0.95, upland: 0.85 };

/** The 294 desa of Rembang, population scaled to 2025, eligible by population share, PU tilted towards the coast. */
export function rembangDesa(): SimulationDesa[] {
  const terrain = new Map(readReference('rembang-kecamatan').map((row) => [row.code!, row.terrain!]));
  const rows = readReference('rembang-desa').map((row) => ({
    ...row,
    terrain: terrain.get(row.kecamatan_code!)!,
  }));
  const sum2010 = rows.reduce((sum, row) => sum + Number(row.population_sp2010), 0);
  const shares = rows.map((row) => Number(row.population_sp2010) / sum2010);
  const tilted = rows.map((row, i) => shares[i]! * PU_TILT[row.terrain]);
  const tiltedSum = tilted.reduce((a, b) => a + b, 0);
  return rows.map((row, i) => ({
    code: row.code!,
    kecamatanCode: row.kecamatan_code!,
    terrain: row.terrain,
    population: Math.round(shares[i]! * POPULATION_2025),
    coastKm: Number(row.coast_km),
    areaKm2: Number(row.area_km2),
    eligible: {
      pu: (tilted[i]! / tiltedSum) * BASES.pu,
      bpu: shares[i]! * BASES.bpu,
      jakon: shares[i]! * BASES.jakon,
    },
  }));
}

interface ReferenceRow {
  code: string;
  kecamatan_code: string;
  terrain: SimulationDesa['terrain'];
  coast_km: string;
  area_km2: string;
  population_sp2010: string;
}

/** Rows of a reference file; the two files read here have the columns of ReferenceRow between them. */
function readReference(name: string): Partial<ReferenceRow>[] {
  const text = readFileSync(new URL(`../../../data/reference/${name}.csv`, import.meta.url), 'utf8');
  const [header, ...lines] = text.trim().split(/\r?\n/);
  const columns = header!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i]!]));
  });
}
