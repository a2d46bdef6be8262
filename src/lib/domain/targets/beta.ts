/** A beta distribution of a share 0–1. */
export interface Beta {
  /** Both > 0: as if so many people had, and had not. */
  a: number;
  b: number;
}

const STEPS = 60;
const MOST_TERMS = 10_000;
const PRECISION = 1e-14;
const TINY = 1e-300;

/** The share below which a beta lies with chance `p` (0–1), by halving its distribution function: right to 2⁻⁶⁰. */
export function betaQuantile(beta: Beta, p: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (betaBelow(beta, middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Chance that a beta lies below `x` (0–1): the regularized incomplete beta function.
 * Method: its continued fraction (DLMF 8.17.22) by Lentz's algorithm, on the side of the mean where it converges fast.
 */
export function betaBelow({ a, b }: Beta, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaBelow({ a: b, b: a }, 1 - x);
  const front = a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b);
  return (Math.exp(front) / a) * continuedFraction(a, b, x);
}

function continuedFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  const apply = (term: number) => {
    d = 1 / away(1 + term * d);
    c = away(1 + term / c);
    value *= c * d;
  };
  for (let m = 1; m <= MOST_TERMS; m++) {
    apply((m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)));
    apply((-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)));
    if (Math.abs(c * d - 1) < PRECISION) break;
  }
  return value;
}

/** Lentz's algorithm divides by these: never by 0. */
function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** Logarithm of the gamma function, for x > 0. Method: Lanczos (1964), g = 7, 9 terms: about 15 digits. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const t = x + 6.5;
  const series = LANCZOS.reduce((sum, term, i) => sum + term / (x + i), 0.9999999999998099);
  return Math.log(2 * Math.PI) / 2 + (x - 0.5) * Math.log(t) - t + Math.log(series);
}
