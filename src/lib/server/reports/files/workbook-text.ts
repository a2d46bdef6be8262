import type { CellObject, Row, SheetData } from 'write-excel-file/node';
import { formatFor } from '#lib/views/format.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import type { SaidReport } from './report-file.ts';

/** Characters of the three columns of a sheet of text: label, value, what it rests on. */
export const SUMMARY_WIDTHS = [30, 26, 74];
/** Characters in a line of text over all columns. */
const LINE = SUMMARY_WIDTHS.reduce((sum, width) => sum + width, 0) * 0.9;
const LINE_HEIGHT = 15;
const ACCENT = '#0f766e';

/** What the report says, without its tables. `sheets`: names of those with the tables, in the order of the report. */
export function summaryRows({ snapshot, document }: SaidReport, sheets: readonly string[]): SheetData {
  const words = wordsFor(document.lang).reportFiles;
  const { about } = words;
  const left = [...sheets];
  return [
    [{ value: document.title, fontWeight: 'bold', fontSize: 16 }],
    [{ value: document.subtitle, textColor: '#475569' }],
    ...badgeRows(document),
    [],
    ...paragraph(document.lead, { fontSize: 12, fontWeight: 'bold' }),
    [],
    [label(about.place), text(placeName(snapshot))],
    [label(about.month), text(formatFor(document.lang).monthLong(snapshot.period))],
    ...denominatorRows({ snapshot, document }),
    ...document.sections.flatMap(({ heading, sentences, figures, picture, table, notes }) => [
      [],
      [{ value: heading, fontWeight: 'bold' as const, fontSize: 13, textColor: ACCENT }],
      ...sentences.flatMap((sentence) => paragraph(sentence)),
      ...(figures.length === 0 ? [] : [[about.figure, about.value, about.detail].map(head)]),
      ...figures.map((figure) => [text(figure.label), bold(figure.value), text(figure.detail)]),
      ...(picture === null ? [] : [[label(picture.title)], ...paragraph(picture.alt)]),
      ...(table === null ? [] : [[label(about.sheet), text(left.shift()!)]]),
      ...notes.flatMap((note) => paragraph(note, { textColor: '#475569' })),
    ]),
  ];
}

/** Where the figures come from, and what to mind. */
export function sourceRows({ snapshot, document }: SaidReport): SheetData {
  const { about, notes } = wordsFor(document.lang).reportFiles;
  const { sources, smallNumbers, made, sections } = document;
  const pictures = sections.flatMap(({ picture }) => (picture === null ? [] : [picture]));
  return [
    ...badgeRows(document),
    ...(smallNumbers === null ? [] : [[], [label(notes)], ...paragraph(smallNumbers)]),
    ...sources.flatMap(({ heading, lines }) => [[], [label(heading)], ...lines.flatMap((l) => paragraph(l))]),
    ...pictures.flatMap(({ title, caption }) => [[], [label(title)], ...paragraph(caption)]),
    [],
    ...paragraph(made),
    [label(about.build), text(snapshot.build)],
  ];
}

function badgeRows({ badge }: SaidReport['document']): SheetData {
  if (badge === null) return [];
  const words = `${badge.label.toUpperCase()}: ${badge.note}`;
  return paragraph(words, { fontWeight: 'bold', backgroundColor: '#fef3c7' });
}

function denominatorRows({ snapshot, document }: SaidReport): SheetData {
  const { about } = wordsFor(document.lang).reportFiles;
  const { count, month } = formatFor(document.lang);
  const { segment: segments } = wordsFor(document.lang);
  return snapshot.denominator.values.map(({ segment, label: set, value, asOf, source }) => [
    label(`${about.denominator} ${segments[segment]}`),
    { value, type: Number, format: '#,##0', align: 'left' },
    text(`${set}, ${month(asOf)}: ${count(value)} (${source})`),
  ]);
}

function placeName({ place }: SaidReport['snapshot']): string {
  const within = [place.kecamatan, place.level === 'kabupaten' ? null : place.kabupaten];
  return [`${place.name} (${place.code})`, ...within.filter((one) => one !== null)].join(', ');
}

/** Text over all columns, wrapped, as many lines high as it needs. */
function paragraph(value: string, style: Partial<CellObject> = {}): Row[] {
  const lines = value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE)), 0);
  const height = lines * LINE_HEIGHT * ((style.fontSize ?? 11) / 11) + 1;
  return [
    [{ value, type: String, wrap: true, alignVertical: 'top', columnSpan: 3, height, ...style }, null, null],
  ];
}

const text = (value: string): CellObject => ({ value, type: String, wrap: true, alignVertical: 'top' });
const bold = (value: string): CellObject => ({ ...text(value), fontWeight: 'bold' });
const label = bold;
const head = (value: string): CellObject => ({ ...bold(value), bottomBorderStyle: 'thin' });
