import { parseArgs } from 'node:util';
import { BENCHES } from './benches.ts';
import type { Measure } from './measure.ts';
import { asJson, asTable, machine, type Machine } from './report.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

const LIMIT_MS = 120_000;
const USAGE = `npm run bench                    all: ${defaultNames().join(', ')}
npm run bench -- query           one
npm run bench -- query,arrow     some
npm run bench -- --json          the same as data

${Object.entries(BENCHES)
  .map(([name, { about, usage = '' }]) => `${`${name} ${usage}`.padEnd(10)} ${about}`)
  .join('\n')}`;

/**
 * Runs the benches asked for and prints one line a measure. A missed goal is said, not punished; the exit code is 1
 * when a bench could not run, 2 for a mistake on the command line.
 */
async function main(): Promise<void> {
  const { names, args, json } = readArguments();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  const workspace = createWorkspace((step) => console.error(`  … ${step}`));
  const on = machine();
  const measures: Measure[] = [];
  for (const name of names) {
    console.error(`── ${name} ──`);
    try {
      await BENCHES[name]!.prepare?.(workspace);
      measures.push(...(await runBench(name, workspace, args)));
    } catch (error) {
      console.error(`bench ${name} could not run:`, error);
      process.exitCode = 1;
    }
  }
  const report = json ? asJson(measures, on) : textReport(measures, on);
  process.stdout.write(`${report}\n`, () => process.exit()); // a bench that took too long may still be running
}

function runBench(name: string, workspace: Workspace, args: readonly string[]): Promise<Measure[]> {
  const { run, limitMs = LIMIT_MS } = BENCHES[name]!;
  const tooLong = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`took longer than ${limitMs / 1000} s`)), limitMs).unref();
  });
  return Promise.race([run(workspace, args), tooLong]);
}

function textReport(measures: readonly Measure[], on: Machine): string {
  const { node, platform, processors, memoryGb, load } = on;
  const about = `${processors}, ${memoryGb} GB, ${platform}, Node ${node}, load ${load} before the first bench`;
  return `${about}\nTimed figures are medians; 1 kB = 1000 bytes.\n\n${asTable(measures)}`;
}

function readArguments(): { names: string[]; args: string[]; json: boolean } {
  const { values, positionals } = parseCommandLine();
  if (values.help) {
    console.log(USAGE);
    process.exit(0);
  }
  const [list, ...args] = positionals;
  const names = list?.split(',') ?? defaultNames();
  const unknown = names.find((name) => !Object.hasOwn(BENCHES, name));
  if (unknown !== undefined) refuse(`there is no bench "${unknown}"`);
  if (args.length > 0 && !names.some((name) => BENCHES[name]!.usage))
    refuse(`"${args[0]}" is one word too many`);
  return { names, args, json: values.json };
}

function parseCommandLine() {
  try {
    return parseArgs({
      options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
  } catch (error) {
    return refuse((error as Error).message);
  }
}

function refuse(why: string): never {
  console.error(`bench: ${why}\n${USAGE}`);
  process.exit(2);
}

function defaultNames(): string[] {
  return Object.keys(BENCHES).filter((name) => !BENCHES[name]!.onlyByName);
}

await main();
