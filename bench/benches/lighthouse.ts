import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findBrowser, type Browser } from '../../tests/browser/browser-path.ts';
import { serveReportPages } from '../../tests/browser/report-pages.ts';
import type { OwnReport } from '../benches.ts';
import type { Measure } from '../measure.ts';

/** Not a dependency: npx fetches it, where it can. */
const LIGHTHOUSE = 'lighthouse@12.8.2';
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
const GOAL = 95;
const PAGES = { 'a small report': '/example/id/shared', 'a branch of 294 desa': '/large/id/shared' };
const FETCH_LIMIT_MS = 120_000;
const LIMIT_MS = 240_000;

interface Result {
  categories: Record<(typeof CATEGORIES)[number], { score: number | null }>;
}

const run = promisify(execFile);

/** Scores (0–100) of the page of a report, served as behind a link, on a phone as Lighthouse imagines it. */
export async function benchLighthouse(): Promise<Measure[] | OwnReport> {
  try {
    await run('npx', ['--yes', LIGHTHOUSE, '--version'], { timeout: FETCH_LIMIT_MS });
  } catch {
    const text = `lighthouse: left out, npx cannot fetch ${LIGHTHOUSE} here`;
    return { text, data: { lighthouse: null } };
  }
  const browser = await findBrowser();
  const { url, stop } = await serveReportPages();
  try {
    const measures: Measure[] = [];
    for (const [name, path] of Object.entries(PAGES))
      measures.push(...scoresOf(name, await visit(url + path, browser)));
    return measures;
  } finally {
    await stop();
  }
}

function scoresOf(page: string, { categories }: Result): Measure[] {
  return CATEGORIES.map((category) => {
    const figure = Math.round(100 * (categories[category].score ?? 0));
    const goal = { text: `≥ ${GOAL}`, met: figure >= GOAL };
    return { name: `lighthouse: ${page}, ${category}`, unit: 'of 100', figure, runs: 1, goal };
  });
}

async function visit(url: string, { executablePath, env }: Browser): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'jangkau-lighthouse-'));
  const output = join(folder, 'report.json');
  const asked = [
    ...['--quiet', '--output=json', `--output-path=${output}`],
    `--only-categories=${CATEGORIES.join(',')}`,
    '--chrome-flags=--headless --no-sandbox --disable-gpu',
  ];
  try {
    await run('npx', ['--yes', LIGHTHOUSE, url, ...asked], {
      env: { ...process.env, ...env, CHROME_PATH: executablePath },
      timeout: LIMIT_MS,
    });
    return JSON.parse(readFileSync(output, 'utf8')) as Result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
