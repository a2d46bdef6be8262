import type { sentence as id } from './id-sentences.ts';

/** English parts of the sentences; same keys and parameters as the Indonesian ones. */
export const sentence: typeof id = {
  who: {
    pu: 'formal workers',
    bpu: 'informal workers',
    jakon: 'construction project workers',
    total: 'workers',
  },
  at: (place) => `In ${place}`,
  covered: (where, of100, who) => `${where} ${of100} of 100 ${who} are protected`,
  coveredNone: (where, who) => `${where} no ${who} are protected yet`,
  coveredFew: (where, who) => `${where} fewer than 1 of 100 ${who} are protected`,
  coveredNearlyAll: (where, who) => `${where} nearly all ${who} are protected`,
  gap: (people) => `about ${people} people are not`,
  gapFew: (people) => `fewer than ${people} people are not`,
  reported: {
    desa: {
      at: (place, reported, expected) => `In the ${reported} of ${expected} desa of ${place} that reported,`,
      missing: (missing) => `Not reported yet: ${missing} desa.`,
      ratio: (active, base, all) =>
        `${active} active of ${base} workers in the desa that reported (${all} in all desa)`,
    },
    segments: {
      at: (place) => `In the segments of ${place} that reported,`,
      missing: () => 'Some segments have not reported yet.',
      ratio: (active, base, all) =>
        `${active} active of ${base} workers in the segments that reported (${all} in all segments)`,
    },
    both: {
      at: (place) => `In the desa and segments of ${place} that reported,`,
      missing: (missing, expected) => `Not reported in full: ${missing} of ${expected} desa.`,
      ratio: (active, base, all) =>
        `${active} active of ${base} workers in the desa and segments that reported (${all} in all)`,
    },
  },
  ratio: (active, base) => `${active} active of ${base} workers`,
  baseOf: (base, all) => `${base} of ${all}`,
  over100: (where, active, base, who, rate) =>
    `${where} ${active} members are active, more than the estimated ${base} ${who} (${rate}). Some may be registered at a workplace address; the figure is not cut off.`,
  noWorkers: (where, who) => `${where} there are estimated to be no ${who}.`,
  notReported: (place, segment, month) =>
    `The number of ${segment} members in ${place} for ${month} was not reported, so coverage is unknown.`,
  eligible: (who, people, interval) => `Estimated ${who}: ${people} people (${interval}).`,
  noBase: (place, segment, denominator) =>
    `The ${denominator} denominator has no number of workers for ${segment}, so coverage in ${place} cannot be computed.`,
  active: (people) => `Active members: ${people} people.`,
  yearUp: (points, from, to, members) =>
    `In a year coverage rose by ${points} points, from ${from} to ${to} (${members}).`,
  yearDown: (points, from, to, members) =>
    `In a year coverage fell by ${points} points, from ${from} to ${to} (${members}).`,
  yearSame: (rate, members) => `Over a year coverage is unchanged at ${rate} (${members}).`,
  moreMembers: (people) => `${people} more members`,
  fewerMembers: (people) => `${people} fewer members`,
  sameMembers: 'as many members',
  yearUnknown: (month) => `The change over a year is unknown because coverage for ${month} is unknown.`,
  yearIncomplete:
    'The change over a year is not computed because the reports of one of the two months are incomplete.',
  rank: (rank, of, low, high) =>
    `Its BPU gap ranks ${rank} of ${of} desa; given the uncertainty of the estimate, between ${low} and ${high}.`,
  top: (places, chance) => `Chance of being among the ${places} largest gaps: ${chance}.`,
  under: (text) => `less than ${text}`,
  above: (text) => `more than ${text}`,
};
