import { roundToTotal } from './largest-remainder.ts';
import { sum } from './raking.ts';

/** What is counted about a desa's people: census 2010 per desa, census 2020 of its kecamatan. */
export interface PopulationInput {
  kecamatanCode: string;
  /** SP2010 residents. */
  sp2010: number;
  /** SP2020 residents of the whole kecamatan. */
  kecamatanSp2020: number;
}

/**
 * Residents per desa today: SP2010 desa counts scaled to the SP2020 count of their kecamatan, then to the
 * kabupaten's latest count. Assumes equal growth within a kecamatan since 2010.
 *
 * @param kabupatenPopulation latest kabupaten count, people
 * @returns whole people per desa, in input order, summing exactly to `kabupatenPopulation`
 */
export function estimatePopulation(
  desa: readonly PopulationInput[],
  kabupatenPopulation: number,
): Int32Array {
  const kecamatan2010 = new Map<string, number>();
  for (const { kecamatanCode, sp2010 } of desa) {
    kecamatan2010.set(kecamatanCode, (kecamatan2010.get(kecamatanCode) ?? 0) + sp2010);
  }
  const in2020 = desa.map((d) => (d.sp2010 / kecamatan2010.get(d.kecamatanCode)!) * d.kecamatanSp2020);
  if (!(sum(in2020) > 0)) throw new RangeError('the census counts sum to 0 or are missing');
  return roundToTotal(in2020, kabupatenPopulation);
}
