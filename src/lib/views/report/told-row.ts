import type { CoverageRow } from '../../domain/coverage/coverage.ts';
import type { PublishedRow } from '../../domain/coverage/published-row.ts';
import { toldCount } from './published-text.ts';

/** A published row for the words, classes and legends of coverage rows: a count that is kept back is unknown there. */
export function toldRow(row: PublishedRow): CoverageRow {
  return {
    ...row,
    active: toldCount(row.active),
    ...{ eligibleLow80: null, eligibleHigh80: null, rateLow80: null, rateHigh80: null },
    ...{ gapLow80: null, gapHigh80: null },
  };
}
