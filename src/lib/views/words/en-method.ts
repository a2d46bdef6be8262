import { UNKNOWN } from '../format.ts';
import type { Method, MethodFigures } from './id-method.ts';

/** The method in plain English. */
export const method = (figures: MethodFigures): Method => ({
  title: 'Method',
  question:
    'Members are counted from reports; workers per desa are estimated by a model, and every estimate has a 95% interval.',
  contents: 'On this page',
  sections: [
    {
      anchor: 'ukuran',
      title: 'What is computed',
      paragraphs: ['Every figure holds for one area, one month, one segment and one denominator.'],
      terms: [
        { term: 'Active members', meaning: 'Members whose contributions are valid at the end of the month.' },
        {
          term: 'Workers',
          meaning: 'People who, by the denominator, should be protected in that segment (an estimate).',
        },
        { term: 'Coverage', meaning: 'Active members divided by workers, in percent.' },
        {
          term: 'Gap',
          meaning: 'Workers minus active members, in people. Negative: more members than estimated workers.',
        },
        {
          term: 'UCJ (Universal Coverage Jamsostek)',
          meaning:
            'Active members of PU, BPU and Jakon together, divided by all workers of the chosen denominator.',
        },
      ],
    },
    {
      anchor: 'segmen',
      title: 'Segments',
      paragraphs: [
        'Own-account workers, individual employers and casual workers belong to BPU. Unpaid family workers are usually outside the potential of BPJS Ketenagakerjaan. Civil servants, military and police are served by Taspen and ASABRI and are not part of PU.',
      ],
      terms: [
        { term: 'PU', meaning: 'Penerima Upah: employees, registered and paid for by their employer.' },
        {
          term: 'BPU',
          meaning: 'Bukan Penerima Upah: farmers, fishers, traders, ojek drivers and other self-employed.',
        },
        { term: 'Jakon', meaning: 'Jasa Konstruksi: workers of construction projects.' },
      ],
    },
    {
      anchor: 'status',
      title: 'Status of a member',
      paragraphs: [
        'Status depends on the month asked about. Let contributions be paid through month p and let m be the month asked. A status that a file states is taken as it is; where a file gives only the last month paid, the status follows from the grace period in Settings (shipped: three months). Official sources differ between “three” and “more than three” months.',
      ],
      terms: [
        { term: 'Active', meaning: 'm is not after p.' },
        { term: 'In arrears', meaning: 'm is after p, until the grace period has run out.' },
        {
          term: 'Ended',
          meaning: 'The grace period has run out; counted in the month it does.',
        },
        { term: 'New', meaning: 'First month as a member, or active again; a part of active.' },
      ],
    },
    {
      anchor: 'penyebut',
      title: 'The denominator decides the answer',
      paragraphs: [
        'In December 2023 Rembang had 77,675 members. Divided by the potential stated by BPJS (240,639) that is 32.28%; divided by the employed of Sakernas (370,269) it is 20.98%. Both are right, but they answer different questions. So every percentage names its denominator and date.',
        'Sakernas does not record construction project workers as a segment of their own. So Jakon has no denominator there: its members are counted, its coverage is not.',
        'Sakernas follows the main-job status of BPS: formal includes civil servants, military and police (Taspen and ASABRI) and employers with permanent staff; informal includes unpaid family workers; construction workers are inside both. So PU and BPU coverage on the Sakernas denominator is not comparable one to one with the segments of BPJS Ketenagakerjaan. Use it for the order of magnitude.',
      ],
      terms: [],
    },
    {
      anchor: 'pekerja',
      title: 'Workers per desa are an estimate',
      paragraphs: [
        'Sakernas is published for kabupaten only, so the workers of a desa have never been counted. Jangkau estimates them in four steps.',
      ],
      terms: [
        {
          term: '1. Residents',
          meaning:
            'Desa counts of the 2010 census are scaled to the kecamatan counts of the 2020 census, then to the 2025 residents of the kabupaten. Assumption: within a kecamatan all desa grew at the same pace. Imported residents of every desa take the place of this.',
        },
        {
          term: '2. Employed residents',
          meaning: `Residents × share aged 15 and over (${figures.share15Plus}) × labour force participation (${figures.tpak}) × (1 − unemployment rate ${figures.tpt}). These rates of the whole kabupaten cancel when the desa figures are fitted to the denominator (step 4); only their differences between desa matter, and those are in the interval. A desa whose age groups are imported takes its own share aged 15 and over.`,
        },
        {
          term: '3. Formal or informal',
          meaning: `The informal share depends on the terrain: town ${figures.town}, coast ${figures.coast}, inland ${figures.inland}, upland ${figures.upland}. This is a stated assumption that can be replaced, not a survey result. A desa whose residents by occupation (Dukcapil) are imported takes its shares from them, by a list of statuses that the branch can change.`,
        },
        {
          term: '4. Fitting to the denominator',
          meaning:
            'The desa figures are scaled repeatedly (raking: Deming & Stephan 1940) until they sum exactly to the denominator of the kabupaten for each segment; margins that contradict each other are refused by name. Such an estimate is called structure-preserving and synthetic (SPREE: Purcell & Kish 1980).',
        },
      ],
    },
    {
      anchor: 'selang',
      title: 'The 95% interval',
      paragraphs: [
        `The four steps are repeated ${figures.draws} times with inputs moved at random according to their uncertainty (Monte Carlo, with a fixed seed, so that the result is always the same). The 95% interval is the range that holds 95% of the repetitions. The same repetitions give the narrower 80% interval, the chance that a desa is among the top 10, 20 and 50, and the groups of desa whose order cannot be told.`,
        'The intervals are tested on 500 invented kabupaten whose truth is known: the 95% interval holds the true figure in 93–97 of 100 cases, the 80% one in 77–83. That proves the arithmetic, not the assumptions: the standard deviations below remain assumed.',
        'The following standard deviations are assumptions. They are stored in data/reference/uncertainty.csv and can be changed.',
      ],
      terms: [
        { term: 'Residents of a desa', meaning: `${figures.sdPopulation} of the residents` },
        { term: 'Share aged 15 and over', meaning: `${figures.sdShare15Plus} points between desa` },
        { term: 'Labour force participation', meaning: `${figures.sdTpak} points between desa` },
        {
          term: 'Assumption per terrain',
          meaning: `${figures.sdTerrain} points of the informal share, common to all desa of a terrain`,
        },
        { term: 'Informal share', meaning: `${figures.sdInformal} points between desa` },
        { term: 'Construction share', meaning: `${figures.sdJakon} points between desa` },
        {
          term: 'Sakernas denominator',
          meaning: `${figures.shiftSakernas} people between PU and BPU (sampling error of the informal share), common to all desa; the total stays`,
        },
        {
          term: 'Potensi BPJS denominator',
          meaning: `${figures.shiftPotensi} people between PU and BPU, common to all desa; the total stays. Its 95% interval is ±${figures.rangePotensi} people around 57,000. This is our assumption: half the width of the range of 57–61 thousand that the press gave`,
        },
        ...(figures.shiftCabang === UNKNOWN
          ? []
          : [
              {
                term: "The branch's own denominator",
                meaning: `${figures.shiftCabang} people between PU and BPU, common to all desa; the total stays. Zero means that the branch states no error and its figures are used as they are`,
              },
            ]),
      ],
    },
    {
      anchor: 'lebih-100',
      title: 'Coverage above 100%',
      paragraphs: [
        'There can be more members than estimated workers: people are registered at a workplace address, work in another desa, or the estimate of workers is too low. Such figures are flagged and never cut off at 100%.',
      ],
      terms: [],
    },
    {
      anchor: 'tidak-diketahui',
      title: 'What is unknown stays unknown',
      paragraphs: [
        'A desa that does not report is not counted as zero. The sign – comes with its reason, and an area that is not complete is marked “incomplete”. Coverage of such an area compares members of the desa and segments that reported with the workers of the same ones.',
      ],
      terms: [],
    },
    {
      anchor: 'batas',
      title: 'Limits of this method',
      paragraphs: [
        'The estimates are good enough to choose which desa to visit first, not good enough to judge the performance of one desa. Compare the intervals, not only the figures.',
        'The 95% interval does not hold every error. Outside it are: wrong counts of members in the reports; the assumption that all desa of a kecamatan grew at the same pace since 2010; the total of each denominator (its source states no error); and different definitions of a worker.',
        'The denominator does not change from month to month, so changes in coverage come from changes in members, not from changes in the number of workers.',
        'The shapes of desa on the map are approximate cells around the centre of the desa, not official boundaries, unless official boundaries are loaded.',
        'While the “Simulation” band is shown, the numbers of members are simulated and must not be quoted as official figures.',
      ],
      terms: [],
    },
  ],
});
