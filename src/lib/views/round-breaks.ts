/** Multiples tried within a decade, coarsest first. */
const STEPS = [5, 2.5, 2, 1] as const;
const SPAN_OF_DECADES = 18;

/**
 * The roundest number in the half-open band (low, high]: a multiple of the coarsest step of 1, 2, 2.5 or 5 × 10^k that
 * has one there; of several, the nearest to `near`. 0 is the roundest of all.
 * `null` where the band is empty or, with `whole`, holds no whole number.
 */
export function roundestBetween(low: number, high: number, near: number, whole = false): number | null {
  if (!(low < high)) return null;
  if (low < 0 && high >= 0) return 0;
  const top = Math.ceil(Math.log10(Math.max(Math.abs(low), Math.abs(high)))) + 1;
  for (let exponent = top; exponent > top - SPAN_OF_DECADES; exponent--) {
    for (const step of STEPS) {
      if (whole && (exponent < 0 || (exponent === 0 && step === 2.5))) continue;
      const found = nearestMultiple(low, high, near, step, exponent);
      if (found !== null) return found;
    }
  }
  return whole ? null : high;
}

/** Of the multiples of step × 10^exponent in (low, high], the nearest to `near`; null where there is none. */
function nearestMultiple(
  low: number,
  high: number,
  near: number,
  step: number,
  exponent: number,
): number | null {
  const size = step * 10 ** exponent;
  const first = Math.floor(low / size);
  const last = Math.ceil(high / size);
  const wanted = Math.round(near / size);
  const candidates = [wanted, first, first + 1, last - 1, last]
    .map((factor) => multiple(factor, step, exponent))
    .filter((value) => low < value && value <= high)
    .sort((a, b) => Math.abs(a - near) - Math.abs(b - near));
  return candidates[0] ?? null;
}

/** factor × step × 10^exponent, divided where the exponent is negative: 3 × 0.1 is then 0.3 and not 0.30000000000000004. */
function multiple(factor: number, step: number, exponent: number): number {
  const value = exponent < 0 ? (factor * step) / 10 ** -exponent : factor * step * 10 ** exponent;
  return value + 0;
}
