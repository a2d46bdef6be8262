import { z } from 'zod';
import { prepareDataFolder, writeSettings } from './data-folder.ts';
import { figureSettingsSchema, type FigureSettings } from './figure-settings.ts';
import { UserError } from './user-error.ts';
import { buildWarehouse } from './warehouse/build.ts';
import type { Build } from './warehouse/builds.ts';
import { withDataLock } from './warehouse/data-lock.ts';
import { lookAgain } from './warehouse/gateway.ts';

export interface ChangeContext {
  appDir: string;
  dataDir: string;
  /** ISO time. */
  now: string;
  onProgress?: (step: string) => void;
}

/**
 * Sets what the branch has decided about its figures, and builds with it. When the build is refused the settings stay as
 * they were.
 * @throws UserError when a check refuses the build
 */
export function changeFigures(context: ChangeContext, figures: FigureSettings): Promise<Build> {
  const { dataDir } = context;
  return withDataLock(dataDir, async () => {
    const settings = await prepareDataFolder(dataDir);
    const { build } = await buildWarehouse({
      ...context,
      figures,
      commit: () => writeSettings(dataDir, { ...settings, figures }),
    });
    lookAgain(dataDir);
    return build;
  });
}

/** What the branch has set so far. */
export async function currentFigures(dataDir: string): Promise<FigureSettings> {
  return (await prepareDataFolder(dataDir)).figures;
}

/** Settings from text of a form or a command line. @throws UserError naming what is not allowed */
export function figuresFrom(input: unknown): FigureSettings {
  const parsed = figureSettingsSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const what = z.prettifyError(parsed.error).replaceAll(/\s+/g, ' ');
  throw new UserError(
    `These settings are not allowed: ${what}. Nothing was changed.`,
    `Pengaturan ini tidak bisa dipakai: ${what}. Tidak ada yang berubah.`,
  );
}
