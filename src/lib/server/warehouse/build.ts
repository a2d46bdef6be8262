import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { isFactKind } from '#lib/domain/imports/kinds.ts';
import { availableDenominators } from '#lib/domain/workers/segments.ts';
import { dataPaths, diskError, prepareDataFolder, reason, type Settings } from '../data-folder.ts';
import type { FigureSettings } from '../figure-settings.ts';
import { parquetPath, readLedger, type CountingEntry } from '../ledger/ledger.ts';
import { UserError } from '../user-error.ts';
import { currentBuild, listBuilds, pointTo, prune, type Build } from './builds.ts';
import { refuseBrokenRules } from './contribution-rules.ts';
import { opens } from './gateway.ts';
import { createAll, createLedger, importedTable, refuseFailures, runChecks, setVariables } from './layers.ts';
import { readModels, type Model } from './model-files.ts';
import { refuseAbsentUsual } from './usual-denominator.ts';
import { readModelInputs, type ModelInputs } from './model-inputs.ts';
import { eligibleRows } from './worker-estimates.ts';

/** The code that makes figures of counts: part of the hash, so that old numbers are not taken for new. */
const MODEL_CODE = [
  'src/lib/domain/calendar',
  'src/lib/domain/random',
  'src/lib/domain/workers',
  'src/lib/domain/contributions',
  'src/lib/domain/coverage',
  'src/lib/wire',
  'src/lib/server/coverage',
  'src/lib/server/members',
  'src/lib/server/warehouse',
  'src/lib/server/warehouse/queries',
];

export interface BuildOptions {
  appDir: string;
  dataDir: string;
  /** ISO time of the build. */
  now: string;
  /** Build even when the inputs have not changed. */
  force?: boolean;
  /** What is set about the figures; the settings of the data folder unless told. */
  figures?: FigureSettings;
  /** Imports to build from; those of the data folder unless told. */
  ledger?: readonly CountingEntry[];
  /** Makes the change that the build contains final; called when the build is whole, right before it serves. */
  commit?: (next: NextBuild) => Promise<void>;
  onProgress?: (step: string) => void;
}

/** The build that is to serve; `serves` when it is the one that serves already. */
export interface NextBuild {
  build: Build;
  serves: boolean;
}

/**
 * Builds the warehouse: a pure function of the ledger, the reference facts and the models. A new file is built,
 * checked and only then swapped in; a build that fails or is killed changes nothing for anyone. Callers hold the data
 * lock (data-lock.ts), so that an older build never overtakes a newer one.
 *
 * @returns the served build, and whether it is new; one kept from before serves again when the inputs are its own
 * @throws UserError for facts or imports that break a check; WarehouseError for a broken model
 */
export async function buildWarehouse(options: BuildOptions): Promise<{ build: Build; fresh: boolean }> {
  const { appDir, dataDir, now, force = false, onProgress = () => undefined } = options;
  const commit = options.commit ?? (async () => undefined);
  const settings = await prepareDataFolder(dataDir);
  const { scope } = settings;
  const figures = options.figures ?? settings.figures;
  const ledger = options.ledger ?? (await readLedger(dataDir));
  const models = await readModels(appDir);
  const id = await hashInputs(appDir, { scope, figures }, ledger, models);
  const made = (await listBuilds(dataDir)).find((build) => build.id === id);
  if (made && !force && (await opens(dataDir, made))) {
    const current = await currentBuild(dataDir);
    const serves = current?.name === made.name && !current.pinned;
    await commit({ build: made, serves });
    if (!serves) await pointTo(dataDir, { build: made.name, pinned: false });
    return { build: made, fresh: false };
  }
  await refuseFullDisk(dataDir);

  const started = performance.now();
  const folder = join(dataPaths(dataDir).builds, `tmp-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    await mkdir(folder, { recursive: true });
    const { inputs, checks } = await buildInto(join(folder, 'warehouse.duckdb'), {
      appDir,
      dataDir,
      scope,
      figures,
      ledger,
      models,
      onProgress,
    });
    const build: Build = {
      id,
      name: `${now.replaceAll(/[-:]|\.\d+/g, '')}-${id.slice(0, 8)}-${randomBytes(2).toString('hex')}`,
      builtAt: now,
      seconds: Math.round((performance.now() - started) / 100) / 10,
      entries: [...ledger],
      simulated: ledger.some((entry) => entry.simulated),
      figures,
      checks,
    };
    await writeFile(join(folder, 'model.json'), JSON.stringify(inputs));
    await writeFile(join(folder, 'build.json'), JSON.stringify(build, null, 2));
    await syncFolder(folder);
    const kept = join(dataPaths(dataDir).builds, build.name);
    await rename(folder, kept);
    await commit({ build, serves: false }).catch(async (cause: unknown) => {
      // It holds a change that was not made: nobody may come back to it.
      await rm(kept, { recursive: true, force: true });
      throw cause;
    });
    await pointTo(dataDir, { build: build.name, pinned: false });
    await prune(dataDir);
    return { build, fresh: true };
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    throw diskError(cause, dataDir);
  }
}

/** The id a build of what is in the data folder now would have. */
export async function wantedBuildId(appDir: string, dataDir: string): Promise<string> {
  return hashInputs(
    appDir,
    await prepareDataFolder(dataDir),
    await readLedger(dataDir),
    await readModels(appDir),
  );
}

/** Hash of everything the build depends on: settings, imports, facts, SQL models and the code of the workers model. */
async function hashInputs(
  appDir: string,
  { scope, figures }: Pick<Settings, 'scope' | 'figures'>,
  ledger: readonly CountingEntry[],
  models: readonly Model[],
): Promise<string> {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([scope, figures, await wilayahVersion(appDir)]));
  for (const line of importLines(ledger)) hash.update(`${line}\n`);
  for (const { layer, name, sql } of models) hash.update(`${layer}/${name}\n${sql}\n`);
  for (const folder of ['data/reference', ...MODEL_CODE]) {
    const files = await readdir(join(appDir, folder), { withFileTypes: true });
    for (const name of files.flatMap((file) => (file.isFile() ? file.name : [])).sort()) {
      hash.update(`${folder}/${name}\n`).update(await readFile(join(appDir, folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** Of lists of facts the newest row wins, so their order in time counts; a month of counts comes from one import. */
function importLines(ledger: readonly CountingEntry[]): string[] {
  const line = ({ kind, recordsHash, simulated, countingPeriods }: CountingEntry) =>
    `${kind} ${recordsHash} ${simulated} ${countingPeriods.join(' ')}`;
  const counts = ledger.filter(({ kind }) => !isFactKind(kind));
  const facts = ledger.filter(({ kind }) => isFactKind(kind));
  facts.sort((a, b) => a.importedAt.localeCompare(b.importedAt) || a.id.localeCompare(b.id));
  return [...counts.map(line).sort(), ...facts.map(line)];
}

async function wilayahVersion(appDir: string): Promise<string> {
  return JSON.parse(await readFile(join(appDir, 'node_modules/idn-area-data/package.json'), 'utf8')).version;
}

const ROOM_NEEDED = 64 * 1024 * 1024;

async function refuseFullDisk(dataDir: string): Promise<void> {
  const { bavail, bsize } = await statfs(dataDir);
  if (bavail * bsize >= ROOM_NEEDED) return;
  throw new UserError(
    `The disk of ${dataDir} has ${Math.floor((bavail * bsize) / 1e6)} MB left; a build needs 64 MB. Free some space and try again; nothing was changed.`,
    'Disk server hampir penuh (perlu 64 MB kosong). Kosongkan sebagian, lalu coba lagi; tidak ada yang berubah.',
  );
}

interface BuildContext {
  appDir: string;
  dataDir: string;
  scope: string;
  figures: FigureSettings;
  ledger: readonly CountingEntry[];
  models: readonly Model[];
  onProgress: (step: string) => void;
}

interface BuildOutcome {
  /** Kept beside the warehouse: serving repeats the model's draws from them for the certainty of ranks. */
  inputs: ModelInputs;
  checks: Build['checks'];
}

async function buildInto(path: string, context: BuildContext): Promise<BuildOutcome> {
  const instance = await DuckDBInstance.create(path);
  try {
    const connection = await instance.connect();
    try {
      return await runLayers(connection, context);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

async function runLayers(connection: DuckDBConnection, context: BuildContext): Promise<BuildOutcome> {
  const { appDir, scope, figures, models, onProgress } = context;
  const layer = (name: Model['layer']) => models.filter((model) => model.layer === name);
  await setVariables(connection, appDir, scope, figures);
  await createLedger(connection);
  onProgress('reading imports');
  await loadLedger(connection, context);
  onProgress('reading reference facts');
  await createAll(connection, 'temp table', [...layer('staging'), ...layer('intermediate')]);
  refuseFailures(await runChecks(connection, layer('reference-checks')));
  await refuseBrokenRules(connection);
  onProgress('estimating workers per desa');
  const inputs = await readModelInputs(connection, scope);
  refuseAbsentUsual(figures, availableDenominators(inputs.margins));
  await loadEstimates(connection, inputs);
  onProgress('counting members');
  await createAll(connection, 'table', layer('marts'));
  onProgress('checking sums');
  const outcomes = await runChecks(connection, [...layer('reference-checks'), ...layer('checks')]);
  refuseFailures(outcomes);
  await connection.run('checkpoint');
  return { inputs, checks: outcomes };
}

async function loadLedger(connection: DuckDBConnection, { dataDir, ledger }: BuildContext): Promise<void> {
  for (const entry of ledger) {
    const path = parquetPath(dataDir, entry.id);
    const table = importedTable(entry.kind);
    if (table === null) continue;
    const months = entry.periods.length > 0 ? "where list_contains(string_split($periods, ' '), period)" : '';
    try {
      await connection.run(
        `insert into ${table} by name select *, $importedAt::varchar as imported_at from read_parquet($path) ${months}`,
        {
          path,
          importedAt: entry.importedAt,
          ...(months && { periods: entry.countingPeriods.join(' ') }),
        },
      );
    } catch (cause) {
      throw new UserError(
        `${path} is damaged (${reason(cause).split('\n')[0]}). Delete ${entry.id}.json beside it and import "${entry.fileName}" again; the last good build stays in use.`,
      );
    }
  }
}

async function loadEstimates(connection: DuckDBConnection, inputs: ModelInputs): Promise<void> {
  await connection.run(`create temp table model_population (desa_code varchar, terrain varchar, population integer,
    share_15_plus double, share_15_source varchar, informal_share double, jakon_share double, share_source varchar,
    classified integer)`);
  const population = await connection.createAppender('model_population');
  for (const desa of inputs.desa) {
    population.appendVarchar(desa.code);
    population.appendVarchar(desa.terrain);
    population.appendInteger(desa.population);
    population.appendDouble(desa.ownShare15Plus ?? inputs.labour.share15Plus);
    population.appendVarchar(desa.ownShare15Plus === null ? 'kabupaten' : 'ages');
    population.appendDouble(desa.informalShare);
    population.appendDouble(desa.jakonShare);
    population.appendVarchar(desa.shareSource);
    if (desa.classified === null) population.appendNull();
    else population.appendInteger(desa.classified);
    population.endRow();
  }
  population.closeSync();

  await connection.run(`create temp table model_eligible (denominator varchar, segment varchar, level varchar, code varchar,
    eligible integer, eligible_low integer, eligible_high integer, eligible_low80 integer, eligible_high80 integer)`);
  const eligible = await connection.createAppender('model_eligible');
  for (const row of eligibleRows(inputs)) {
    for (const text of [row.denominator, row.segment, row.level, row.code]) eligible.appendVarchar(text);
    const { eligibleLow, eligibleHigh, eligibleLow80, eligibleHigh80 } = row;
    for (const people of [row.eligible, eligibleLow, eligibleHigh, eligibleLow80, eligibleHigh80])
      eligible.appendInteger(people);
    eligible.endRow();
  }
  eligible.closeSync();
}

async function syncFolder(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = await open(join(folder, name), 'r');
    await file.sync();
    await file.close();
  }
}
