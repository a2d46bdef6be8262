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

/** Address of the passport of a page's figure, as JSON. */
export function passportUrl(query: { of: string } & Record<string, string>): string {
  return `/api/v1/passport?${new URLSearchParams(query).toString()}`;
}

/** Address of the passport of a figure of the overview, which is about the branch, or about a kecamatan for those limited to it. */
export function overviewPassportUrl(
  of: string,
  { period, denominator, kecamatan }: Pick<Selection, 'period' | 'denominator' | 'kecamatan'>,
  seesBranch: boolean,
): string {
  return passportUrl({ of, period, denominator, ...(!seesBranch && kecamatan !== null && { kecamatan }) });
}

/** Address of the problems of a month's data. */
export function problemsUrl(
  { period, denominator }: Pick<Selection, 'period' | 'denominator'>,
  format: 'csv' | 'json',
): string {
  return `/api/v1/problems.${format}?${new URLSearchParams({ period, denominator }).toString()}`;
}
