import { prepareDataFolder } from './data-folder.ts';
import { importEnrollment } from './imports/enrollment-csv.ts';
import { readLedger, removeEntries, type LedgerEntry } from './ledger/ledger.ts';
import { buildWarehouse } from './warehouse/build.ts';
import type { Build } from './warehouse/builds.ts';
import { withDataLock } from './warehouse/data-lock.ts';
import { readReference } from './warehouse/reference.ts';

export interface PublishOptions {
  appDir: string;
  dataDir: string;
  /** ISO time. */
  now: string;
  /** Whether months already loaded are replaced. */
  replace: boolean;
  onProgress: (step: string) => void;
}

/**
 * Imports enrollment files and builds with them, all or nothing: when one file or the build is refused, none of them
 * stays and what was served goes on.
 * @throws UserError naming the file, line or rule
 */
export async function publishEnrollment(
  paths: readonly string[],
  { appDir, dataDir, now, replace, onProgress }: PublishOptions,
): Promise<{ entries: LedgerEntry[]; build: Build }> {
  const { scope } = await prepareDataFolder(dataDir);
  const { desa } = await readReference(appDir, scope);
  return withDataLock(dataDir, async () => {
    try {
      const entries = await importEnrollment(paths, {
        dataDir,
        desaCodes: desa.map(({ code }) => code),
        simulated: false,
        importedAt: now,
        replace,
      });
      const { build } = await buildWarehouse({ appDir, dataDir, now, onProgress });
      return { entries, build };
    } catch (cause) {
      // One of them may replace another: taking it out brings that one back, so look again until none is left.
      const added = async () => (await readLedger(dataDir)).filter(({ importedAt }) => importedAt === now);
      for (let left = await added(); left.length > 0; left = await added())
        await removeEntries(dataDir, left);
      throw cause;
    }
  });
}
