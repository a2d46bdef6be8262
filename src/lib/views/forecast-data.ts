import type { Period } from '../domain/calendar/period.ts';
import type { BackTest } from '../domain/coverage/back-test.ts';
import type { ForecastOutcome } from '../domain/coverage/forecast.ts';
import type { SegmentOrTotal } from '../domain/workers/segments.ts';

/** What is expected of one segment to the end of the year, and how forecasts of the last year did. */
export interface SegmentForecast {
  segment: SegmentOrTotal;
  at: Period;
  outcome: ForecastOutcome;
  /** One month ahead, and as far ahead as December is; null where too few could be made. */
  tested: { horizonMonths: number; backTest: BackTest | null }[];
}
