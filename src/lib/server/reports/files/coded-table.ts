import type { Lang } from '#lib/views/page-data.ts';
import type { ReportTable } from '#lib/views/report/document.ts';
import { wordsFor } from '#lib/views/words/index.ts';

/** A table whose rows are places begins with their codes, as names of desa are not unique; any other stays as it is. */
export function codedTable(table: ReportTable, lang: Lang): ReportTable {
  const { codes, columns, rows, total } = table;
  if (codes === undefined) return table;
  const cell = (text: string) => ({ text, value: null });
  const head = wordsFor(lang).reportFiles.code;
  return {
    ...table,
    columns: [{ id: 'code', head, unit: null, numeric: false }, ...columns],
    rows: rows.map((row, i) => [cell(codes[i] ?? ''), ...row]),
    total: total && [cell(''), ...total],
  };
}
