import { betaQuantile, type Beta } from './beta.ts';

/** What happened in a group (a kecamatan, say) over 12 months; `null` is unknown. */
export interface ResponseCounts {
  group: string;
  /** People eligible and not covered at the beginning. */
  uncovered: number | null;
  /** New members among them who pay for themselves. */
  registered: number | null;
}

/** The response rate of a group: share (0–1) of uncovered people who register in a year. */
export interface ResponseRate {
  group: string;
  rate: number | null;
  /** 80% interval; null with the rate. */
  low: number | null;
  high: number | null;
  /** registered ÷ uncovered, not shrunk. */
  raw: number | null;
  uncovered: number | null;
  registered: number | null;
  /** Why there is no rate. */
  reason: 'not-reported' | 'nobody-uncovered' | 'more-than-uncovered' | null;
}

/**
 * What all groups have in common. `strength`: the branch's rate counts as much as so many people of the group's own; null where
 * the groups cannot be told apart, and all have the branch's rate:
 * - `few-groups`: fewer than three
 * - `no-difference`: they differ no more than chance alone would make them
 */
export interface ResponsePrior {
  /** Share 0–1: all registered ÷ all uncovered. */
  mean: number;
  strength: number | null;
  pooled: 'few-groups' | 'no-difference' | null;
  groups: number;
  uncovered: number;
  registered: number;
}

type Counted = ResponseCounts & { uncovered: number; registered: number };

/** Fewer groups say nothing about how groups differ. */
const LEAST_GROUPS = 3;
const [LOWER, UPPER] = [0.1, 0.9];

/**
 * Response rates drawn towards the rate of the branch, the more so the fewer people a group has: Beta-Binomial, empirical Bayes.
 * The rate of a group is (strength × mean + registered) ÷ (strength + uncovered); its 80% interval is that of the beta it stands
 * for, and takes mean and strength as known, so it is a little too short. A group that cannot be counted has no rate and is left out.
 *
 * @returns no prior where no group can be counted; groups in the order given
 * @throws RangeError for a negative count
 * Method: moments of Kleinman (1973), JASA 68, weights by size; Jeffreys' interval where all is pooled (Brown, Cai & DasGupta 2001).
 */
export function responseRates(counts: readonly ResponseCounts[]): {
  prior: ResponsePrior | null;
  groups: ResponseRate[];
} {
  for (const { group, uncovered, registered } of counts)
    if (!((uncovered ?? 0) >= 0 && (registered ?? 0) >= 0))
      throw new RangeError(`group ${group}: ${registered} of ${uncovered} are no counts`);
  const counted = counts.filter(isCounted);
  if (counted.length === 0) return { prior: null, groups: counts.map((one) => unknownRate(one)) };
  const prior = priorOf(counted);
  return { prior, groups: counts.map((one) => (isCounted(one) ? rateOf(one, prior) : unknownRate(one))) };
}

function isCounted(one: ResponseCounts): one is Counted {
  return reasonOf(one) === null;
}

function reasonOf({ uncovered, registered }: ResponseCounts): ResponseRate['reason'] {
  if (uncovered === null || registered === null) return 'not-reported';
  if (!(uncovered > 0)) return 'nobody-uncovered';
  return registered > uncovered ? 'more-than-uncovered' : null;
}

function unknownRate(one: ResponseCounts): ResponseRate {
  return { ...one, rate: null, low: null, high: null, raw: null, reason: reasonOf(one) };
}

function priorOf(counted: readonly Counted[]): ResponsePrior {
  const uncovered = sumOf(counted, (one) => one.uncovered);
  const registered = sumOf(counted, (one) => one.registered);
  const mean = registered / uncovered;
  const all = { mean, groups: counted.length, uncovered, registered };
  if (counted.length < LEAST_GROUPS) return { ...all, strength: null, pooled: 'few-groups' };
  const alike = likeness(counted, mean, uncovered);
  return alike > 0
    ? { ...all, strength: (1 - alike) / alike, pooled: null }
    : { ...all, strength: null, pooled: 'no-difference' };
}

/**
 * How alike people of one group are (intraclass correlation, 1 ÷ (strength + 1)), from the spread of the rates beyond chance;
 * 0 or less: none. With weights nᵢ ÷ N the expected spread Σ nᵢ(pᵢ − p)² is p(1 − p) × (ρ(N − Σ nᵢ² ÷ N) + (1 − ρ)(k − 1)).
 */
function likeness(counted: readonly Counted[], mean: number, all: number): number {
  if (mean === 0 || mean === 1) return 0;
  const spread = sumOf(counted, (one) => one.uncovered * (one.registered / one.uncovered - mean) ** 2);
  const byChance = counted.length - 1;
  const most = all - sumOf(counted, (one) => one.uncovered ** 2) / all;
  if (most <= byChance) return 0;
  return Math.min(1, (spread / (mean * (1 - mean)) - byChance) / (most - byChance));
}

function rateOf(one: Counted, { mean, strength, uncovered, registered }: ResponsePrior): ResponseRate {
  const isPooled = strength === null;
  const beta: Beta = isPooled
    ? { a: registered + 0.5, b: uncovered - registered + 0.5 }
    : { a: strength * mean + one.registered, b: strength * (1 - mean) + one.uncovered - one.registered };
  const rate = isPooled ? mean : beta.a / (beta.a + beta.b);
  // A rate of 0 or 1 lies outside the quantiles: its interval begins or ends there.
  const [low, high] = [Math.min(rate, quantile(beta, LOWER)), Math.max(rate, quantile(beta, UPPER))];
  return { ...one, rate, low, high, raw: one.registered / one.uncovered, reason: null };
}

/** A beta without weight on one side lies wholly at 0 or at 1. */
function quantile(beta: Beta, p: number): number {
  if (beta.a <= 0) return 0;
  return beta.b <= 0 ? 1 : betaQuantile(beta, p);
}

function sumOf<T>(all: readonly T[], valueOf: (one: T) => number): number {
  return all.reduce((sum, one) => sum + valueOf(one), 0);
}
