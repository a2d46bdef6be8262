import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Config } from '#lib/server/config.ts';
import { parseAuditSearch, type AuditSearch } from '#lib/server/records/audit-search.ts';
import { allAudit } from '#lib/server/records/audit.ts';
import { exportAudit, type AuditFormat } from '#lib/server/records/export-audit.ts';
import { withRecords, type Records } from '#lib/server/records/store.ts';
import { auditSentence } from '#lib/views/audit-sentences.ts';
import { formatFor } from '#lib/views/format.ts';

interface Options {
  search?: string;
  who?: string;
  action?: string;
  object?: string;
  from?: string;
  to?: string;
  limit?: number;
  json?: boolean;
  csv?: boolean;
}

const TO_READ = 100;

export function addAudit(program: Command, config: Config): void {
  program
    .command('audit')
    .description('who did what, when, from where; newest first')
    .option('--search <text>', 'in names, objects, details and words')
    .option('--who <name>', 'part of the name of who did it')
    .option('--action <action>', 'such as target.save')
    .option('--object <id>', 'id of what it was done to, such as an import')
    .option('--from <day>', 'YYYY-MM-DD, in Jakarta')
    .option('--to <day>', 'YYYY-MM-DD, included')
    .option('--limit <entries>', `how many (default: ${TO_READ}, or all with --json or --csv)`, wholeNumber)
    .addOption(new Option('--json', 'print JSON').conflicts('csv'))
    .option('--csv', 'print CSV')
    .action(async (options: Options) => {
      const format = options.json ? 'json' : options.csv ? 'csv' : null;
      const search = searchOf(options, format === null ? TO_READ : Infinity);
      await withRecords(config, (records) => print(records, search, format));
    });
}

function searchOf({ search, who, action, object, from, to, limit }: Options, most: number): AuditSearch {
  const given = { cari: search, siapa: who, tindakan: action, objek: object, dari: from, sampai: to };
  const parameters = new URLSearchParams();
  for (const [name, text] of Object.entries(given)) if (text !== undefined) parameters.set(name, text);
  return parseAuditSearch(parameters, limit ?? most);
}

async function print(records: Records, search: AuditSearch, format: AuditFormat | null): Promise<void> {
  if (format !== null) {
    for await (const piece of exportAudit(allAudit(records, search), format)) process.stdout.write(piece);
    if (format === 'json') process.stdout.write('\n');
    return;
  }
  let isNone = true;
  for await (const entries of allAudit(records, search)) {
    isNone = false;
    for (const entry of entries)
      console.log(`${formatFor('en').dateTime(entry.at)}  ${entry.origin}  ${auditSentence(entry, 'en')}`);
  }
  if (isNone) console.log('No entry matches.');
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number above 0.');
}
