import type { SaidReport } from './report-file.ts';

export function reportArchive(report: SaidReport): Uint8Array<ArrayBuffer> {
  void report;
  throw new Error('not yet');
}
