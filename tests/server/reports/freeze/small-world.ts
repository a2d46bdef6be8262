import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '#lib/server/config.ts';
import type { Segment } from '#lib/domain/workers/segments.ts';
import { namedRandom } from '#lib/domain/random/named-random.ts';
import { prepareDataFolder } from '#lib/server/data-folder.ts';
import { importCounts } from '#lib/server/imports/import-counts.ts';
import { withPage, type PageContext } from '#lib/server/pages/app.ts';
import { initDemo } from '#lib/server/prepare.ts';
import { closeRecords, openRecords, type Records } from '#lib/server/records/store.ts';
import { buildWarehouse } from '#lib/server/warehouse/build.ts';
import { closeWarehouse, lookAgain } from '#lib/server/warehouse/gateway.ts';
import { readReference } from '#lib/server/warehouse/reference.ts';
import { NOW, REPOSITORY } from '../../fixture-app.ts';

/** Members of a desa in a segment. */
export interface Members {
  code: string;
  segment: Segment;
  count: number;
}

/** All desa of Rembang, with members that are put in by a test. */
export interface SmallWorld {
  records: Records;
  page: <T>(use: (context: PageContext) => Promise<T>) => Promise<T>;
  /** Puts the members of months into the data, in the place of what was there, and builds. */
  load: (months: Readonly<Record<string, readonly Members[]>>) => Promise<void>;
  /** Puts the demo in, with all its months. */
  loadDemo: () => Promise<void>;
}

export async function withSmallWorld<T>(use: (world: SmallWorld) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'jangkau-small-'));
  const place = { appDir: REPOSITORY, dataDir };
  await prepareDataFolder(dataDir);
  const records = await openRecords(place);
  const page: SmallWorld['page'] = (work) =>
    withPage(new AbortController().signal, work, { config: place as Config });
  let seconds = 0;
  const load: SmallWorld['load'] = async (months) => {
    const importedAt = new Date(Date.parse(NOW) + 1000 * seconds++).toISOString();
    for (const [period, members] of Object.entries(months)) {
      const counts = members.map(({ code, segment, count }) => ({
        ...{ period, desaCode: code, segment, count, status: 'aktif' as const },
        payer: segment === 'bpu' ? ('mandiri' as const) : ('pemberi-kerja' as const),
      }));
      const facts = { dataDir, fileName: `${period}.csv`, simulated: false, importedAt, author: 'uji' };
      await importCounts(counts, facts);
    }
    await buildWarehouse({ ...place, now: NOW });
    lookAgain(dataDir);
  };
  const loadDemo = async () => {
    await initDemo({ ...place, now: NOW, onProgress: () => undefined });
    lookAgain(dataDir);
  };
  try {
    return await use({ records, page, load, loadDemo });
  } finally {
    records.close();
    await closeWarehouse(dataDir);
    await closeRecords(dataDir);
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Members of a month in which many counts are small: every third of construction, some of the self-employed. */
export async function manySmall(seed: number): Promise<Members[]> {
  const { desa } = await readReference(REPOSITORY, '33.17');
  const random = namedRandom(seed, 'many small');
  const people = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  return desa.flatMap(({ code }) => [
    { code, segment: 'pu' as const, count: people(5, 300) },
    { code, segment: 'bpu' as const, count: random() < 0.1 ? people(0, 4) : people(5, 200) },
    { code, segment: 'jakon' as const, count: random() < 0.33 ? people(0, 4) : people(5, 40) },
  ]);
}
