import type { VisitSent } from '#lib/domain/drives/visit-sent.ts';
import { newVisitId, openQueue, type Queue, type QueuedVisit } from './queue.ts';
import { sendWaiting, type Remarks, type SendOutcome } from './send.ts';

/** Milliseconds until it is tried again: soon, then less and less often. */
const PAUSES = [5_000, 15_000, 60_000, 300_000];
const CHANNEL = 'jangkau-kunjungan';

export interface WaitingOptions {
  /** Whose visits. */
  account: string;
  lang: string;
  /** The server has taken visits: what is shown of it is old. */
  onstored: () => void;
}

/** Visits that wait in this browser, as the page shows them; sent on opening, with signal, from time to time and when asked. */
export class Waiting {
  /** In the order they are sent; null before they are known. */
  mine = $state.raw<QueuedVisit[] | null>(null);
  /** How many other accounts have here. */
  others = $state(0);
  sending = $state(false);
  outcome = $state<SendOutcome>('sent');
  /** What to know of visits that were sent from this tab. */
  remarks = $state.raw<Remarks>({});

  readonly #options: WaitingOptions;
  #queue: Promise<Queue> | null = null;
  #channel: BroadcastChannel | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(options: WaitingOptions) {
    this.#options = options;
  }

  /** Begins to look after the queue. @returns what ends it */
  start(): () => void {
    this.#queue = openQueue();
    this.#queue.catch(() => undefined);
    this.#channel = new BroadcastChannel(CHANNEL);
    this.#channel.onmessage = () => void this.#show();
    const wake = () => {
      if (document.visibilityState === 'visible') void this.send();
    };
    addEventListener('online', wake);
    document.addEventListener('visibilitychange', wake);
    void this.send();
    return () => {
      removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wake);
      clearTimeout(this.#timer);
      this.#channel?.close();
      void this.#queue?.then((queue) => queue.close());
    };
  }

  /** Keeps a visit in the browser and begins to send it. @throws when the browser does not keep it */
  async save(sent: VisitSent): Promise<void> {
    await (await this.#open()).add(this.#options.account, sent);
    // So that the browser does not clear it to gain space; it may say no.
    void navigator.storage?.persist?.().catch(() => false);
    await this.#changed();
  }

  /** Changes one that waits. @throws as `save` */
  async edit(sent: VisitSent): Promise<void> {
    await (await this.#open()).edit(this.#options.account, sent, newVisitId());
    await this.#changed();
  }

  async remove(sent: VisitSent): Promise<void> {
    await (await this.#open()).remove(this.#options.account, sent, newVisitId());
    await this.#changed();
  }

  async again(id: string): Promise<void> {
    await (await this.#open()).again(id);
    await this.#changed();
  }

  /** Sends what waits; if it does not work, again after a while. */
  async send(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.sending) return;
    this.sending = true;
    try {
      const queue = await this.#open();
      await this.#show();
      if (this.mine?.every(({ refusal }) => refusal !== null)) {
        this.outcome = 'sent';
        return;
      }
      const { outcome, remarks } = await sendWaiting(queue, this.#options.account, this.#options.lang);
      this.outcome = outcome;
      this.remarks = { ...this.remarks, ...remarks };
      if (Object.keys(remarks).length > 0) this.#options.onstored();
      this.#channel?.postMessage('changed');
      await this.#show();
    } catch {
      this.outcome = 'offline'; // the browser does not open its store; the form says so when something is saved
    } finally {
      this.sending = false;
      this.#again();
    }
  }

  /** Whatever came in while sending, and whatever did not go, is tried later. */
  #again(): void {
    const waits = this.mine?.some(({ refusal }) => refusal === null) ?? false;
    if (!waits) {
      this.#failures = 0;
      return;
    }
    const pause = PAUSES[Math.min(this.#failures++, PAUSES.length - 1)];
    this.#timer = setTimeout(() => void this.send(), pause);
  }

  #open(): Promise<Queue> {
    return (this.#queue ??= openQueue());
  }

  async #changed(): Promise<void> {
    await this.#show();
    this.#channel?.postMessage('changed');
    this.#failures = 0;
    void this.send();
  }

  async #show(): Promise<void> {
    const queue = await this.#open();
    this.mine = await queue.of(this.#options.account);
    this.others = await queue.ofOthers(this.#options.account);
  }
}
