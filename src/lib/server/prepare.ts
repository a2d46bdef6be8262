import { prepareDataFolder } from './data-folder.ts';
import { loadDemo } from './demo/load-demo.ts';
import { readLedger, removeEntries } from './ledger/ledger.ts';
import { buildWarehouse } from './warehouse/build.ts';
import { currentBuild, type Build } from './warehouse/builds.ts';
import { openUsable } from './warehouse/gateway.ts';
import { readReference } from './warehouse/reference.ts';
import { UserError } from './user-error.ts';

export interface PrepareOptions {
  appDir: string;
  dataDir: string;
  /** ISO time. */
  now: string;
  /** What a folder without imports begins with. */
  begin: 'demo' | 'empty';
  onProgress: (step: string) => void;
}

/**
 * Makes the data folder ready to serve: settings, enrollment on a first start, and an up-to-date warehouse.
 * When the inputs cannot be built but an earlier build opens, that one is kept and `warning` says why.
 */
export async function prepare(options: PrepareOptions): Promise<{ build: Build; warning: string | null }> {
  const { appDir, dataDir, now, begin, onProgress } = options;
  const settings = await prepareDataFolder(dataDir);
  const good = await usableBuild(dataDir);
  try {
    // Also after a first start that was killed half-way: files already in are recognised by content.
    if (begin === 'demo' && !good && (await readLedger(dataDir)).every((entry) => entry.simulated)) {
      onProgress('simulating enrollment (demo)');
      await loadDemo(dataDir, await readReference(appDir, settings.scope), now);
    }
    if (good?.pinned) {
      return {
        build: good,
        warning: `Serving the rolled-back build ${good.name}; run "npm run jangkau -- build" to return to the newest data.`,
      };
    }
    const { build } = await buildWarehouse({ appDir, dataDir, now, force: !good, onProgress });
    return { build, warning: null };
  } catch (cause) {
    if (!good || !(cause instanceof UserError)) throw cause;
    return { build: good, warning: `${cause.message} Serving the build of ${good.builtAt}.` };
  }
}

/** The current build if it, or an older one in its place, opens. */
async function usableBuild(dataDir: string): Promise<(Build & { pinned: boolean }) | null> {
  const current = await currentBuild(dataDir);
  const warehouse = await openUsable(dataDir, current).catch(() => null);
  if (!warehouse) return null;
  const { build } = warehouse;
  warehouse.retire();
  return { ...build, pinned: build.name === current?.name && current.pinned };
}

/**
 * Loads the simulated enrollment into a folder that has none.
 * @throws UserError when real imports are there: simulated and real months are never mixed
 */
export async function initDemo(options: Omit<PrepareOptions, 'begin'>): Promise<Build> {
  const { appDir, dataDir, now, onProgress } = options;
  const settings = await prepareDataFolder(dataDir);
  const real = (await readLedger(dataDir)).filter((entry) => !entry.simulated);
  if (real.length > 0) {
    throw new UserError(
      `${dataDir} holds real imports ("${real[0]!.fileName}"); demo data is not mixed with them. Set JANGKAU_DATA to another folder.`,
    );
  }
  onProgress('simulating enrollment (demo)');
  await loadDemo(dataDir, await readReference(appDir, settings.scope), now);
  return (await buildWarehouse({ appDir, dataDir, now, onProgress })).build;
}

/** Takes simulated enrollment out (real imports stay) and builds: reference facts, no demo. */
export async function initEmpty(options: Omit<PrepareOptions, 'begin'>): Promise<Build> {
  const { appDir, dataDir, now, onProgress } = options;
  await prepareDataFolder(dataDir);
  await removeEntries(
    dataDir,
    (await readLedger(dataDir)).filter((entry) => entry.simulated),
  );
  return (await buildWarehouse({ appDir, dataDir, now, onProgress })).build;
}
