import type { Command } from 'commander';
import type { Config } from '#lib/server/config.ts';
import { publishEnrollment } from '#lib/server/publish.ts';
import { describeBuild, progress } from '../progress.ts';

export function addImport(program: Command, config: Config): void {
  program
    .command('import')
    .argument('<files...>', 'CSV files: periode,kode_desa,segmen,sumber_iuran,status,jumlah')
    .description('import enrollment counts (all or nothing per file) and build')
    .option('--replace', 'take the months of these files instead of those already loaded')
    .action(async (files: string[], { replace = false }: { replace?: boolean }) => {
      const now = new Date().toISOString();
      const { entries, build } = await publishEnrollment(files, {
        ...config,
        now,
        replace,
        onProgress: progress,
      });
      for (const { fileName, rows, periodFirst, periodLast, importedAt } of entries) {
        const known = importedAt === now ? '' : ' (already loaded)';
        console.log(`${fileName}: ${rows} rows, ${periodFirst} to ${periodLast}${known}`);
      }
      console.log(describeBuild(build));
    });
}
