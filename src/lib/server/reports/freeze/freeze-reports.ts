import type { ReportAsked } from '#lib/domain/reports/report-asked.ts';
import type { Snapshot } from '#lib/domain/reports/snapshot.ts';
import type { PageContext } from '../../pages/app.ts';
import type { Records } from '../../records/store.ts';

export interface FreezeOptions {
  records: Records;
  demo: boolean;
  now: Date;
  /** Whether it leaves the house: what it says is then remembered. A preview does not. */
  leaves: boolean;
}

/**
 * Freezes reports, one after the other, from one build.
 * @throws UserError when a place, month or denominator is not there (any more)
 */
export function freezeReports(
  context: PageContext,
  asked: readonly ReportAsked[],
  options: FreezeOptions,
): Promise<Snapshot[]> {
  void context;
  void asked;
  void options;
  throw new Error('not yet');
}
