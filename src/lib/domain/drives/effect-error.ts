import type { Cohort } from './effect-cohort.ts';

/** What one desa would have done anyway, as far as it errs: its weight in the mean × how large its error is. */
interface Part {
  kecamatan: string;
  /** Positive for a visited desa, negative for a control. */
  size: number;
  square: number;
}

/**
 * Standard error of the mean of (change − expected change) over visited desa: of what these would have done anyway (seen in desa like
 * them), and of the controls, each with all the weight it has in any month, so that months of one desa need not be independent. Desa of
 * one kecamatan err together as much as controls of one do (`likeness`). How much the effect itself differs between desa is not in it.
 * Method: Abadie & Imbens 2006 (Econometrica 74), with errors clustered by desa and alike within kecamatan (Moulton 1990, REStat 72).
 */
export function standardError(cohorts: readonly Cohort[]): number {
  const parts = [...ownParts(cohorts), ...controlParts(cohorts)];
  const own = sumOf(parts, ({ square }) => square);
  const sizes = new Map<string, number>();
  for (const { kecamatan, size } of parts) sizes.set(kecamatan, (sizes.get(kecamatan) ?? 0) + size);
  const shared = sumOf([...sizes.values()], (size) => size ** 2) - sumOf(parts, ({ size }) => size ** 2);
  return Math.sqrt(own + likeness(cohorts) * Math.max(0, shared));
}

function ownParts(cohorts: readonly Cohort[]): Part[] {
  const compared = cohorts.flatMap((cohort) => cohort.compared);
  return compared.map(({ desa, doubt }) => ({
    ...{ kecamatan: desa.kecamatan, size: Math.sqrt(doubt) / compared.length },
    square: doubt / compared.length ** 2,
  }));
}

function controlParts(cohorts: readonly Cohort[]): Part[] {
  const count = sumOf(cohorts, ({ compared }) => compared.length);
  const parts = new Map<string, { kecamatan: string; weight: number; error: number; doubt: number }>();
  for (const { compared, errorOf } of cohorts)
    for (const { controls, doubt } of compared)
      for (const { code, kecamatan } of controls) {
        const part = parts.get(code) ?? { kecamatan, weight: 0, error: 0, doubt: 0 };
        const weight = 1 / controls.length / count;
        parts.set(code, {
          kecamatan,
          weight: part.weight + weight,
          error: part.error + weight * errorOf(code),
          doubt: part.doubt + weight * Math.sqrt(doubt),
        });
      }
  return [...parts.values()].map(({ kecamatan, error, doubt }) => ({
    ...{ kecamatan, size: -doubt, square: error ** 2 },
  }));
}

/** How alike errors of controls of one kecamatan are (intraclass correlation, 0–1): mean product of two of them ÷ mean square. */
function likeness(cohorts: readonly Cohort[]): number {
  let [products, pairs, squares, desa] = [0, 0, 0, 0];
  for (const { controls, errorOf } of cohorts) {
    const groups = new Map<string, number[]>();
    for (const { kecamatan, code } of controls)
      groups.set(kecamatan, [...(groups.get(kecamatan) ?? []), errorOf(code)]);
    for (const errors of groups.values()) {
      const square = sumOf(errors, (error) => error ** 2);
      products += sumOf(errors, (error) => error) ** 2 - square;
      pairs += errors.length * (errors.length - 1);
      squares += square;
      desa += errors.length;
    }
  }
  if (pairs === 0 || squares === 0) return 0;
  return Math.min(1, Math.max(0, products / pairs / (squares / desa)));
}

function sumOf<T>(all: readonly T[], valueOf: (one: T) => number): number {
  return all.reduce((sum, one) => sum + valueOf(one), 0);
}
