import type { CoverageRow } from '../domain/coverage/coverage.ts';
import type { Payer } from '../domain/coverage/enrollment.ts';
import type { Period } from '../domain/calendar/period.ts';
import type { DenominatorId, Segment } from '../domain/workers/segments.ts';
import type { UncertainQuantity } from '../domain/workers/uncertainty.ts';
import type { DenominatorValue, Measure } from './page-data.ts';

/** What the figures of some months, segments and a denominator set rest on. */
export interface Provenance {
  denominatorSet: DenominatorId;
  /** Values of the set for the segments asked for, and for their total. */
  denominator: DenominatorValue[];
  /** Imports that gave counts of the months. */
  imports: PassportImport[];
  assumptions: { quantity: UncertainQuantity; sd: number; shipped: number; unit: string }[];
  draws: number;
  seed: number;
  settings: { graceMonths: number };
  build: { id: string; builtAt: string };
}

/** Where one figure comes from, all of it read or worked out where the figure itself is. */
export interface Passport extends Provenance {
  measure: Measure;
  /** The figure: people, or a rate (0–1 and above); `null` where unknown, for the row's reason. */
  value: number | null;
  /** Ends of its 95% interval and, inside that, of its 80% interval. */
  low: number | null;
  high: number | null;
  low80: number | null;
  high80: number | null;
  /** The row of the coverage table that the figure stands in. */
  row: CoverageRow;
  estimate: WorkerEstimate | null;
  members: {
    /** Rows of the imports that were counted, by segment and payer. */
    used: { segment: Segment; payer: Payer; rows: number; active: number }[];
    /** Desa without a count, by segment; at most twenty are named. */
    leftOut: { segment: Segment; desa: number; names: string }[];
  };
}

/** How the workers of the area were estimated. */
export interface WorkerEstimate {
  desa: number;
  /** Residents, people, and where they are from. */
  population: number;
  populationSource: 'import' | 'census';
  populationPeriod: Period | null;
  /** Rates of the kabupaten, 0–1; of one desa whose ages were counted, its own share aged 15 and over. */
  share15Plus: number;
  tpak: number;
  tpt: number;
  /** Working residents before the estimate is fitted to the denominator, people: the product of the above, summed over desa. */
  employed: number;
  /** Of the desa: how many rest on imported age groups, and on registered occupations. */
  byAges: number;
  byOccupations: number;
  /** Of one desa: its prior shares, 0–1, by its terrain or by so many classified residents; `null` for larger areas. */
  prior: { terrain: string; classified: number | null; informalShare: number; jakonShare: number } | null;
  /** Of one desa and segment: workers ÷ (employed × prior share), what the fit made of the prior; else `null`. */
  fitFactor: number | null;
}

/** An import that gave counts. */
export interface PassportImport {
  id: string;
  fileName: string;
  sha256: string;
  importedAt: string;
  author: string;
  simulated: boolean;
  rows: number;
}
