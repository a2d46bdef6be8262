import type { ReportTemplate } from '../../domain/reports/report-asked.ts';

/** Begins the name of a file. */
const fileName: Record<ReportTemplate, string> = {
  ringkasan: 'report summary',
  kecamatan: 'report kecamatan',
  desa: 'report desa',
};

/** English words of the files of a report. */
export const reportFiles = {
  page: 'Page {n} of {all}',
  online: 'Report online',
  omitted: 'Tables that this page has no room for are in the report online and in its Excel file.',
  fileName,
  simulated: 'simulation',
  summary: 'Summary',
  sources: 'Sources',
  several: (count: string, place: string, month: string) => `${count} reports, ${place}, ${month}`,
  code: 'Code of the place',
  notes: 'Notes',
  about: {
    place: 'Place',
    month: 'Month',
    denominator: 'Denominator',
    figure: 'Key figure',
    value: 'Value',
    detail: 'What it rests on',
    sheet: 'Table on sheet',
    build: 'Data build',
  },
  asShown: (head: string) => `${head}, as written in the report`,
  low: (head: string) => `${head}, lower end`,
  high: (head: string) => `${head}, upper end`,
  readme: {
    contents: 'CONTENTS',
    tables: 'Tables (CSV: UTF-8, separated by commas, decimal points; empty = no figure):',
    pictures: 'Pictures (SVG, sharp at any size):',
    metadata: 'Meaning and unit of every column, denominator, sources (for programs)',
    shown:
      'Columns of numbers hold numbers only. Where a number is kept back or was not reported, its cell is empty, and the column beside it (…_text) says what the report says, for example "<5". Empty does not mean zero.',
    formula: "Text that a spreadsheet would run as a formula is preceded by an apostrophe (').",
    excel: 'For Excel, use the XLSX file of the same report, or Data > From Text/CSV.',
    smallNumbers: 'SMALL NUMBERS',
    sources: 'SOURCES',
  },
};
