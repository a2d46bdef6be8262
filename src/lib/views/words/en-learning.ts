import type { learning as id } from './id-learning.ts';

/** English words of the page that shows what visits have taught about attendance and conversion. */
export const learning: typeof id = {
  title: 'Response',
  question: 'How many people come and register at one visit?',
  back: 'Visits',
  effectLink: 'Effect of visits',
  answer: (of) =>
    `From ${of.visits} visits, this branch has learned: where nobody has been yet, about ${of.attendance} of the unprotected will come (80% interval: ${of.attendance80}), and ${of.conversion} of those who come register (80% interval: ${of.conversion80}).`,
  before: (attendance, conversion) =>
    `Before any visit, the assumption was that ${attendance} come and ${conversion} of those who come register. Plans use what has been learned.`,
  rests: (first, last, denominator) =>
    `Visits from ${first} to ${last}; unprotected workers in the month before the visit, by ${denominator}.`,
  none: 'No visits yet',
  noneHow: (attendance, conversion) =>
    `Plans still use the assumptions: ${attendance} of the unprotected come, and ${conversion} of those who come register. Record visits, and how many attended; from the first visit on, the figures adapt.`,
  record: 'Record a visit',
  attendance: {
    heading: 'Attendance',
    of: 'Share of the unprotected who come',
    people: 'Unprotected',
  },
  conversion: {
    heading: 'Registration',
    of: 'Share of those who come who register',
    people: 'Who came',
  },
  columns: {
    terrain: 'Terrain',
    prior: 'Assumed',
    learned: 'Learned',
    drawn: '80% interval',
    visits: 'Visits',
    countsAs: 'Weight of evidence (people)',
  },
  visitsTo: (visits) => `${visits} visits`,
  branch: 'never visited',
  legend: 'Upper line, grey: assumed. Lower line, green: learned. Dot: the middle figure.',
  drawn: (prior, learned) => `assumed ${prior}, learned ${learned}`,
  leftOut: (visits) =>
    `${visits} visits say nothing about attendance, because how many attended or how many are unprotected is unknown.`,
  overFull: (visits) =>
    `At ${visits} visits more attended than were thought to be unprotected, or more registered than attended; they count as all.`,
  typical: {
    heading: 'What a plan expects of one visit',
    note: (of) =>
      `Registrations from a first visit to the desa of middle size (median) of each terrain: ${of.officers} officers, ${of.minutes} minutes, so at most ${of.most} registrations; ${of.month}, by ${of.denominator}. From the low to the high of both shares; a single visit may be far from it.`,
    unprotected: 'Unprotected BPU',
    assumed: 'As assumed',
    now: 'Now',
  },
  methodHeading: 'How it is worked out',
  method: (attendance, conversion) => [
    `Those who come to the same visit are alike, so one visit does not count as hundreds of separate proofs. Likeness used: ${attendance} for attendance, ${conversion} for registration (from 0 to 1; first assumed, then adapted as visits vary more or less).`,
    'The figures of each terrain are drawn towards those of the others and towards the assumption; the more visits, the less (Beta-Binomial).',
    'Another visit within 60 days is taken to bring 0.6 of a first one, growing back to all of it on day 180 (assumption).',
    'In simulations the 80% interval holds the true figure in 75–82% of cases. It is about the mean of a terrain; a single visit may be farther from it.',
  ],
};
