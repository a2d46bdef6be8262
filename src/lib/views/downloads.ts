import type { Level } from '../domain/coverage/coverage.ts';
import type { Selection } from './page-data.ts';

type DownloadFormat = 'csv' | 'json' | 'arrow' | 'txt';

/** Address of the coverage table for a selection, in the words of the API. */
export function coverageUrl(selection: Selection, level: Level, format: DownloadFormat): string {
  const query = new URLSearchParams({
    level,
    period: selection.period,
    segment: selection.segment,
    denominator: selection.denominator,
  });
  if (selection.kecamatan !== null) query.set('kecamatan', selection.kecamatan);
  return `/api/v1/coverage.${format}?${query.toString()}`;
}
