import { execFileSync } from 'node:child_process';
import { Agent, get } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { reportAskedSchema } from '#lib/domain/reports/report-asked.ts';
import { createLink } from '#lib/server/records/report-links.ts';
import { createReport } from '#lib/server/records/reports.ts';
import { withRecords } from '#lib/server/records/store.ts';
import { operator } from '#lib/server/accounts/operator.ts';
import { readConfig } from '#lib/server/config.ts';
import { withPage } from '#lib/server/pages/app.ts';
import { freezeReports } from '#lib/server/reports/freeze/freeze-reports.ts';
import { closeWarehouse } from '#lib/server/warehouse/gateway.ts';
import { defaultBlocks } from '#lib/views/report/templates.ts';
import { sessionCookie } from '../../../tests/server/signed-in.ts';
import { withApp } from '../../app-server.ts';
import type { OwnReport } from '../../benches.ts';
import { summarize, type Timing } from '../../timing.ts';
import type { Workspace } from '../../workspace.ts';
import { withNginx } from './nginx.ts';
import { load, type Load } from './wrk.ts';

const agent = new Agent({ keepAlive: true });
const READERS = 200;
const QUIET_SECONDS = 10;
const EVERY_MS = 100;
const GOALS = { share: 0.5, slower: 2 };
/** What somebody who plans looks at meanwhile: all desa of a month. */
const QUERY = '/api/v1/coverage.json?level=desa&segment=bpu';

/** Readers of one shared report, against nginx with the same bytes; and a planner's query beside them. */
export async function benchReaders(
  workspace: Workspace,
  _: readonly string[],
  { seconds: asked = '60' }: Readonly<Record<string, string>>,
): Promise<OwnReport> {
  const missing = ['nginx', 'wrk'].filter((program) => !isThere(program));
  if (missing.length > 0)
    return { text: `readers: left out, ${missing.join(' and ')} are not on this machine`, data: { missing } };
  const seconds = Number(asked);
  const path = await sharedPath(workspace);
  const cookie = await sessionCookie(workspace.dataDir);
  return withApp(workspace, async (url) => {
    const page = `${url}${path}`;
    const html = await bytes(page, 'identity');
    const query = () => drain(`${url}${QUERY}`, cookie);
    await alongside(query, pause(2000));
    const quiet = await alongside(query, pause(QUIET_SECONDS * 1000));
    const ours = await aloneAndBeside(page, query, seconds);
    const gzip = await rawBytes(page);
    const theirs = await withNginx({ html, gzip, port: await freePort() }, (its) =>
      aloneAndBeside(its, query, seconds),
    );
    return report({ quiet, ours, theirs, html, gzip, seconds });
  });
}

interface Beside<T> {
  query: Timing;
  got: T;
}

/** Readers by themselves, and with the query beside them. */
interface Read extends Beside<Load> {
  alone: Load;
}

async function aloneAndBeside(page: string, query: () => Promise<void>, seconds: number): Promise<Read> {
  const alone = await load(page, { readers: READERS, seconds });
  return { alone, ...(await alongside(query, load(page, { readers: READERS, seconds }))) };
}

interface Found {
  quiet: Beside<unknown>;
  ours: Read;
  theirs: Read;
  html: Buffer;
  gzip: Buffer;
  seconds: number;
}

function report({ quiet, ours, theirs, html, gzip, seconds }: Found): OwnReport {
  const share = ours.alone.perSecond / theirs.alone.perSecond;
  const besideShare = ours.got.perSecond / theirs.got.perSecond;
  const errors = ours.alone.errors + ours.got.errors;
  const slower = ours.query.p95! / quiet.query.p95!;
  const said = (met: boolean) => (met ? 'met' : 'MISSED');
  const line = (name: string, { perSecond, errors, p99 }: Load) =>
    `${name.padEnd(8)} ${perSecond.toFixed(0).padStart(7)} pages/s, p99 ${p99.toFixed(1)} ms, errors ${errors}`;
  const timed = (name: string, { figure, p95, runs }: Timing) =>
    `${name.padEnd(24)} median ${figure.toFixed(1)} ms, p95 ${p95?.toFixed(1) ?? '–'} ms (${runs})`;
  const text = `readers: ${READERS} of one report for ${seconds} s, ${kilobytes(html)} kB, gzip ${kilobytes(gzip)} kB
${line('jangkau', ours.alone)}
${line('nginx', theirs.alone)}
share of nginx ${(share * 100).toFixed(0)} % (goal ≥ ${GOALS.share * 100} %: ${said(share >= GOALS.share)}); no error: ${said(errors === 0)}
the same with a query to jangkau beside it, which takes its thread half the time: share ${(besideShare * 100).toFixed(0)} %
${line('jangkau', ours.got)}
${line('nginx', theirs.got)}
${timed('query, quiet', quiet.query)}
${timed('query, readers beside it', ours.query)}
${timed('query, nginx beside it', theirs.query)}
p95 ${slower.toFixed(2)} × quiet (goal < ${GOALS.slower} ×: ${said(slower < GOALS.slower)})`;
  return { text, data: { quiet, ours, theirs, share, besideShare, slower, kB: html.byteLength / 1000 } };
}

/** A planner's query again and again while something else goes on. */
async function alongside<T>(query: () => Promise<void>, work: Promise<T>): Promise<Beside<T>> {
  const durations: number[] = [];
  let isOver = false;
  const got = work.finally(() => (isOver = true));
  while (!isOver) {
    const begin = performance.now();
    await query();
    durations.push(performance.now() - begin);
    await pause(Math.max(0, EVERY_MS - (performance.now() - begin)));
  }
  return { query: summarize(durations), got: await got };
}

/** Path of a link to a summary of the demo's branch, as a head would send it. */
async function sharedPath({ appDir, dataDir }: Workspace): Promise<string> {
  const now = new Date();
  const config = readConfig({ JANGKAU_DATA: dataDir });
  const asked = reportAskedSchema.parse({
    ...{ title: 'Ringkasan', template: 'ringkasan', code: '33.17', period: 'latest' },
    ...{ denominator: 'potensi', lang: 'id', blocks: defaultBlocks('ringkasan') },
  });
  try {
    return await withRecords({ appDir, dataDir }, async (records) => {
      const [snapshot] = await withPage(
        new AbortController().signal,
        (context) => freezeReports(context, [asked], { records, demo: false, now, leaves: true }),
        { config },
      );
      const reportId = await createReport(records, { asked, demo: false }, operator(), now);
      const wishes = {
        ...{ label: 'Pembaca', expiresAt: new Date(now.getTime() + 86_400_000), password: null },
        ...{ follows: false, origins: [], reportId, demo: false, snapshot: snapshot! },
      };
      return `/r/${(await createLink(records, wishes, operator(), now)).secret}`;
    });
  } finally {
    await closeWarehouse(dataDir);
  }
}

async function bytes(url: string, encoding: string): Promise<Buffer> {
  const answer = await fetch(url, { headers: { 'accept-encoding': encoding } });
  if (!answer.ok) throw new Error(`the report answered ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

/**
 * Asks and throws the answer away as it comes. `fetch` would keep and unpack it, and the garbage of that stops this process for
 * 20–70 ms every second, which would be counted as the app's.
 */
function drain(url: string, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { cookie, 'accept-encoding': 'gzip' } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`the query answered ${answer.statusCode}`));
      answer.on('error', reject).on('end', resolve).resume();
    }).on('error', reject);
  });
}

/** The page as it is sent compressed; `fetch` would unpack it. */
function rawBytes(url: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve(Buffer.concat(chunks)));
    }).on('error', reject);
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function isThere(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function kilobytes(body: Buffer): string {
  return (body.byteLength / 1000).toFixed(0);
}
