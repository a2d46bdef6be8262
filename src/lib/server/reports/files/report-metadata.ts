import type { Snapshot, SnapshotDenominator, SnapshotPlace } from '#lib/domain/reports/snapshot.ts';
import type { Lang } from '#lib/views/page-data.ts';
import type { ReportTable } from '#lib/views/report/document.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { codedTable } from './coded-table.ts';
import { csvColumns, type CsvColumn } from './report-csv.ts';
import { pictureFile, tableFile } from './file-name.ts';
import type { SaidReport } from './report-file.ts';

/** What a program must know to use the tables of a report. */
export interface ReportMetadata {
  title: string;
  lang: 'id' | 'en';
  place: SnapshotPlace;
  /** `YYYY-MM` */
  month: string;
  denominator: SnapshotDenominator;
  simulated: { note: string } | null;
  /** Counts from 1 to one below it are not told. */
  small_numbers: { threshold: number; note: string | null };
  /** ISO time. */
  frozen_at: string;
  build: string;
  tables: readonly TableMetadata[];
  pictures: readonly { file: string; title: string; description: string; caption: string }[];
  /** Who made the outlines of desa, with the licence; null: there is no map, or they are drawn from points. */
  shapes: { credit: string | null; desa: number; approximate: number } | null;
  sources: Snapshot['sources'];
}

interface TableMetadata {
  file: string;
  caption: string;
  notes: readonly string[];
  /** Whether the last row holds sums. */
  total_row: boolean;
  rows: number;
  columns: readonly { name: string; meaning: string; unit: string | null; type: 'text' | 'number' }[];
}

export function reportMetadata({ snapshot, document }: SaidReport): ReportMetadata {
  const { place, period, denominator, threshold, frozenAt, build } = snapshot;
  const map = snapshot.blocks.find((block) => block.kind === 'map');
  return {
    ...{ title: document.title, lang: document.lang, place, month: period, denominator },
    simulated: document.badge && { note: document.badge.note },
    small_numbers: { threshold, note: document.smallNumbers },
    frozen_at: frozenAt,
    build,
    tables: tables(document),
    pictures: document.sections.flatMap(({ id, picture }) =>
      picture === null
        ? []
        : [
            {
              file: pictureFile(id),
              title: picture.title,
              description: picture.alt,
              caption: picture.caption,
            },
          ],
    ),
    shapes: map ? { credit: map.credit, desa: map.shapes.length, approximate: map.approximate } : null,
    sources: document.sources,
  };
}

function tables({ sections, lang }: SaidReport['document']): TableMetadata[] {
  return sections.flatMap(({ id, table, notes }) => {
    if (table === null) return [];
    const coded = codedTable(table, lang);
    const columns = csvColumns(coded, lang).map((column) => columnMetadata(column, coded, lang));
    const rows = table.rows.length + (table.total === null ? 0 : 1);
    const { caption, total } = table;
    return [{ file: tableFile(id), caption, notes, total_row: total !== null, rows, columns }];
  });
}

function columnMetadata(
  { name, index, kind }: CsvColumn,
  { columns }: ReportTable,
  lang: Lang,
): TableMetadata['columns'][number] {
  const { asShown, low, high } = wordsFor(lang).reportFiles;
  const { head, unit, numeric } = columns[index]!;
  switch (kind) {
    case 'text':
      return { name, meaning: numeric ? asShown(head) : head, unit: null, type: 'text' };
    case 'number':
      return { name, meaning: head, unit, type: 'number' };
    case 'low':
    case 'high':
      return { name, meaning: { low, high }[kind](head), unit, type: 'number' };
  }
}
