import type { OpenedLink } from '../../records/report-links.ts';
import type { SharedPath } from './shared-path.ts';

/** Bytes that are kept at most, all forms of all answers together. */
const MOST_BYTES = 64 * 1024 * 1024;

/** A page or file of a link that is open, ready to be sent again. */
export interface KeptAnswer {
  kind: SharedPath['kind'];
  secret: string;
  /** The link as it was when this was made: with another state it is another answer. */
  state: string;
  linkId: string;
  headers: Readonly<Record<string, string>>;
  etag: string;
  /** The bytes as they are and, where that is smaller, compressed. */
  bodies: Readonly<Record<'identity', Uint8Array<ArrayBuffer>>> &
    Partial<Readonly<Record<'gzip' | 'br', Uint8Array<ArrayBuffer>>>>;
  /** Whether anybody with the path may have it: the link has no password. */
  isPublic: boolean;
  /** When the link was last seen to allow it, ms since 1970. */
  checkedAt: number;
  /** When the link ends, ms since 1970. */
  endsAt: number;
}

/** What of a link decides its answers. */
export function stateOf(link: OpenedLink): string {
  const { id, secretHash, password, snapshotHash, origins } = link;
  return JSON.stringify([id, secretHash, password, snapshotHash, origins]);
}

/** Answers by path, the least lately used forgotten first. */
export class KeptAnswers {
  readonly #entries = new Map<string, KeptAnswer>();
  readonly #making = new Map<string, Promise<KeptAnswer>>();
  #bytes = 0;

  find(path: string): KeptAnswer | undefined {
    const entry = this.#entries.get(path);
    if (entry === undefined) return undefined;
    this.#entries.delete(path);
    this.#entries.set(path, entry);
    return entry;
  }

  /** The answer of a path in a state of its link, made once by whoever comes first. */
  async get(path: string, state: string, make: () => Promise<KeptAnswer>): Promise<KeptAnswer> {
    const entry = this.find(path);
    if (entry?.state === state) return entry;
    const key = `${path} ${state}`;
    const making = this.#making.get(key) ?? make();
    this.#making.set(key, making);
    try {
      const made = await making;
      if (this.#making.get(key) === making) this.#put(path, made);
      return made;
    } finally {
      this.#making.delete(key);
    }
  }

  forget(path: string): void {
    const entry = this.#entries.get(path);
    if (entry === undefined) return;
    this.#entries.delete(path);
    this.#bytes -= sizeOf(entry);
  }

  #put(path: string, entry: KeptAnswer): void {
    this.forget(path);
    this.#entries.set(path, entry);
    this.#bytes += sizeOf(entry);
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= MOST_BYTES) break;
      this.forget(oldest);
    }
  }
}

function sizeOf({ bodies }: KeptAnswer): number {
  return Object.values(bodies).reduce((sum, body) => sum + body.byteLength, 0);
}
