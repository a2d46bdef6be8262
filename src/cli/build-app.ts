import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '#lib/server/user-error.ts';

/** What the built app depends on. */
const SOURCES = ['src', 'static', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'];

/** Builds the app unless the last build was made from the same sources. @throws UserError when the build fails */
export async function buildApp(appDir: string, onProgress: (step: string) => void): Promise<void> {
  const stamp = join(appDir, 'build', 'sources.sha256');
  const hash = await hashSources(appDir);
  const last = await readFile(stamp, 'utf8').catch(() => null);
  if (last === hash) return;
  onProgress('building the app');
  await runVite(appDir);
  await writeFile(stamp, hash);
}

async function hashSources(appDir: string): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const path of await filesBelow(join(appDir, source))) {
      hash.update(`${path.slice(appDir.length)}\n`).update(await readFile(path));
    }
  }
  return hash.digest('hex');
}

async function filesBelow(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => null);
  if (entries === null) return [path];
  const nested = await Promise.all(entries.map((entry) => filesBelow(join(path, entry.name))));
  return nested.flat().sort();
}

async function runVite(appDir: string): Promise<void> {
  const vite = join(appDir, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: appDir,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0) throw new UserError(`The app could not be built:\n${output.trim()}`);
}
