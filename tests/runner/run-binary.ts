import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const LIMIT_MS = 60 * 60_000;

/**
 * Runs the command `name` of an installed package with this Node and lets it write straight to the terminal.
 * True when it ended with 0; false when it failed, crashed, could not start or took more than an hour.
 */
export function runBinary(
  packageName: string,
  name: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [binaryPath(packageName, name), ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, TZ: 'Asia/Jakarta', ...env },
      timeout: LIMIT_MS,
      killSignal: 'SIGKILL',
    });
    child.once('error', () => done(false));
    child.once('exit', (code) => done(code === 0));
  });
}

function binaryPath(packageName: string, name: string): string {
  const folder = join('node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const path = typeof bin === 'string' ? bin : bin[name];
  if (path === undefined) throw new Error(`${packageName} has no command "${name}"`);
  return join(folder, path);
}
