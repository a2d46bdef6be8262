import { z } from 'zod';
import { prepareDataFolder, writeSettings } from './data-folder.ts';
import { figureSettingsSchema, type FigureSettings } from './figure-settings.ts';
import type { AuditDetails } from '#lib/views/audit-data.ts';
import type { Actor } from './accounts/actor.ts';
import { noteChange } from './records/audit.ts';
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
  /** Who changes them, for the audit. */
  actor: Actor;
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
      commit: async () => {
        const details = differences(settings.figures, figures);
        const note = { action: 'settings.change', objectKind: 'settings', details } as const;
        await noteChange(context, context.actor, note, context.now);
        await writeSettings(dataDir, { ...settings, figures });
      },
    });
    lookAgain(dataDir);
    return build;
  });
}

/** What is other than before, `before → after`. */
function differences(before: FigureSettings, after: FigureSettings): AuditDetails {
  const names = Object.keys(after) as (keyof FigureSettings)[];
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return Object.fromEntries(
    changed.map((name) => [name, `${JSON.stringify(before[name])} → ${JSON.stringify(after[name])}`]),
  );
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
