import { REPORT_FORMATS, type ReportFormat } from '#lib/domain/reports/report-formats.ts';
import type { Snapshot } from '#lib/domain/reports/snapshot.ts';
import type { ReportDocument } from '#lib/views/report/document.ts';
import { reportDocument } from '#lib/views/report/report-document.ts';
import { renderReportPage } from '../page/render-page.ts';
import { renderPdf } from '../render-pdf.ts';
import { reportFileName } from './file-name.ts';
import { reportArchive } from './report-archive.ts';
import { pdfDocument } from './report-pdf.ts';
import { reportWorkbook } from './report-workbook.ts';

export { REPORT_FORMATS, type ReportFormat };

export const REPORT_MEDIA_TYPES: Record<ReportFormat, string> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
  html: 'text/html; charset=utf-8',
};

export interface ReportFileAsked {
  format: ReportFormat;
  /** Address that opens the report, for the QR code; null: none. */
  link: string | null;
}

/** A frozen report and what it says; files are made of both. */
export interface SaidReport {
  snapshot: Snapshot;
  document: ReportDocument;
}

/**
 * Reports as one file; several only as PDF, one after the other. The same reports give the same bytes.
 *
 * @throws UserError when too many PDF are asked for at once
 */
export async function reportFile(
  appDir: string,
  snapshots: readonly Snapshot[],
  asked: ReportFileAsked,
  signal?: AbortSignal,
): Promise<{ body: Uint8Array<ArrayBuffer>; fileName: string; mediaType: string }> {
  const [first, ...others] = snapshots;
  if (first === undefined || (others.length > 0 && asked.format !== 'pdf'))
    throw new Error(`${snapshots.length} reports as ${asked.format}`);
  const body = await bodyOf(appDir, [first, ...others], asked, signal);
  return {
    body,
    fileName: reportFileName(snapshots, asked.format),
    mediaType: REPORT_MEDIA_TYPES[asked.format],
  };
}

async function bodyOf(
  appDir: string,
  snapshots: readonly [Snapshot, ...Snapshot[]],
  { format, link }: ReportFileAsked,
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const [first] = snapshots;
  switch (format) {
    case 'pdf': {
      const data = pdfDocument(snapshots.map(said), link);
      return renderPdf(appDir, { template: 'report', data }, signal);
    }
    case 'xlsx':
      return reportWorkbook(said(first));
    case 'zip':
      return reportArchive(said(first));
    case 'html':
      return new TextEncoder().encode(renderReportPage(first, { mode: 'offline', files: null }).html);
  }
}

function said(snapshot: Snapshot): SaidReport {
  return { snapshot, document: reportDocument(snapshot) };
}
