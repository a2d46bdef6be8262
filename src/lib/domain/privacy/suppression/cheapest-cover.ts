import type { Highs, Model } from 'highs';
import type { Cover } from './cover.ts';
import { nearlyCheapestCover } from './nearly-cheapest-cover.ts';

/** Weights that differ less are the same. */
const TOLERANCE = 1e-6;
/** Linear programs solved at most; the best found by then is taken. */
const MOST_PROGRAMS = 5_000;

/**
 * The cells that meet all demands at the least weight: branch and bound over the linear program, from the heuristic's
 * choice on. Most need little branching. (An integer program by HiGHS takes a hundred times as long for so few cells.)
 */
export function cheapestCover(highs: Highs, cover: Cover, weightOf: (cell: number) => number): number[] {
  const search = new CoverSearch(highs, cover, weightOf);
  try {
    search.run();
    return search.best;
  } finally {
    search.dispose();
  }
}

class CoverSearch {
  best: number[];
  private readonly highs: Highs;
  private readonly cells: readonly number[];
  private readonly model: Model;
  private weight: number;
  private programs = 0;

  constructor(highs: Highs, cover: Cover, weightOf: (cell: number) => number) {
    this.highs = highs;
    this.cells = cover.cells;
    this.best = nearlyCheapestCover(cover, weightOf, []);
    this.weight = this.best.reduce((sum, cell) => sum + weightOf(cell), 0);
    this.model = highs.createModel();
    this.model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex' });
    const position = new Map(cover.cells.map((cell, k) => [cell, k]));
    for (const cell of cover.cells) this.model.addCol(weightOf(cell), 0, 1, { indices: [], values: [] });
    for (const { cells, gains, least, owner } of cover.demands) {
      const indices = cells.map((cell) => position.get(cell)!);
      const values = [...gains];
      if (owner !== null) {
        indices.push(position.get(owner)!);
        values.push(-least);
      }
      this.model.addRow(owner === null ? least : 0, Infinity, { indices, values });
    }
  }

  run(): void {
    if (this.programs++ >= MOST_PROGRAMS) return;
    const { optimal, infeasible } = this.highs.constants.modelStatus;
    const { modelStatus } = this.model.run();
    if (modelStatus === infeasible) return;
    if (modelStatus !== optimal) throw new Error(`cells to hide: status ${modelStatus}`);
    const weight = this.model.getObjectiveValue();
    if (weight >= this.weight - TOLERANCE) return;
    const { colValue } = this.model.getSolution();
    const split = mostSplit(colValue);
    if (split < 0) {
      this.weight = weight;
      this.best = this.cells.filter((_, k) => colValue[k]! > 0.5);
      return;
    }
    for (const side of [1, 0]) {
      this.model.changeColBounds(split, side, side);
      this.run();
    }
    this.model.changeColBounds(split, 0, 1);
  }

  dispose(): void {
    this.model.dispose();
  }
}

/** The value farthest from 0 and 1; −1 when all are whole. */
function mostSplit(values: Float64Array): number {
  let [split, most] = [-1, TOLERANCE];
  values.forEach((value, k) => {
    const from = Math.min(value, 1 - value);
    if (from > most) [split, most] = [k, from];
  });
  return split;
}
