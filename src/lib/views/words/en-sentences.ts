import type { sentence as id } from './id-sentences.ts';

/** English parts of the sentences; same keys and parameters as the Indonesian ones. */
export const sentence: typeof id = {
  who: {
    pu: 'formal workers',
    bpu: 'informal workers',
    jakon: 'construction project workers',
    total: 'workers',
  },
  covered: (place, of100, who) => `In ${place} ${of100} of 100 ${who} are protected`,
  coveredNone: (place, who) => `In ${place} no ${who} are protected yet`,
  coveredFew: (place, who) => `In ${place} fewer than 1 of 100 ${who} are protected`,
  coveredNearlyAll: (place, who) => `In ${place} nearly all ${who} are protected`,
  gap: (people) => `about ${people} people are not`,
  gapFew: (people) => `fewer than ${people} people are not`,
  incomplete: (reported, expected) =>
    `Only ${reported} of ${expected} desa have reported, so the true figure may be higher.`,
  over100: (place, active, eligible, who, rate) =>
    `In ${place} ${active} members are active, more than the estimated ${eligible} ${who} (${rate}). Some may be registered at a workplace address; the figure is not cut off.`,
  noWorkers: (place, who) => `In ${place} there are estimated to be no ${who}.`,
  notReported: (place, segment, month) =>
    `The number of ${segment} members in ${place} for ${month} was not reported, so coverage is unknown.`,
  eligible: (who, people, interval) => `Estimated ${who}: ${people} people (${interval}).`,
  noBase: (place, segment, denominator) =>
    `The ${denominator} denominator has no number of workers for ${segment}, so coverage in ${place} cannot be computed.`,
  active: (people) => `Active members: ${people} people.`,
  yearUp: (points, from, to, people) =>
    `In a year coverage rose by ${points} points, from ${from} to ${to} (${people} more members).`,
  yearDown: (points, from, to, people) =>
    `In a year coverage fell by ${points} points, from ${from} to ${to} (${people} fewer members).`,
  yearSame: (rate) => `In a year coverage did not change (${rate}).`,
  yearUnknown: (month) => `The change over a year is unknown because coverage for ${month} is unknown.`,
  yearIncomplete: 'The change over a year is not computed because not all desa reported.',
  rank: (rank, of, low, high) =>
    `Its BPU gap ranks ${rank} of ${of} desa; given the uncertainty of the estimate, between ${low} and ${high}.`,
  top: (places, chance) => `Chance of being among the ${places} largest gaps: ${chance}.`,
  under: (text) => `less than ${text}`,
  above: (text) => `more than ${text}`,
  problem: {
    notReported: (place, segment, month) => `${place}: members for ${month} were not reported (${segment}).`,
    over100: (place, segment, month, rate) =>
      `${place}: ${segment} members in ${month} amount to ${rate} of the estimated workers.`,
    manyNotReported: (count, examples) =>
      `${count} monthly reports of desa are missing, such as ${examples}.`,
    manyOver100: (count, segment, month, examples) =>
      `In ${count} desa ${segment} members in ${month} exceed the estimated workers, most of all in ${examples}.`,
    noBase: (segment) => `${segment}: the chosen denominator has no number of workers.`,
    checkFailed: (detail) => `A data check failed: ${detail}`,
    importRejected: (detail) => `A file could not be loaded: ${detail}`,
    unnamed: 'no details',
    someSegments: 'some segments',
    allSegments: 'all segments',
  },
  consequence: {
    'not-reported': 'In that month the desa is not coloured on the map and not part of the sums.',
    'over-100': 'The figure is shown as it is; check the registration addresses or the estimated workers.',
    'no-base': 'Coverage and gap of this segment are not computed.',
    'check-failed': 'Check the figures concerned before using them.',
    'import-rejected': 'The content of that file is not counted; earlier data still hold.',
  },
};
