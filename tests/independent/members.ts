import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Segment } from './recompute.ts';

/** Active members of one desa, segment and month, people. A desa and segment without an active count has no row. */
export interface Members {
  period: string;
  desaCode: string;
  segment: Segment;
  active: number;
}

/** Active members summed anew from the records of a data folder: its Parquet files, read bare. */
export async function membersOf(dataDir: string): Promise<Members[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const members = new Map<string, Members>();
    for (const path of recordFiles(join(dataDir, 'ledger'))) {
      const reader = await connection.runAndReadAll(
        `select period, desa_code as "desaCode", segment, people as active from read_parquet($path) where status = 'aktif'`,
        { path },
      );
      for (const row of reader.getRowObjectsJS() as unknown as Members[]) count(members, row);
    }
    return [...members.values()];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function count(members: Map<string, Members>, row: Members): void {
  const key = `${row.period} ${row.desaCode} ${row.segment}`;
  const there = members.get(key);
  if (there) there.active += row.active;
  else members.set(key, { ...row });
}

/** One file a month. @throws Error where an import was undone or replaced, which this reading knows nothing of */
function recordFiles(ledger: string): string[] {
  const entries = readdirSync(ledger)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(ledger, name), 'utf8')) as Entry);
  const months = entries.flatMap(({ periods }) => periods);
  if (new Set(months).size !== months.length || entries.some(({ undoneAt }) => undoneAt !== null))
    throw new Error('a month comes from several imports, or one was undone');
  return entries.map(({ id }) => join(ledger, `${id}.parquet`));
}

interface Entry {
  id: string;
  periods: string[];
  undoneAt: string | null;
}
