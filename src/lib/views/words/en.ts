import { pages } from './en-pages.ts';
import type { Words } from './id.ts';

/** The English catalogue; the compiler checks that it has every key of the Indonesian one. */
export const en: Words = {
  frame: {
    product: 'Jangkau',
    navigation: 'Pages',
    overview: 'Overview',
    map: 'Map',
    desa: 'Desa',
    data: 'Data',
    sources: 'Data sources',
    method: 'Method',
    skip: 'Skip to content',
    simulation: 'Simulation',
    simulationWhy:
      'The numbers of members on this page are simulated; they are not data of BPJS Ketenagakerjaan. Desa names, residents and denominators are real data or estimates from real data.',
    controls: 'Choices',
    period: 'Month',
    noPeriod: 'no data yet',
    denominator: 'Denominator',
    segment: 'Segment',
    kecamatan: 'Kecamatan',
    allKecamatan: 'All kecamatan',
    measure: 'Measure',
    show: 'Show',
    otherLanguage: 'Bahasa Indonesia',
    otherLanguageWhy: 'Tampilkan halaman ini dalam bahasa Indonesia',
    aboutDenominator: 'What is a denominator?',
    denominatorWhy:
      'The denominator is the number of workers who should be protected. The same number of members gives a different percentage for a different denominator, so every percentage here names its denominator and date.',
    caution: 'Mind',
    search: 'Find a desa',
    searchHint: 'Name or code of a desa, any spelling (press / to start)',
    searchNone: (query) => `No desa is like “${query}”.`,
    searchNear: 'Did you mean:',
    searchFound: (count) => `${count} desa found`,
    footerNames: 'Names and hierarchy of areas: idn-area-data 3.1.2, ODbL 1.0',
    footerBuild: (when) => `Data built ${when}`,
    home: 'To the overview',
  },
  segment: { pu: 'PU', bpu: 'BPU', jakon: 'Jakon', total: 'All segments' },
  segmentLong: {
    pu: 'Penerima Upah: wage earners (formal)',
    bpu: 'Bukan Penerima Upah: self-employed (informal)',
    jakon: 'Jasa Konstruksi: construction projects',
    total: 'All segments (PU + BPU + Jakon)',
  },
  measure: { rate: 'Coverage', gap: 'Gap', eligible: 'Workers', active: 'Active members' },
  denominator: { potensi: 'Potensi BPJS', sakernas: 'Employed (Sakernas)' },
  denominatorWhy: {
    potensi: 'Workers who can become members by the count of BPJS Ketenagakerjaan itself.',
    sakernas:
      'Residents aged 15 and over who work, by the national labour force survey of BPS. Jakon is not separated there.',
  },
  denominatorCaution: {
    potensi: null,
    sakernas:
      'formal and informal as BPS defines them, not the same as PU and BPU; for the order of magnitude only',
  },
  units: {
    people: 'people',
    peopleOf: (count) => `${count} people`,
    percent: '%',
    pointsOf: (points) => `${points} points`,
    interval: '95% interval',
    asOf: 'as of',
    km: 'km',
    km2: 'km²',
  },
  reason: {
    'no-base': 'no denominator',
    'not-reported': 'not reported',
    incomplete: 'incomplete',
    'over-100': 'over 100%',
  },
  reasonWhy: {
    'no-base':
      'The chosen denominator has no number of workers for this segment, so coverage cannot be computed.',
    'not-reported': 'No members were reported for this month. Not reported does not mean zero.',
    incomplete:
      'Some reports of this month are missing; members of the desa and segments that reported are compared with the workers of the same ones.',
    'over-100':
      'More members than estimated workers, for instance because they are registered at a workplace address. The figure is not cut off.',
  },
  payer: {
    'pemberi-kerja': 'Employer',
    mandiri: 'Self-paid',
    donatur: 'Donor',
    csr: 'CSR',
    apbd: 'APBD',
    apbdes: 'APBDes',
    dbhcht: 'DBHCHT',
    perisai: 'Perisai',
  },
  status: { aktif: 'Active', menunggak: 'In arrears', baru: 'New', berakhir: 'Ended' },
  terrain: { town: 'town', coast: 'coast', inland: 'inland', upland: 'upland' },
  table: {
    sortBy: (column) => `Sort by ${column}`,
    asTable: 'Show as a table',
    download: 'Download',
  },
  ...pages,
  map: {
    label: (title) =>
      `Map of ${title}. Move with the arrow keys, zoom with + and −. Every figure is also in the table of desa.`,
    smallLabel: (title) => `Small map of ${title}. The figures are on the pages Desa and Map.`,
    cells: 'Approximate cells, not official boundaries',
    someCells: (approximate, total) => `${approximate} of ${total} desa drawn as approximate cells`,
    official: 'Desa boundaries from a file the branch loaded',
    loading: 'Loading the map…',
    failed: 'The shapes could not be loaded. The figures are in the table; reload the page to try again.',
    basis: (denominator, month) => `Denominator: ${denominator}, as of ${month}`,
    outside: 'Outside the chosen kecamatan',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    filters: 'Map selection',
    heading: (measure, segment) => `${measure} ${segment}`,
    table: (measure, segment, month, denominator) =>
      `${measure} ${segment} by desa, ${month}, denominator ${denominator}`,
    listed: (shown, all) =>
      shown === all ? `${all} desa` : `${shown} of ${all} desa (class chosen in the legend)`,
    activeShort: 'Active',
    crossingNote: (crossing, intervals) =>
      `${crossing} of ${intervals} 95% intervals cross a class break: two desa of different colours need not differ.`,
    tooUncertain: 'For this measure the estimates are too uncertain to tell desa apart.',
    uncertainNote: 'Hatched: uncertain, the 95% interval spans more than two classes.',
    noDataNote: (reasons) => `Dotted: no data (${reasons}).`,
    over100Note: 'With an outline: more active members than the estimate of workers.',
    clearFilter: 'Show all',
    open: 'Open the desa page',
    close: 'Close',
    card: 'Chosen desa',
    empty: 'This map shows what is known already: the estimate of workers by desa.',
  },
  chart: {
    people: 'people',
    ranked: (measure, count) =>
      `Bar chart: ${measure} of ${count} desa, largest first. Upright lines: 95% interval.`,
    cutWhiskers: (limit) =>
      `The axis ends at ${limit}; longer interval lines are cut there, their figures are in the table.`,
    rankedTitle: 'All desa, largest first',
    rankedNote: 'Bar = estimate, line = 95% interval. With an outline: above 100%.',
    rankedCountNote: 'Bar = count of active members.',
  },
  legend: {
    label: 'Map legend: click a class to filter',
    title: {
      rate: 'Coverage, % of workers',
      gap: 'Gap, people',
      eligible: 'Workers, people',
      active: 'Active members, people',
    },
    desa: 'desa',
    noData: 'No data',
    over100: 'Above 100%',
    over100Why: 'More active members than the estimate of workers',
    uncertain: 'Uncertain',
    uncertainWhy: 'The 95% interval spans more than two classes',
    show: (label, desa) => `Filter class ${label}: ${desa} desa`,
    unknownReason: 'no workers',
  },
};
