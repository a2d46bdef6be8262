import type { quality as id } from './id-quality.ts';

/** English words of the page on the quality of the data. */
export const quality: typeof id = {
  link: 'Data quality',
  title: 'Data quality',
  question: (month) => `Can the figures of ${month} be trusted?`,
  answer: {
    clean: (month) => `Yes: no problems were found in the figures of ${month}.`,
    notes: (month, note) =>
      `Yes: nothing has to be mended before the figures of ${month} are used; ${note} to know about.`,
    care: (month, care, note) =>
      `Yes, with care: nothing has to be mended before the figures of ${month} are used; ${care} to be careful with and ${note} to know about.`,
    stop: (month, stop, care, note) =>
      `Not yet: ${stop} to mend before the figures of ${month} are used; ${care} to be careful with and ${note} to know about.`,
  },
  simulated: 'Members are simulated: this answer is about the tidiness of the data, not about reality.',
  severity: { stop: 'mend first', care: 'use with care', note: 'good to know' },
  kind: {
    'rolled-back': {
      name: 'An earlier build is in use',
      what: 'Somebody chose to go back to an earlier build of the data.',
      consequence: 'Files loaded after that build count in no figure.',
      todo: 'Return to the newest build with “npm run jangkau -- build”.',
    },
    contradiction: {
      name: 'Figures that contradict each other',
      what: 'Two figures that should be equal, or one a part of the other, do not agree.',
      consequence: 'Every percentage that uses one of them may be too high or too low.',
      todo: 'Find out which one is wrong, then load the right denominators, residents or members.',
    },
    'not-reported': {
      name: 'Months or desa not reported',
      what: 'There is no count of members for that desa, segment or month; not reported is not zero.',
      consequence:
        'Coverage of the area is worked out from the desa and segments that reported; the trend breaks off or dips in that month.',
      todo: 'Load the file of that month, or ask its sender why the desa is missing.',
    },
    'over-100': {
      name: 'Coverage above 100%',
      what: 'There are more active members than the upper end of the 95% interval of the workers of the desa.',
      consequence:
        'Coverage of the desa is above 100% and its gap negative; it is not cut and is part of the sums of kecamatan and kabupaten.',
      todo: 'See whether members are registered at a workplace address, then load a file with the right desa codes.',
    },
    jump: {
      name: 'Jumps',
      what: 'Active members of a desa change in one month by far more than they usually do.',
      consequence:
        'Coverage of the desa, its trend and the comparison with the month before jump as well; its kecamatan in part.',
      todo: 'Compare with the source file of the month; if it is wrong, undo the import and load the right file.',
    },
    stale: {
      name: 'Sources grown old',
      what: 'A source is older than suits the figures that use it.',
      consequence: 'Figures that depend on it describe the past; every case says which.',
      todo: 'Load a newer file.',
    },
    'import-rejected': {
      name: 'Files that cannot be used',
      what: 'A file of desa boundaries is damaged or cannot be read.',
      consequence: 'The map uses approximate cells; no figure changes.',
      todo: 'Load the boundaries again from their source.',
    },
    assumptions: {
      name: 'Assumptions changed by the branch',
      what: 'Settings of figures differ from those shipped.',
      consequence:
        'Intervals, statuses or the denominator on every screen and download follow the settings of the branch.',
      todo: 'Make sure that the change is meant.',
    },
    simulated: {
      name: 'Simulated figures',
      what: 'Counts of members come from a simulation, not from BPJS Ketenagakerjaan.',
      consequence:
        'Coverage, gaps and trends are examples only; residents and denominators are real or estimated from what is.',
      todo: 'Load the files of members of the branch; the simulation then counts no longer.',
    },
  },
  todoLink: {
    'rolled-back': 'List of builds',
    contradiction: 'Denominators and their sources',
    'not-reported': 'Load a file',
    'over-100': 'Load a file',
    jump: 'History and undoing of imports',
    stale: 'Load a file',
    'import-rejected': 'Load a file',
    assumptions: 'Settings of figures',
    simulated: 'Load a file',
  },
  checkedLabel: 'Looked at',
  checked: {
    'rolled-back': (count) => `${count} build in use`,
    contradiction: (count) => `${count} pairs of kabupaten figures`,
    'not-reported': (count) => `${count} expected reports (month × desa × segment)`,
    'over-100': (count) => `${count} coverages of PU and BPU of desa this month`,
    jump: (count) => `${count} monthly changes (desa × segment, this month and the 12 before)`,
    stale: (count) => `${count} dated sources`,
    'import-rejected': (count) => `${count} file of boundaries, if there is one`,
    assumptions: (count) => `${count} settings`,
    simulated: (count) => `${count} months`,
  },
  consequence: 'Consequence',
  todo: 'What to do',
  none: 'none',
  noneTitle: 'Looked for, but not there',
  cases: (count) => (count === '1' ? '1 case' : `${count} cases`),
  more: (count) => `(and ${count} more)`,
  partial: (kecamatan, segment, reported, all) =>
    `${segment} coverage of Kecamatan ${kecamatan} is worked out from ${reported} of ${all} desa.`,
  rules: 'Rule',
  rule: {
    'rolled-back': 'Looks whether the build in use was chosen on purpose instead of the newest.',
    contradiction: (register, census, rounding) =>
      `A contradiction is a difference of more than: 0% for parts and their sum; ${rounding} for employed people of the same year (rounded percentages); ${register} between imported residents and the official count (two registers); ${census} between the census of 2020 and the count of 2025 (five years of growth). Active members and Potensi contradict only when above what they are compared with. The base of Jakon is its members of May 2023, so an excess is only good to know.`,
    'not-reported': (share) =>
      `Every desa is expected to report all three segments every month, from the first to the last. In the chosen month: mend first when those that reported hold less than ${share} of the workers of a segment, because the figure of the kabupaten then stands for too few; else use with care. Other months are only good to know.`,
    'over-100': (share) =>
      `Marked when active members exceed the upper end of the 95% interval of workers. Mend first when coverage is above ${share}, because workplace addresses alone rarely double it. Jakon is left out: its base is its own count of members (May 2023).`,
    jump: (people, share, sds, changes) =>
      `A jump: a change of ${people} people or more (below that, small desa change as a matter of course) and at least ${share} of the smaller count, or more than ${sds} robust standard deviations (1.4826 × MAD) away from the usual change of the series, where it has ${changes} changes or more. In the chosen month it needs care, in the 12 before it is good to know. The check of imports uses the same rule without history.`,
    jumpBatches:
      'What sponsored batches (with a known last month paid) explain is no error: it is put together by month, segment and payer.',
    stale: (months) =>
      `Members: the last month is older than the last full month. Denominators, labour figures and residents: more than ${months} months, because they are counted once a year and two newer counts should exist. A year without month counts from its December.`,
    staleMonth: (month) => `Ages are counted to ${month}, the last full month.`,
    'import-rejected': 'The file of boundaries is read and its shapes are examined.',
    assumptions:
      'Denominator, months of grace, payers and every standard deviation are compared with those shipped.',
    simulated: 'Counts the months whose members are simulated.',
  },
  say: {
    earlierBuild: (when) =>
      `What is shown is the build of ${when}, not the newest: the earlier one was chosen on purpose.`,
    margin: (name, value, expected, difference) => `${name}: ${value} and ${expected} (${difference}).`,
    desaSilent: (place, month, reported, all) =>
      `${place}: ${reported} of ${all} segments reported for ${month}.`,
    monthPartial: (month, reported, all) => `${month}: ${reported} of ${all} desa reported in full.`,
    monthMissing: (month) => `${month}: the whole month is missing.`,
    over: (place, segment, month, rate, active, workers) =>
      `${place}: ${segment} coverage in ${month} ${rate}, ${active} active members for ${workers} workers.`,
    jump: (place, segment, month, before, after) =>
      `${place}: ${segment} members in ${month} change from ${before} to ${after}.`,
    batchEnded: (payer, where, segment, month, before, after) =>
      `A batch of ${payer} ended: ${segment} members in ${where} fell from ${before} to ${after} in ${month}.`,
    batchBegan: (payer, where, segment, month, before, after) =>
      `A batch of ${payer} began: ${segment} members in ${where} rose from ${before} to ${after} in ${month}.`,
    stale: (name, asOf, months) => `${name}: as of ${asOf}, ${months} months old.`,
    boundaries: (detail) => `The file of boundaries cannot be used: ${detail}`,
    ownDenominator: (set) => `Denominator shown unless another is chosen: ${set}.`,
    ownGrace: (months, shipped) => `${months} months of grace, shipped ${shipped}.`,
    ownOccupations: (names) => `Statuses of occupations changed by the branch: ${names}.`,
    ownPayers: (payers) => `Payers that follow the contribution rules for self-payers: ${payers}.`,
    ownSd: (quantity, sd, shipped) => `${quantity}: standard deviation ${sd}, shipped ${shipped}.`,
    simulated: (months, all) => `Members of ${months} of ${all} months are simulated.`,
    desaCount: (count) => `${count} desa`,
  },
  margin: {
    'parts-total': {
      name: 'Segments of a denominator and its total',
      consequence: 'Coverage by segment does not agree with that of all segments.',
    },
    'active-base': {
      name: 'Active members of the kabupaten and their base',
      consequence: 'Coverage of the segment is above 100% and its gap negative for the whole kabupaten.',
    },
    'potensi-employed': {
      name: 'Potensi BPJS and everybody employed (Sakernas)',
      consequence: 'Potensi exceeds everybody who works: coverage on Potensi BPJS is too low.',
    },
    'employed-labour': {
      name: 'Employed (Sakernas) and labour figures of the same year',
      consequence: 'Coverage on Sakernas and the estimate of workers by desa use different figures.',
    },
    'residents-official': {
      name: 'Imported residents and the official count of the kabupaten',
      consequence:
        'Workers are spread over desa by imported residents; some desa are too large or too small.',
    },
    'kecamatan-kabupaten': {
      name: 'Residents of the kecamatan (census 2020) and of the kabupaten (2025)',
      consequence: 'Residents of desa are scaled to the kabupaten, so all of them move by the same factor.',
    },
  },
  source: {
    members: { name: 'Members', depends: 'all active members, coverage and gaps' },
    denominator: { name: 'Denominator', depends: 'all coverage and gaps that use the denominator' },
    labour: {
      name: 'Labour figures (15+, TPAK, TPT)',
      depends: 'the estimate of workers by desa before it is fitted; no sum of the kabupaten',
    },
    population: { name: 'Residents', depends: 'how estimated workers are spread over desa' },
  },
  column: {
    case: 'Case',
    place: 'Desa',
    what: 'What is compared',
    sourceName: 'Source',
    month: 'Month',
    segment: 'Segment',
    active: 'Active members',
    workers: 'Workers (estimate)',
    interval: '95% interval',
    rate: 'Coverage',
    set: 'Denominator',
    before: 'Month before',
    after: 'That month',
    change: 'Change',
    usual: 'Usual range',
    explanation: 'Explanation',
    reported: 'Reported',
    all: 'Expected',
    unit: 'Unit',
    value: 'Value',
    expected: 'Compared with',
    difference: 'Difference',
    tolerance: 'Limit',
    asOf: 'Oldest part as of',
    age: 'Age (months)',
    most: 'Limit (months)',
    depends: 'Figures that depend on it',
    severity: 'Severity',
  },
  explanation: {
    'jump-large': 'not explained: by half or more',
    'jump-unusual': 'not explained: unlike its other months',
    'batch-ended': (payer) => `a batch of ${payer} ended, no error`,
    'batch-began': (payer) => `a batch of ${payer} began, no error`,
  },
  unit: { people: 'people', desa: 'desa', segments: 'segments', months: 'months', share: 'share' },
  caption: (name) => `${name}, one by one; the worst first`,
  download: 'Download all cases',
};
