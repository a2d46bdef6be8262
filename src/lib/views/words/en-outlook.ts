import type { Words } from './id.ts';

/** English words of the page that tests forecasts against what came. */
export const outlook: Words['outlook'] = {
  title: 'Forecasts tested',
  question: 'How far do forecasts miss?',
  link: 'How far do forecasts miss?',
  back: 'Targets',
  answer: (shares) => `80% intervals hold ${shares} of what came afterwards.`,
  held: (share, level) => `${share} (${level})`,
  tested: (level, share, inside, tests) => `${level}: ${share}, ${inside} of ${tests} forecasts`,
  none: 'There are not enough months to test forecasts: more than two whole years are needed.',
  why: 'Every month from the third year on, forecasts 1 to 14 months ahead are made from what was known then, and compared with what came.',
  method: [
    'People who are sponsored are counted by their last month; renewals and new batches are assumed as a year before; all others go the way of last year (seasonal random walk).',
    'The width of an interval comes from errors that are known, the newest counting most (half as much every five months), made comparable by members and months ahead, and is corrected when intervals have held too much or too little (adaptive conformal prediction). Both figures were chosen on the demo.',
    'Forecasts close to each other overlap, so the number of tests is not a number of independent proofs.',
    'The assumption about contributions that rise is not tested here: no such rise has happened in the data yet.',
  ],
  simulated: 'Members here are simulated with a yearly pattern; with real data errors can be other.',
  level: { kabupaten: 'Whole branch', kecamatan: 'Kecamatan', desa: 'Desa' },
  columns: {
    ahead: 'Months ahead',
    tests: 'Tested',
    inside: 'Inside the 80% interval',
    error: 'Mean error (people)',
    share: 'of members',
    lastKnown: 'With “as last known”',
    lastYear: 'With “as last year”',
    withoutEnds: 'Without end months',
  },
  all: 'all',
  range: (from, to) => `${from}–${to}`,
};
