import type { VisitAnswer, VisitRemark } from '#lib/domain/drives/visit-sent.ts';
import { ACCOUNT_HEADER } from '#lib/wire/visits.ts';
import type { Queue, QueuedVisit } from './queue.ts';

/** Far below what one request may hold (256 kB and 100 visits). */
const PER_REQUEST = 25;
const LIMIT_MS = 30_000;
const LOCK = 'jangkau-kunjungan';

/**
 * How sending went: `sent` nothing waits any more, `offline` the server did not answer as it should, `busy` another tab is sending,
 * `signed-out` the session is over, `other-account` somebody else has signed in, `not-allowed` the account may not record visits.
 */
export type SendOutcome = 'sent' | 'offline' | 'busy' | 'signed-out' | 'other-account' | 'not-allowed';

/** What to know of visits that the server has taken, by id. */
export type Remarks = Readonly<Record<string, VisitRemark | null>>;

export interface Sent {
  outcome: SendOutcome;
  remarks: Remarks;
}

const REFUSED_WITH: Record<number, SendOutcome> = {
  401: 'signed-out',
  403: 'not-allowed',
  409: 'other-account',
};

/** Sends what waits of an account; of several tabs one at a time does. */
export async function sendWaiting(queue: Queue, account: string, lang: string): Promise<Sent> {
  const send = () => sendAll(queue, account, lang);
  // Only there over https; without it the id of each visit still keeps it from being stored twice.
  if (!('locks' in navigator)) return send();
  return navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) =>
    lock === null ? { outcome: 'busy' as const, remarks: {} } : send(),
  );
}

async function sendAll(queue: Queue, account: string, lang: string): Promise<Sent> {
  const remarks: Record<string, VisitRemark | null> = {};
  for (;;) {
    const waiting = await queue.take(account, PER_REQUEST);
    if (waiting.length === 0) return { outcome: 'sent', remarks };
    const answers = await ask(waiting, account, lang);
    if (typeof answers === 'string') return { outcome: answers, remarks };
    const known = answers.filter(({ id }) => waiting.some((one) => one.id === id));
    if (known.length === 0) return { outcome: 'offline', remarks };
    for (const answer of known) {
      if (answer.outcome === 'refused') await queue.refused(answer.id, answer.message);
      else {
        remarks[answer.id] = answer.remark;
        await queue.done(answer.id);
      }
    }
  }
}

async function ask(
  waiting: readonly QueuedVisit[],
  account: string,
  lang: string,
): Promise<VisitAnswer[] | SendOutcome> {
  try {
    const response = await fetch(`/api/v1/visits?lang=${lang}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [ACCOUNT_HEADER]: account },
      body: JSON.stringify(waiting.map(({ sent }) => sent)),
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    if (!response.ok) return REFUSED_WITH[response.status] ?? 'offline';
    return ((await response.json()) as { answers: VisitAnswer[] }).answers;
  } catch {
    return 'offline'; // no signal, or an answer that is not ours
  }
}
