import { jakartaDate } from '#lib/domain/calendar/today.ts';
import { addOpens, type OpensOfDay } from '../../records/link-opens.ts';
import type { Records } from '../../records/store.ts';

/** How long opens are gathered before they are written, ms. */
const GATHER_MS = 5000;

/** Opens of links by day, gathered so that a page that many read is not a write each time. Nothing of who opened it. */
export class Opens {
  #counted = new Map<string, OpensOfDay>();
  #timer: NodeJS.Timeout | null = null;
  readonly #records: () => Promise<Records>;

  constructor(records: () => Promise<Records>) {
    this.#records = records;
  }

  count(linkId: string, now: Date): void {
    this.#add({ linkId, day: jakartaDate(now), opens: 1 });
    this.#timer ??= setTimeout(() => void this.write(), GATHER_MS).unref();
  }

  /** Writes what was gathered; what cannot be written is kept for the next time. */
  async write(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const counted = [...this.#counted.values()];
    this.#counted = new Map();
    try {
      await addOpens(await this.#records(), counted);
    } catch (cause) {
      for (const one of counted) this.#add(one);
      process.stderr.write(`opens of links were not written: ${String(cause)}\n`);
    }
  }

  #add({ linkId, day, opens }: OpensOfDay): void {
    const key = `${linkId} ${day}`;
    this.#counted.set(key, { linkId, day, opens: opens + (this.#counted.get(key)?.opens ?? 0) });
  }
}
