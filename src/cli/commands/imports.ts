import type { Command } from 'commander';
import { actorAtWork } from '../actor-at-work.ts';
import type { Config } from '#lib/server/config.ts';
import { importHistory } from '#lib/server/imports/history.ts';
import { restoreImport, undoImport } from '#lib/server/imports/publish-import.ts';
import { describeBuild, progress } from '../progress.ts';

export function addImports(program: Command, config: Config): void {
  const imports = program.command('imports').description('the history of imports: list, undo, restore');
  imports
    .command('list')
    .description('all imports, newest first')
    .option('--json', 'print JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      const history = await importHistory(config.dataDir);
      if (json) return console.log(JSON.stringify(history, null, 2));
      if (history.length === 0) console.log('No imports yet.');
      for (const entry of history) {
        const months = [...new Set([entry.periods[0], entry.periods.at(-1)])].filter(Boolean).join(' to ');
        const people = entry.people === null ? '' : `, ${entry.people} people`;
        console.log(
          `${entry.id}  ${entry.importedAt.slice(0, 16)}  ${entry.state}  ${entry.kind}  ${months}  "${entry.fileName}", ${entry.rows} rows${people}${entry.simulated ? ', simulated' : ''}`,
        );
      }
    });
  const context = () => ({
    ...config,
    now: new Date().toISOString(),
    actor: actorAtWork(),
    onProgress: progress,
  });
  imports
    .command('undo')
    .argument('<id>', 'id of an import (imports list)')
    .description('take an import back and build without it; months it replaced count again')
    .action(async (id: string) => console.log(describeBuild(await undoImport(id, context()))));
  imports
    .command('restore')
    .argument('<id>', 'id of an undone import')
    .description('let an undone import count again')
    .action(async (id: string) => console.log(describeBuild(await restoreImport(id, context()))));
}
