import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '#lib/server/config.ts';
import { isOwnName } from '#lib/server/host-policy.ts';
import type { KeptAnswer } from '#lib/server/reports/links/kept-answers.ts';
import { shelfOf } from '#lib/server/reports/links/shelf.ts';
import { stillOpens } from '#lib/server/reports/links/still-opens.ts';
import type { AnswerRead } from './plain-reads.ts';
import { keptBytes, sendKept } from './send-kept.ts';

/** Answers of one turn of the event loop: what others wait for comes in between. */
const PER_TURN = 16;
/** How long an answer is sent without looking at its link again: another process may have revoked it. */
const FRESH_MS = 250;

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

interface Waiting {
  kept: KeptAnswer;
  /** Whether it counts as an open. */
  isOpen: boolean;
  serve: (now: Date) => void;
  /** Lets the app answer. */
  pass: () => void;
}

/**
 * Sends answers of links that the app has made before again, without going through the app; everything else goes to `next`.
 * `read` does the same for a plain read, before a request is made of it.
 */
export function sharedFront(config: Config, next: Handler): { handle: Handler; read: AnswerRead } {
  const { answers } = shelfOf(config);
  const wait = queue(config);
  const handle: Handler = (request, response) => {
    const kept = answers.find(askedPath(request));
    if (!kept?.isPublic) return next(request, response);
    const serve = () => sendKept(request, response, kept, config);
    const pass = () => next(request, response);
    wait({ kept, isOpen: kept.kind !== 'file' && request.method === 'GET', serve, pass });
  };
  const read: AnswerRead = (asked) => {
    const kept = isOwnName(asked.host, config) ? answers.find(asked.path) : undefined;
    if (!kept?.isPublic) return null;
    return new Promise((resolve) => {
      const serve = (now: Date) => resolve(keptBytes(asked, kept, config, now));
      wait({ kept, isOpen: kept.kind !== 'file', serve, pass: () => resolve(null) });
    });
  };
  return { handle, read };
}

/** Answers wait for their turn, and for a look at their link where the last one is too long ago. */
function queue(config: Config): (one: Waiting) => void {
  const { opens } = shelfOf(config);
  const looks = new Map<KeptAnswer, Promise<boolean>>();
  const waiting: Waiting[] = [];

  function wait(one: Waiting): void {
    waiting.push(one);
    if (waiting.length === 1) setImmediate(serveSome);
  }
  function serveSome(): void {
    const some = waiting.splice(0, PER_TURN);
    if (waiting.length > 0) setImmediate(serveSome);
    const now = new Date();
    for (const one of some) {
      if (!isFresh(one.kept, now)) void serveAfterLook(one);
      else serve(one, now);
    }
  }
  function serve(one: Waiting, now: Date): void {
    if (one.isOpen) opens.count(one.kept.linkId, now);
    one.serve(now);
  }
  async function serveAfterLook(one: Waiting): Promise<void> {
    const look = looks.get(one.kept) ?? stillOpens(config, one.kept, new Date()).catch(() => false);
    looks.set(one.kept, look);
    const isStillOpen = await look;
    looks.delete(one.kept);
    if (isStillOpen) wait(one);
    else one.pass();
  }
  return wait;
}

function isFresh({ checkedAt, endsAt }: KeptAnswer, now: Date): boolean {
  const at = now.getTime();
  return at - checkedAt < FRESH_MS && at < endsAt;
}

/** The path of a request that only reads, as it was sent and without its query, which means nothing; empty for others. */
function askedPath({ method, url = '', headers }: IncomingMessage): string {
  const isRead = method === 'GET' || method === 'HEAD';
  const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
  return isRead && !hasBody && url.startsWith('/r/') ? url.replace(/\?.*/s, '') : '';
}
