import type { Config } from '../../config.ts';
import { linkBySecret, type OpenedLink } from '../../records/report-links.ts';
import { recordsOf } from '../../records/store.ts';
import { askPassword, seeOther, serverSecret } from './ask-password.ts';
import { follow, isLatest } from './follow-latest.ts';
import { stateOf } from './kept-answers.ts';
import { isLinkKey } from './link-key.ts';
import { makeAnswer } from './make-answer.ts';
import { cacheControl, isKnown, type SharedAnswer } from './shared-answer.ts';
import { filePaths, pagePath, readSharedPath, type SharedPath } from './shared-path.ts';
import { shelfOf } from './shelf.ts';
import { isOpen, noteChecked } from './still-opens.ts';
import { UserError } from '../../user-error.ts';
import {
  busyPage,
  endedPage,
  fileGonePage,
  notAllowedPage,
  passwordPage,
  unknownPage,
} from './short-pages.ts';

/** All of a request that means anything below `/r/`: no parameter, no cookie, no token. */
export interface SharedAsked {
  method: string;
  /** As it was sent. */
  path: string;
  ifNoneMatch: string | null;
  /** Network address, for counting wrong passwords. */
  address: string;
  /** Reads the password that was sent. */
  password: () => Promise<string>;
}

/**
 * What a link answers: its secret leads to one snapshot, and the snapshot is all that the answer is made of. No query, no other
 * code, month or format can be asked for.
 */
export async function openShared(place: Config, asked: SharedAsked, now: Date): Promise<SharedAnswer> {
  const path = readSharedPath(asked.path);
  const link = path && (await linkBySecret(await recordsOf(place), path.secret));
  if (!path || !link) return unknownPage();
  if (!(await isOpen(place, link, now))) return endedPage();
  if (asked.method === 'POST') return sent(place, link, path, asked, now);
  const refusal = await refused(place, link, path, now);
  if (refusal) return refusal;
  if (path.kind === 'file' && path.hash !== link.snapshotHash) return fileGonePage();
  const shown = path.kind === 'file' ? link : await latest(place, link, path, now);
  return served(place, shown, path, asked, now).catch(orBusy);
}

function orBusy(cause: unknown): SharedAnswer {
  if (cause instanceof UserError) return busyPage();
  throw cause;
}

async function sent(
  place: Config,
  link: OpenedLink,
  { kind, key, secret }: SharedPath,
  { address, password }: SharedAsked,
  now: Date,
): Promise<SharedAnswer> {
  const isForm = kind === 'page' && key === null && link.password !== null;
  if (!isForm) return notAllowedPage();
  const protectedLink = { ...link, password: link.password! };
  return askPassword(place, protectedLink, { secret, password: await password(), address }, now);
}

/** Null: the path opens what it names. A link with a password shows itself in no frame, as nobody could type it there. */
async function refused(
  place: Config,
  link: OpenedLink,
  { kind, key, secret }: SharedPath,
  now: Date,
): Promise<SharedAnswer | null> {
  if (kind === 'embed' && (link.password !== null || link.origins.length === 0)) return unknownPage();
  if (link.password === null) return key === null ? null : unknownPage();
  const form = pagePath({ secret, key: null });
  if (key === null) return kind === 'page' ? passwordPage(form) : unknownPage();
  if (isLinkKey(await serverSecret(place), link, key, now)) return null;
  return kind === 'page' ? seeOther(form) : unknownPage();
}

/** The link, pointed at a snapshot of the served build where it is "selalu terbaru". */
async function latest(place: Config, link: OpenedLink, path: SharedPath, now: Date): Promise<OpenedLink> {
  if (!link.follows) return link;
  if (await isLatest(place, link, now)) return link;
  await follow(place, link, now);
  return (await linkBySecret(await recordsOf(place), path.secret)) ?? link;
}

async function served(
  place: Config,
  link: OpenedLink,
  path: SharedPath,
  { method, ifNoneMatch }: SharedAsked,
  now: Date,
): Promise<SharedAnswer> {
  const { answers, opens } = shelfOf(place);
  const made = await answers.get(keptPath(path), stateOf(link), () => makeAnswer(place, link, path, now));
  noteChecked(made, link, now);
  if (path.kind !== 'file' && method === 'GET') opens.count(link.id, now);
  const isProtected = link.password !== null;
  const headers = { ...made.headers, 'cache-control': cacheControl(path, isProtected) };
  if (!isProtected && isKnown(ifNoneMatch, made.etag)) return { status: 304, headers, body: null };
  return { status: 200, headers, body: made.bodies.identity };
}

/** A file is the same whichever key opens it; a page names its files with its key. */
function keptPath(path: SharedPath): string {
  const { secret } = path;
  if (path.kind === 'file') return filePaths({ secret, key: null }, path.hash)[path.format];
  return `${pagePath(path)}${path.kind === 'embed' ? '/sisip' : ''}`;
}
