import type { SaidReport } from './report-file.ts';

export function reportWorkbook(report: SaidReport): Promise<Uint8Array<ArrayBuffer>> {
  void report;
  throw new Error('not yet');
}
