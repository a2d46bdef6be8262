import type { Command } from 'commander';
import type { Config } from '#lib/server/config.ts';
import { prepareDataFolder } from '#lib/server/data-folder.ts';
import { importBoundaries } from '#lib/server/shapes/import-boundaries.ts';
import { readReference } from '#lib/server/warehouse/reference.ts';

export function addBoundaries(program: Command, config: Config): void {
  program
    .command('boundaries')
    .argument(
      '<file>',
      'GeoJSON or TopoJSON (WGS84) with desa codes (Kemendagri or BPS) or kecamatan and desa names',
    )
    .description('load official desa boundaries; the map uses them at once')
    .option('--source <text>', 'who published the file; shown on the map')
    .option('--licence <text>', 'its licence')
    .action(async (file: string, { source, licence }: { source?: string; licence?: string }) => {
      const { scope } = await prepareDataFolder(config.dataDir);
      const { desa } = await readReference(config.appDir, scope);
      const report = await importBoundaries(file, desa, {
        dataDir: config.dataDir,
        importedAt: new Date().toISOString(),
        ...(source && { source }),
        ...(licence && { licence }),
      });
      const { matched, missing, unmatched, invalid, duplicates, total, bytes } = report;
      console.log(
        `matched ${matched.length} of ${total} desa; ${Math.round(bytes / 1000)} kB after simplifying`,
      );
      const names = missing.map((code) => `${code} ${desa.find((d) => d.code === code)?.name ?? ''}`.trim());
      printList('missing (drawn as approximate cells)', names);
      printList(
        'features that are no desa of this branch',
        unmatched.map(({ label }) => label),
      );
      printList(
        'invalid features',
        invalid.map(({ featureIndex, why }) => `feature ${featureIndex}: ${why}`),
      );
      printList(
        'duplicates',
        duplicates.map((duplicate) => JSON.stringify(duplicate)),
      );
    });
}

function printList(title: string, items: readonly string[]): void {
  if (items.length === 0) return;
  const shown = items.slice(0, 20).join('; ');
  console.log(`${title}: ${items.length} — ${shown}${items.length > 20 ? '; …' : ''}`);
}
