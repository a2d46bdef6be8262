import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { dataPaths, parseJson, writeAtomically } from '../data-folder.ts';
import { DEFAULT_FIGURES, figureSettingsSchema } from '../figure-settings.ts';
import { entrySchema } from '../ledger/ledger.ts';
import { UserError } from '../user-error.ts';
import type { ModelInputs } from './model-inputs.ts';

const buildSchema = z.object({
  /** Hash of inputs and models: cache key and ETag. Two builds of the same inputs share it. */
  id: z.string(),
  /** Folder name: time of the build, then the id. */
  name: z.string(),
  builtAt: z.string(),
  seconds: z.number(),
  /** The imports it was made from. */
  entries: z.array(entrySchema.extend({ countingPeriods: z.array(z.string()).readonly().optional() })),
  simulated: z.boolean(),
  /** What the branch had set about its figures. */
  figures: figureSettingsSchema.default(DEFAULT_FIGURES),
  checks: z.array(
    z.object({
      name: z.string(),
      rule: z.string(),
      severity: z.enum(['error', 'warning']),
      failures: z.number().int(),
      examples: z.array(z.string()),
    }),
  ),
});

/** What is known of a finished build without opening it. */
export type Build = z.infer<typeof buildSchema>;

const pointerSchema = z.object({
  build: z.string(),
  /** True after a rollback: newer inputs do not replace this build until someone runs `build`. */
  pinned: z.boolean(),
});

type Pointer = z.infer<typeof pointerSchema>;

/** How many builds are kept to roll back to. */
export const KEEP = 5;

export function buildDir(dataDir: string, name: string): string {
  return join(dataPaths(dataDir).builds, name);
}

export function databasePath(dataDir: string, name: string): string {
  return join(buildDir(dataDir, name), 'warehouse.duckdb');
}

/** What the workers model of a build was given: kept beside the warehouse, to repeat its seeded draws. */
export async function readModelFile(dataDir: string, name: string): Promise<ModelInputs> {
  return JSON.parse(await readFile(modelPath(dataDir, name), 'utf8'));
}

export function modelPath(dataDir: string, name: string): string {
  return join(buildDir(dataDir, name), 'model.json');
}

/** Finished builds, newest first. Folders without a readable build.json are not finished and left out. */
export async function listBuilds(dataDir: string): Promise<Build[]> {
  const names = await readdir(dataPaths(dataDir).builds).catch(() => []);
  const builds = await Promise.all(
    names.filter((name) => !name.startsWith('tmp-')).map((name) => readBuild(dataDir, name)),
  );
  return builds.filter((build) => build !== null).sort((a, b) => b.name.localeCompare(a.name));
}

async function readBuild(dataDir: string, name: string): Promise<Build | null> {
  const text = await readFile(join(buildDir(dataDir, name), 'build.json'), 'utf8').catch(() => '');
  const parsed = buildSchema.safeParse(parseJson(text));
  return parsed.success && parsed.data.name === name ? parsed.data : null;
}

/** Which build is served, or null when none was chosen yet or the pointer is damaged. */
async function readPointer(dataDir: string): Promise<Pointer | null> {
  const text = await readFile(dataPaths(dataDir).current, 'utf8').catch(() => '');
  const parsed = pointerSchema.safeParse(parseJson(text));
  return parsed.success ? parsed.data : null;
}

/** Makes a build the served one, in one atomic step. */
export async function pointTo(dataDir: string, pointer: Pointer): Promise<void> {
  await writeAtomically(dataPaths(dataDir).current, `${JSON.stringify(pointer)}\n`);
}

/** The served build: the one pointed to, else the newest finished one. */
export async function currentBuild(dataDir: string): Promise<(Build & { pinned: boolean }) | null> {
  const [builds, pointer] = await Promise.all([listBuilds(dataDir), readPointer(dataDir)]);
  const chosen = builds.find((build) => build.name === pointer?.build);
  if (chosen) return { ...chosen, pinned: pointer?.pinned ?? false };
  return builds[0] ? { ...builds[0], pinned: false } : null;
}

/**
 * Serves the newest earlier build that opens, until the next `build`. @returns the build now served
 * @param opens whether a build can be read
 * @param commit called right before the build serves
 */
export async function rollback(
  dataDir: string,
  opens: (build: Build) => Promise<boolean>,
  commit: (build: Build) => Promise<void> = async () => undefined,
): Promise<Build> {
  const [builds, current] = await Promise.all([listBuilds(dataDir), currentBuild(dataDir)]);
  const earlier = current ? builds.slice(builds.findIndex((build) => build.name === current.name) + 1) : [];
  let previous: Build | undefined;
  for (const build of earlier) if (!previous && (await opens(build))) previous = build;
  if (!previous) throw new UserError('There is no earlier build to roll back to.');
  await commit(previous);
  await pointTo(dataDir, { build: previous.name, pinned: true });
  return previous;
}

/** Deletes builds beyond the newest five (never the served one) and what dead builders left behind. */
export async function prune(dataDir: string): Promise<void> {
  const [builds, current] = await Promise.all([listBuilds(dataDir), currentBuild(dataDir)]);
  const old = builds.filter((build, place) => place >= KEEP && build.name !== current?.name);
  const names = await readdir(dataPaths(dataDir).builds).catch(() => []);
  const abandoned = names.filter((name) => name.startsWith('tmp-') && !isAlive(Number(name.split('-')[1])));
  for (const name of [...old.map((build) => build.name), ...abandoned]) {
    await rm(buildDir(dataDir, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM'; // alive, another user's
  }
}
