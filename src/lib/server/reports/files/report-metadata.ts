import type { Snapshot, SnapshotDenominator, SnapshotPlace } from '#lib/domain/reports/snapshot.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { csvColumns } from './report-csv.ts';
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
  const { asShown } = wordsFor(lang).reportFiles;
  return sections.flatMap(({ id, table, notes }) => {
    if (table === null) return [];
    const columns = csvColumns(table, lang).map(({ name, index, kind }) => {
      const { head, unit, numeric } = table.columns[index]!;
      const beside = numeric && kind === 'text';
      return {
        ...{ name, meaning: beside ? asShown(head) : head },
        ...{ unit: beside ? null : unit, type: kind },
      };
    });
    const rows = table.rows.length + (table.total === null ? 0 : 1);
    const { caption, total } = table;
    return [{ file: tableFile(id), caption, notes, total_row: total !== null, rows, columns }];
  });
}
