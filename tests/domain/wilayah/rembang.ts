import { readFileSync } from 'node:fs';
import type { DesaIdentity } from '#lib/domain/wilayah/boundary-columns.ts';
import type { CellSite } from '#lib/domain/wilayah/cells.ts';

/** The 294 desa of Rembang, from the reference table. */
export const REMBANG: (DesaIdentity & CellSite)[] = readFileSync(
  new URL('../../../data/reference/rembang-desa.csv', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [code, bpsCode, name, , kecamatanCode, kecamatan, lat, lon, areaKm2] = line.split(',') as string[];
    return {
      ...{
        code: code!,
        bpsCode: bpsCode!,
        name: name!,
        kecamatanCode: kecamatanCode!,
        kecamatan: kecamatan!,
      },
      ...{ lat: Number(lat), lon: Number(lon), areaKm2: Number(areaKm2) },
    };
  });
