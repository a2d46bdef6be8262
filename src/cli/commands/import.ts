import type { Command } from 'commander';
import type { Config } from '#lib/server/config.ts';
import { prepareDataFolder } from '#lib/server/data-folder.ts';
import { importEnrollment } from '#lib/server/imports/enrollment-csv.ts';
import { buildWarehouse } from '#lib/server/warehouse/build.ts';
import { readReference } from '#lib/server/warehouse/reference.ts';
import { describeBuild, progress } from '../progress.ts';

export function addImport(program: Command, config: Config): void {
  program
    .command('import')
    .argument('<files...>', 'CSV files: periode,kode_desa,segmen,sumber_iuran,status,jumlah')
    .description('import enrollment counts (all or nothing per file) and build')
    .action(async (files: string[]) => {
      const now = new Date().toISOString();
      const { scope } = await prepareDataFolder(config.dataDir);
      const { desa } = await readReference(config.appDir, scope);
      const entries = await importEnrollment(files, {
        dataDir: config.dataDir,
        desaCodes: desa.map(({ code }) => code),
        simulated: false,
        importedAt: now,
      });
      for (const { fileName, rows, periodFirst, periodLast } of entries) {
        console.log(`${fileName}: ${rows} rows, ${periodFirst} to ${periodLast}`);
      }
      const { build } = await buildWarehouse({ ...config, now, onProgress: progress });
      console.log(describeBuild(build));
    });
}
