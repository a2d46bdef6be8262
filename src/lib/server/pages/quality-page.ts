import type { Selection } from '#lib/views/page-data.ts';
import type { QualityReport } from '#lib/views/quality-data.ts';
import { qualityReport } from '../quality/quality-report.ts';
import type { PageContext } from './app.ts';

/** What is wrong with the data of the chosen month. */
export async function loadQuality(
  context: PageContext,
  selection: Selection,
  today: Date,
): Promise<{ quality: QualityReport }> {
  return { quality: await qualityReport(context, selection, today) };
}
