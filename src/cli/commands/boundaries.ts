import type { Command } from 'commander';
import type { Config } from '#lib/server/config.ts';
import { runImport } from './import.ts';

/** The short form of `import --kind boundaries`, which replaces what is there. */
export function addBoundaries(program: Command, config: Config): void {
  program
    .command('boundaries')
    .argument(
      '<file>',
      'GeoJSON, TopoJSON or zipped shapefile with desa codes (Kemendagri or BPS) or kecamatan and desa names',
    )
    .description('load official desa boundaries; the map uses them at once')
    .option('--source <text>', 'who published the file; shown on the map')
    .option('--licence <text>', 'its licence')
    .action((file: string, options: { source?: string; licence?: string }) =>
      runImport(file, { ...options, kind: 'boundaries', replace: true }, config),
    );
}
