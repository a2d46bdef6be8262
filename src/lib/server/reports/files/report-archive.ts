import { pictureSvg } from '../pictures/picture-svg.ts';
import { reportMetadata } from './report-metadata.ts';
import { codedTable } from './coded-table.ts';
import { pictureFile, tableFile } from './file-name.ts';
import { reportReadme } from './report-readme.ts';
import { tableCsv } from './report-csv.ts';
import type { SaidReport } from './report-file.ts';
import { zipOf } from './zip.ts';

/** A report as an archive: a CSV for each table, an SVG for each picture, what they mean for programs and for people. */
export function reportArchive(report: SaidReport): Uint8Array<ArrayBuffer> {
  const { snapshot, document } = report;
  const files: Record<string, string> = {
    'README.txt': reportReadme(report),
    'metadata.json': `${JSON.stringify(reportMetadata(report), null, 2)}\n`,
  };
  for (const { id, table, picture } of document.sections) {
    if (table !== null) files[tableFile(id)] = tableCsv(codedTable(table, document.lang), document.lang);
    if (picture !== null)
      files[pictureFile(id)] = pictureSvg(picture, {
        ...{ font: 'sans-serif', lang: document.lang, id, as: 'alone' },
        badge: document.badge?.label ?? null,
      });
  }
  return zipOf(files, snapshot.frozenAt);
}
