import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Place } from '#lib/server/records/store.ts';
import { REPOSITORY } from '../fixture-app.ts';

/** Opens the store in one process for each name, all at the same time; each writes a row with its name. */
export async function openInProcesses({ appDir, dataDir }: Place, names: readonly string[]): Promise<void> {
  const script = ['--import', 'tsx', 'tests/server/records/open-records.ts', appDir, dataDir];
  const run = (name: string) => promisify(execFile)(process.execPath, [...script, name], { cwd: REPOSITORY });
  await Promise.all(names.map(run));
}
