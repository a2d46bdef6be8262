import type { Snapshot } from '#lib/domain/reports/snapshot.ts';

/** Where the page finds its files, as written in `href`; null: it offers none. */
export type ReportFileLinks = Readonly<Record<'pdf' | 'xlsx' | 'zip' | 'html', string>> | null;

export interface PageOptions {
  /** `shared`: behind a link; `embed`: in a frame of another site; `preview`: in the composer; `offline`: a file on a disk. */
  mode: 'shared' | 'embed' | 'preview' | 'offline';
  files: ReportFileLinks;
}

/** The report as one HTML file that loads nothing, and the policy it is sent with (without `frame-ancestors`). */
export function renderReportPage(snapshot: Snapshot, options: PageOptions): { html: string; policy: string } {
  void snapshot;
  void options;
  throw new Error('not yet');
}
