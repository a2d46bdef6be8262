import type { Snapshot } from '../../domain/reports/snapshot.ts';
import type { ReportDocument } from './document.ts';

/** A frozen report in words, tables and pictures. */
export function reportDocument(snapshot: Snapshot): ReportDocument {
  void snapshot;
  throw new Error('not yet');
}
