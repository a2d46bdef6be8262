/** Files that a report is taken along as; `zip`: its tables as CSV. */
export const REPORT_FORMATS = ['pdf', 'xlsx', 'zip', 'html'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
