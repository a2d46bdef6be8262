import type { TargetDraft } from '#lib/views/target-draft.ts';

/** A draft with what it was before and what was undone. Typing on in one field is one step. */
export class DraftHistory {
  current: TargetDraft = $state.raw()!;
  #past: TargetDraft[] = $state.raw([]);
  #future: TargetDraft[] = $state.raw([]);
  #field: string | null = null;

  constructor(draft: TargetDraft) {
    this.current = draft;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** @param field what is being changed; null: always a step of its own */
  change(next: TargetDraft, field: string | null = null): void {
    if (field === null || field !== this.#field) this.#past = [...this.#past, this.current];
    this.#field = field;
    this.#future = [];
    this.current = next;
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (before === undefined) return;
    this.#future = [this.current, ...this.#future];
    this.#past = this.#past.slice(0, -1);
    this.#go(before);
  }

  redo(): void {
    const [after, ...rest] = this.#future;
    if (after === undefined) return;
    this.#past = [...this.#past, this.current];
    this.#future = rest;
    this.#go(after);
  }

  #go(draft: TargetDraft): void {
    this.#field = null;
    this.current = draft;
  }
}
