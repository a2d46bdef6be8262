import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Config } from '#lib/server/config.ts';
import { copyRecords } from '#lib/server/records/store.ts';

export function addBackup(program: Command, config: Config): void {
  program
    .command('backup')
    .argument('<file>', 'where to write the copy; it must not exist')
    .description('copy the records (accounts, targets, audit) whole, also while Jangkau runs')
    .action(async (file: string) => {
      const copy = resolve(file);
      await copyRecords(config, copy);
      console.log(`Copied to ${copy}. The ledger is copied as files: ${config.dataDir}/ledger.`);
    });
}
