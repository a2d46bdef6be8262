import { lowestHidden, type Equation } from './count-system.ts';
import { ownRange, rangeByEquation, type Knowledge } from './reader.ts';

/** Cells that could be hidden, and what a reader knows until they are. */
export interface Base {
  knowledge: Knowledge;
  isChoice: (cell: number) => boolean;
}

/** How far a cell can go by one equation, and by how much more for each cell that would be hidden; people. */
export interface Limit {
  value: number;
  /** Only of cells that help. */
  gains: Map<number, number>;
}

/** One end of what is possible for a cell, its own range included. No equation: its own range alone. */
export function limitOf(base: Base, cell: number, up: boolean, equation: Equation | null): Limit {
  const own = ownRange(base.knowledge, cell);
  if (!equation) return { value: up ? own.high : own.low, gains: new Map() };
  const { low, high } = rangeByEquation(base.knowledge, equation, cell);
  const value = up ? Math.min(own.high, high) : Math.max(own.low, low);
  return { value, gains: gainsOf(base, cell, up, equation) };
}

function gainsOf(base: Base, cell: number, up: boolean, equation: Equation): Map<number, number> {
  const { system } = base.knowledge;
  const own = equation.factors[equation.cells.indexOf(cell)]!;
  const gains = new Map<number, number>();
  equation.cells.forEach((other, k) => {
    if (other === cell || !base.isChoice(other)) return;
    const by = -equation.factors[k]! / own;
    const gain =
      by > 0 === up ? Infinity : Math.abs(by) * (system.counts[other]! - lowestHidden(system, other));
    if (gain > 0) gains.set(other, gain);
  });
  return gains;
}

/**
 * How wide a hidden cell is, high − low, by an equation for each end. What one more hidden cell gains below ends where a
 * hidden one can be no lower.
 */
export function widthOf(base: Base, cell: number, above: Equation | null, below: Equation | null): Limit {
  const open = { ...base.knowledge, isOpen: (one: number) => one === cell || base.knowledge.isOpen(one) };
  const opened = { ...base, knowledge: open };
  const [high, low] = [limitOf(opened, cell, true, above), limitOf(opened, cell, false, below)];
  const gains = new Map(high.gains);
  const room = low.value - lowestHidden(base.knowledge.system, cell);
  low.gains.forEach((gain, other) => gains.set(other, (gains.get(other) ?? 0) + Math.min(gain, room)));
  return { value: high.value - low.value, gains };
}

export function sumOf(gains: ReadonlyMap<number, number>): number {
  return [...gains.values()].reduce((sum, gain) => sum + gain, 0);
}
