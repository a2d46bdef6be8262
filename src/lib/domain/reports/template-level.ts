import type { Level } from '../coverage/coverage.ts';
import type { ReportTemplate } from './report-asked.ts';

/** What kind of place each template is about. */
export const LEVEL_OF: Record<ReportTemplate, Level> = {
  ringkasan: 'kabupaten',
  kecamatan: 'kecamatan',
  desa: 'desa',
};
