import type { forecast as id } from './id-forecast.ts';

/** English words of forecasts of active members. */
export const forecast: typeof id = {
  title: 'Expected to the end of the year',
  expected: 'expected',
  table: 'Active members expected by segment',
  month: 'Month',
  expectedActive: 'Expected active',
  missed: 'Missed on average',
  missedUnit: 'people (share), tested on 12 months',
  sentence: (segment, month, people, interval) =>
    `${segment}: about ${people} active members in ${month} (95% interval: ${interval}) if the change of the last year goes on.`,
  tested: (months, error, share, tests) =>
    `Tested on the last ${tests} months: forecasts ${months} months ahead missed by ${error} people on average (${share}).`,
  untested: 'Not tested yet: too few months before.',
  none: 'no forecast.',
  why: {
    'not-reported': (month) => `${month} was not reported, or not by everybody.`,
    'too-short': (month) => `Up to ${month} there are fewer than 24 months of data.`,
    gaps: (month) => `A month in the year before ${month} is missing or incomplete.`,
  },
  method:
    'Expected in a month = active members in the same month last year + the change over the last 12 months (seasonal random walk: Box & Jenkins 1970; Hyndman & Athanasopoulos, ch. 9.9).',
  formula: (of) =>
    `${of.segment}, ${of.month} = ${of.base} + (${of.active} − ${of.lastYear}) = ${of.people} people; interval from ${of.errors} errors of one month (standard deviation ${of.sd} people) × the root of ${of.ahead} months, t distribution.`,
  backTest: 'Back-test of the last 12 months',
  testLine: (of) =>
    `${of.segment}, ${of.ahead} months ahead: missed by ${of.error} people on average (${of.share} of what came); ${of.inside} of ${of.tests} inside the 95% interval. Simpler ways: as the last month ${of.lastKnown}, as the same month last year ${of.lastYear}.`,
  assumes:
    'The seasonal pattern and the change of the last year go on; changes of contribution rules are not in it.',
  incomplete: 'Months that not everybody reported count as unknown.',
  notInside: 'Lower ends are not below 0 people.',
  seriesOnly:
    'This forecast is from the monthly series alone. The page Targets also counts batches that end and contributions that rise, so its figures differ.',
  seriesOnlyLink: 'To Targets',
  note: 'Dashed: expected; shaded: 95% interval.',
};
