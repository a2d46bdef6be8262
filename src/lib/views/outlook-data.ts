import type { Level } from '../domain/coverage/coverage.ts';
import type { OutlookReport } from '../domain/targets/outlook-report.ts';

/** How forecasts have done, by level of area. */
export interface OutlookPageData {
  reports: { level: Level; report: OutlookReport }[];
}
