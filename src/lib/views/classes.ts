import { roundestBetween } from './round-breaks.ts';

/** How values are put into classes. */
export interface ClassifyOptions {
  /** At most this many classes, those below the floor and from the ceiling on included. Default 5. */
  maxClasses?: number;
  /** Values below it form one class of their own (a gap below 0: more active than eligible). */
  floor?: number;
  /** Values at or above it form one class of their own (a rate of 1 or more). */
  ceiling?: number;
  /** Breaks are whole numbers: for people. */
  whole?: boolean;
}

/**
 * Classes of a choropleth. Class `i` holds breaks[i − 1] ≤ value < breaks[i]; the first is open below, the last above.
 * So there is one class more than breaks; and none, with no breaks, where there is no value.
 */
export interface Classes {
  /** Strictly increasing, rounded. */
  breaks: number[];
  /** The class of a value, 0 for the lowest; null for an unknown value or when there are no classes. */
  classOf(value: number | null): number | null;
  /** How many values each class holds; never 0. */
  counts: number[];
  /** How many values are unknown. */
  noData: number;
}

const MAX_CLASSES = 5;

/**
 * Classes with rounded breaks near quantiles. Each break is the roundest number between the quantiles half a class
 * below and above its own; bands that hold a single value give no break. So breaks never repeat, no class is empty, and
 * there are never more classes than distinct values. Values that are null or not finite are no data.
 */
export function classify(values: readonly (number | null)[], options: ClassifyOptions = {}): Classes {
  const known = values.filter(isKnown).sort((a, b) => a - b);
  const breaks = breaksOf(known, options);
  const classOf = (value: number | null) => {
    if (known.length === 0 || !isKnown(value)) return null;
    return breaks.filter((from) => from <= value).length;
  };
  const counts = known.length === 0 ? [] : Array.from({ length: breaks.length + 1 }, () => 0);
  for (const value of known) counts[classOf(value)!]! += 1;
  return { breaks, classOf, counts, noData: values.length - known.length };
}

function breaksOf(sorted: readonly number[], options: ClassifyOptions): number[] {
  const { maxClasses = MAX_CLASSES, floor = -Infinity, ceiling = Infinity, whole = false } = options;
  const inside = sorted.filter((value) => value >= floor && value < ceiling);
  const below = sorted.some((value) => value < floor);
  const above = sorted.some((value) => value >= ceiling);
  const classes = Math.max(1, maxClasses - Number(below) - Number(above));
  return [
    ...(below && inside.length > 0 ? [floor] : []),
    ...quantileBreaks(inside, classes, whole),
    ...(above && (below || inside.length > 0) ? [ceiling] : []),
  ];
}

function quantileBreaks(sorted: readonly number[], classes: number, whole: boolean): number[] {
  const distinct = [...new Set(sorted)];
  if (distinct.length <= classes) return bandBreaks(distinct, distinct.length, whole);
  const breaks = bandBreaks(sorted, classes, whole);
  return breaks.length > 0 ? breaks : bandBreaks(distinct, classes, whole);
}

/** Bands share their ends and are open below, so the breaks found in them increase strictly. */
function bandBreaks(sorted: readonly number[], classes: number, whole: boolean): number[] {
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return Array.from({ length: Math.max(0, classes - 1) }, (_, i) => {
    const [low, high] = [at((i + 0.5) / classes), at((i + 1.5) / classes)];
    return roundestBetween(low, high, at((i + 1) / classes), whole);
  }).filter((value) => value !== null);
}

const isKnown = (value: number | null): value is number => value !== null && Number.isFinite(value);
