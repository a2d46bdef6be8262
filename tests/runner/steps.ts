import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  countPlaywright,
  countVitest,
  settle,
  single,
  type Counts,
  type PlaywrightReport,
  type VitestReport,
} from './counts.ts';
import { runBinary } from './run-binary.ts';

export const STEP_NAMES = ['format', 'lint', 'types', 'build', 'unit', 'browser'] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** Runs a step: `folder` takes its report, `filters` narrow the tests. The build precedes what serves it. */
export const steps: Record<StepName, (folder: string, filters: string[]) => Promise<Counts>> = {
  format: async () => single(await runBinary('prettier', 'prettier', ['--check', '.'])),
  lint: async () => single(await runBinary('eslint', 'eslint', ['.', '--max-warnings', '0'])),
  types: async () => single(await checkTypes()),
  build: async () => single(await build()),
  unit: runVitest,
  browser: runPlaywright,
};

export function isStepName(name: string): name is StepName {
  return STEP_NAMES.some((step) => step === name);
}

export function hasBuild(): boolean {
  return existsSync('build/handler.js');
}

async function checkTypes(): Promise<boolean> {
  if (!(await runBinary('@sveltejs/kit', 'svelte-kit', ['sync']))) return false;
  return runBinary('svelte-check', 'svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings']);
}

/** The old build goes first: tests never see it where the new one fails. */
async function build(): Promise<boolean> {
  rmSync('build', { recursive: true, force: true });
  return (await runBinary('vite', 'vite', ['build'])) && hasBuild();
}

async function runVitest(folder: string, filters: string[]): Promise<Counts> {
  const file = join(folder, 'vitest.json');
  const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const exitedWell = await runBinary('vitest', 'vitest', ['run', ...report, ...filters]);
  return settle(readReport<VitestReport>(file, countVitest), exitedWell);
}

async function runPlaywright(folder: string, filters: string[]): Promise<Counts> {
  if (!hasBuild()) {
    console.log('Not run: the build failed, so there is nothing to open in a browser.');
    return single(false);
  }
  const file = join(folder, 'playwright.json');
  const exitedWell = await runBinary(
    '@playwright/test',
    'playwright',
    ['test', '--reporter=list,json', ...filters],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  );
  return settle(readReport<PlaywrightReport>(file, countPlaywright), exitedWell);
}

/** No report, or one that is no JSON, is a crashed runner: one failure. */
function readReport<Report>(file: string, count: (report: Report) => Counts): Counts {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')) as Report);
  } catch (error) {
    console.log(`The runner left no report to read: ${(error as Error).message}`);
    return single(false);
  }
}
