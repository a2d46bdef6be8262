import { wordsFor } from '#lib/views/words/index.ts';
import { pictureFile, tableFile } from './file-name.ts';
import type { SaidReport } from './report-file.ts';

/** What an archive holds and how to read it, as plain text in the language of the report. */
export function reportReadme({ document }: SaidReport): string {
  const words = wordsFor(document.lang).reportFiles.readme;
  const { title, subtitle, badge, lead, sections, smallNumbers, sources, made } = document;
  const tables = sections.flatMap(({ id, table }) => (table ? [`  ${tableFile(id)}  ${table.caption}`] : []));
  const pictures = sections.flatMap(({ id, picture }) =>
    picture ? [`  ${pictureFile(id)}  ${picture.title}`] : [],
  );
  const parts: (readonly string[])[] = [
    [title, subtitle, ...(badge ? [`${badge.label.toUpperCase()}: ${badge.note}`] : []), lead],
    [words.contents],
    ...(tables.length > 0 ? [[words.tables, ...tables]] : []),
    ...(pictures.length > 0 ? [[words.pictures, ...pictures]] : []),
    [`metadata.json  ${words.metadata}`],
    [words.shown, words.formula, words.excel],
    ...(smallNumbers === null ? [] : [[words.smallNumbers, smallNumbers]]),
    [
      words.sources,
      ...sources.flatMap(({ heading, lines }) => [heading, ...lines.map((line) => `  ${line}`)]),
    ],
    [made],
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
