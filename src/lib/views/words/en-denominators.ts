import type { denominators as id } from './id-denominators.ts';

/** English words of the page of denominators; same keys as the Indonesian ones. */
export const denominators: typeof id = {
  title: 'Denominators',
  link: 'Compare denominators',
  question: 'Divided by what? The denominator decides the answer.',
  short: { potensi: 'Potensi BPJS', sakernas: 'Sakernas', cabang: "the branch's own" },
  same: (active) => `The same members (${active} people) are`,
  of: (set, asOf) => `of ${set} (${asOf})`,
  notReported: (month) => `Members of ${month} are not reported, so there is nothing to divide yet.`,
  compareWith: 'Compare with',
  swap: 'Swap left and right',
  value: 'Value',
  meaning: 'Meaning',
  source: 'Source',
  own: 'given by the branch',
  ratio: (second, ratio, first) => `The value of ${second} is ${ratio} times that of ${first}.`,
  whyTitle: 'Why they differ',
  why: {
    potensiSakernas: {
      total:
        'BPJS Ketenagakerjaan counts workers who can become its members; Sakernas counts every resident of 15 and over who works, civil servants, military and police (insured by Taspen and ASABRI) and unpaid family workers included.',
      pu: 'The PU potential is workers whom an employer can enroll; formal in Sakernas also has civil servants, military and police, and employers with permanent staff.',
      bpu: 'The BPU potential is self-employed workers who can become members; informal in Sakernas also has unpaid family workers and casual workers in construction, but not employers with permanent staff.',
      jakon:
        'Sakernas has no number for Jakon: construction workers are inside formal and informal by the status of their job.',
    },
    ownPotensi: {
      total:
        'The branch counts by itself, in the meaning it has worded; Potensi BPJS is the count by BPJS Ketenagakerjaan of workers who can become members.',
      pu: 'The branch has its own count of formal workers; the PU potential is workers whom an employer can enroll.',
      bpu: 'The branch has its own count of informal workers; the BPU potential is self-employed workers who can become members.',
      jakon:
        'The branch has its own count of project workers; the Jakon potential is the count by BPJS Ketenagakerjaan.',
    },
    ownSakernas: {
      total:
        'The branch counts by itself, in the meaning it has worded; Sakernas counts every resident of 15 and over who works, also those who cannot become members.',
      pu: 'The branch has its own count of formal workers; formal in Sakernas also has civil servants, military and police, and employers with permanent staff.',
      bpu: 'The branch has its own count of informal workers; informal in Sakernas also has unpaid family workers.',
      jakon:
        'Sakernas has no number for Jakon: construction workers are inside formal and informal by the status of their job.',
    },
    oldShare: '; the formal share that splits the Sakernas figure is of 2015.',
    noBase: (sets) => `Cannot be compared: ${sets} has no number for this segment.`,
  },
  variantTitle: 'How sensitive it is',
  variant: (share, value, asOf, rate) =>
    `With the informal share of Jawa Tengah, ${share}: ${value} informal workers (Sakernas, ${asOf}), BPU coverage ${rate}. For comparison only; nothing is divided by it.`,
  statusTitle: 'Main-job status of BPS → segment of BPJS',
  statusCaption: 'Main-job status as BPS has it, and the segment of BPJS Ketenagakerjaan that corresponds',
  statusHeader: 'Main-job status',
  bps: 'For BPS',
  formal: 'formal',
  informal: 'informal',
  segment: 'BPJS segment',
  outside: 'outside the potential',
  status: {
    1: 'Own-account worker',
    2: 'Employer with temporary or unpaid help',
    3: 'Employer with permanent paid staff',
    4: 'Employee',
    5: 'Casual worker in agriculture',
    6: 'Casual worker outside agriculture',
    7: 'Unpaid or family worker',
  },
  statusNote: {
    1: null,
    2: null,
    3: 'formal for BPS, BPU in the rules of BPJS Ketenagakerjaan',
    4: 'without civil servants, military and police (Taspen and ASABRI)',
    5: null,
    6: 'in construction projects: Jakon',
    7: 'usually outside the potential of BPJS Ketenagakerjaan',
  },
  ilo: 'The ILO (SDG 8.3.1) is wider still: employees in informal jobs, for example without social security, count as informal as well.',
  ownTitle: "The branch's own denominator",
  ownNone:
    'The branch has given no denominator of its own yet. Fill in this form, or import a file with ids “cabang-…”; it can then be chosen on every page.',
  ownWhy:
    'What is filled in here is published as an import: it has a history and can be undone. The newest takes the place of the whole set before it.',
  people: (segment) => `${segment} (people)`,
  optional: 'may be blank',
  jakonWhy:
    'Leave blank where the branch has no count of Jakon; Jakon coverage is then not computed on this set.',
  asOf: 'As of month',
  meaningHint: 'Who is counted, and who is not',
  sourceHint: 'The document or count it comes from',
  totalWhy: 'The total is the sum of the segments.',
  publish: 'Publish own denominator',
  publishing: 'Building…',
  published: (build) => `Saved. All figures are now from build ${build}.`,
  unchanged: 'The same values are in use already; nothing has changed.',
  example: 'Example file',
  toImport: 'Import a file',
  historyTitle: 'History of imported denominators',
};
