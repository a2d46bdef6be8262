import type { effect as id } from './id-effect.ts';

/** English words of the page that shows what drives have changed. */
export const effect: typeof id = {
  title: 'Effect',
  question: 'What have visits changed?',
  back: 'Visits',
  learningLink: 'Response to visits',
  answer: {
    more: (of) =>
      `${of.after} months after the visit, BPU coverage in ${of.compared} visited desa is ${of.points} percentage points higher than in desa alike that were not visited (95% interval: ${of.interval}). In a desa of ${of.eligible} eligible that is ${of.people}.`,
    less: (of) =>
      `${of.after} months after the visit, BPU coverage in ${of.compared} visited desa is ${of.points} percentage points lower than in desa alike that were not visited (95% interval: ${of.interval}). In a desa of ${of.eligible} eligible that is ${of.people}.`,
    unclear: (of) =>
      `${of.after} months after the visit, no certain effect is seen: in ${of.compared} visited desa the difference is ${of.points} percentage points against desa alike, but the 95% interval (${of.interval}) holds zero. In a desa of ${of.eligible} eligible the difference is ${of.people}.`,
    early: (least, after, compared) =>
      `Too early to tell. At least ${least} desa are needed that were visited ${after} months ago or more and have desa to compare with; so far there are ${compared}.`,
  },
  basis: (month, denominator, visited) =>
    `Active BPU by eligible BPU, data up to ${month}, by ${denominator}. Visited so far: ${visited} desa.`,
  none: 'No visits yet',
  noneHow:
    'The effect is worked out from recorded visits: active members in visited desa against desa alike that were not visited. Record visits; what came of them can be seen three months later.',
  record: 'Record a visit',
  interval: (low, high) => `${low} to ${high}`,
  horizons: {
    caption: 'Effect by time since the visit',
    after: 'After',
    months: (months) => `${months} months`,
    effect: 'Effect (percentage points)',
    interval: '95% interval',
    compared: 'Desa compared',
    early: 'too early',
  },
  chart: {
    heading: 'How both groups went on',
    note: 'Change of coverage since the month before the visit, mean, percentage points. Month 0: that of each desa’s first visit.',
    label: (after, visited, controls) =>
      `Line chart: ${after} months after the visit, coverage of visited desa has changed by ${visited} percentage points, of those compared by ${controls}.`,
    visited: 'Visited',
    controls: 'Compared',
    visit: 'visit',
    month: (month) => `Month ${month}`,
    points: (name, points) => `${name}: ${points} percentage points`,
    table: 'Change of coverage of both groups since the month before the visit, percentage points',
    monthColumn: 'Months since the visit',
  },
  placebo: {
    heading: 'Placebo check',
    holds: (months, points, interval) =>
      `Passed. Had the visits been ${months} months earlier, the same computation gives ${points} percentage points (95% interval: ${interval}), which holds zero, as it should.`,
    fails: (months, points, interval) =>
      `Failed. Had the visits been ${months} months earlier, the same computation already gives ${points} percentage points (95% interval: ${interval}). Visited desa went another way than those compared before any visit, so do not rely on the effect above as it stands.`,
    none: 'Cannot be made: there are too few months before the visits.',
  },
  rows: {
    heading: 'Visited desa and those they are compared with',
    caption: (after) =>
      `Change of BPU coverage from the month before the visit to ${after} months after it, percentage points`,
    desa: 'Desa',
    kecamatan: 'Kecamatan',
    visit: 'First visit',
    change: 'Change',
    expected: 'Without a visit',
    difference: 'Difference',
    controls: 'Compared with',
    narrow: (kecamatan, visit, change, expected) =>
      `${kecamatan}, ${visit}: ${change}, without a visit ${expected}`,
    note: '“Without a visit”: mean change of the desa compared with, corrected for what they still differ in. One desa proves nothing; the mean is what can be relied on.',
  },
  leftOut: {
    heading: (desa) => `${desa} visited desa cannot be compared yet`,
    why: {
      'too-recent': 'not enough months since the visit',
      'not-reported': 'a month was not reported, or the number of eligible is unknown',
      'no-alike': 'not enough desa alike that have not been visited',
    },
  },
  caveatsHeading: 'What to bear in mind',
  caveats: {
    'not-drawn-by-lot':
      'Visited desa were chosen, not drawn by lot. Those compared are alike in terrain, gap, coverage and the course of the six months before; they may differ in other things.',
    'common-causes':
      'Other help that came to visited desa at the same time (contributions from village funds, a new group of a sponsor) counts as effect.',
    spillover:
      'People of a compared desa who registered at a neighbour’s visit make the effect look smaller.',
    'eligible-estimated': 'The number of eligible in each desa is an estimate, taken as constant meanwhile.',
    'few-compared': 'Few desa are compared so far (below 20), so the interval is wide.',
    'left-out': 'Some visited desa are not in the figure; the effect there may be another.',
    'placebo-fails': 'The placebo check fails: both groups differed before any visit.',
    'no-placebo': 'The placebo check cannot be made yet.',
  },
  simulated:
    'Members here are simulated and know nothing of visits. The figures on this page only show how it works.',
  methodHeading: 'How it is worked out',
  method: (least) => [
    'Difference-in-differences: the change in a visited desa less the change in up to five desa of the same terrain that are most alike and have not been visited. A desa may be compared with several.',
    'What is measured is the share that is active, not people, because desa differ up to sixfold in size.',
    `The 95% interval comes from how far desa alike stray from each other, also together within a kecamatan. In 300 simulations with a known effect it held the true one in 93–97%; without any effect, false alarms were at most 6%. Below ${least} desa the answer is “too early”.`,
  ],
};
