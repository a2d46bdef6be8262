import { chromium, type Browser } from '@playwright/test';
import { buildApp } from '../../src/cli/build-app.ts';
import { findBrowser } from '../../tests/browser/browser-path.ts';
import { sessionCookie } from '../../tests/server/signed-in.ts';
import { withApp } from '../app-server.ts';
import type { Measure } from '../measure.ts';
import { summarize } from '../timing.ts';
import { KINDS, visit, withGzipSizes, type Loaded, type Visit } from '../visit.ts';
import type { Workspace } from '../workspace.ts';

const PATHS = ['/peta', '/'];
const DESA = 294;
const VISITS = 5;
const GOAL_KB = 450;
const GOAL_MS = 2000;

/** Builds the app, if it changed, and the data it serves. */
export async function buildPages({ appDir, progress, demo }: Workspace): Promise<void> {
  await buildApp(appDir, progress);
  await demo();
}

/** First visits (empty cache) of the pages with a map: what is sent before interaction, and when the map is there. */
export async function benchPage(workspace: Workspace): Promise<Measure[]> {
  return withApp(workspace, async (url, startMs) => {
    const cookie = await sessionCookie(workspace.dataDir);
    return withBrowser(async (browser) => {
      const measures: Measure[] = [
        { name: 'page: start with data and app ready', unit: 'ms', figure: startMs, runs: 1 },
      ];
      for (const path of PATHS) measures.push(...(await benchPath(browser, url + path, cookie, workspace)));
      return measures;
    });
  });
}

async function benchPath(
  browser: Browser,
  url: string,
  cookie: string,
  { progress }: Workspace,
): Promise<Measure[]> {
  const path = new URL(url).pathname;
  progress(`visiting ${path}`);
  const visits: Visit[] = [];
  for (let i = 0; i <= VISITS; i++) visits.push(await visit(browser, { url, cookie }, DESA));
  const [first, ...later] = visits;
  const loaded = await withGzipSizes(first!.loaded, cookie);
  return [
    ...sizes(path, loaded),
    { name: `page: ${path} map drawn, first visit after start`, unit: 'ms', figure: first!.mapMs, runs: 1 },
    mapTime(path, later),
  ];
}

function mapTime(path: string, visits: readonly Visit[]): Measure {
  const timing = summarize(visits.map(({ mapMs }) => mapMs));
  const goal = { text: `< ${GOAL_MS} ms`, met: timing.figure < GOAL_MS };
  return { name: `page: ${path} map interactive`, unit: 'ms', ...timing, ...(isGoalPath(path) && { goal }) };
}

function sizes(path: string, loaded: readonly Loaded[]): Measure[] {
  const both = loaded.filter(({ kind }) => kind === 'javascript' || kind === 'data');
  const figure = kilobytes(both, 'gzipped');
  const goal = { text: `≤ ${GOAL_KB} kB`, met: figure <= GOAL_KB };
  return [
    ...KINDS.map((kind) =>
      sent(
        `${path} ${kind}`,
        loaded.filter((one) => one.kind === kind),
      ),
    ),
    sent(
      `${path} not compressed by the server`,
      loaded.filter(({ compressed }) => !compressed),
    ),
    sent(`${path} javascript and data`, both),
    {
      name: `page: ${path} javascript and data, gzipped`,
      unit: 'kB',
      figure,
      ...(isGoalPath(path) && { goal }),
    },
  ];
}

/** Bytes on the wire, against the same bodies gzipped. */
function sent(what: string, loaded: readonly Loaded[]): Measure {
  const baseline = { name: 'gzip', figure: kilobytes(loaded, 'gzipped') };
  const name = `page: ${what}, as sent (${loaded.length} files)`;
  return { name, unit: 'kB', figure: kilobytes(loaded, 'sent'), ...(baseline.figure > 0 && { baseline }) };
}

function kilobytes(loaded: readonly Loaded[], of: 'sent' | 'gzipped'): number {
  return loaded.reduce((total, one) => total + one[of], 0) / 1000;
}

function isGoalPath(path: string): boolean {
  return path === '/peta';
}

async function withBrowser<T>(use: (browser: Browser) => Promise<T>): Promise<T> {
  const { executablePath, env } = await findBrowser();
  const browser = await chromium.launch({
    executablePath,
    env: { ...process.env, ...env } as Record<string, string>,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', // nothing leaves this machine
    ],
  });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}
