import type { Command } from 'commander';
import type { Config } from '#lib/server/config.ts';
import { parseAuditSearch } from '#lib/server/records/audit-search.ts';
import { searchAudit } from '#lib/server/records/audit.ts';
import { exportAudit } from '#lib/server/records/export-audit.ts';
import { withRecords } from '#lib/server/records/store.ts';
import { auditDetails, auditSentence } from '#lib/views/audit-sentences.ts';

interface Options {
  search?: string;
  action?: string;
  from?: string;
  to?: string;
  limit: string;
  json?: boolean;
  csv?: boolean;
}

export function addAudit(program: Command, config: Config): void {
  program
    .command('audit')
    .description('who did what, when, from where; newest first')
    .option('--search <text>', 'in names, objects and details')
    .option('--action <action>', 'such as target.save')
    .option('--from <day>', 'YYYY-MM-DD, in Jakarta')
    .option('--to <day>', 'YYYY-MM-DD, included')
    .option('--limit <entries>', 'how many', '100')
    .option('--json', 'print JSON')
    .option('--csv', 'print CSV')
    .action(async ({ search, action, from, to, limit, json, csv }: Options) => {
      const parameters = new URLSearchParams({
        cari: search ?? '',
        tindakan: action ?? '',
        dari: from ?? '',
        sampai: to ?? '',
      });
      const asked = parseAuditSearch(parameters, Math.max(1, Math.min(100_000, Number(limit) || 100)));
      const entries = await withRecords(config, (records) => searchAudit(records, asked));
      if (json || csv) return console.log(exportAudit(entries, json ? 'json' : 'csv').trimEnd());
      if (entries.length === 0) console.log('No entry matches.');
      for (const entry of entries)
        console.log(
          `${entry.at}  ${entry.origin}  ${auditSentence(entry, 'en')}  ${auditDetails(entry.details)}`,
        );
    });
}
