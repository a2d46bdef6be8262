import { jakartaDate } from '#lib/domain/calendar/today.ts';
import { addOpens, type OpensOfDay } from '../../records/link-opens.ts';
import type { Records } from '../../records/store.ts';

/** How long opens are gathered before they are written, ms. */
const GATHER_MS = 5000;
const HOUR_MS = 3_600_000;

/** Opens of links by day, gathered so that a page that many read is not a write each time. Nothing of who opened it. */
export class Opens {
  /** By link and hour, which lies in one day of Jakarta: an hour is quicker told than a date. */
  #counted = new Map<string, OpensOfDay>();
  #timer: NodeJS.Timeout | null = null;
  readonly #records: () => Promise<Records>;

  constructor(records: () => Promise<Records>) {
    this.#records = records;
  }

  count(linkId: string, now: Date): void {
    const key = `${linkId} ${Math.floor(now.getTime() / HOUR_MS)}`;
    const counted = this.#counted.get(key);
    if (counted) counted.opens++;
    else this.#counted.set(key, { linkId, day: jakartaDate(now), opens: 1 });
    this.#timer ??= setTimeout(() => void this.write(), GATHER_MS).unref();
  }

  /** Writes what was gathered; what cannot be written is kept for the next time. */
  async write(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const counted = this.#counted;
    this.#counted = new Map();
    try {
      await addOpens(await this.#records(), [...counted.values()]);
    } catch (cause) {
      for (const [key, one] of counted) {
        const { opens } = this.#counted.get(key) ?? { opens: 0 };
        this.#counted.set(key, { ...one, opens: one.opens + opens });
      }
      process.stderr.write(`opens of links were not written: ${String(cause)}\n`);
    }
  }
}
