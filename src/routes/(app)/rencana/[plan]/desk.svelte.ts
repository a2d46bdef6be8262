import { SvelteSet } from 'svelte/reactivity';
import { planInBrowser } from '#lib/components/planner/plan-in-browser.ts';
import type { LeftOut } from '#lib/domain/drives/compose-request.ts';
import { NO_WISH } from '#lib/domain/drives/default-plan.ts';
import type { AskedDesa, PlanAsked } from '#lib/domain/drives/plan-asked.ts';
import type { EngineProgress } from '#lib/domain/outreach/engine/engine.ts';
import { RequestError } from '#lib/domain/outreach/request-problems.ts';
import type { OutreachRequest } from '#lib/domain/outreach/request.ts';
import type { OutreachPlan } from '#lib/domain/outreach/result.ts';
import type { PlanComposed, ShownPlan } from '#lib/views/plan-data.ts';
import type { TravelSources } from '#lib/views/travel-sentences.ts';

/** What the desk cannot say by itself. */
interface Said {
  offline: string;
  broken: string;
  refused: (problems: string) => string;
}

/** How many plans made by hand can be taken back. */
const MOST_UNDO = 50;

/**
 * A plan on the planner's desk: what is asked, the plan so far, the work on it. Whatever it shows as result has been accepted by
 * the checker: the engine and the changes by hand see to it, and the server checks again when it is kept.
 */
export class PlanDesk {
  readonly id: string;
  private readonly said: Said;
  private readonly lang: string;
  name = $state('');
  asked = $state() as PlanAsked;
  request = $state.raw<OutreachRequest | null>(null);
  result = $state.raw<OutreachPlan | null>(null);
  leftOut = $state.raw<LeftOut[]>([]);
  travel = $state.raw<TravelSources | null>(null);
  progress = $state.raw<EngineProgress | null>(null);
  /** While the engine works. */
  work = $state.raw<AbortController | null>(null);
  /** While something is being kept. */
  isSaving = $state(false);
  trouble = $state<string | null>(null);
  /** Team-days (`date team`) that stay as they are when the rest is planned anew. */
  readonly kept = new SvelteSet<string>();
  private version = 0;
  private saved = $state('');
  private before = $state.raw<OutreachPlan[]>([]);

  constructor(plan: ShownPlan, { lang, said }: { lang: string; said: Said }) {
    [this.id, this.lang, this.said] = [plan.id, lang, said];
    [this.name, this.asked, this.request, this.result] = [plan.name, plan.asked, plan.request, plan.result];
    this.version = plan.version;
    this.saved = this.fingerprint();
  }

  /** Whether what is asked differs from what is kept (and planned). */
  get isChanged(): boolean {
    return this.fingerprint() !== this.saved;
  }

  get canUndo(): boolean {
    return this.before.length > 0;
  }

  /** What is wished of a desa. */
  wishOf(code: string): AskedDesa {
    return this.asked.desa[code] ?? NO_WISH;
  }

  wish(code: string, change: Partial<AskedDesa>): void {
    const wish = { ...this.wishOf(code), ...change };
    const others = Object.entries(this.asked.desa).filter(([one]) => one !== code);
    const isNothing = JSON.stringify(wish) === JSON.stringify(NO_WISH);
    this.asked.desa = Object.fromEntries(isNothing ? others : [...others, [code, wish]]);
  }

  /** Keeps what is asked; the server makes the request. @returns whether it was kept */
  async save(): Promise<boolean> {
    const sent = this.fingerprint();
    const answer = await this.send<PlanComposed>('PUT', '', { name: this.name, asked: this.asked });
    if (answer === null) return false;
    ({ request: this.request, leftOut: this.leftOut, travel: this.travel } = answer);
    this.version = answer.version;
    this.saved = sent;
    if (!answer.fits) this.result = null;
    return true;
  }

  /** Plans: everything, or the rest beside the days that are kept. Stopped, the best plan so far is the answer. */
  async plan(seconds: number): Promise<void> {
    const earlier = this.result;
    if (!(await this.save()) || this.request === null) return;
    const work = new AbortController();
    [this.work, this.progress] = [work, null];
    const keep = (earlier?.days ?? []).filter(({ date, team }) => this.kept.has(`${date} ${team}`));
    try {
      const plan = await planInBrowser(this.request, {
        ...{ seconds, seed: 1, signal: work.signal },
        onProgress: (progress) => (this.progress = progress),
        ...(earlier && { previous: { days: earlier.days } }),
        ...(keep.length > 0 && { keep: keep.map(({ date, team }) => ({ date, team })) }),
      });
      await this.keep(plan);
    } catch (cause) {
      this.trouble = cause instanceof RequestError ? this.said.refused(cause.message) : this.said.broken;
    } finally {
      this.work = null;
    }
  }

  stop(): void {
    this.work?.abort();
  }

  /** Takes over a plan that was changed by hand. */
  async change(plan: OutreachPlan): Promise<void> {
    await this.keep(plan);
  }

  /** Brings back the plan before the last change. */
  async undo(): Promise<void> {
    const last = this.before.at(-1);
    if (last === undefined) return;
    const older = this.before.slice(0, -1);
    await this.keep(last);
    this.before = older;
  }

  /** Makes drives of the plan. @returns how many; null where it could not be done */
  async publish(): Promise<number | null> {
    const answer = await this.send<{ drives: number }>('POST', '/publish', {});
    return answer?.drives ?? null;
  }

  private async keep(plan: OutreachPlan): Promise<void> {
    const before = this.result;
    this.result = plan;
    const answer = await this.send<{ version: number }>('PUT', '/result', { result: plan });
    if (answer === null) {
      this.result = before;
      return;
    }
    this.version = answer.version;
    if (before !== null) this.before = [...this.before, before].slice(-MOST_UNDO);
  }

  private fingerprint(): string {
    return JSON.stringify([this.name, this.asked]);
  }

  private async send<T>(method: 'PUT' | 'POST', path: string, body: object): Promise<T | null> {
    [this.isSaving, this.trouble] = [true, null];
    try {
      const response = await fetch(`/api/v1/plans/${this.id}${path}?lang=${this.lang}`, {
        method,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...body, base: this.version }),
      });
      const answer = (await response.json()) as T & { message?: string };
      if (response.ok) return answer;
      this.trouble = answer.message ?? this.said.broken;
    } catch {
      this.trouble = this.said.offline;
    } finally {
      this.isSaving = false;
    }
    return null;
  }
}
