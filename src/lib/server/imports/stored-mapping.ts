import type { ColumnUse, Mapping } from '#lib/domain/imports/mapping.ts';
import { mayBePersonal } from '#lib/domain/privacy/personal-data.ts';

const HIDDEN = '(disembunyikan)';

/**
 * A mapping as it may be written to disk: what was understood, without text of columns that were not used (in a file
 * without header a first row of people could have been taken for one).
 */
export function storedMapping(mapping: Mapping): Mapping {
  return { ...mapping, columns: mapping.columns.map(storedColumn) };
}

function storedColumn(column: ColumnUse): ColumnUse {
  const isUsed = column.role !== 'personal' && column.role !== 'ignore';
  return isUsed && !mayBePersonal(column.header) ? column : { ...column, header: '' };
}

/** A file's name as it may be written to disk. */
export function storedFileName(name: string): string {
  if (!mayBePersonal(name)) return name;
  return `${HIDDEN}${/\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? ''}`;
}
