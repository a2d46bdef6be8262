/** What the workers model is not sure of; each has a standard deviation in data/reference/uncertainty.csv. */
export const UNCERTAIN_QUANTITIES = [
  'population',
  'share_15_plus',
  'tpak',
  'informal_share',
  'jakon_share',
  'terrain_prior',
  'benchmark_sakernas',
  'benchmark_potensi',
] as const;
export type UncertainQuantity = (typeof UNCERTAIN_QUANTITIES)[number];

/** Largest standard deviation that makes sense: shares and relative errors 0.5, people 20,000. */
export function largestSd(quantity: UncertainQuantity): number {
  return quantity === 'benchmark_potensi' ? 20_000 : 0.5;
}
