import type { Highs } from 'highs';
import { cheapestCover } from './cheapest-cover.ts';
import { connectedParts } from './count-system.ts';
import { separateCovers, type Cover } from './cover.ts';
import type { Demand } from './demand.ts';
import { MissingParts } from './missing.ts';
import { nearlyCheapestCover } from './nearly-cheapest-cover.ts';
import { partReader } from './reader.ts';
import type { Decisions, View } from './view.ts';

/** Demands that have to do with each other are met at the least loss up to so many cells, beyond by a heuristic. */
export const EXACT_CELLS = 60;

/** What a cell weighs besides that cannot be wide enough: more than any table hides otherwise. */
const NARROW_WEIGHT = 10_000;

/** Hides cells until no view misses anything. */
export class HiddenChoice {
  private readonly highs: Highs;
  private readonly decisions: Decisions;
  private readonly views: readonly View[];
  private readonly exactCells: number;
  private demands: Demand[] = [];
  /** Parts that miss nothing, by view; they stay so while nothing is added to them. */
  private readonly safe: readonly Set<string>[];
  private readonly finders: readonly MissingParts[];

  constructor(highs: Highs, decisions: Decisions, views: readonly View[], exactCells = EXACT_CELLS) {
    this.highs = highs;
    this.decisions = decisions;
    this.views = views;
    this.exactCells = exactCells;
    this.safe = views.map(() => new Set());
    this.finders = views.map((view) => new MissingParts(view));
  }

  /**
   * Demands are gathered from what is missing, all demands so far are met at the least loss, and so on until nothing is
   * missing: implicit hitting set (Moreno-Centeno & Karp 2013). Demands are true of every safe choice, so the first safe
   * one is the best where they are met exactly.
   */
  run(): void {
    for (let found = this.missing(); found.length > 0; found = this.missing()) {
      const { lowered } = this.decisions;
      const isValid = ({ presumes }: Demand) => !presumes.some((cell) => lowered.has(cell));
      this.demands = [...this.demands.filter(isValid), ...found.filter(isValid)];
      this.meet(new Set(found));
    }
  }

  private missing(): Demand[] {
    this.decisions.lowered.clear();
    return this.views.flatMap((view, v) => this.missingFor(view, v));
  }

  /** Whether nothing is missing with the ceilings set since. */
  isSafe(): boolean {
    const { highs, decisions, views } = this;
    const again = new HiddenChoice(
      highs,
      decisions,
      views.map((view) => view.copy()),
    );
    return again.missing().length === 0 && decisions.lowered.size === 0;
  }

  private missingFor(view: View, v: number): Demand[] {
    return connectedParts(view.knowledge.system, view.knowledge.isOpen).flatMap((part) => {
      const key = part.cells.join(' ');
      if (this.safe[v]!.has(key)) return [];
      const reader = partReader(this.highs, view.knowledge, part);
      try {
        const found = this.finders[v]!.of(reader);
        if (found.length === 0) this.safe[v]!.add(key);
        return found;
      } finally {
        reader.dispose();
      }
    });
  }

  /** Chooses again where there are new demands; everywhere when old ones have become void. */
  private meet(fresh: ReadonlySet<Demand>): void {
    const { kept, free, lowered } = this.decisions;
    const before = kept.slice();
    if (lowered.size > 0) free.forEach((one, cell) => (kept[cell] = one === 1 ? 0 : kept[cell]!));
    for (const cover of separateCovers(this.demands)) {
      if (lowered.size === 0 && !cover.demands.some((demand) => fresh.has(demand))) continue;
      for (const cell of cover.cells) kept[cell] = 0;
      for (const cell of this.choose(cover, before)) kept[cell] = 1;
    }
  }

  private choose(cover: Cover, before: Uint8Array): number[] {
    const weightOf = (cell: number) => this.weightOf(cell);
    if (cover.cells.length <= this.exactCells) return cheapestCover(this.highs, cover, weightOf);
    return nearlyCheapestCover(
      cover,
      weightOf,
      cover.cells.filter((cell) => before[cell] === 1),
    );
  }

  private weightOf(cell: number): number {
    const { losses, narrow } = this.decisions;
    return losses[cell]! + (narrow[cell] === 1 ? NARROW_WEIGHT : 0);
  }
}
