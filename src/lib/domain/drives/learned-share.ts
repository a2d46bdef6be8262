import type { Range } from '../outreach/request.ts';
import { betaQuantile, type Beta } from '../targets/beta.ts';
import { TERRAINS, type Terrain } from '../workers/terrain.ts';

/** A share (0–1) seen among the people of one visit. */
export interface ShareSeen {
  terrain: Terrain;
  /** > 0. */
  people: number;
  share: number;
}

/** What is believed before any visit. */
export interface Assumption {
  /** `mid` is the mean, `low` and `high` are the 10% and 90% quantiles. */
  range: Range;
  /** It counts as much as so many people. */
  strength: number;
  /** How alike people of one visit are: intraclass correlation, 0–1. */
  alike: number;
}

export interface LearnedShare {
  prior: Range;
  /** `mid` is the mean, `low`–`high` the 80% interval of the share in such a terrain; a single visit varies more. */
  learned: Range;
  /** Visits to the terrain itself (of the branch: all), and the people at them. */
  visits: number;
  people: number;
  /** Unlike people that those count as. */
  countsAs: number;
  /** So many people's worth `learned` rests on in all: the assumption, other terrains, and `countsAs`. */
  strength: number;
}

type Place = Terrain | 'branch';

/** The belief about one terrain or about all of them: its mean, and how many people's worth it is. */
interface Belief {
  mean: number;
  strength: number;
}

/** Assumption: a quarter of the doubt is about how terrains differ, the rest about the branch as a whole. */
const TERRAIN_PART = 0.25;
/** The assumed likeness counts as much as so many visits. */
const LIKENESS_VISITS = 10;
const [LOWER, UPPER] = [0.1, 0.9];

/**
 * A share learned by terrain from visits. By hand, with `S` the assumption's strength, `m` its mean, `ρ` the likeness:
 *
 * 1. A visit with n people counts as c = n ÷ (1 + (n − 1)ρ) people. ρ is the assumed one until a terrain has two visits (`likeness`).
 * 2. A terrain has seen C = Σ c people with the share x = Σ c × share ÷ C.
 * 3. T = S ÷ 0.25 and B = S ÷ 0.75: what the assumption says of a terrain's own way, and of the branch. A terrain says
 *    g = C × T ÷ (C + T) people's worth about the branch.
 * 4. What a terrain is expected to be from the others: mean (B × m + Σ g × x) ÷ (B + Σ g) over the *other* terrains, worth
 *    s = G × T ÷ (G + T) people with G = B + Σ g. Without any visit s = S.
 * 5. Learned: mean (s × mean of 4 + C × x) ÷ (s + C), worth s + C people. With visits to one terrain only this is
 *    (S × m + C × x) ÷ (S + C).
 * 6. Its 10% and 90% quantiles are those of the beta with that mean and worth. The assumption's own are not quite those of a beta:
 *    what they differ by (in logits) is added × S ÷ (s + C).
 *
 * Method: linear Bayes (credibility) of a two-level Beta-Binomial, as Bühlmann & Straub 1970 and Jewell 1975 (hierarchical); design
 * effect of Kish 1965. Doubt about ρ and about 0.25 is not in the interval.
 */
export function learnShares(
  seen: readonly ShareSeen[],
  assumption: Assumption,
): { places: Record<Place, LearnedShare>; alike: number } {
  const alike = likeness(seen, assumption.alike);
  const own = new Map(
    TERRAINS.map((terrain) => [
      terrain,
      pooled(
        seen.filter((one) => one.terrain === terrain),
        alike,
      ),
    ]),
  );
  const of = (place: Place): LearnedShare => {
    const others = TERRAINS.filter((terrain) => terrain !== place).map((terrain) => own.get(terrain)!);
    const expected = fromOthers(others, assumption);
    const here = place === 'branch' ? null : own.get(place)!;
    const learned = here === null ? expected : together([expected, here]);
    const visits = place === 'branch' ? seen : seen.filter((one) => one.terrain === place);
    return {
      prior: assumption.range,
      learned: seen.length === 0 ? assumption.range : rangeOf(learned, assumption),
      visits: visits.length,
      people: sumOf(visits, ({ people }) => people),
      countsAs: sumOf(visits, ({ people }) => countsAs(people, alike)),
      strength: learned.strength,
    };
  };
  const places = Object.fromEntries((['branch', ...TERRAINS] as const).map((place) => [place, of(place)]));
  return { places: places as Record<Place, LearnedShare>, alike };
}

/** People of a visit are alike: so many unlike ones say as much. */
function countsAs(people: number, alike: number): number {
  return people / (1 + Math.max(0, people - 1) * alike);
}

function pooled(seen: readonly ShareSeen[], alike: number): Belief {
  return together(seen.map(({ people, share }) => ({ mean: share, strength: countsAs(people, alike) })));
}

/** Mean and strength of beliefs that know nothing of each other. */
function together(beliefs: readonly Belief[]): Belief {
  const strength = sumOf(beliefs, (one) => one.strength);
  const mean = strength === 0 ? 0 : sumOf(beliefs, (one) => one.mean * one.strength) / strength;
  return { mean, strength };
}

/** What a terrain is expected to be before it is visited itself. */
function fromOthers(others: readonly Belief[], { range, strength }: Assumption): Belief {
  const own = strength / TERRAIN_PART;
  const branch = together([
    { mean: range.mid, strength: strength / (1 - TERRAIN_PART) },
    ...others.map((one) => ({ mean: one.mean, strength: halfOfHarmonic(one.strength, own) })),
  ]);
  return { mean: branch.mean, strength: halfOfHarmonic(branch.strength, own) };
}

/** Strength of a belief that has to pass another one: 1 ÷ (1 ÷ a + 1 ÷ b). */
function halfOfHarmonic(a: number, b: number): number {
  return (a * b) / (a + b);
}

function rangeOf({ mean, strength }: Belief, { range, strength: assumed }: Assumption): Range {
  const weight = assumed / strength;
  const bound = (key: 'low' | 'high', p: number) => {
    const before = logit(betaQuantile(betaOf(range.mid, assumed), p));
    const beta = logit(betaQuantile(betaOf(mean, strength), p));
    return 1 / (1 + Math.exp(-(beta + weight * (logit(range[key]) - before))));
  };
  return {
    low: Math.min(mean, bound('low', LOWER)),
    mid: mean,
    high: Math.max(mean, bound('high', UPPER)),
  };
}

function betaOf(mean: number, strength: number): Beta {
  return { a: mean * strength, b: (1 - mean) * strength };
}

function logit(share: number): number {
  return Math.log(share / (1 - share));
}

/**
 * Likeness of people of one visit: the assumed one, which counts as 10 visits, and the one that visits show, which counts as visits less
 * terrains visited. That is by moments, from the spread of shares around their terrain's beyond chance: with N people at k visits of a
 * terrain, Σ n(x − x̄)² is expected to be p(1 − p) × (ρ(N − Σ n² ÷ N) + (1 − ρ)(k − 1)). Method: Kleinman 1973, JASA 68.
 */
function likeness(seen: readonly ShareSeen[], assumed: number): number {
  const people = sumOf(seen, (one) => one.people);
  const mean = people === 0 ? 0 : sumOf(seen, (one) => one.people * one.share) / people;
  const [spread, byChance, most] = spreads(seen);
  if (byChance === 0 || mean === 0 || mean === 1 || most <= byChance) return assumed;
  const shown = (spread / (mean * (1 - mean)) - byChance) / (most - byChance);
  const between = Math.min(1, Math.max(0, shown));
  return (LIKENESS_VISITS * assumed + byChance * between) / (LIKENESS_VISITS + byChance);
}

/** Summed over terrains: Σ n(x − x̄)², visits − 1, N − Σ n² ÷ N. */
function spreads(seen: readonly ShareSeen[]): [spread: number, byChance: number, most: number] {
  const sums: [number, number, number] = [0, 0, 0];
  for (const terrain of TERRAINS) {
    const visits = seen.filter((one) => one.terrain === terrain);
    if (visits.length === 0) continue;
    const all = sumOf(visits, ({ people }) => people);
    const mean = sumOf(visits, ({ people, share }) => people * share) / all;
    sums[0] += sumOf(visits, ({ people, share }) => people * (share - mean) ** 2);
    sums[1] += visits.length - 1;
    sums[2] += all - sumOf(visits, ({ people }) => people ** 2) / all;
  }
  return sums;
}

function sumOf<T>(all: readonly T[], valueOf: (one: T) => number): number {
  return all.reduce((sum, one) => sum + valueOf(one), 0);
}
