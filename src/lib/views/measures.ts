import type { CoverageRow } from '../domain/coverage/coverage.ts';
import { formatFor } from './format.ts';
import type { Lang, Measure } from './page-data.ts';

/** A value with the bounds of its 95% interval; a count has none. People, or 0–1 for the rate. */
interface MeasuredValue {
  value: number | null;
  low: number | null;
  high: number | null;
}

/** The figure of a measure in a row. Null is unknown; the row's `reason` says why. */
export function measured(row: CoverageRow, measure: Measure): MeasuredValue {
  switch (measure) {
    case 'rate':
      return { value: row.rate, low: row.rateLow, high: row.rateHigh };
    case 'gap':
      return { value: row.gap, low: row.gapLow, high: row.gapHigh };
    case 'eligible':
      return { value: row.eligible, low: row.eligibleLow, high: row.eligibleHigh };
    case 'active':
      return { value: row.active, low: null, high: null };
  }
}

/** `7,4%` or `1.234`; `–` for an unknown value. */
export function measureText(value: number | null, measure: Measure, lang: Lang): string {
  const format = formatFor(lang);
  return measure === 'rate' ? format.percent(value) : format.count(value);
}

/** `6,1–8,9%` or `500–1.060`; null where the measure has no interval. */
export function measureIntervalText(row: CoverageRow, measure: Measure, lang: Lang): string | null {
  const { low, high } = measured(row, measure);
  if (low === null || high === null) return null;
  const format = formatFor(lang);
  return measure === 'rate' ? format.percentInterval(low, high) : format.interval(low, high);
}
