import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { DEFAULT_FIGURES, figureSettingsSchema } from './figure-settings.ts';
import { DEFAULT_REPORTS, reportSettingsSchema } from './report-settings.ts';
import { UserError } from './user-error.ts';

/** Where things live in the data folder. */
export function dataPaths(dataDir: string) {
  return {
    settings: join(dataDir, 'settings.json'),
    ledger: join(dataDir, 'ledger'),
    warehouse: join(dataDir, 'warehouse'),
    builds: join(dataDir, 'warehouse', 'builds'),
    current: join(dataDir, 'warehouse', 'current.json'),
    boundaries: join(dataDir, 'boundaries.json'),
  };
}

const settingsSchema = z.object({
  /** Version of the folder's layout; raised when an older Jangkau could not read it. */
  format: z.literal(1),
  /** Kabupaten code of the branch. */
  scope: z.string().regex(/^\d{2}\.\d{2}$/),
  /** Map background; null by default, so that no request leaves the browser. */
  tiles: z.object({ url: z.url(), attribution: z.string().min(1) }).nullable(),
  figures: figureSettingsSchema.default(DEFAULT_FIGURES),
  reports: reportSettingsSchema.default(DEFAULT_REPORTS),
});

export type Settings = z.infer<typeof settingsSchema>;

const DEFAULTS: Settings = {
  ...{ format: 1, scope: '33.17', tiles: null },
  ...{ figures: DEFAULT_FIGURES, reports: DEFAULT_REPORTS },
};

/** Creates the folder and its settings if they are not there yet. @throws UserError when the folder cannot be used */
export async function prepareDataFolder(dataDir: string): Promise<Settings> {
  const paths = dataPaths(dataDir);
  try {
    for (const dir of [dataDir, paths.ledger, paths.builds]) await mkdir(dir, { recursive: true });
  } catch (cause) {
    throw new UserError(
      `The data folder ${dataDir} cannot be created (${reason(cause)}). Set JANGKAU_DATA to a folder you may write to.`,
    );
  }
  const settings = await readSettings(dataDir);
  if (settings) return settings;
  await writeSettings(dataDir, DEFAULTS);
  return DEFAULTS;
}

/** Writes the settings whole. */
export function writeSettings(dataDir: string, settings: Settings): Promise<void> {
  return writeAtomically(dataPaths(dataDir).settings, `${JSON.stringify(settings, null, 2)}\n`);
}

/** The settings, or null when the folder has none yet. @throws UserError when the file is damaged */
export async function readSettings(dataDir: string): Promise<Settings | null> {
  const { settings } = dataPaths(dataDir);
  const text = await readFile(settings, 'utf8').catch(() => null);
  if (text === null) return null;
  const parsed = settingsSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues
    .map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`)
    .join('; ');
  throw new UserError(
    `${settings} is damaged or from another version (${where}). Mend it, or delete it to return to the defaults.`,
  );
}

/** JSON, or undefined where the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Writes a file so that readers see the old or the new content, never a part; survives a crash. */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = join(dirname(path), `.tmp-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw diskError(cause, dirname(path));
  }
}

/** Turns "no room left" in all its forms into a sentence; other errors pass through. */
export function diskError(cause: unknown, dir: string): unknown {
  const full = /ENOSPC|EDQUOT|EFBIG|no space left|disk quota|file too large|disk full/i;
  if (!full.test(reason(cause))) return cause;
  return new UserError(
    `The disk is full: ${dir} could not be written. Free some space and try again; nothing was changed.`,
    'Disk server penuh. Kosongkan sebagian, lalu coba lagi; tidak ada yang berubah.',
  );
}

/** The short text of any thrown thing. */
export function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
