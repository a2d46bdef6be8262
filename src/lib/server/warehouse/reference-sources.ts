import { DuckDBInstance } from '@duckdb/node-api';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReferenceSource } from '#lib/views/page-data.ts';

/** Provenance of all reference facts, from `data/reference/sources.csv`, with the rows counted. */
export async function readReferenceSources(appDir: string): Promise<ReferenceSource[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const read = async (path: string) =>
      (
        await connection.runAndReadAll('select * from read_csv($path, header = true, all_varchar = true)', {
          path,
        })
      ).getRowObjectsJS() as Record<string, string>[];
    const count = async (path: string) =>
      Number(
        (
          await connection.runAndReadAll(
            'select count(*)::integer from read_csv($path, all_varchar = true, header = true)',
            { path },
          )
        ).getRowsJS()[0]![0],
      );
    const reference = join(appDir, 'data/reference');
    const sources = await read(join(reference, 'sources.csv'));
    const result: ReferenceSource[] = [];
    for (const source of sources) {
      const paths = source['file']!.endsWith('.csv')
        ? [join(reference, source['file']!)]
        : await wilayahFiles(appDir);
      let rows = 0;
      for (const path of paths) rows += await count(path);
      result.push({
        file: source['file']!,
        title: source['title']!,
        source: source['source']!,
        licence: source['licence']!,
        asOf: source['as_of']!,
        grain: source['grain']!,
        kind: source['kind'] as ReferenceSource['kind'],
        rows,
      });
    }
    return result;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** The files of idn-area-data that are used; islands are not. */
async function wilayahFiles(appDir: string): Promise<string[]> {
  const dir = join(appDir, 'node_modules/idn-area-data/data');
  return (await readdir(dir))
    .filter((name) => name.endsWith('.csv') && name !== 'islands.csv')
    .map((name) => join(dir, name));
}
