import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { parsePeriod } from '#lib/domain/imports/period-labels.ts';
import { KINDS, type Kind } from '#lib/domain/imports/kinds.ts';
import { actorAtWork } from '../actor-at-work.ts';
import type { Config } from '#lib/server/config.ts';
import { publishImport } from '#lib/server/imports/publish-import.ts';
import { fileInput, readImport } from '#lib/server/imports/read-import.ts';
import { importReport } from '#lib/server/imports/report.ts';
import { mappingFrom } from '#lib/server/imports/wishes.ts';
import type { ImportWishes } from '#lib/server/imports/understand.ts';
import { readHistory } from '#lib/server/ledger/ledger.ts';
import { UserError } from '#lib/server/user-error.ts';
import type { ImportReport } from '#lib/views/import-data.ts';
import { printReport } from '../print-report.ts';
import { describeBuild, progress } from '../progress.ts';

interface Options {
  kind?: Kind;
  sheet?: string;
  period?: string;
  mapping?: string;
  template?: string;
  source?: string;
  licence?: string;
  replace?: boolean;
  skipRejected?: boolean;
  withoutDemo?: boolean;
  dryRun?: boolean;
  yes?: boolean;
  json?: boolean;
}

export function addImport(program: Command, config: Config): void {
  program
    .command('import')
    .argument(
      '<file>',
      'CSV, TSV, XLSX, XLS, ODS, Parquet; GeoJSON, TopoJSON or a zipped shapefile',
      existing,
    )
    .description('read a file, show what it says and what would change, and publish it (all or nothing)')
    .addOption(new Option('--kind <kind>', 'what the file is; guessed unless told').choices(KINDS))
    .option('--sheet <name>', 'sheet of a workbook; the one that looks like a table unless told')
    .option('--period <YYYY-MM>', 'month of the whole file, where it does not say so itself', month)
    .option('--mapping <m.json>', 'how its columns are read (see "mapping" in --json)')
    .option('--template <name>', 'remembered mapping to use, or name under which to remember this one')
    .option('--source <text>', 'for boundaries: who published them; shown on the map')
    .option('--licence <text>', 'for boundaries: their licence')
    .option('--replace', 'take the months of this file instead of those already loaded')
    .option('--without-demo', 'let real counts take the place of the simulated demo')
    .option('--skip-rejected', 'leave out rows that cannot be taken or wait for a person')
    .option('--dry-run', 'change nothing; only report')
    .option('--yes', 'publish without asking')
    .option('--json', 'print one JSON object instead of text')
    .addHelpText(
      'after',
      '\nExit: 0 published (or nothing in the way), 1 something is to be done first, 2 wrong usage.',
    )
    .action((file: string, options: Options) => runImport(file, options, config));
}

/** Reads, reports, and publishes when nothing is in the way; sets the exit code. */
export async function runImport(file: string, options: Options, config: Config): Promise<void> {
  try {
    const report = await importFile(file, options, config);
    if (options.json) console.log(JSON.stringify(report, null, 2));
    const done = ['published', 'unchanged', 'ready'].includes(report.status);
    process.exitCode = done ? 0 : 1;
  } catch (cause) {
    if (!(cause instanceof UserError) || !options.json) throw cause;
    console.log(JSON.stringify({ status: 'refused', error: cause.message }, null, 2));
    process.exitCode = 1;
  }
}

async function importFile(file: string, options: Options, config: Config): Promise<ImportReport> {
  const context = { ...config, now: new Date().toISOString(), actor: actorAtWork() };
  const read = await readImport(fileInput(file), await wishesFrom(options, config), context);
  const wishes = {
    replace: options.replace ?? false,
    withoutRejected: options.skipRejected ?? false,
    withoutDemo: options.withoutDemo ?? false,
    template: options.template ?? null,
  };
  const reportNow = async (published: Awaited<ReturnType<typeof publishImport>> | null) => ({
    ...importReport(read, { history: await readHistory(config.dataDir), lang: 'en', published, wishes }),
    mapping: read.understood.mapping,
  });
  const report = await reportNow(null);
  if (!options.json) printReport(report);
  if (report.status !== 'ready' || options.dryRun) return report;
  if (!(await mayPublish(options))) return report;
  const published = await publishImport(read.content, read.understood, wishes, {
    ...context,
    onProgress: progress,
  });
  if (!options.json)
    console.log(`${published.fresh ? 'published as' : 'already loaded as'} ${published.entry.id}`);
  if (!options.json) console.log(describeBuild(published.build));
  return reportNow(published);
}

async function wishesFrom(options: Options, { dataDir }: Config): Promise<ImportWishes> {
  const { kind, sheet, period, mapping, template, source, licence } = options;
  const known = (await readHistory(dataDir)).some((entry) => entry.template === template);
  return {
    ...(kind && { kind }),
    ...(sheet !== undefined && { sheet }),
    ...(period && { fixed: { period } }),
    ...(mapping && { mapping: mappingFrom(await readMapping(mapping), mapping) }),
    ...(template !== undefined && known && { template }),
    ...(source && { source }),
    ...(licence && { licence }),
  };
}

function readMapping(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => {
    throw new UserError(`The mapping ${path} cannot be read.`);
  });
}

/** Asks only a person who sits there; a script has asked by running the command. */
async function mayPublish({ yes, json }: Options): Promise<boolean> {
  if (yes || json || !process.stdin.isTTY || !process.stdout.isTTY) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await terminal.question('Publish? [y/N] ')).trim());
  } finally {
    terminal.close();
  }
}

function existing(path: string): string {
  if (existsSync(path)) return path;
  throw new InvalidArgumentError('There is no such file.');
}

function month(text: string): string {
  const period = parsePeriod(text);
  if (period) return period;
  throw new InvalidArgumentError('It is not a month; write it like 2026-10.');
}
