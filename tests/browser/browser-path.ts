import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { unpackBundledChromium } from './bundled-chromium.ts';

export interface Browser {
  executablePath: string;
  /** Variables the browser needs beside those of this process. */
  env: Record<string, string>;
}

const LINUX_NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const LINUX_FOLDERS = [
  '/usr/bin',
  '/usr/local/bin',
  '/opt/google/chrome',
  '/opt/microsoft/msedge',
  '/snap/bin',
];
const MAC_NAMES = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];

/**
 * The browser the tests use: `CHROMIUM_PATH`, else an installed Chrome, Chromium or Edge, else the one inside
 * `@sparticuz/chromium` (Linux x64). `JANGKAU_BROWSER=bundled` goes straight to the last.
 * @throws Error naming `CHROMIUM_PATH` when there is none.
 */
export async function findBrowser(env: NodeJS.ProcessEnv = process.env): Promise<Browser> {
  const bundledOnly = env.JANGKAU_BROWSER === 'bundled';
  if (env.CHROMIUM_PATH && !bundledOnly) return chosenBrowser(env.CHROMIUM_PATH);
  const installed = bundledOnly ? undefined : installedCandidates(process.platform, env).find(starts);
  if (installed) return { executablePath: installed, env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return unpackBundledChromium();
  throw new Error(
    'No browser found for the browser tests. Install Chrome, Chromium or Edge, or set CHROMIUM_PATH to its executable.',
  );
}

function chosenBrowser(path: string): Browser {
  if (!existsSync(path)) throw new Error(`CHROMIUM_PATH names "${path}", but there is no such file.`);
  return { executablePath: path, env: {} };
}

/** Where a browser may be, most usual first. */
export function installedCandidates(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  if (platform === 'darwin') {
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      MAC_NAMES.map((name) => `${folder}/${name}.app/Contents/MacOS/${name}`),
    );
  }
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
      folder ? WINDOWS_PROGRAMS.map((program) => `${folder}\\${program}`) : [],
    );
  }
  const folders = [...(env.PATH ?? '').split(delimiter).filter(Boolean), ...LINUX_FOLDERS];
  return LINUX_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Some distributions leave a stub that only prints how to install the browser. Windows has no such stubs. */
function starts(path: string): boolean {
  if (!existsSync(path)) return false;
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0;
}
