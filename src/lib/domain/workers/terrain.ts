export const TERRAINS = ['town', 'coast', 'inland', 'upland'] as const;
export type Terrain = (typeof TERRAINS)[number];

/**
 * The terrain whose priors a desa takes: `town` for kelurahan and for dense places without a coastline (dense
 * settlements on the shore are fishing villages), else the terrain of its kecamatan.
 */
export function terrainOf(desa: {
  type: 'desa' | 'kelurahan';
  population: number;
  areaKm2: number;
  /** Length of the desa's own coastline; 0 inland. */
  coastKm: number;
  kecamatanTerrain: Exclude<Terrain, 'town'>;
}): Terrain {
  const dense = desa.population / desa.areaKm2 >= 2000 && desa.coastKm === 0;
  return desa.type === 'kelurahan' || dense ? 'town' : desa.kecamatanTerrain;
}
