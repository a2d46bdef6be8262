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
 * A plan on the planner's desk: what is asked, the plan so far, the work on it. Result and request belong together, and the checker
 * has accepted the one for the other: the engine and the changes by hand see to it, and the server checks again when it is kept. What
 * is asked may have moved on since (`isOutdated`).
 */
export class PlanDesk {
  readonly id: string;
  private readonly said: Said;
  private readonly lang: string;
  name = $state('');
  asked = $state() as PlanAsked;
  /** What the result was worked out for, from which wishes and when. */
  request = $state.raw<OutreachRequest | null>(null);
  private plannedAsked = $state.raw<PlanAsked | null>(null);
  requestMadeAt = $state.raw<string | null>(null);
  result = $state.raw<OutreachPlan | null>(null);
  /** Of the wishes kept last. */
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
    [this.plannedAsked, this.requestMadeAt, this.version] = [
      plan.plannedAsked,
      plan.requestMadeAt,
      plan.version,
    ];
    this.saved = this.fingerprint();
  }

  /** Whether name or wishes differ from what is kept. */
  get isChanged(): boolean {
    return this.fingerprint() !== this.saved;
  }

  /** Whether the result was worked out for other wishes than those of the form. */
  get isOutdated(): boolean {
    return this.result !== null && JSON.stringify(this.plannedAsked) !== JSON.stringify(this.asked);
  }

  /** Whether nothing may be changed by hand just now. */
  get isBusy(): boolean {
    return this.work !== null || this.isSaving;
  }

  get canUndo(): boolean {
    return this.before.length > 0;
  }

  /** How many of the team-days of the result stay as they are. */
  get keptDays(): number {
    return this.keptOf(this.result).length;
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

  /** Keeps name and wishes. @returns the request for the engine that the server made of them; null where they were not kept */
  async save(): Promise<OutreachRequest | null> {
    const sent = this.fingerprint();
    const answer = await this.send<PlanComposed>('PUT', '', { name: this.name, asked: this.asked });
    if (answer === null) return null;
    ({ leftOut: this.leftOut, travel: this.travel } = answer);
    this.saved = sent;
    return answer.request;
  }

  /** Plans: everything, or the rest beside the days that are kept. Stopped, the best plan so far is the answer. */
  async plan(seconds: number): Promise<void> {
    const asked = $state.snapshot(this.asked);
    const request = await this.save();
    if (request === null) return;
    const work = new AbortController();
    [this.work, this.progress] = [work, null];
    const keep = this.keptOf(this.result);
    try {
      const plan = await planInBrowser(request, {
        ...{ seconds, seed: 1, signal: work.signal },
        onProgress: (progress) => (this.progress = progress),
        ...(this.result && { previous: { days: this.result.days } }),
        ...(keep.length > 0 && { keep }),
      });
      if (await this.keep(plan, true, request)) [this.plannedAsked, this.before] = [asked, []];
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
    const before = this.result;
    if (this.isBusy || !(await this.keep(plan, false))) return;
    if (before !== null) this.before = [...this.before, before].slice(-MOST_UNDO);
  }

  /** Brings back the plan before the last change by hand. */
  async undo(): Promise<void> {
    const last = this.before.at(-1);
    if (last === undefined || this.isBusy) return;
    if (await this.keep(last, false)) this.before = this.before.slice(0, -1);
  }

  /** Makes drives of the plan. @returns how many; null where it could not be done */
  async publish(): Promise<number | null> {
    const answer = await this.send<{ drives: number; version: number }>('POST', '/publish', {});
    return answer?.drives ?? null;
  }

  /** Shows what the server has kept, and nothing else. @returns whether it was kept */
  private async keep(
    plan: OutreachPlan,
    isNew: boolean,
    request: OutreachRequest | null = this.request,
  ): Promise<boolean> {
    const answer = await this.send<{ version: number; requestMadeAt: string }>('PUT', '/result', {
      ...{ result: plan, isNew },
    });
    if (answer === null) return false;
    [this.request, this.result, this.requestMadeAt] = [request, plan, answer.requestMadeAt];
    return true;
  }

  private keptOf(plan: OutreachPlan | null): { date: string; team: string }[] {
    return (plan?.days ?? []).flatMap(({ date, team }) =>
      this.kept.has(`${date} ${team}`) ? [{ date, team }] : [],
    );
  }

  private fingerprint(): string {
    return JSON.stringify([this.name, this.asked]);
  }

  private async send<T extends { version?: number }>(
    method: 'PUT' | 'POST',
    path: string,
    body: object,
  ): Promise<T | null> {
    [this.isSaving, this.trouble] = [true, null];
    try {
      const response = await fetch(`/api/v1/plans/${this.id}${path}?lang=${this.lang}`, {
        method,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...body, base: this.version }),
      });
      const answer = (await response.json()) as T & { message?: string };
      if (response.ok) {
        this.version = answer.version ?? this.version;
        return answer;
      }
      this.trouble = answer.message ?? this.said.broken;
    } catch {
      this.trouble = this.said.offline;
    } finally {
      this.isSaving = false;
    }
    return null;
  }
}
