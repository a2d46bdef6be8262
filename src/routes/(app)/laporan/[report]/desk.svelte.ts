import { mayBePersonal } from '#lib/domain/privacy/personal-data.ts';
import {
  newBlock,
  reportAskedSchema,
  type BlockKind,
  type ReportAsked,
  type ReportBlock,
} from '#lib/domain/reports/report-asked.ts';
import type { ReportPageData, ReportSaved } from '#lib/views/reports-data.ts';

/** A block with a key that stays with it when it is moved. */
export interface BlockCard {
  key: number;
  block: ReportBlock;
}

/** Why what is on the desk is not kept: something to mend, or what the server said. `ended`: nobody is signed in any more. */
export type DeskTrouble =
  | { kind: 'title' | 'number' | 'personal' | 'offline' | 'ended' | 'broken' | 'clash' }
  | { kind: 'refused'; sentence: string };

const SAVE_AFTER_MS = 600;
/** Letters of a body that a browser surely sends on when its page is left (64 kB). */
const MOST_KEPT_ALIVE = 20_000;

/** A report on the desk of whoever composes it. What is changed is kept by itself a moment later, one save at a time. */
export class ReportDesk {
  readonly id: string;
  private readonly lang: string;
  about = $state() as Omit<ReportAsked, 'blocks'>;
  cards = $state<BlockCard[]>([]);
  /** When it was kept last, ISO time. */
  savedAt = $state('');
  isSaving = $state(false);
  /** What the server answered to the last save, where it did not keep it. */
  private answer = $state.raw<DeskTrouble | null>(null);
  version = $state(0);
  private kept = $state('');
  private nextKey = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<boolean> | null = null;
  /** What was sent without an answer: it may be kept. Sent again as it was, before anything else, it does not clash with itself. */
  private unanswered = $state<string | null>(null);

  constructor({ id, version, asked, updatedAt }: ReportPageData['report'], lang: string) {
    [this.id, this.lang, this.version, this.savedAt] = [id, lang, version, updatedAt];
    this.lay(asked);
  }

  /** Lays out what was kept elsewhere since, unless something here is not kept. */
  takeNewer({ version, asked, updatedAt }: ReportPageData['report']): void {
    if (version <= this.version || this.isChanged) return;
    [this.version, this.savedAt] = [version, updatedAt];
    this.lay(asked);
  }

  get asked(): ReportAsked {
    return {
      ...this.about,
      title: withoutControls(this.about.title),
      blocks: this.cards.map(({ block }) =>
        block.kind === 'text' ? { ...block, text: withoutControls(block.text) } : block,
      ),
    };
  }

  get fingerprint(): string {
    return JSON.stringify(this.asked);
  }

  /** Whether what is here differs from what is kept. */
  get isChanged(): boolean {
    return this.unanswered !== null || this.fingerprint !== this.kept;
  }

  get trouble(): DeskTrouble | null {
    if (this.answer?.kind === 'clash') return this.answer;
    return this.mistake ?? this.answer;
  }

  /** What has to be mended before anything can be kept. */
  private get mistake(): DeskTrouble | null {
    const asked = this.asked;
    const texts = asked.blocks.map((block) => (block.kind === 'text' ? block.text : ''));
    if ([asked.title, ...texts].some(mayBePersonal)) return { kind: 'personal' };
    const issue = reportAskedSchema.safeParse(asked).error?.issues[0];
    if (issue === undefined) return null;
    if (issue.path[0] === 'title') return { kind: 'title' };
    return { kind: 'number' };
  }

  add(kind: BlockKind): void {
    this.cards.push(this.cardOf(newBlock(kind)));
  }

  remove(index: number): void {
    this.cards.splice(index, 1);
  }

  /** Moves a block by so many places; at the end it stays. @returns its place now */
  move(index: number, by: -1 | 1): number {
    const to = Math.min(Math.max(index + by, 0), this.cards.length - 1);
    const [card] = this.cards.splice(index, 1);
    this.cards.splice(to, 0, card!);
    return to;
  }

  /** Keeps what is here once nothing has changed for a moment. */
  saveSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), SAVE_AFTER_MS);
  }

  /** Keeps what is here now. @returns whether all of it is kept */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.isChanged && this.mistake === null && this.answer?.kind !== 'clash') {
      this.running ??= this.save().finally(() => {
        this.running = null;
      });
      if (!(await this.running)) return false;
    }
    return !this.isChanged;
  }

  /** Keeps what is here as another report, after somebody else has changed this one. @returns its id; null where it was not kept */
  async keepAsNew(title: string): Promise<string | null> {
    const asked = { ...this.asked, title };
    const answer = await this.send('POST', '/api/v1/reports', { asked });
    return answer === null ? null : (answer as { id: string }).id;
  }

  /** Takes what is here as kept: it is to be left behind. */
  giveUp(): void {
    clearTimeout(this.timer);
    [this.kept, this.unanswered] = [this.fingerprint, null];
  }

  private async save(): Promise<boolean> {
    const sent = this.unanswered ?? this.fingerprint;
    const answer = await this.send('PUT', `/api/v1/reports/${this.id}`, {
      base: this.version,
      asked: JSON.parse(sent) as ReportAsked,
    });
    const isUnanswered = this.answer?.kind === 'offline' || this.answer?.kind === 'broken';
    this.unanswered = isUnanswered ? sent : null;
    if (answer === null) return false;
    ({ version: this.version, updatedAt: this.savedAt } = answer as ReportSaved);
    this.kept = sent;
    return true;
  }

  private async send(method: 'PUT' | 'POST', path: string, body: object): Promise<unknown> {
    this.isSaving = true;
    const text = JSON.stringify(body);
    try {
      const response = await fetch(`${path}?lang=${this.lang}`, {
        method,
        // Leaving the page does not stop it.
        keepalive: text.length <= MOST_KEPT_ALIVE,
        headers: { 'content-type': 'application/json' },
        body: text,
      });
      const answer = (await response.json().catch(() => null)) as { message?: string } | null;
      this.answer = response.ok ? null : troubleOf(response.status, answer?.message);
      return response.ok ? answer : null;
    } catch {
      this.answer = { kind: 'offline' };
      return null;
    } finally {
      this.isSaving = false;
    }
  }

  private lay({ blocks, ...about }: ReportAsked): void {
    this.about = about;
    this.cards = blocks.map((block) => this.cardOf(block));
    this.kept = this.fingerprint;
  }

  private cardOf(block: ReportBlock): BlockCard {
    return { key: this.nextKey++, block };
  }
}

/** Tabs and the like come along with what is pasted. */
function withoutControls(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n]/gu, ' ');
}

function troubleOf(status: number, sentence: string | undefined): DeskTrouble {
  if (status === 409) return { kind: 'clash' };
  if (status === 401) return { kind: 'ended' };
  return status < 500 && sentence !== undefined ? { kind: 'refused', sentence } : { kind: 'broken' };
}
