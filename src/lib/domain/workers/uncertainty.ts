/** What the workers model is not sure of; each has a standard deviation in data/reference/uncertainty.csv. */
export const UNCERTAIN_QUANTITIES = [
  'population',
  'share_15_plus',
  'tpak',
  'informal_share',
  'jakon_share',
  'terrain_prior',
  'occupation_share',
  'benchmark_sakernas',
  'benchmark_potensi',
  'benchmark_cabang',
] as const;
export type UncertainQuantity = (typeof UNCERTAIN_QUANTITIES)[number];

/** Quantities counted in people; the others are shares or relative errors. */
const IN_PEOPLE: readonly UncertainQuantity[] = ['benchmark_potensi', 'benchmark_cabang'];

/** Largest standard deviation that makes sense: shares and relative errors 0.5, people 20,000. */
export function largestSd(quantity: UncertainQuantity): number {
  return IN_PEOPLE.includes(quantity) ? 20_000 : 0.5;
}
