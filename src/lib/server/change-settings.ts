import { z } from 'zod';
import { prepareDataFolder, writeSettings } from './data-folder.ts';
import { figureSettingsSchema, type FigureSettings } from './figure-settings.ts';
import type { AuditDetails } from '#lib/views/audit-data.ts';
import type { Actor } from './accounts/actor.ts';
import { noteBuild, noteChange, refusePersonal } from './records/audit.ts';
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
  const { dataDir, actor, now } = context;
  return withDataLock(dataDir, async () => {
    const settings = await prepareDataFolder(dataDir);
    const { build } = await buildWarehouse({
      ...context,
      figures,
      commit: async ({ build: next, serves }) => {
        const details = differences(settings.figures, figures);
        const note = { action: 'settings.change', objectKind: 'settings', details } as const;
        if (Object.keys(details).length > 0) await noteChange(context, actor, note, now);
        else if (!serves) await noteBuild(context, actor, 'build.make', next.id, now);
        await writeSettings(dataDir, { ...settings, figures });
      },
    });
    lookAgain(dataDir);
    return build;
  });
}

/** What is other than before, `before → after`, one by one: `sds.tpak: – → 0.05`. `–` is as shipped. */
function differences(before: FigureSettings, after: FigureSettings): AuditDetails {
  const [old, set] = [oneByOne(before), oneByOne(after)];
  const names = [...new Set([...old.keys(), ...set.keys()])];
  return Object.fromEntries(
    names.flatMap((name) => {
      const [from, to] = [old.get(name) ?? '–', set.get(name) ?? '–'];
      return from === to ? [] : [[name, `${from} → ${to}`]];
    }),
  );
}

function oneByOne({ sds, occupations, selfPaying, ...plain }: FigureSettings): Map<string, string> {
  const named = (group: string, all: object) =>
    Object.entries(all).map(([name, value]) => [`${group}.${name}`, String(value)] as const);
  return new Map([
    ...Object.entries(plain).map(([name, value]) => [name, String(value)] as const),
    ['selfPaying', selfPaying.join(', ')],
    ...named('sds', sds),
    ...named('occupations', occupations),
  ]);
}

/** What the branch has set so far. */
export async function currentFigures(dataDir: string): Promise<FigureSettings> {
  return (await prepareDataFolder(dataDir)).figures;
}

/** Settings from text of a form or a command line. @throws UserError naming what is not allowed */
export function figuresFrom(input: unknown): FigureSettings {
  const parsed = figureSettingsSchema.safeParse(input);
  if (parsed.success) {
    for (const occupation of Object.keys(parsed.data.occupations)) refusePersonal(occupation);
    return parsed.data;
  }
  const what = z.prettifyError(parsed.error).replaceAll(/\s+/g, ' ');
  throw new UserError(
    `These settings are not allowed: ${what}. Nothing was changed.`,
    `Pengaturan ini tidak bisa dipakai: ${what}. Tidak ada yang berubah.`,
  );
}
