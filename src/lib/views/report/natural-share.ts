/** A share as people say it: fewer than 1 of 100, some of 10 or of 100, a percentage, nearly all, all. */
export type NaturalShare =
  { kind: 'few' | 'percent' | 'most' | 'all' } | { kind: 'some'; some: number; of: 10 | 100 };

/** How far a share may be from whole tenths to be told in them, where its interval holds them; and where none is printed. */
const NEAR_TENTH = 0.025;
const NEAR_TENTH_ALONE = 0.01;

/**
 * The plainest words for a share above 0 and up to 1 that are true beside its interval: below 1% it is `few`, above 99% `most`, whole
 * `all`; tenths, else hundredths, else the percentage.
 * @param printed the interval as it is printed, 0–1 and beyond; null: none is
 */
export function naturalShare(share: number, printed: { low: number; high: number } | null): NaturalShare {
  // The base may be smaller than the members: neither all nor nearly all are sure to be among them.
  if (share > 0.99 && printed !== null && printed.high > 1) return { kind: 'percent' };
  if (share >= 1) return { kind: 'all' };
  if (share < 0.01) return { kind: 'few' };
  if (share > 0.99) return { kind: 'most' };
  const near = printed === null ? NEAR_TENTH_ALONE : NEAR_TENTH;
  const tenths = Math.round(share * 10);
  const isTenths = tenths >= 1 && tenths <= 9 && isWithin(tenths / 10, share - near, share + near);
  if (isTenths && isPrinted(tenths / 10, printed)) return { kind: 'some', some: tenths, of: 10 };
  const hundredths = Math.round(share * 100);
  if (isPrinted(hundredths / 100, printed)) return { kind: 'some', some: hundredths, of: 100 };
  return { kind: 'percent' };
}

function isPrinted(told: number, printed: { low: number; high: number } | null): boolean {
  return printed === null || isWithin(told, printed.low, printed.high);
}

/** A little more, for sums in binary. */
function isWithin(told: number, low: number, high: number): boolean {
  return told >= low - 1e-9 && told <= high + 1e-9;
}
