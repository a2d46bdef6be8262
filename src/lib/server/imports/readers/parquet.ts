import { DuckDBInstance } from '@duckdb/node-api';
import type { Cell } from '#lib/domain/imports/text-table.ts';
import { UserError } from '#lib/server/user-error.ts';

/** Reads a Parquet file row by row; the first row is the names of its columns. @throws UserError for a damaged one */
export async function readParquet(name: string, path: string, onRow: (cells: Cell[]) => void): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '700MB', temp_directory: '' });
  const connection = await instance.connect();
  try {
    const result = await connection.stream('select * from read_parquet($path)', { path });
    onRow(result.columnNames());
    for await (const rows of result.yieldRowsJs()) for (const row of rows) onRow(row.map(plainCell));
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(
      `${name} is damaged or no Parquet file. Write it again and retry.`,
      `${name} rusak atau bukan berkas Parquet. Buat ulang, lalu coba lagi.`,
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function plainCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  const text = String(value).trim();
  return text === '' ? null : text;
}
