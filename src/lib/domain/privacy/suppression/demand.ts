/**
 * What every choice of cells to hide must meet: Σ gain of those hidden ≥ `least`; where `owner` is a cell, only if that
 * one is hidden. Hiding all of `cells` meets it.
 */
export interface Demand {
  cells: readonly number[];
  gains: readonly number[];
  least: number;
  owner: number | null;
  /** Cells whose need it takes as given: it is void once the need of one of them is lowered. */
  presumes: readonly number[];
}
