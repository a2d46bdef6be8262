import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '#lib/server/config.ts';
import type { KeptAnswer } from '#lib/server/reports/links/kept-answers.ts';
import { shelfOf } from '#lib/server/reports/links/shelf.ts';
import { stillOpens } from '#lib/server/reports/links/still-opens.ts';
import { sendKept } from './send-kept.ts';

/** Answers of one turn of the event loop: what others wait for comes in between. */
const PER_TURN = 8;
/** How long an answer is sent without looking at its link again: another process may have revoked it. */
const FRESH_MS = 1000;

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

interface Waiting {
  request: IncomingMessage;
  response: ServerResponse;
  kept: KeptAnswer;
}

/** Sends answers of links that the app has made before again, without going through the app; everything else goes to `next`. */
export function sharedFront(config: Config, next: Handler): Handler {
  const { answers, opens } = shelfOf(config);
  const looks = new Map<KeptAnswer, Promise<boolean>>();
  const waiting: Waiting[] = [];

  function wait(one: Waiting): void {
    waiting.push(one);
    if (waiting.length === 1) setImmediate(serveSome);
  }
  function serveSome(): void {
    const some = waiting.splice(0, PER_TURN);
    if (waiting.length > 0) setImmediate(serveSome);
    for (const one of some) serve(one);
  }
  function serve({ request, response, kept }: Waiting): void {
    const now = new Date();
    if (!isFresh(kept, now)) return void serveAfterLook({ request, response, kept });
    if (kept.kind !== 'file' && request.method === 'GET') opens.count(kept.linkId, now);
    sendKept(request, response, kept, config);
  }
  async function serveAfterLook(one: Waiting): Promise<void> {
    const look = looks.get(one.kept) ?? stillOpens(config, one.kept, new Date()).catch(() => false);
    looks.set(one.kept, look);
    const isOpen = await look;
    looks.delete(one.kept);
    if (isOpen) wait(one);
    else next(one.request, one.response);
  }
  return (request, response) => {
    const kept = answers.find(askedPath(request));
    if (kept?.isPublic) wait({ request, response, kept });
    else next(request, response);
  };
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
