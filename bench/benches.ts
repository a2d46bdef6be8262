import { benchArrow } from './benches/arrow.ts';
import { benchBuild } from './benches/build.ts';
import { benchCountry } from './benches/country.ts';
import { benchEdit } from './benches/edit.ts';
import { benchFreeze } from './benches/freeze.ts';
import { benchImport } from './benches/import.ts';
import { benchLighthouse } from './benches/lighthouse.ts';
import { benchPage, buildPages } from './benches/page.ts';
import { benchPlanner, PLANNER_OPTIONS } from './benches/planner/planner.ts';
import { benchQuery } from './benches/query.ts';
import { benchReports } from './benches/reports.ts';
import { benchReaders } from './benches/readers/readers.ts';
import { benchSheets } from './benches/sheets.ts';
import { benchSplit } from './benches/split.ts';
import { benchWorkers } from './benches/workers.ts';
import type { Measure } from './measure.ts';
import type { Workspace } from './workspace.ts';
import { benchSuppression } from './benches/suppression.ts';

export interface Bench {
  about: string;
  /** Runs only when it is named. */
  onlyByName?: boolean;
  /** What may follow its name on the command line; without it, nothing may. */
  usage?: string;
  /** Longest time it may take, ms; two minutes unless told, Infinity where it takes as long as it is told to. */
  limitMs?: number;
  /** Options with a value that it knows besides. */
  options?: readonly string[];
  /** What must be there first; its time is not limited. */
  prepare?: (workspace: Workspace) => Promise<unknown>;
  run: (
    workspace: Workspace,
    args: readonly string[],
    options: Readonly<Record<string, string>>,
  ) => Promise<Measure[] | OwnReport>;
}

/** What a bench says whose figures are neither times nor sizes: for people, and as data. */
export interface OwnReport {
  text: string;
  data: object;
}

const demo = (workspace: Workspace) => workspace.demo();

/** All benches, in the order they run. */
export const BENCHES: Record<string, Bench> = {
  build: { about: 'building the warehouse from the demo ledger', prepare: demo, run: benchBuild },
  query: { about: "the map's data, served and bare", prepare: demo, run: benchQuery },
  arrow: { about: 'the whole coverage table as Arrow, JSON and CSV', prepare: demo, run: benchArrow },
  import: { about: 'a million participants read and counted', run: benchImport },
  workers: { about: 'the workers model', run: benchWorkers },
  split: { about: 'a target split over 83,763 desa', run: benchSplit },
  suppression: {
    about: 'small counts protected: the size of the demo and of the country',
    onlyByName: true,
    limitMs: 600_000,
    run: benchSuppression,
  },
  sheets: {
    about: 'route sheets as PDF, and how long others wait meanwhile',
    onlyByName: true,
    run: benchSheets,
  },
  reports: {
    about: 'files of shared reports: a kecamatan in every format, a page for every desa as one PDF',
    onlyByName: true,
    limitMs: 300_000,
    prepare: demo,
    run: benchReports,
  },
  freeze: {
    about: 'reports frozen: the branch, and a page for each desa',
    onlyByName: true,
    prepare: demo,
    run: benchFreeze,
  },
  edit: { about: 'a stop dragged over a planned month', run: benchEdit },
  country: {
    about: 'draws and intervals of 83,790 desa, one kabupaten after the other',
    onlyByName: true,
    limitMs: 900_000,
    run: benchCountry,
  },
  page: {
    about: 'first visit of /peta and / in a browser: bytes and time',
    prepare: buildPages,
    run: benchPage,
  },
  lighthouse: {
    about: 'the page of a report as Lighthouse sees it',
    onlyByName: true,
    limitMs: 900_000,
    run: benchLighthouse,
  },
  readers: {
    about: 'readers of a shared report against nginx, and a planner beside them',
    onlyByName: true,
    usage: '[--seconds 60]',
    options: ['seconds'],
    limitMs: Infinity,
    prepare: buildPages,
    run: benchReaders,
  },
  planner: {
    about: 'the outreach planner: public orienteering sets, gap to the best known; months, proven gap',
    onlyByName: true,
    usage: '--set top|op|oplib|month [--dir DIR] [--seconds 1, month 60] [--seeds 3] [--only GLOB]',
    options: PLANNER_OPTIONS,
    limitMs: Infinity,
    run: benchPlanner,
  },
};
