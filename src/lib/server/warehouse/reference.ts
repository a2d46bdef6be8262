import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { DEFAULT_FIGURES } from '../figure-settings.ts';
import { UserError } from '../user-error.ts';
import { createAll, createLedger, refuseFailures, runChecks, setVariables } from './layers.ts';
import { readModels, type Model } from './model-files.ts';
import { readModelInputs, type ModelInputs } from './model-inputs.ts';

/** A desa as the shipped facts know it. */
export interface ReferenceDesa {
  code: string;
  bpsCode: string;
  name: string;
  kecamatanCode: string;
  kecamatan: string;
  lat: number;
  lon: number;
  areaKm2: number;
  coastKm: number;
  terrain: 'coast' | 'inland' | 'upland';
}

/** The reference facts of a scope, checked. */
export interface Reference {
  desa: ReferenceDesa[];
  inputs: ModelInputs;
}

/**
 * Reads the reference facts without a warehouse: what the demo and a boundary file are made with.
 * @throws UserError when facts are missing or contradict each other
 */
export function readReference(appDir: string, scope: string): Promise<Reference> {
  return withFacts(appDir, scope, async (connection, models) => {
    await createAll(
      connection,
      'temp table',
      models.filter(({ layer }) => layer === 'staging' || layer === 'intermediate'),
    );
    const desa = await desaRows(connection, scope);
    refuseFailures(
      await runChecks(
        connection,
        models.filter(({ layer }) => layer === 'reference-checks'),
      ),
    );
    return { desa, inputs: await readModelInputs(connection, scope) };
  });
}

async function withFacts<T>(
  appDir: string,
  scope: string,
  use: (connection: DuckDBConnection, models: Model[]) => Promise<T>,
): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const models = await readModels(appDir);
    await setVariables(connection, appDir, scope, DEFAULT_FIGURES);
    await createLedger(connection);
    return await use(connection, models);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function desaRows(connection: DuckDBConnection, scope: string): Promise<ReferenceDesa[]> {
  const rows = (await connection.runAndReadAll('select * from int_desa order by code')).getRowObjectsJS();
  if (rows.length === 0) {
    throw new UserError(
      `data/reference has no facts for kabupaten ${scope}; set "scope" in settings.json to 33.17 or add its desa.`,
    );
  }
  return rows.map((row) => ({
    code: String(row['code']),
    bpsCode: String(row['bps_code']),
    name: String(row['name']),
    kecamatanCode: String(row['kecamatan_code']),
    kecamatan: String(row['kecamatan']),
    lat: Number(row['lat']),
    lon: Number(row['lon']),
    areaKm2: Number(row['area_km2']),
    coastKm: Number(row['coast_km']),
    terrain: row['kecamatan_terrain'] as ReferenceDesa['terrain'],
  }));
}
