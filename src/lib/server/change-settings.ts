import { z } from 'zod';
import { prepareDataFolder, writeSettings, type Settings } from './data-folder.ts';
import { figureSettingsSchema, type FigureSettings } from './figure-settings.ts';
import type { AuditDetails } from '#lib/views/audit-data.ts';
import type { Actor } from './accounts/actor.ts';
import { noteBuild, noteChange, refusePersonal } from './records/audit.ts';
import { reportSettingsSchema, type ReportSettings } from './report-settings.ts';
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
 * @param reports what it has decided about its reports, which no build depends on; unless given it stays
 * @throws UserError when a check refuses the build
 */
export function changeFigures(
  context: ChangeContext,
  figures: FigureSettings,
  reports?: ReportSettings,
): Promise<Build> {
  const { dataDir, actor, now } = context;
  return withDataLock(dataDir, async () => {
    const settings = await prepareDataFolder(dataDir);
    const next = { ...settings, figures, reports: reports ?? settings.reports };
    const { build } = await buildWarehouse({
      ...context,
      figures,
      commit: async ({ build: made, serves }) => {
        const details = differences(settings, next);
        const note = { action: 'settings.change', objectKind: 'settings', details } as const;
        if (Object.keys(details).length > 0) await noteChange(context, actor, note, now);
        else if (!serves) await noteBuild(context, actor, 'build.make', made.id, now);
        await writeSettings(dataDir, next);
      },
    });
    lookAgain(dataDir);
    return build;
  });
}

type BranchSettings = Pick<Settings, 'figures' | 'reports'>;

/** What is other than before, `before → after`, one by one: `sds.tpak: – → 0.05`. `–` is as shipped. */
function differences(before: BranchSettings, after: BranchSettings): AuditDetails {
  const [old, set] = [oneByOne(before), oneByOne(after)];
  const names = [...new Set([...old.keys(), ...set.keys()])];
  return Object.fromEntries(
    names.flatMap((name) => {
      const [from, to] = [old.get(name) ?? '–', set.get(name) ?? '–'];
      return from === to ? [] : [[name, `${from} → ${to}`]];
    }),
  );
}

function oneByOne({ figures, reports }: BranchSettings): Map<string, string> {
  const { sds, occupations, selfPaying, ...plain } = figures;
  const named = (group: string, all: object) =>
    Object.entries(all).map(([name, value]) => [`${group}.${name}`, String(value)] as const);
  return new Map([
    ...Object.entries(plain).map(([name, value]) => [name, String(value)] as const),
    ['selfPaying', selfPaying.join(', ')],
    ...named('sds', sds),
    ...named('occupations', occupations),
    ...named('reports', reports),
  ]);
}

/** What the branch has set so far. */
export async function currentFigures(dataDir: string): Promise<FigureSettings> {
  return (await prepareDataFolder(dataDir)).figures;
}

/** The same of reports. @throws UserError naming what is not allowed */
export function reportsFrom(input: unknown): ReportSettings {
  const parsed = reportSettingsSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw notAllowed(parsed.error);
}

/** Settings from text of a form or a command line. @throws UserError naming what is not allowed */
export function figuresFrom(input: unknown): FigureSettings {
  const parsed = figureSettingsSchema.safeParse(input);
  if (parsed.success) {
    for (const occupation of Object.keys(parsed.data.occupations)) refusePersonal(occupation);
    return parsed.data;
  }
  throw notAllowed(parsed.error);
}

function notAllowed(error: z.ZodError): UserError {
  const what = z.prettifyError(error).replaceAll(/\s+/g, ' ');
  return new UserError(
    `These settings are not allowed: ${what}. Nothing was changed.`,
    `Pengaturan ini tidak bisa dipakai: ${what}. Tidak ada yang berubah.`,
  );
}
