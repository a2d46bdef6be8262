import { Z80 } from '../coverage/student-t.ts';

/**
 * Chance (0–1) that a value is at least `target`, counted in whole people, from its middle and 80% interval: a normal with another
 * spread on either side (two-piece normal, Fechner 1897; Wallis 2014), so that the chance at the interval's ends is 90% and 10%.
 */
export function chanceAbove(
  target: number,
  { middle, low80, high80 }: { middle: number; low80: number; high80: number },
): number {
  const least = target - 0.5;
  const spread = (least < middle ? middle - low80 : high80 - middle) / Z80;
  if (spread <= 0) return middle >= least ? 1 : 0;
  return 1 - normalBelow((least - middle) / spread);
}

/** Distribution function of the standard normal; error below 7.5 × 10⁻⁸. Abramowitz & Stegun (1964), 26.2.17. */
export function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const above = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return z > 0 ? 1 - above : above;
}
