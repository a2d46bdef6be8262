import { renderSVG } from 'uqr';
import { SEGMENT_COLOURS } from '#lib/views/charts/colours.ts';
import type { Lang } from '#lib/views/page-data.ts';
import type {
  KeyFigure,
  ReportDocument,
  ReportPicture,
  ReportSection,
  ReportTable,
} from '#lib/views/report/document.ts';
import { formatFor } from '#lib/views/format.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { pictureSvg, type PictureOptions } from '../pictures/picture-svg.ts';
import type { SaidReport } from './report-file.ts';

/** Font of pictures: one that comes with the compiler, see `templates/page.typ`. */
const FONT = 'Libertinus Serif';
/** Units of a chart over the whole page; in half of it, or beside a table. */
const WIDE = 720;
const HALF = 480;
/** Of a map over the whole page, which is seldom as wide. */
const WIDE_MAP = 520;
/** A word longer than this may be broken anywhere. */
const LONG_WORD = /\S{28}/gu;

/** All that `templates/report.typ` sets, ready to be set. */
export interface PdfDocument {
  lang: string;
  title: string;
  /** When the first one was frozen: year, month, … of UTC. */
  date: Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>;
  /** Words of a page number, with `{n}` and `{all}`. */
  page: string;
  reports: readonly PdfReport[];
}

type PdfReport = Pick<ReportDocument, 'title' | 'subtitle' | 'lead' | 'badge' | 'smallNumbers' | 'made'> & {
  sections: readonly PdfSection[];
  sources: ReportDocument['sources'];
  /** Position among the reports. */
  number: number;
  /** Whether it should be on one page where that is possible. */
  onePage: boolean;
  /** Where the tables are that there is no room for. */
  omitted: string;
  link: { address: string; words: string; qr: string } | null;
};

interface PdfSection {
  heading: string;
  sentences: readonly string[];
  figures: readonly (Pick<KeyFigure, 'label' | 'value' | 'detail'> & { colour: string | null })[];
  picture: PdfPicture | null;
  table: PdfTable | null;
  notes: readonly string[];
}

interface PdfPicture {
  kind: ReportPicture['kind'];
  title: string;
  alt: string;
  caption: string;
  svg: string;
  /** Width ÷ height. */
  aspect: number;
}

interface PdfTable {
  caption: string;
  columns: readonly Pick<ReportTable['columns'][number], 'head' | 'unit' | 'numeric'>[];
  rows: readonly (readonly string[])[];
  total: readonly string[] | null;
}

/** Reports as data of the template `report`. All in one language: that of the first. */
export function pdfDocument(reports: readonly SaidReport[], link: string | null): PdfDocument {
  const { document, snapshot } = reports[0]!;
  const frozen = new Date(snapshot.frozenAt);
  return {
    lang: document.lang,
    title: titleOf(reports),
    date: {
      year: frozen.getUTCFullYear(),
      month: frozen.getUTCMonth() + 1,
      day: frozen.getUTCDate(),
      hour: frozen.getUTCHours(),
      minute: frozen.getUTCMinutes(),
      second: frozen.getUTCSeconds(),
    },
    page: wordsFor(document.lang).reportFiles.page,
    reports: reports.map((report, number) => pdfReport(report, { link, number })),
  };
}

/** The title of one; of several how many they are, where and when. */
function titleOf(reports: readonly SaidReport[]): string {
  const { document, snapshot } = reports[0]!;
  if (reports.length === 1) return document.title;
  const month = formatFor(document.lang).monthLong(snapshot.period);
  const count = formatFor(document.lang).count(reports.length);
  return wordsFor(document.lang).reportFiles.several(count, snapshot.place.kabupaten, month);
}

function pdfReport(
  { document, snapshot }: SaidReport,
  { link, number }: { link: string | null; number: number },
): PdfReport {
  const { title, subtitle, lead, badge, smallNumbers, made, sources } = document;
  const words = wordsFor(document.lang).reportFiles;
  const onePage = snapshot.template !== 'kecamatan';
  return {
    ...{ title: breakable(title), subtitle, lead, badge, smallNumbers, sources, made, number, onePage },
    omitted: words.omitted,
    sections: document.sections.map((section) => pdfSection(section, { lang: document.lang, onePage })),
    link: link === null ? null : { address: link, words: words.online, qr: qrCode(link) },
  };
}

/** A code of the address, black on white, with the quiet zone that readers need. */
function qrCode(address: string): string {
  return renderSVG(address, { ecc: 'M', border: 2 });
}

function pdfSection(section: ReportSection, { lang, onePage }: { lang: Lang; onePage: boolean }): PdfSection {
  const { heading, sentences, figures, picture, table, notes } = section;
  const beside = picture?.kind !== 'map' && table !== null && table.columns.length <= 4;
  const wide = picture?.kind === 'map' ? WIDE_MAP : WIDE;
  const width = onePage || beside ? HALF : wide;
  return {
    ...{ heading, sentences: sentences.map(breakable), notes },
    figures: figures.map(({ label, value, detail, segment }) => ({
      ...{ label, value, detail },
      colour: segment === null ? null : SEGMENT_COLOURS[segment],
    })),
    picture: picture && pdfPicture(picture, { font: FONT, lang, id: section.id, width }),
    table: table && pdfTable(table),
  };
}

function pdfPicture(picture: ReportPicture, options: PictureOptions): PdfPicture {
  const { kind, title, alt, caption } = picture;
  const svg = pictureSvg(picture, options);
  const [, width, height] = / viewBox="\S+ \S+ (\S+) (\S+)"/.exec(svg)!;
  return { kind, title, alt, caption, svg, aspect: Number(width) / Number(height) };
}

function pdfTable({ caption, columns, rows, total }: ReportTable): PdfTable {
  const texts = (cells: ReportTable['rows'][number]) => cells.map(({ text }) => breakable(text));
  return {
    caption,
    columns: columns.map(({ head, unit, numeric }) => ({ head, unit, numeric })),
    rows: rows.map(texts),
    total: total && texts(total),
  };
}

/** The same text; a very long word may be broken. */
function breakable(text: string): string {
  return text.replaceAll(LONG_WORD, '$&\u200B');
}
