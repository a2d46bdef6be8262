import { prepareDataFolder, reason } from './data-folder.ts';
import { loadDemo } from './demo/load-demo.ts';
import { countingEntries, isMembers, readHistory, readLedger, removeEntries } from './ledger/ledger.ts';
import { buildWarehouse } from './warehouse/build.ts';
import { currentBuild, type Build } from './warehouse/builds.ts';
import { withDataLock } from './warehouse/data-lock.ts';
import { openUsable } from './warehouse/gateway.ts';
import { readReference } from './warehouse/reference.ts';
import type { AuditNote } from './records/audit.ts';
import { UserError } from './user-error.ts';

export interface PrepareOptions {
  appDir: string;
  dataDir: string;
  /** ISO time. */
  now: string;
  /** What a folder without imports begins with. */
  begin: 'demo' | 'empty';
  onProgress: (step: string) => void;
  /** Notes what changes in the audit; called right before. */
  note?: (note: AuditNote) => Promise<void>;
}

/**
 * Makes the data folder ready to serve: settings, enrollment on a first start, and an up-to-date warehouse.
 * When the inputs cannot be built but an earlier build opens, that one is kept and `warning` says why.
 */
export async function prepare(options: PrepareOptions): Promise<{ build: Build; warning: string | null }> {
  const { appDir, dataDir, now, begin, onProgress, note = async () => undefined } = options;
  const settings = await prepareDataFolder(dataDir);
  const { good, wanted } = await usableBuild(dataDir);
  if (good && wanted?.pinned && wanted.name === good.name) {
    return {
      build: good,
      warning: `Serving the rolled-back build of ${good.builtAt}; run "npm run jangkau -- build" to return to the newest data.`,
    };
  }
  try {
    return await withDataLock(dataDir, async () => {
      // Looked at again: another start may have prepared the folder while this one waited.
      const there = await usableBuild(dataDir);
      const isFirst = begin === 'demo' && (await wantsDemo(dataDir, there.wanted));
      if (isFirst) {
        onProgress('simulating enrollment (demo)');
        await loadDemo(dataDir, await readReference(appDir, settings.scope), now);
      }
      // A current build that does not open is made again, whatever its inputs.
      const force = there.wanted !== null && there.good?.name !== there.wanted.name;
      const { build } = await buildWarehouse({
        appDir,
        dataDir,
        now,
        force,
        onProgress,
        commit: async ({ build: next, serves }) => {
          if (!serves) await note(isFirst ? DEMO_LOADED : buildMade(next));
        },
      });
      const warning = wanted?.pinned
        ? `The rolled-back build of ${wanted.builtAt} does not open; the newest data are served.`
        : null;
      return { build, warning };
    });
  } catch (cause) {
    if (!good) throw cause;
    return { build: good, warning: `${reason(cause)} Serving the build of ${good.builtAt}.` };
  }
}

const DEMO_LOADED: AuditNote = { action: 'demo.load', objectKind: 'demo' };

function buildMade({ id }: Build): AuditNote {
  return { action: 'build.make', objectKind: 'build', objectId: id };
}

/** On a first start, and after one that was killed half-way: files already in are recognised by content. */
async function wantsDemo(dataDir: string, wanted: Build | null): Promise<boolean> {
  const ledger = await readLedger(dataDir);
  return wanted === null && ledger.every((entry) => entry.simulated);
}

/** The build that is pointed to, and the one that opens: it, or an older one in its place. */
async function usableBuild(
  dataDir: string,
): Promise<{ good: Build | null; wanted: (Build & { pinned: boolean }) | null }> {
  const wanted = await currentBuild(dataDir);
  const warehouse = await openUsable(dataDir, wanted).catch(() => null);
  warehouse?.retire();
  return { good: warehouse?.build ?? null, wanted };
}

/**
 * Loads the simulated enrollment into a folder that has none.
 * @throws UserError when real imports are there: simulated and real months are never mixed
 */
export async function initDemo({ appDir, dataDir, now, onProgress, note }: InitOptions): Promise<Build> {
  const settings = await prepareDataFolder(dataDir);
  return withDataLock(dataDir, async () => {
    const real = (await readLedger(dataDir)).filter((entry) => isMembers(entry) && !entry.simulated);
    if (real.length > 0) {
      throw new UserError(
        `${dataDir} holds real imports ("${real[0]!.fileName}"); demo data is not mixed with them. Set JANGKAU_DATA to another folder.`,
      );
    }
    onProgress('simulating enrollment (demo)');
    await loadDemo(dataDir, await readReference(appDir, settings.scope), now);
    const { build } = await buildWarehouse({
      appDir,
      dataDir,
      now,
      onProgress,
      commit: async ({ serves }) => {
        if (!serves) await note?.(DEMO_LOADED);
      },
    });
    return build;
  });
}

/** Takes simulated enrollment out (real imports stay) and builds: reference facts, no demo. */
export async function initEmpty({ appDir, dataDir, now, onProgress, note }: InitOptions): Promise<Build> {
  await prepareDataFolder(dataDir);
  return withDataLock(dataDir, async () => {
    const all = await readHistory(dataDir);
    const simulated = all.filter((entry) => entry.simulated);
    const { build } = await buildWarehouse({
      appDir,
      dataDir,
      now,
      onProgress,
      ledger: countingEntries(all.filter((entry) => !entry.simulated)),
      commit: async ({ build: next, serves }) => {
        const details = { files: simulated.length };
        if (simulated.length > 0) await note?.({ action: 'demo.remove', objectKind: 'demo', details });
        else if (!serves) await note?.(buildMade(next));
        await removeEntries(dataDir, simulated);
      },
    });
    return build;
  });
}

type InitOptions = Omit<PrepareOptions, 'begin'>;
