import { parseArgs } from 'node:util';
import { BENCHES, type OwnReport } from './benches.ts';
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
  const { names, args, options, json } = readArguments();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  const workspace = createWorkspace((step) => console.error(`  … ${step}`));
  const on = machine();
  const measures: Measure[] = [];
  const own: OwnReport[] = [];
  for (const name of names) {
    console.error(`── ${name} ──`);
    try {
      await BENCHES[name]!.prepare?.(workspace);
      const result = await runBench(name, workspace, args, options);
      if (Array.isArray(result)) measures.push(...result);
      else own.push(result);
    } catch (error) {
      console.error(`bench ${name} could not run:`, error);
      process.exitCode = 1;
    }
  }
  const report = json ? asJson(measures, on, own) : textReport(measures, on, own);
  process.stdout.write(`${report}\n`, () => process.exit()); // a bench that took too long may still be running
}

type Options = Record<string, string>;

function runBench(
  name: string,
  workspace: Workspace,
  args: readonly string[],
  options: Options,
): Promise<Measure[] | OwnReport> {
  const { run, limitMs = LIMIT_MS } = BENCHES[name]!;
  if (limitMs === Infinity) return run(workspace, args, options);
  const tooLong = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`took longer than ${limitMs / 1000} s`)), limitMs).unref();
  });
  return Promise.race([run(workspace, args, options), tooLong]);
}

function textReport(measures: readonly Measure[], on: Machine, own: readonly OwnReport[]): string {
  const { node, platform, processors, memoryGb, load } = on;
  const about = `${processors}, ${memoryGb} GB, ${platform}, Node ${node}, load ${load} before the first bench`;
  const timed = `Timed figures are medians; 1 kB = 1000 bytes.\n\n${asTable(measures)}`;
  return [about, ...(measures.length > 0 ? [timed] : []), ...own.map(({ text }) => text)].join('\n');
}

function readArguments(): { names: string[]; args: string[]; options: Options; json: boolean } {
  const { values, positionals } = parseCommandLine();
  const { json, help, ...options } = values;
  if (help === true) {
    console.log(USAGE);
    process.exit(0);
  }
  const [list, ...args] = positionals;
  const names = list?.split(',') ?? defaultNames();
  const unknown = names.find((name) => !Object.hasOwn(BENCHES, name));
  if (unknown !== undefined) refuse(`there is no bench "${unknown}"`);
  if (args.length > 0 && !names.some((name) => BENCHES[name]!.usage))
    refuse(`"${args[0]}" is one word too many`);
  const stray = Object.keys(options).find(
    (key) => !names.some((name) => BENCHES[name]!.options?.includes(key)),
  );
  if (stray !== undefined) refuse(`"--${stray}" is for another bench`);
  return { names, args, options: options as Options, json: json === true };
}

function parseCommandLine() {
  try {
    const more = Object.values(BENCHES).flatMap(({ options = [] }) => options);
    return parseArgs({
      options: {
        ...Object.fromEntries(more.map((key) => [key, { type: 'string' as const }])),
        json: { type: 'boolean' as const },
        help: { type: 'boolean' as const, short: 'h' },
      },
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
