import { renderSVG } from 'uqr';
import { SEGMENT_COLOURS } from '#lib/views/charts/colours.ts';
import type { Lang } from '#lib/views/page-data.ts';
import type { KeyFigure, ReportDocument, ReportSection, ReportTable } from '#lib/views/report/document.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { pictureSvg } from '../pictures/picture-svg.ts';
import type { SaidReport } from './report-file.ts';

/** Font of pictures: one that comes with the compiler, see `templates/page.typ`. */
const FONT = 'Libertinus Serif';
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
  /** For the foot of each page. */
  source: string;
  /** Whether it should be on one page where that is possible. */
  onePage: boolean;
  link: { address: string; words: string; qr: string } | null;
};

interface PdfSection {
  heading: string;
  sentences: readonly string[];
  figures: readonly (Pick<KeyFigure, 'label' | 'value' | 'detail'> & { colour: string | null })[];
  picture: { title: string; alt: string; caption: string; svg: string } | null;
  table: PdfTable | null;
  notes: readonly string[];
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
    title: document.title,
    date: {
      year: frozen.getUTCFullYear(),
      month: frozen.getUTCMonth() + 1,
      day: frozen.getUTCDate(),
      hour: frozen.getUTCHours(),
      minute: frozen.getUTCMinutes(),
      second: frozen.getUTCSeconds(),
    },
    page: wordsFor(document.lang).reportFiles.page,
    reports: reports.map((report) => pdfReport(report, link)),
  };
}

function pdfReport({ document, snapshot }: SaidReport, link: string | null): PdfReport {
  const { title, subtitle, lead, badge, smallNumbers, made, sections, sources } = document;
  const words = wordsFor(document.lang).reportFiles;
  return {
    ...{ title: breakable(title), subtitle, lead, badge, smallNumbers, sources, made },
    source: made,
    onePage: snapshot.template !== 'kecamatan',
    sections: sections.map((section) => pdfSection(section, document.lang)),
    link: link === null ? null : { address: link, words: words.online, qr: qrCode(link) },
  };
}

/** A code of the address, black on white, with the quiet zone that readers need. */
function qrCode(address: string): string {
  return renderSVG(address, { ecc: 'M', border: 2 });
}

function pdfSection(section: ReportSection, lang: Lang): PdfSection {
  const { heading, sentences, figures, picture, table, notes } = section;
  return {
    ...{ heading, sentences: sentences.map(breakable), notes },
    figures: figures.map(({ label, value, detail, segment }) => ({
      ...{ label, value, detail },
      colour: segment === null ? null : SEGMENT_COLOURS[segment],
    })),
    picture: picture && {
      ...{ title: picture.title, alt: picture.alt, caption: picture.caption },
      svg: pictureSvg(picture, { font: FONT, lang, id: section.id }),
    },
    table: table && pdfTable(table),
  };
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
