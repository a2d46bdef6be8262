import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Browser } from './browser-path.ts';

const PACKAGE = resolve('node_modules/@sparticuz/chromium');
const UNPACK = "(await import('@sparticuz/chromium')).default.executablePath()";

/**
 * Unpacks the Chromium of `@sparticuz/chromium` below `node_modules/.cache`, once per version, and says how to
 * start it. It brings NSS and a font of its own, so that no system package beyond glibc is needed.
 */
export function unpackBundledChromium(): Browser {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  const folder = resolve(`node_modules/.cache/jangkau-chromium-${version}`);
  if (!existsSync(folder)) unpackInto(folder);
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  };
}

/** The folder appears complete or not at all: a run that is stopped half-way leaves no half browser behind. */
function unpackInto(folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  const partial = mkdtempSync(`${folder}-`);
  try {
    // The package unpacks into the temp folder, and brings its libraries along only where it believes to be on AWS.
    execFileSync(process.execPath, ['--input-type=module', '--eval', `await ${UNPACK}`], {
      env: { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    writeFileSync(join(partial, 'fonts.conf'), fontsConf(folder));
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** The fonts of the system, if any, and the one that came along. */
function fontsConf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}
