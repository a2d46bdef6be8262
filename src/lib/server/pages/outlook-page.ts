import type { Level } from '#lib/domain/coverage/coverage.ts';
import type { OutlookPageData } from '#lib/views/outlook-data.ts';
import type { Selection } from '#lib/views/page-data.ts';
import { readOutlookReport } from '../targets/read-outlooks.ts';
import type { PageContext } from './app.ts';

const LEVELS: readonly Level[] = ['kabupaten', 'kecamatan', 'desa'];

/** How outlooks of the chosen segment would have done up to the chosen month, level by level. */
export async function loadOutlookPage(
  context: PageContext,
  { segment, period }: Selection,
): Promise<OutlookPageData> {
  const reports: OutlookPageData['reports'] = [];
  for (const level of LEVELS)
    reports.push({ level, report: await readOutlookReport(context, { level, segment }, period) });
  return { reports };
}
