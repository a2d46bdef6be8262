import { randomBinomial, randomExponential, randomGamma, randomNormal, randomPoisson } from 'd3-random';
import type { EffectDesa } from '#lib/domain/drives/effect-desa.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { TERRAINS, type Terrain } from '#lib/domain/workers/terrain.ts';

/** What a simulated branch is like. */
export interface SimulatedBranch {
  seed: number;
  desa: number;
  visited: number;
  /** Share (0–1) of the unprotected that a visit registers in the mean; 0: visits do nothing. */
  lift: number;
  /** Months there are, and the first and last month in which visits are made, from 0. */
  months?: number;
  visits?: readonly [first: number, last: number];
}

/** A branch with what drives have truly added. */
export interface SimulatedDrives {
  desa: EffectDesa[];
  /** Mean share (0–1) of eligible that are active so many months after the visit only because of it, over some visited desa. */
  truth: (after: number, of: ReadonlySet<string>) => number;
}

/** Sources of draws, made once: making them costs more than drawing. */
function sourcesOf(seed: number) {
  const random = seededRandom(seed);
  return {
    random,
    normal: randomNormal.source(random)(),
    gamma: randomGamma.source(random),
    poisson: randomPoisson.source(random),
    binomial: randomBinomial.source(random),
    exponential: randomExponential.source(random),
  };
}
type Sources = ReturnType<typeof sourcesOf>;

const SHARE: Record<Terrain, number> = { town: 0.08, coast: 0.05, inland: 0.04, upland: 0.03 };
const GROWTH: Record<Terrain, number> = { town: 0.004, coast: 0.0022, inland: 0.0018, upland: 0.0012 };
const LAPSE = 0.03;
const KECAMATAN = 14;
/** The first so many kecamatan are where visits go; a desa elsewhere counts as having so much less to gain. */
const FAVOURED = { kecamatan: 5, elsewhere: 0.15 };

/**
 * BPU members of desa month by month, with what makes an effect hard to see: desa differ in size, level and pace; the pace of a month
 * goes on into the next; terrains and kecamatan have months of their own; sponsors' batches start and end, some all over a kecamatan;
 * visits go to desa with many unprotected, mostly in five kecamatan.
 */
export function simulateDrives(branch: SimulatedBranch): SimulatedDrives {
  const { months = 36, visits = [26, 30] } = branch;
  const sources = sourcesOf(branch.seed);
  const { random, normal } = sources;
  const shocks = new Map(TERRAINS.map((terrain) => [terrain, autocorrelated(months, 0.6, 0.25, normal)]));
  const ownMonths = Array.from({ length: KECAMATAN }, () => autocorrelated(months, 0.6, 0.25, normal));
  const batch = (share: number) => ({ at: Math.floor(random() * months), months: 6, share });
  const schemes = Array.from({ length: KECAMATAN }, () => [batch(random() < 0.3 ? 0.5 : 0)]);
  const everywhere = batch(0.3);
  const all = Array.from({ length: branch.desa }, (_, i) => {
    const terrain = TERRAINS[[0, 1, 1, 1, 2, 2, 2, 2, 3, 3][i % 10]!]!;
    const eligible = Math.round(600 * Math.exp(0.5 * normal()));
    const shock = ownMonths[i % KECAMATAN]!.map((own, month) => own + shocks.get(terrain)![month]!);
    const batches = [everywhere, ...schemes[i % KECAMATAN]!];
    const active = members({ terrain, eligible, months, shock, batches }, sources);
    const kecamatan = `K${i % KECAMATAN}`;
    return { code: `D${String(i).padStart(3, '0')}`, kecamatan, terrain, eligible, active };
  });
  const chosen = new Set(choose(all, { at: visits[0] - 1, count: branch.visited }, random));
  const added = new Map<string, number[]>();
  const desa = all.map((one): EffectDesa => {
    if (!chosen.has(one.code)) return { ...one, visited: null };
    const visited = visits[0] + Math.floor(random() * (visits[1] - visits[0] + 1));
    const extra = stayers(one, { visited, lift: branch.lift }, sources);
    added.set(
      one.code,
      extra.map((people) => people / one.eligible),
    );
    return { ...one, visited, active: one.active.map((people, month) => people + extra[month]!) };
  });
  const truth = (after: number, of: ReadonlySet<string>) => {
    const shares = desa.flatMap(({ code, visited }) =>
      visited === null || !of.has(code) ? [] : (added.get(code)![visited + after] ?? []),
    );
    return shares.reduce((sum, share) => sum + share, 0) / shares.length;
  };
  return { desa, truth };
}

function autocorrelated(months: number, carry: number, sd: number, normal: () => number): number[] {
  let value = (sd * normal()) / Math.sqrt(1 - carry ** 2);
  return Array.from({ length: months }, () => (value = carry * value + sd * normal()));
}

interface Made {
  terrain: Terrain;
  eligible: number;
  months: number;
  shock: readonly number[];
  /** Batches of 2% of the eligible that a desa gets with a chance (0–1). */
  batches: readonly { at: number; months: number; share: number }[];
}

function members({ terrain, eligible, months, shock, batches: offered }: Made, sources: Sources): number[] {
  const { random, normal } = sources;
  const own = sources.gamma(4, 0.25)();
  const pace = autocorrelated(months, 0.7, 0.3, normal);
  let paying = Math.round(eligible * SHARE[terrain] * Math.exp(0.5 * normal()));
  const batches = [
    ...desaBatches(months, sources),
    ...offered
      .filter(({ share }) => random() < share)
      .map((one) => ({ ...one, people: Math.round(eligible * 0.02) })),
  ];
  return Array.from({ length: months }, (_, month) => {
    const rate = GROWTH[terrain] * own * Math.exp(pace[month]! + shock[month]!);
    const begins = sources.poisson(Math.max(0, eligible - paying) * rate)();
    const ends = sources.binomial(paying, LAPSE)();
    paying += begins - ends;
    const sponsored = batches
      .filter(({ at, months: long }) => at <= month && month < at + long)
      .reduce((sum, { people }) => sum + people, 0);
    return paying + sponsored;
  });
}

/** Batches of a desa's own, one in six years or so: 10–30 people for six or twelve months. */
function desaBatches(months: number, { random, exponential }: Sources) {
  const batches: { at: number; months: number; people: number }[] = [];
  const wait = exponential(1 / 72);
  for (let at = Math.floor(wait()) - 12; at < months; at += 1 + Math.floor(wait()))
    batches.push({ at, months: random() < 0.7 ? 6 : 12, people: 10 + Math.floor(random() * 21) });
  return batches;
}

/** Planners go where many are unprotected: the chance to be next is as the square of the gap, in favoured kecamatan above all. */
function choose(
  all: readonly { code: string; eligible: number; active: readonly number[] }[],
  { at, count }: { at: number; count: number },
  random: Sources['random'],
): string[] {
  const keyed = all.map(({ code, eligible, active }, i) => {
    const weight = i % KECAMATAN < FAVOURED.kecamatan ? 1 : FAVOURED.elsewhere;
    const gap = weight * Math.max(1, eligible - active[at]!);
    return { code, key: -Math.log(1 - random()) / gap ** 2 };
  });
  return keyed
    .sort((a, b) => a.key - b.key)
    .slice(0, count)
    .map(({ code }) => code);
}

/** People in each month who are active only because of the visit: they register, and lapse as others do. */
function stayers(
  { eligible, active }: { eligible: number; active: readonly number[] },
  { visited, lift }: { visited: number; lift: number },
  { gamma, binomial }: Sources,
): number[] {
  const gap = Math.max(0, eligible - active[visited]!);
  const own = lift * gamma(2, 0.5)();
  let people = lift === 0 ? 0 : binomial(gap, Math.min(1, own))();
  return active.map((_, month) => {
    if (month < visited) return 0;
    if (month > visited) people -= binomial(people, LAPSE)();
    return people;
  });
}
