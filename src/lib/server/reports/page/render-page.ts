import type { Snapshot } from '#lib/domain/reports/snapshot.ts';
import { reportDocument } from '#lib/views/report/report-document.ts';
import { documentPage } from './document-page.ts';

/** Where the page finds its files, as written in `href`; null: it offers none. */
export type ReportFileLinks = Readonly<Record<'pdf' | 'xlsx' | 'zip' | 'html', string>> | null;

export interface PageOptions {
  /** `shared`: behind a link; `embed`: in a frame of another site; `preview`: in the composer; `offline`: a file on a disk. */
  mode: 'shared' | 'embed' | 'preview' | 'offline';
  files: ReportFileLinks;
  /** Of `embed`: address of the report itself. */
  whole?: string | null;
}

/** The report as one HTML file that loads nothing, and the policy it is sent with (without `frame-ancestors`). */
export function renderReportPage(snapshot: Snapshot, options: PageOptions): { html: string; policy: string } {
  const { simulated, template, place, period } = snapshot;
  const name = `${simulated ? 'simulasi-' : ''}laporan-${template}-${place.name}-${period}`;
  const fileName = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return documentPage(reportDocument(snapshot), { ...options, fileName });
}
