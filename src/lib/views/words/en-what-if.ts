import type { whatIf as id } from './id-what-if.ts';

/** English words of the page that asks "what if". */
export const whatIf: typeof id = {
  title: 'What if',
  question: (place) => `What if we protect self-employed workers in some kecamatan of ${place}`,
  intro:
    'Choose kecamatan, say how many people or which budget (or both), and who pays. What comes of it stands beside the present course; nothing is stored.',
  where: 'Where',
  gapOf: (gap) => `${gap} not protected`,
  gapUnknown: 'not protected: unknown',
  people: 'Number of people',
  peopleHint: 'empty: as many as the budget carries',
  budget: 'Budget for contributions (rupiah)',
  budgetHint: 'empty: no limit',
  payer: 'Payer',
  sector: 'Sector',
  from: 'From month',
  months: 'For (months)',
  shares: 'Still active in December (%)',
  sharesHint: 'Leave empty to use the assumption that the result names.',
  low: 'Careful',
  mid: 'Middle',
  high: 'Hopeful',
  show: 'Compute',
  field: {
    people: 'The number of people must be whole, such as 2,000.',
    budget: 'The budget must be whole rupiah, such as 400,000,000.',
    low: 'Give a percentage from 0 to 100.',
    mid: 'Give a percentage from 0 to 100.',
    high: 'Give a percentage from 0 to 100.',
    shares:
      'Give all three percentages, from the smallest to the largest, or leave all of them empty to use the assumption of Jangkau.',
  },
  empty: 'Nothing computed yet',
  emptyHow: 'Choose kecamatan, say how many people or which budget, then press “Compute”.',
  problem: {
    'no-area': 'Choose at least one kecamatan.',
    'no-wish': 'Give a number of people or a budget.',
    'no-gap':
      'How many are not protected in the chosen kecamatan is unknown. Choose another month or denominator.',
    'no-contribution': (why) =>
      `The cost is unknown: ${why}. Load the contribution rules in Data → Import, or choose another month.`,
  },
  headline: (of) =>
    `Protecting ${of.people} people in ${of.places} for ${of.months} months from ${of.from}: ${of.cost} of contributions from ${of.payer} (${of.each} a person).`,
  kecamatanCount: (count) => `${count} kecamatan`,
  coverage: (of) =>
    `BPU coverage there becomes ${of.after} (now ${of.before}) of ${of.eligible} workers (denominator: ${of.denominator}, as of ${of.asOf}); ${of.gap} people are left unprotected.`,
  coverageUnknown: (why) => `Coverage afterwards is unknown: ${why}.`,
  limit: {
    budget: (carried) => `The budget carries ${carried} people.`,
    budgetOf: (carried, wanted) => `The budget carries ${carried} of the ${wanted} people wished for.`,
    gap: (gap) => `More is not possible: an estimated ${gap} people are not protected there.`,
  },
  left: (amount) => `${amount} of the budget is left.`,
  december: (of) =>
    `${of.month}, BPU in ${of.place}: about ${of.without} as things go (80%: ${of.withoutInterval}); about ${of.with} with this (${of.withInterval}).`,
  chance: (of) =>
    `Chance of reaching the target of ${of.target}: ${of.with} instead of ${of.without} (careful ${of.low}, hopeful ${of.high}).`,
  chanceSame: (of) => `The chance of reaching the target of ${of.target} stays ${of.without}.`,
  noTarget: (year) => `There is no BPU target for ${year} yet, so no chance can be told.`,
  noOutlook: (month, why) => `There is no forecast of ${month}: ${why}.`,
  noOutlookReason: {
    past: 'that month is over',
    'too-far': 'more than 14 months ahead',
    'not-reported': 'the report of this month is missing or incomplete',
    gaps: 'its monthly history is too short or has gaps',
  },
  stay: {
    'not-begun': ({ month }) => `Protection begins only after ${month}, so it adds no active members then.`,
    paid: ({ month, payer }) =>
      `Assumption: everybody protected is still active in ${month}, because ${payer} pays up to that month or longer.`,
    retention: ({ month, months, low, mid, high, began, payer }) =>
      `Assumption: ${mid} of them are still active in ${month} (careful ${low}, hopeful ${high}). So many of the members of ${payer} stayed for ${months} months, counted over ${began} people, ±10 points.`,
    'stay-rate': ({ month, months, low, mid, high, began, payer }) =>
      `Assumption: ${mid} of them are still active in ${month} (careful ${low}, hopeful ${high}). So many are left after ${months} months if members of ${payer} stop and fall into arrears as in the last 12 months (${began} person-months), ±10 points.`,
    lapse: ({ month, low, mid, high, payer }) =>
      `Assumption: ${mid} of them are still active in ${month} (careful ${low}, hopeful ${high}). How long members of ${payer} stay is not known yet; a quarter is taken to stop within a year.`,
    'after-sponsor': ({ month, low, mid, high, payer }) =>
      `Assumption: ${mid} of them are still active in ${month} (careful ${low}, hopeful ${high}), because ${payer} no longer pays in that month and few usually go on by themselves.`,
    typed: ({ month, low, mid, high }) =>
      `Your assumption: ${mid} of them are still active in ${month} (careful ${low}, hopeful ${high}).`,
  },
  otherwise:
    'Assumption: none of them would be protected otherwise; if some register in another way anyhow, the addition is smaller.',
  notRenewal: (payer) =>
    `The present course already has groups of ${payer} renewed as last year; this comes on top of that.`,
  coverageTitle: 'Coverage before and after',
  coverageCaption: (month, denominator) =>
    `Coverage once they are active, against ${month}; denominator ${denominator}`,
  place: 'Place',
  added: 'Added',
  active: 'Active',
  eligible: 'Workers',
  rate: 'Coverage',
  gap: 'Not protected',
  fromTo: (before, after) => `${before} → ${after}`,
  chosen: 'All chosen',
  branchOf: (segment, place) => `${segment}, ${place}`,
  notPlaced: 'unknown, so nobody is placed here',
  asOf: (month) => `as of ${month}`,
  asOfLabel: 'As of',
  decemberTitle: (month) => `${month}: the present course, and with this`,
  decemberCaption: (month) =>
    `Active BPU members in ${month}, forecast with 80% interval, and chance of reaching the target`,
  target: 'Target',
  without: 'Present course',
  with: 'With this',
  interval: '80% interval',
  chanceWithout: 'Chance now',
  chanceWith: 'Chance with this',
  range: (mid, low, high) => `${mid} (${low} to ${high})`,
  decemberNote:
    'The 80% interval is that of the forecast; what stands in brackets under “with this” goes from the careful to the hopeful assumption. Kecamatan are forecast each by itself, so their sum need not be that of the branch.',
  costTitle: 'Contributions month by month',
  costCaption: (people) => `JKK+JKM contributions for ${people} people`,
  month: 'Month',
  each: 'A person (Rp)',
  all: 'All (Rp)',
  link: 'What if …',
  plan: {
    title: 'A plan of visits for this',
    why: 'The plan is made in your browser from the gap of each desa; nothing is sent or stored.',
    assumption: (of) =>
      `Assumed response, until visits of the branch are recorded: ${of.attend} of the unprotected come, ${of.register} of those who come register on the spot, at most 8 registrations per officer and hour; ${of.stay} are still active after 12 months. One visit of 90 minutes a desa, Monday to Friday 08:00–16:00, estimated travel, holidays not considered.`,
    base: 'Teams start from',
    from: 'From',
    to: 'To',
    teams: 'Teams',
    officers: 'Officers a team',
    stops: 'Desa a day, at most',
    make: 'Make a plan',
    stop: 'Stop, take the best',
    working: (registrations, gap) =>
      `Planning … ${registrations} registrations so far, at most ${gap} from the best.`,
    starting: 'Planning …',
    none: 'No chosen desa has a known gap above zero.',
    result: (of) =>
      `${of.visits} visits on ${of.days} team-days (${of.km} km): about ${of.people} registrations (${of.interval}).`,
    noBetter: 'No plan is better.',
    better: (gap) => `No other plan is more than ${gap} better.`,
    ofWanted: (people, wanted) =>
      `That is ${people} of the ${wanted} people to be protected; the rest takes more visits, or is registered at once by who pays.`,
    missed: (wishes) => `Not met: ${wishes}.`,
    floor: (kecamatan) => `one visit in ${kecamatan}`,
    date: 'Date',
    team: 'Team',
    visits: 'Desa',
    registrations: 'Registrations',
    caption: 'Plan of visits, day by day',
    downloadRequest: 'Download the request (JSON)',
    downloadPlan: 'Download the plan (JSON)',
    downloadNote:
      'The request can be planned again with “jangkau plan”, for example after adding holidays or market days.',
    changed: 'What is asked for has changed since this plan was made.',
    refused: (why) => `This cannot be planned: ${why}`,
    broken: 'This browser could not make the plan. Reload the page and try again.',
    dates: 'The last day must be after the first.',
  },
};
