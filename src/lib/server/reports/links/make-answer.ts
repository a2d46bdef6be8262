import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Snapshot } from '#lib/domain/reports/snapshot.ts';
import type { Config } from '../../config.ts';
import type { OpenedLink } from '../../records/report-links.ts';
import { readSnapshot } from '../../records/snapshots.ts';
import { recordsOf, type Records } from '../../records/store.ts';
import { UserError } from '../../user-error.ts';
import { reportFile } from '../files/report-file.ts';
import { renderReportPage } from '../page/render-page.ts';
import { stateOf, type KeptAnswer } from './kept-answers.ts';
import { cacheControl, etagOf, SHARED_HEADERS } from './shared-answer.ts';
import { filePaths, pagePath, type SharedPath } from './shared-path.ts';

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** Makes what a path of a link that is open answers. */
export async function makeAnswer(
  place: Config,
  link: OpenedLink,
  path: SharedPath,
  now: Date,
): Promise<KeptAnswer> {
  const snapshot = await snapshotOf(await recordsOf(place), link);
  const { body, ...made } =
    path.kind === 'file' ? await madeFile(place, snapshot, path) : madePage(link, snapshot, path);
  const isPublic = link.password === null;
  const etag = etagOf(body);
  return {
    ...{ kind: path.kind, secret: path.secret, state: stateOf(link), linkId: link.id },
    headers: {
      ...SHARED_HEADERS,
      ...made.headers,
      'cache-control': cacheControl(path, !isPublic),
      // A page that must not be kept needs no name for its bytes.
      ...(isPublic && { etag }),
      vary: 'accept-encoding',
    },
    ...{ etag, isPublic, checkedAt: now.getTime(), endsAt: link.expiresAt.getTime() },
    bodies: { identity: body, ...(made.isText && isPublic && (await compressed(body))) },
  };
}

interface Made {
  body: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
  /** Whether it shrinks. */
  isText: boolean;
}

function madePage(link: OpenedLink, snapshot: Snapshot, path: SharedPath): Made {
  const isEmbed = path.kind === 'embed';
  const files = filePaths(path, link.snapshotHash);
  const { html, policy } = renderReportPage(snapshot, {
    mode: isEmbed ? 'embed' : 'shared',
    files,
    ...(isEmbed && { whole: pagePath(path) }),
  });
  const ancestors = isEmbed ? link.origins.join(' ') : "'none'";
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `${policy}; frame-ancestors ${ancestors}`,
    ...(isEmbed && { 'cross-origin-resource-policy': 'cross-origin' }),
  };
  return { body: new TextEncoder().encode(html), headers, isText: true };
}

async function madeFile(
  { appDir, origin }: Config,
  snapshot: Snapshot,
  { secret, format }: SharedPath & { kind: 'file' },
): Promise<Made> {
  // Only the address that was set: what a request says of its host would get into everybody's file.
  const link = origin === null ? null : `${origin}${pagePath({ secret, key: null })}`;
  const { body, fileName, mediaType } = await inTurn(() => reportFile(appDir, [snapshot], { format, link }));
  const headers = {
    'content-type': mediaType,
    'content-disposition': `attachment; filename="${fileName}"`,
  };
  return { body, headers, isText: format === 'html' };
}

/** Files that are made for readers of links at once: those who work here wait in the same queue for theirs. */
const MOST_FILES = 5;
let files = 0;

async function inTurn<T>(make: () => Promise<T>): Promise<T> {
  if (files >= MOST_FILES)
    throw new UserError('Too many files are being made.', 'Terlalu banyak berkas sedang dibuat.');
  files++;
  try {
    return await make();
  } finally {
    files--;
  }
}

async function snapshotOf(records: Records, { snapshotHash }: OpenedLink): Promise<Snapshot> {
  const snapshot = await readSnapshot(records, snapshotHash);
  if (snapshot === null) throw new Error(`the snapshot ${snapshotHash} of a link is not there`);
  return snapshot;
}

async function compressed(body: Uint8Array<ArrayBuffer>) {
  const [zipped, brotli] = await Promise.all([
    promisify(gzip)(body, { level: 9 }),
    promisify(brotliCompress)(body, BROTLI),
  ]);
  return { gzip: new Uint8Array(zipped), br: new Uint8Array(brotli) };
}
