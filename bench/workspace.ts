import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#lib/server/config.ts';
import { initDemo } from '#lib/server/prepare.ts';
import { currentBuild, databasePath } from '#lib/server/warehouse/builds.ts';
import { Warehouse } from '#lib/server/warehouse/serve.ts';
import { durationOf } from './timing.ts';

/** Where benches work: the product's files, and a data folder of their own that is gone afterwards. */
export interface Workspace {
  appDir: string;
  dataDir: string;
  /** The data folder filled with the demo; the first caller waits. @returns how long that took, ms */
  demo: () => Promise<number>;
  progress: (step: string) => void;
}

/** A new data folder below the system's temporary folder; removed when the process ends, however it ends. */
export function createWorkspace(progress: (step: string) => void): Workspace {
  const { appDir } = readConfig({});
  const dataDir = mkdtempSync(join(tmpdir(), 'jangkau-bench-'));
  process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  let filled: Promise<number> | undefined;
  const demo = () =>
    (filled ??= durationOf(() => initDemo({ appDir, dataDir, now: now(), onProgress: progress })));
  return { appDir, dataDir, demo, progress };
}

/** The time now, as builds and imports write it. */
export function now(): string {
  return new Date().toISOString();
}

/** Gives `use` the demo's warehouse, as the app serves it, and the path of its file. */
export async function withDemoWarehouse<T>(
  { dataDir, demo }: Workspace,
  use: (warehouse: Warehouse, path: string) => Promise<T>,
): Promise<T> {
  await demo();
  const build = await currentBuild(dataDir);
  if (!build) throw new Error('The demo was loaded, but there is no build to open.');
  const warehouse = await Warehouse.open(dataDir, build);
  try {
    return await use(warehouse, databasePath(dataDir, build.name));
  } finally {
    warehouse.retire();
  }
}
