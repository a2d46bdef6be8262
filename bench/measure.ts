export type Unit = 'ms' | 'kB' | 'of 100';

/** One line of the report. Of a timed measure `figure` is the median. 1 kB = 1000 bytes. */
export interface Measure {
  name: string;
  unit: Unit;
  figure: number;
  /** 95th percentile, of timed measures with enough runs. */
  p95?: number;
  runs?: number;
  baseline?: Baseline;
  goal?: Goal;
}

/** What the figure is compared with; the ratio is figure ÷ baseline. */
export interface Baseline {
  name: string;
  figure: number;
  p95?: number;
}

export interface Goal {
  text: string;
  met: boolean;
}

/** Figure ÷ baseline, at the median and at the 95th percentile where both have one. */
export function ratiosOf({ figure, p95, baseline }: Measure): {
  ratio: number | null;
  ratioP95: number | null;
} {
  if (!baseline) return { ratio: null, ratioP95: null };
  const both = p95 !== undefined && baseline.p95 !== undefined;
  return { ratio: figure / baseline.figure, ratioP95: both ? p95 / baseline.p95! : null };
}
