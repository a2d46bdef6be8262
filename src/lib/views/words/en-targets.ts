import type { targets as id } from './id-targets.ts';

/** English words of targets: the page that follows them, and their history. */
export const targets: typeof id = {
  title: 'Target',
  year: 'Target year',
  lines: {
    before: (of) =>
      `${of.segment} target of ${of.place} for ${of.year}: ${of.target} people. In ${of.month} there are ${of.active}; ${of.missing} are missing, so ${of.needed} people a month are needed until December ${of.year}.`,
    behind: (of) =>
      `${of.segment} membership in ${of.place} is ${of.away} people behind: ${of.active} active members in ${of.month}, where ${of.expected} are expected on the way to ${of.target} at the end of ${of.year}.`,
    ahead: (of) =>
      `${of.segment} membership in ${of.place} is on course, ${of.away} people ahead: ${of.active} active members in ${of.month}, where ${of.expected} are expected on the way to ${of.target} at the end of ${of.year}.`,
    reached: (of) =>
      `The ${of.segment} target of ${of.place} for ${of.year} is reached: ${of.active} active members in ${of.month}, the target is ${of.target}.`,
    over: (of) =>
      `The ${of.segment} target of ${of.place} for ${of.year} was missed: ${of.active} active members in ${of.month}, ${of.missing} short of ${of.target}.`,
    noStart: (of) =>
      `${of.segment} target of ${of.place} for ${of.year}: ${of.target} people. In ${of.month} there are ${of.active}; ${of.missing} are missing, so ${of.needed} people a month are needed. December of the year before is unknown, so no course can be drawn.`,
    unknown: (of) =>
      `${of.segment} target of ${of.place} for ${of.year}: ${of.target} people. Whether it is on course is unknown, because the report of ${of.month} is missing or incomplete.`,
    noTarget: (segment, place, year) => `There is no ${segment} target of ${place} for ${year} yet.`,
    noTotal: (year) =>
      `The target of all segments for ${year} is unknown, because not every segment has one. Choose a segment.`,
  },
  share: (of) =>
    `That goal is ${of.target} of ${of.base} workers; now ${of.active} (denominator: ${of.denominator}, as of ${of.asOf}).`,
  forecast: (month, people, interval, chance, target) =>
    `${month}: about ${people} (80%: ${interval}); chance of reaching ${target}: ${chance}.`,
  pace: (people, month, missing) =>
    `If the pace of the last 12 months goes on: ${people} in ${month}, ${missing}.`,
  paceShort: (people) => `${people} short of the target`,
  paceEnough: (people) => `${people} above the target`,
  noForecast: {
    'not-reported': 'no forecast: the report of this month is missing or incomplete',
    gaps: 'no forecast: too few months lie behind, or some were not fully reported',
    'too-far': 'no forecast: more than 14 months ahead',
    past: 'this year is over',
  },
  version: (number, author, when) => `Version ${number}, ${author}, ${when}`,
  historyLink: 'History',
  setLink: 'Set the target',
  setLinkYear: (year) => `Set the ${year} target`,
  caption: (segment, year, place, month) =>
    `The ${segment} target of ${year} by ${place}, as seen in ${month}`,
  columns: {
    desa: 'Desa',
    kecamatan: 'Kecamatan',
    target: 'Target',
    active: 'Active',
    expected: 'Expected now',
    ahead: 'Difference',
    forecast: 'Forecast, December',
    interval: '80% interval',
    chance: 'Chance',
    needed: 'Needed a month',
    last12: 'Pace, 12 months',
    missing: 'Will be short by',
  },
  narrow: (people, chance) => `Dec: ${people}, chance ${chance}`,
  notYet: 'the year has not begun',
  noneLeft: 'no month left',
  desaUnknown: 'no target: its figures were unknown',
  back: 'All kecamatan',
  sumNote:
    'The target of a kecamatan is the sum of its desa. Forecasts are made one by one, so they need not add up.',
  holdingBack: 'Desa that hold it back most',
  holdingBackFrom: {
    forecast: 'How far the forecast of December falls short of the target.',
    pace: 'Short of the target if the pace of the last 12 months goes on.',
  },
  holdingBackCaption: (segment, year, place) =>
    `Desa farthest from the ${segment} target of ${year}, ${place}`,
  holdingBackNone: 'No desa will be short of its target.',
  payers: 'BPU by payer',
  payersNote:
    'The target is not split by payer; this is what there is now, and what ends before the target year does unless it is renewed.',
  payersCaption: (month) => `Active BPU members by payer, ${month}`,
  payOneByOne: 'pay one by one',
  payer: 'Payer',
  lastYear: 'A year ago',
  ending: 'Ends',
  events: 'What is known to come',
  eventsNone: 'No batch ends and no contribution changes before the end of the target year.',
  batch: (payer, people, month, desa) =>
    `${payer}: ${people} people in ${desa} desa are paid for until ${month}; after that they are not active unless it is renewed.`,
  eventsUnknown: (why) => `What ends is unknown: ${why}.`,
  parts: 'What the forecast of December is made of',
  partsSum: (active, parts, people) => `${active} now ${parts} = ${people}.`,
  part: {
    ordinary: (people) => `${people}: ordinary change of the other members, as last year.`,
    ending: (payer, people) => `${people}: ${payer}, whose payment ends.`,
    renewed: (payer, people) => `${people}: ${payer}, renewed or new as in the year before (assumption).`,
    rise: (of) =>
      `${of.people} (${of.high} to ${of.low}): the contribution rises in ${of.month} from Rp ${of.before} to Rp ${of.after}; assumption: ${of.share} of ${of.selfPaying} who pay themselves stop.`,
  },
  tested: 'How well have such forecasts done so far?',
  plans: 'What plans would add',
  plansNone:
    'No published visit is still to come this year. Visits are planned and published on the page Plans.',
  plansAdd: (visits, until, people, interval) =>
    `${visits} published visits, until ${until}, are expected to add ${people} BPU registrations (low–high ${interval}); they are not part of the forecast above.`,
  empty: (year) => `There is no target for ${year} yet`,
  emptyHow: (year) =>
    `The branch head sets targets: people or a UCJ percentage by segment, then split over the desa. Open “Set the ${year} target”, fill in the goals, say why, save.`,
  emptyAsk: (year) =>
    `The branch head sets targets. If the target of ${year} has been agreed, ask the branch head to fill it in on the Target page.`,
  withdrawn: (author, when) => `The target of this year was taken back by ${author}, ${when}.`,
  startForecast: 'The December before the target year is still a forecast, so its course may shift a little.',
  history: {
    title: 'History of targets',
    question: (year) => `Who changed the ${year} target, when, and why?`,
    none: (year) => `There is no version of the ${year} target yet.`,
    version: (number) => `Version ${number}`,
    current: 'in force',
    undo: 'Undo the last change',
    undoWhy:
      'The version before the last becomes valid again as a new version. Undoing once more brings the change back.',
    undoReason: 'Reason (may be empty)',
    undone: (number) => `Undone. Version ${number} is in force now.`,
    restores: (number) => `Undid the last change: as in version ${number} again.`,
    first: 'The first target of this year.',
    withdrawn: 'There is no target any more.',
    reason: 'Reason',
    noReason: 'no reason given',
    goals: (goals) => `Goals: ${goals}.`,
    changed: (segment, desa) => `${segment}: the numbers of ${desa} desa changed.`,
    same: 'Nothing changed.',
  },
  change: {
    goal: (segment, before, after) => `${segment} goal: ${before} → ${after}.`,
    noGoal: 'no goal',
    share: (share, base, people, denominator, asOf) =>
      `${share} of ${base} (${denominator}, as of ${asOf}) = ${people} people`,
    people: (people) => `${people} people`,
    ucj: (before, after) => `UCJ: ${before} → ${after}.`,
    noUcj: 'not set',
    rule: (segment, before, after) => `Split of ${segment}: ${before} → ${after}.`,
    keepActive: (segment, on) =>
      `${segment}: desa ${on ? 'may no longer' : 'may'} get a target below their active members.`,
    cap: (segment, on) =>
      `${segment}: desa ${on ? 'may no longer' : 'may'} get a target above their workers.`,
    profile: (segment, before, after) => `Monthly course of ${segment}: ${before} → ${after}.`,
    locked: (segment, places) => `${segment}: locked ${places}.`,
    unlocked: (segment, places) => `${segment}: unlocked ${places}.`,
    lockMoved: (segment, places) => `${segment}: locked number changed for ${places}.`,
    desaBounds: (segment, places) => `${segment}: bounds changed for ${places}.`,
    kecamatanBounds: (segment, places) => `${segment}: kecamatan bounds changed for ${places}.`,
    byHand: (segment, places) => `${segment}: number typed for ${places}.`,
    start: (before, after) => `Starting figures: ${before} → ${after}.`,
    startOf: (month, denominator) => `${month}, ${denominator}`,
    places: (count, names) => `${count} desa (${names})`,
    kecamatan: (count, names) => `${count} kecamatan (${names})`,
    more: (names, count) => `${names}, and ${count} more`,
  },
  rule: {
    'equal-rate': 'equal coverage',
    gap: 'by gap',
    workers: 'by workers',
    response: 'by response',
    'by-hand': 'by hand',
  },
  profile: { flat: 'even', seasonal: 'like last year', 'by-hand': 'by hand' },
};
