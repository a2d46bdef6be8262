import type { Snapshot } from '#lib/domain/reports/snapshot.ts';

export const REPORT_FORMATS = ['pdf', 'xlsx', 'zip', 'html'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface ReportFileAsked {
  format: ReportFormat;
  /** Address that opens the report, for the QR code; null: none. */
  link: string | null;
}

/** Reports as one file; several only as PDF, one after the other. */
export function reportFile(
  appDir: string,
  snapshots: readonly Snapshot[],
  asked: ReportFileAsked,
  signal?: AbortSignal,
): Promise<{ body: Uint8Array<ArrayBuffer>; fileName: string; mediaType: string }> {
  void appDir;
  void snapshots;
  void asked;
  void signal;
  throw new Error('not yet');
}
