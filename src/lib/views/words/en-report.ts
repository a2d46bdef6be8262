import type { report as id } from './id-report.ts';
import { reportPage, reportPicture } from './en-report-view.ts';

/** English words of a report; same keys and parameters as the Indonesian ones. */
export const report: typeof id = {
  badge: 'Simulation',
  badgeNote:
    'The members in this report are simulated, not data of BPJS Ketenagakerjaan. Names of desa, population and denominators are real data or estimates from real data.',
  title: (place) => `Workers protected in ${place}`,
  titleInShort: (place) => `Workers protected in ${place}, in short`,
  heading: {
    figures: 'Key figures',
    trend: 'Active members over time',
    drives: 'Visits',
    cost: 'Cost of protecting the rest',
    text: 'Notes',
  },
  kabupaten: (name) => `Kabupaten ${name}`,
  subtitle: (place, month, denominator) => `${place} · ${month} · denominator: ${denominator}`,
  made: (when, build) => `The figures of this report were frozen ${when}, from the data build ${build}.`,
  subtitleAlone: (place, month) => `${place} · ${month}`,
  smallNumbers: (threshold, most) =>
    `Counts of 1–${most} people are written “<${threshold}”, so that nobody can be recognised; zero stays zero.`,
  hiddenNumbers:
    'Some other counts, sums of several small ones too, are kept back and written as a range, so that the small ones cannot be computed from differences.',

  below: (limit) => `<${limit}`,
  above: (limit) => `>${limit}`,
  held: (range) => `${range} (kept back)`,
  fewerThan: (limit) => `fewer than ${limit}`,
  lessThan: (limit) => `less than ${limit}`,
  fromTo: (low, high) => `${low} to ${high}`,
  people: (count) => `${count} people`,
  withInterval: (text, interval) => `${text} (${interval})`,
  and: (texts) =>
    texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts[texts.length - 1]!}`,

  members: {
    pu: 'active PU members',
    bpu: 'active BPU members',
    jakon: 'active Jakon members',
    total: 'active members',
  },

  basis: (month, denominator) => `as of ${month} (denominator: ${denominator})`,
  asOf: (month) => `as of ${month}`,
  segmentAsOf: (segment, month) => `${segment} as of ${month}`,
  where: (place) => `In ${place},`,
  share: {
    about: (some, of, who) => `about ${some} out of ${of} ${who}`,
    percent: (percent, who) => `about ${percent} of ${who}`,
    few: (who) => `fewer than 1 out of 100 ${who}`,
    most: (who) => `nearly all ${who}`,
    all: (who) => `all ${who}`,
  },
  protected: (where, share) => `${where} ${share} are protected`,
  unprotected: (where, share) => `${where} ${share} are not protected yet`,
  noneProtected: (where, who) => `${where} no ${who} are protected yet`,
  heldProtected: (where, active, base, who, rate) =>
    `${where} ${active} of ${base} ${who} are protected (${rate}; the exact count is not written)`,
  about: (people) => `about ${people} people`,
  aboutNot: (people) => `about ${people} people are not`,
  fewer: (people) => `fewer than ${people} people`,
  fewerNot: (people) => `fewer than ${people} people are not`,
  howManyNot: 'it is not certain how many people are not',
  aboveAll:
    'Intervals may go above 100% because the number of workers is an estimate: if there are fewer workers, there are more members than that.',
  over: (of, certain) =>
    `${of.where} ${of.active} members are active, ${certain ? '' : 'possibly '}more than the estimated ${of.base} ${of.who} (${of.rate}), ${of.basis}. Some may be commuters or registered at a workplace address; the figure is not cut off.`,

  figures: {
    rate: {
      pu: 'Formal workers protected (PU)',
      bpu: 'Informal workers protected (BPU)',
      jakon: 'Construction project workers protected (Jakon)',
      total: 'Workers protected, all segments',
    },
    gap: 'Informal workers not protected yet',
    of: (active, base) => `${active} of ${base} workers`,
    active: (active) => `${active} active members`,
    caution: (text) => `Caution: ${text}.`,
    interval: (interval) => `95% interval: ${interval}`,
    reported: (reported, expected) => `${reported} of ${expected} desa reported`,
    among: (reported, expected) => `in the ${reported} of ${expected} desa that reported`,
    caption: (place, basis) => `Members and workers of ${place} by segment, ${basis}`,
  },
  columns: {
    segment: 'Segment',
    desa: 'Desa',
    kecamatan: 'Kecamatan',
    place: 'Place',
    eligible: 'Workers',
    eligibleInterval: '95% interval of workers',
    active: 'Active members',
    rate: 'Protected',
    gap: 'Not protected',
    gapInterval: '95% interval of those not',
    note: 'Remark',
    rank: 'Rank',
    rankRange: 'Rank range',
    top10: 'Top ten',
    month: 'Month',
    target: 'Target',
    expected: 'Due by now',
    ahead: 'Difference',
    forecast: 'Forecast for December',
    forecastInterval: '80% interval',
    chance: 'Chance of reaching it',
    dates: 'Date',
    status: 'Status',
    registered: 'Registered',
    payer: 'Payer',
    monthly: 'Contribution per person per month',
    cost: 'In all',
    costInterval: '95% interval',
  },
  all: 'Total',
  map: {
    heading: {
      gap: (who) => `Map of ${who} not protected yet`,
      rate: (who) => `Map of ${who} protected`,
    },
    says: {
      gap: (desa, who, basis) =>
        `Colours show how many ${who} are not protected yet in ${desa} desa, ${basis}.`,
      rate: (desa, who, basis) =>
        `Colours show the percentage of ${who} who are protected in ${desa} desa, ${basis}.`,
    },
    saysNone: {
      gap: (who, basis) => `How many ${who} are not protected is not known in any desa, ${basis}.`,
      rate: (who, basis) => `The percentage of ${who} who are protected is not known in any desa, ${basis}.`,
    },
    most: (place, people) => `By the estimate, ${place} has the most people not protected: ${people}.`,
    key: (label, desa) => `${label}: ${desa} desa`,
    noData: 'no data',
    held: 'only its range',
    hatched: (desa) =>
      `Hatched (${desa} desa): the number of members is kept back, or the 95% interval spans more than two classes.`,
    tooUncertain:
      'In more than half of the desa the 95% interval spans more than two classes, so this map does not tell single desa apart.',
    shapes: (credit) => `Desa boundaries: ${credit}`,
    caption: (unit, basis) => `${unit}, ${basis}`,
    unit: { gap: 'People not protected yet', rate: 'Percent of workers protected' },
    kecamatan: (who, basis) => `Kecamatan: ${who}, ${basis}`,
    alt: (title, keys) => `${title}. ${keys}.`,
  },
  ranking: {
    heading: (desa, who) => `The ${desa} desa with the most ${who} not protected`,
    headingOwn: 'Compared with other desa',
    own: (of) =>
      `By the estimate, ${of.place} is number ${of.rank} of the ${of.of} desa of ${of.around} in ${of.who} not protected yet (rank range ${of.low}–${of.high}), ${of.basis}.`,
    none: 'Desa cannot be put in order, because the numbers of those not protected are unknown.',
    first: (of, place, people, basis) =>
      `Of ${of} desa, ${place} has the most by the estimate: ${people} not protected yet, ${basis}.`,
    range: (place, low, high) =>
      `Given how uncertain the estimates are, the rank of ${place} is between ${low} and ${high}.`,
    top: {
      sure: (desa) => `Almost certainly in the top ten: ${desa} desa.`,
      maybe: (desa) => `Perhaps in the top ten: ${desa} desa.`,
      doubtful: (desa) => `Not surely in the top ten: ${desa} desa.`,
      unlikely: (desa) => `Unlikely to be in the top ten: ${desa} desa.`,
    },
    topCell: {
      sure: (chance) => `almost certain (${chance})`,
      maybe: (chance) => `perhaps (${chance})`,
      doubtful: (chance) => `not sure (${chance})`,
      unlikely: (chance) => `unlikely (${chance})`,
    },
    caption: (who, basis) => `Desa by number of ${who} not protected yet, ${basis}`,
    alt: (title, bars) => `Bar chart: ${title}. ${bars}.`,
    order: 'In the order of the estimates; line on a bar: 95% interval.',
  },
  trend: {
    more: (segment, people, since, from, to) =>
      `Active ${segment} members rose by ${people} people since ${since}: from ${from} to ${to}.`,
    less: (segment, people, since, from, to) =>
      `Active ${segment} members fell by ${people} people since ${since}: from ${from} to ${to}.`,
    same: (segment, people, since) =>
      `Active ${segment} members are as many as in ${since}: ${people} people.`,
    held: (segment, since) =>
      `The change of ${segment} since ${since} is not written, because its number of members is kept back.`,
    unknown: (segment, since) =>
      `The change of ${segment} since ${since} is unknown, because a report is missing or incomplete.`,
    incomplete: (segment, months) =>
      `${segment}: some desa have not reported for ${months}; the figures are of those that did.`,
    everyMonth: 'every month',
    caption: (place, from, to) => `Active members of ${place} at the end of the month, ${from}–${to}`,
    title: 'Active members at the end of the month',
    alt: (title, lines) => `Line chart: ${title}. ${lines}.`,
    line: (segment, first, from, last, to) => `${segment} ${first} in ${from}, ${last} in ${to}`,
    gaps: 'A line breaks where the number was not reported or is kept back.',
  },
  desa: {
    heading: 'Desa one by one',
    profile: 'Profile of the desa',
    caption: (segment, place, basis) => `${segment} members and workers by desa, ${place}, ${basis}`,
    reported: (reported, expected, segment, month) =>
      `Of ${expected} desa, ${reported} reported ${segment} members for ${month}.`,
    over: (desa, segment) =>
      `More ${segment} members than the estimate of workers in ${desa} desa: some may be commuters or registered at a workplace address.`,
    none: (desa, segment, month) => `No ${segment} members yet in ${desa} desa in ${month}.`,
    held: (desa, segment) => `The number of ${segment} members is small or kept back in ${desa} desa.`,
  },
  target: {
    heading: (year) => `Target ${year}`,
    headingNone: 'Target',
    none: 'There is no target for this place and year yet.',
    held: (of) =>
      `Target ${of.segment} ${of.place} ${of.year}: ${of.target} people. In ${of.month} there were ${of.active} active members; the exact count is not written.`,
    only: (of) =>
      `Target ${of.segment} ${of.place} ${of.year}: ${of.target} people. In ${of.month} there were ${of.active} active members, ${of.missing} short.`,
    part: (segment, kecamatan, of) => `${segment} ${kecamatan} of ${of}`,
    parts: (parts) => `Kecamatan on course or with their target reached: ${parts}.`,
    notJudged: (parts) =>
      `Kecamatan that cannot be judged, because a number is unknown or kept back: ${parts}.`,
    caption: (year, month) => `Target for the end of ${year}, seen from ${month}`,
    forecast: (of) =>
      `For ${of.month}, ${of.people} ${of.members} are expected in ${of.place} (80% interval: ${of.interval}); chance of reaching the target of ${of.target} people: ${of.chance}.`,
    title: (segments, year) => `Active members and target for the end of ${year}: ${segments}`,
    bar: (active, target) => `${active} of the target ${target}`,
    alt: (title, bars) => `Bar chart: ${title}. ${bars}.`,
    mark: 'Bar: active members; mark: target.',
  },
  drives: {
    none: (month) => `No visits were recorded in ${month}.`,
    done: (month, visits, desa) => `Visits in ${month}: ${visits}, to ${desa} desa.`,
    registered: (people) => `Registered at these visits: ${people} people.`,
    registeredUnknown:
      'How many registered in all is not written, because it was not recorded in full or is kept back.',
    planned: (visits, desa, first) =>
      `Visits planned after that: ${visits}, to ${desa} desa, the first on ${first}.`,
    plannedNone: 'No later visits are scheduled.',
    caption: (month) => `Visits in ${month} and those planned for after it`,
    noRecord: 'not recorded',
  },
  cost: {
    unknown: (month) =>
      `The cost cannot be worked out yet, because the number of informal workers not protected in ${month} is unknown.`,
    nobody: (of) => `${of.where} by the estimate no informal workers are left unprotected, ${of.basis}.`,
    about: (people) => `about ${people}`,
    unprotected: (of) => `${of.where} ${of.people} informal workers are not protected yet, ${of.basis}.`,
    by: (cost, by) => `${cost} ${by}`,
    sentence: (months, span, costs) =>
      `Their JKK + JKM contributions for ${months} months (${span}): ${costs}.`,
    orElse: '; or ',
    step: (who, before, after, month) =>
      `${who}: the contribution per person changes from ${before} to ${after} a month from ${month}.`,
    idr: (amount) => `Rp ${amount}`,
    million: (amount) => `about Rp ${amount} million`,
    billion: (amount) => `about Rp ${amount} billion`,
    monthly: (amount, span) => `${amount} (${span})`,
    caption: (of) =>
      `JKK + JKM contributions for ${of.months} months (${of.span}) of ${of.people} informal workers not protected yet${of.part}, ${of.basis}`,
    steady: 'The number of people is taken as steady. Without JHT, which informal workers need not pay.',
  },
  picture: reportPicture,
  page: reportPage,
};
