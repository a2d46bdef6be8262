import { plans } from './en-plans.ts';
import { planEdit } from './en-plan-edit.ts';
import { visits } from './en-visits.ts';
import { partners } from './en-partners.ts';
import { channels } from './en-channels.ts';
import { report } from './en-report.ts';
import { reportFiles } from './en-report-files.ts';
import { reportsPage } from './en-reports-page.ts';
import { sharedLink } from './en-shared-link.ts';
import { travel } from './en-travel.ts';
import { learning } from './en-learning.ts';
import { effect } from './en-effect.ts';
import { sheets } from './en-sheets.ts';
import { agenda } from './en-agenda.ts';
import { outlook } from './en-outlook.ts';
import { accounts } from './en-accounts.ts';
import { denominators } from './en-denominators.ts';
import { contributions } from './en-contributions.ts';
import { facts } from './en-facts.ts';
import { explain } from './en-explain.ts';
import { forecast } from './en-forecast.ts';
import { imports } from './en-imports.ts';
import { members } from './en-members.ts';
import { occupations } from './en-occupations.ts';
import { passport } from './en-passport.ts';
import { ranks } from './en-ranks.ts';
import { quality } from './en-quality.ts';
import { settings } from './en-settings.ts';
import { sentence } from './en-sentences.ts';
import { setTarget } from './en-set-target.ts';
import { split } from './en-split.ts';
import { targets } from './en-targets.ts';
import { whatIf } from './en-what-if.ts';
import type { pages as id } from './id-pages.ts';

/** English words of single pages; same keys as the Indonesian ones. */
export const pages: typeof id = {
  sentence,
  accounts,
  agenda,
  outlook,
  denominators,
  contributions,
  facts,
  explain,
  forecast,
  imports,
  members,
  occupations,
  passport,
  ranks,
  quality,
  settings,
  setTarget,
  split,
  targets,
  whatIf,
  plans,
  planEdit,
  visits,
  partners,
  channels,
  report,
  reportFiles,
  reportsPage,
  sharedLink,
  travel,
  learning,
  effect,
  sheets,
  overview: {
    title: 'Overview',
    cards: 'Coverage by segment',
    ucj: 'UCJ',
    ucjLong: 'Universal Coverage Jamsostek: PU + BPU + Jakon',
    activeOnly: (active) => `${active} active members`,
    lastYear: (month, members) => `since ${month} (${members})`,
    unchanged: (rate) => `unchanged at ${rate}`,
    lastYearUnknown: (month) => `no figure for ${month} to compare with`,
    notCompared: 'not compared with last year because the reports of one of the two months are incomplete',
    trend: 'Active members by segment',
    incompleteMonths: (months: string) =>
      `Incomplete: ${months}. Some desa did not report, so the line dips there.`,
    trendNote: 'People, end of month. A gap in a line: a month was not reported.',
    trendLabel: (from, to) => `Chart of active PU, BPU and Jakon members from ${from} to ${to}`,
    month: 'Month',
    map: 'BPU gap by desa',
    openMap: 'Open the full map',
    largest: 'The ten desa with the largest BPU gap',
    largestNote:
      'Bars: estimated informal workers not yet protected (people). Lines: 95% interval. Chance: how often the desa is among the top ten once the uncertainty of the estimate is counted in.',
    largestLabel: (first) => `Bar chart of the ten desa with the largest BPU gap; largest: ${first}`,
    largestNone: 'The BPU gap by desa cannot be computed yet.',
    allDesa: 'See all desa',
    chance: 'Chance of top 10',
    freshness: 'Freshness of the data',
    freshnessText: (month, imported, files) =>
      `Latest month: ${month}. Loaded ${imported} from ${files} files.`,
    toData: 'See data and checks',
    problems: 'Needs attention',
    problemsNone: 'No problems were found in the data.',
    problemsOfBranch: 'Problems of the data are looked for in the whole branch; ask the branch head.',
    problemsAll: 'Data quality: everything that was looked at',
    emptyTitle: 'No membership data yet',
    emptyHow:
      'Coverage cannot be computed because no membership file is loaded. Load a monthly file (periode, kode_desa, segmen, sumber_iuran, status, jumlah) with “npm run jangkau -- import FILE.csv”.',
  },
  desa: {
    title: 'Desa',
    listTitle: (scope) => `All desa in ${scope}`,
    listCount: (count) => `${count} desa`,
    listFound: (count, query) => `${count} desa match “${query}”`,
    showAll: 'Show all',
    caption: (segment, month, denominator) =>
      `${segment} coverage by desa, ${month}, denominator ${denominator}`,
    name: 'Desa or kelurahan',
    note: 'Note',
    eligible: 'Workers (estimate)',
    eligibleInterval: '95% interval of workers',
    active: 'Active members',
    rate: 'Coverage',
    gap: 'Gap',
    gapInterval: '95% interval of the gap',
    listNote: 'Workers per desa are a model estimate, not a count. Gap = workers minus active members.',
    kinds: { desa: 'Desa', kelurahan: 'Kelurahan' },
    inKecamatan: (kecamatan) => `Kecamatan ${kecamatan}`,
    segments: 'Coverage by segment',
    trend: 'Active members month by month',
    trendNote:
      'BPU members by payer, stacked (people, end of month). A gap means the month was not reported.',
    trendLabel: (name) => `Chart of active members in ${name} by payer`,
    rank: 'How urgent, compared with other desa',
    rankUnknown: 'The rank cannot be computed because the BPU gap of this month is unknown.',
    top: (places) => `top ${places}`,
    chance: 'Chance',
    payers: 'Who pays the contributions',
    payersCaption: (month) => `Members by segment, payer and status, ${month} (people)`,
    payersNone: 'No members were reported for this month.',
    payer: 'Payer',
    profile: 'Profile',
    bpsCode: 'BPS code',
    code: 'Kemendagri code',
    population: 'Residents 2025 (estimate)',
    populationImported: (month) => `Residents ${month} (imported)`,
    populationSp2010: 'Residents, 2010 census',
    area: 'Area',
    coast: 'Coastline',
    noCoast: 'not on the sea',
    terrain: 'Terrain (of its kecamatan, or town)',
    neighbours: 'Neighbouring desa',
    neighboursCaption: (segment, month, denominator) =>
      `${segment} coverage in neighbouring desa, ${month}, denominator ${denominator}`,
    neighboursNone: 'No neighbouring desa in the data.',
    onMap: 'Show on the map',
    simulated: 'contains simulated figures',
  },
  data: {
    title: 'Data',
    question: (months, files) =>
      `The figures in Jangkau come from ${files} membership files, up to ${months}.`,
    questionEmpty: 'No membership file is loaded yet.',
    imports: 'Membership files',
    importsCaption:
      'Membership files loaded, with active members by segment (people, summed over all months in the file)',
    importsNone: 'No membership file is loaded yet.',
    file: 'File',
    months: 'Months',
    rows: 'Rows',
    desa: 'Desa',
    activeOf: (segment) => `Active ${segment}`,
    imported: 'Loaded',
    origin: 'Origin',
    simulated: 'simulated',
    real: 'branch data',
    checksum: 'SHA-256',
    checks: 'Checks',
    checksCaption: 'Rules checked each time the data are built',
    checksPassed: (passed, all) => `${passed} of ${all} checks passed.`,
    rule: 'Rule',
    outcome: 'Outcome',
    passed: 'passed',
    failed: (count) => `${count} rows break it`,
    warned: (count) => `${count} rows to look at`,
    builds: 'Builds',
    buildsCaption: 'Builds kept; the one in use is marked',
    build: 'Build',
    built: 'Built',
    seconds: 'Time (seconds)',
    current: 'in use',
    kept: 'kept',
    status: 'Status',
    levels: { desa: 'Desa', kecamatan: 'Kecamatan', kabupaten: 'Kabupaten' },
    download: 'Download the coverage table',
    downloadNote: (segment, month, denominator) => `${segment}, ${month}, denominator ${denominator}`,
    sourcesLink: 'Data sources and licences',
    methodLink: 'How it is computed, in plain words',
  },
  sources: {
    title: 'Data sources',
    question: 'Every reference figure in Jangkau has a source, a date and a licence.',
    caption: 'Reference files with source, licence and date',
    file: 'File',
    name: 'Content',
    source: 'Source',
    licence: 'Licence',
    asOf: 'As of',
    grain: 'One row per',
    kind: 'Kind',
    rows: 'Rows',
    kinds: { real: 'real', derived: 'derived', simulated: 'simulated' },
    attribution: 'Names and hierarchy of areas: idn-area-data 3.1.2, ODbL 1.0',
    attributionWhy:
      'Names and codes of provinces, kabupaten, kecamatan and desa come from the package idn-area-data under the Open Database License (ODbL) 1.0.',
    denominators: 'Denominators',
    denominatorsCaption: 'Value of each denominator (people), its date, meaning and source',
    set: 'Denominator',
    value: 'Value (people)',
    definition: 'Meaning',
    none: 'The list of sources is empty. Check data/reference/sources.csv, then build the data again.',
  },
  error: {
    title: 'Something went wrong',
    notFoundTitle: 'Page not found',
    badRequestTitle: 'Unknown choice',
    forbiddenTitle: 'Not allowed',
    forbidden: 'Other pages can still be opened from the overview.',
    notFound: 'This address does not exist. Check the desa code, or find the desa with the search box above.',
    badRequest:
      'One of the choices in the address of the page is unknown. Go back to the overview and choose again.',
    broken:
      'Try to reload the page. If it still fails, give the number below to whoever looks after Jangkau.',
    id: 'Error number',
    notAllowed: (parameter: string, value: string, allowed: readonly string[]) =>
      `The choice ${parameter} in the page address is "${value}"; allowed: ${allowed.join(', ')}.`,
    noSuchDesa: (code: string) =>
      `This branch has no desa with code ${code}. Find a desa with the search box above.`,
    retry: 'Reload',
  },
};
