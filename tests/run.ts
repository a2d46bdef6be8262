import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { single, type Counts } from './runner/counts.ts';
import { hasBuild, isStepName, STEP_NAMES, steps, type StepName } from './runner/steps.ts';
import { summaryTable, totalLine, type StepResult } from './runner/summary.ts';

const USAGE = `npm test                                     everything, in this order: ${STEP_NAMES.join(', ')}
npm test -- --only unit,browser              some steps
npm test -- --only unit tests/ladder         the test files whose path contains this text`;

/** Runs the steps one after the other, goes on after a failed one, and ends with the sum on a line of its own. */
async function main(): Promise<void> {
  const { chosen, filters } = readArguments();
  const folder = mkdtempSync(join(tmpdir(), 'jangkau-tests-'));
  const results: StepResult[] = [];
  try {
    for (const name of chosen) results.push(await runStep(name, folder, filters));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(summaryTable(results));
  console.log(totalLine(results));
  process.exitCode = results.some(({ counts }) => counts.failed > 0) ? 1 : 0;
}

async function runStep(name: StepName, folder: string, filters: string[]): Promise<StepResult> {
  console.log(`\n── ${name} ──`);
  const start = performance.now();
  const counts = await steps[name](folder, filters).catch((error: unknown): Counts => {
    console.log(error);
    return single(false);
  });
  return { name, counts, seconds: (performance.now() - start) / 1000 };
}

/** The steps asked for, in the fixed order; the build comes first when a chosen step needs one and there is none. */
function readArguments(): { chosen: StepName[]; filters: string[] } {
  const { values, positionals } = parseArgs({
    options: { only: { type: 'string', multiple: true }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  if (values.help) {
    console.log(USAGE);
    process.exit(0);
  }
  const only = (values.only ?? []).flatMap((list) => list.split(','));
  const unknown = only.find((name) => !isStepName(name));
  if (unknown !== undefined) {
    console.error(`--only ${unknown}: there is no such step.\n${USAGE}`);
    process.exit(2);
  }
  const wanted = (name: StepName) => only.length === 0 || only.includes(name);
  const needsBuild = !hasBuild() && (wanted('unit') || wanted('browser'));
  return {
    chosen: STEP_NAMES.filter((name) => wanted(name) || (name === 'build' && needsBuild)),
    filters: positionals,
  };
}

await main();
