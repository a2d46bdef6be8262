import { formatFor } from '#lib/views/format.ts';
import type { Lang } from '#lib/views/page-data.ts';
import type { SheetData } from '#lib/views/sheet-data.ts';
import { sheetDocument, type SheetPart } from '#lib/views/sheet-document.ts';
import { planMessage } from '#lib/views/sheet-message.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { renderPdf } from '../reports/render-pdf.ts';
import { slug } from '../slug.ts';
import type { SheetSource } from './sheet-data.ts';
import { sheetCalendar } from './sheet-calendar.ts';
import { sheetWorkbook } from './sheet-workbook.ts';

export const SHEET_FORMATS = ['pdf', 'xlsx', 'ics', 'txt'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

export const SHEET_MEDIA_TYPES: Record<SheetFormat, string> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ics: 'text/calendar; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

/** Which sheets of a plan; null: all days, all teams. */
export interface SheetsAsked {
  format: SheetFormat;
  date: string | null;
  team: string | null;
  part: SheetPart;
  lang: Lang;
}

/** What the sheets asked for are made of: what is not printed is not read. */
export function neededFor({
  format,
  part,
  date,
  team,
}: SheetsAsked): Pick<SheetSource, 'date' | 'team' | 'briefings' | 'outlines'> {
  const pages = format === 'pdf';
  return {
    ...{ date, team, outlines: pages && part !== 'desa' },
    briefings: format === 'xlsx' || (pages && part !== 'jalan'),
  };
}

/** Route sheets as a file. @throws UserError when too many PDF are asked for at once */
export async function exportSheets(
  appDir: string,
  data: SheetData,
  asked: SheetsAsked,
  signal?: AbortSignal,
): Promise<{ body: string | Uint8Array<ArrayBuffer>; fileName: string }> {
  const { format, lang, part } = asked;
  const fileName = `${nameOf(data, asked)}.${format}`;
  switch (format) {
    case 'pdf': {
      const document = { template: 'sheets', data: sheetDocument(data, lang, part) } as const;
      return { body: await renderPdf(appDir, document, signal), fileName };
    }
    case 'xlsx':
      return { body: sheetWorkbook(data, lang), fileName };
    case 'ics':
      return { body: sheetCalendar(data, lang), fileName };
    case 'txt':
      return { body: `${planMessage(data, lang)}\n`, fileName };
  }
}

/** `rencana-desember-2026`, or of one day or team `rencana-2026-12-07-tim-1`. */
function nameOf({ plan }: SheetData, { date, team, lang }: SheetsAsked): string {
  const { monthLong } = formatFor(lang);
  const months = [...new Set([plan.from.slice(0, 7), plan.to.slice(0, 7)])].map((month) => monthLong(month));
  const what = date === null && team === null ? months : [date ?? '', team ?? ''];
  return slug(wordsFor(lang).sheets.file(what.join(' ')));
}
