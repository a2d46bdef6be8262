/** A share as people say it: fewer than 1 of 100, some of 10 or of 100, nearly all, all. */
export type NaturalShare = { kind: 'few' | 'most' | 'all' } | { kind: 'some'; some: number; of: 10 | 100 };

/** How far a share may be from whole tenths to be told in them. */
const NEAR_TENTH = 0.025;

/**
 * The plainest words for a share above 0 and up to 1: below 1% it is `few`, above 99% `most`, whole `all`; tenths where one is
 * within 2.5 points, else hundredths.
 */
export function naturalShare(share: number): NaturalShare {
  if (share >= 1) return { kind: 'all' };
  if (share < 0.01) return { kind: 'few' };
  if (share > 0.99) return { kind: 'most' };
  const tenths = Math.round(share * 10);
  // A little more, for sums in binary: 0.925 is within.
  const near = Math.abs(share - tenths / 10) <= NEAR_TENTH + 1e-9;
  return near && tenths >= 1 && tenths <= 9
    ? { kind: 'some', some: tenths, of: 10 }
    : { kind: 'some', some: Math.round(share * 100), of: 100 };
}
