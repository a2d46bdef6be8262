import type { Highs, Model } from 'highs';
import { isSmall, lowestHidden, type CountSystem, type Equation, type Part } from './count-system.ts';

/** Both ends included; people. */
export interface Range {
  low: number;
  high: number;
}

/** How far a count can go for a reader in one direction, and an equation that shows it goes no further; null: no single one does. */
export interface Reach {
  value: number;
  proof: Equation | null;
}

const TOLERANCE = 1e-6;
/** A factor below it is rounding. */
const NO_FACTOR = 1e-9;

/**
 * What a reader can find out: which counts they do not know, and what each of those can be by itself.
 * Invariant: the true counts are always possible.
 */
export interface Knowledge {
  system: CountSystem;
  isOpen: (cell: number) => boolean;
  /** What is told of how high a hidden count can be; Infinity: nothing. */
  ceiling: (cell: number) => number;
}

/** What an open cell can be by itself, or the number of one that is known. */
export function ownRange({ system, isOpen, ceiling }: Knowledge, cell: number): Range {
  const count = system.counts[cell]!;
  if (!isOpen(cell)) return { low: count, high: count };
  if (isSmall(system, cell)) return { low: 1, high: system.threshold - 1 };
  return { low: lowestHidden(system, cell), high: ceiling(cell) };
}

/** What an equation alone leaves possible for a cell, whole numbers. */
export function rangeByEquation(knowledge: Knowledge, equation: Equation, cell: number): Range {
  return rangeOf(equation, cell, (other) => ownRange(knowledge, other));
}

function rangeOf({ cells, factors }: Equation, cell: number, ofOther: (cell: number) => Range): Range {
  const own = factors[cells.indexOf(cell)]!;
  let [low, high] = [0, 0];
  cells.forEach((other, k) => {
    if (other === cell) return;
    const by = -factors[k]! / own;
    const range = ofOther(other);
    low += by > 0 ? by * range.low : by * range.high;
    high += by > 0 ? by * range.high : by * range.low;
  });
  return { low: Math.ceil(low - TOLERANCE), high: Math.floor(high + TOLERANCE) };
}

/** Rounds of narrowing: one for each level of the table and back would do. */
const ROUNDS = 8;

/**
 * What is possible for each cell by one equation after the other (bounds propagation): never narrower than it is, and
 * exact where equations make no circle.
 */
export function rangesOneByOne(knowledge: Knowledge): Range[] {
  const { counts, equations } = knowledge.system;
  const ranges = counts.map((_, cell) => ownRange(knowledge, cell));
  for (let [round, changed] = [0, true]; changed && round < ROUNDS; round++) {
    changed = false;
    for (const equation of equations)
      for (const cell of equation.cells) {
        if (!knowledge.isOpen(cell)) continue;
        const rest = rangeOf(equation, cell, (other) => ranges[other]!);
        const range = ranges[cell]!;
        const [low, high] = [Math.max(range.low, rest.low), Math.min(range.high, rest.high)];
        if (low === range.low && high === range.high) continue;
        ranges[cell] = { low, high };
        changed = true;
      }
  }
  return ranges;
}

/** Reads a part of the table: how far its counts can go. Dispose of it at the end. */
export interface PartReader {
  part: Part;
  /** What is known to be possible already, without looking further. */
  seen(cell: number): Range;
  reach(cell: number, up: boolean): Reach;
  dispose(): void;
}

export function partReader(highs: Highs, knowledge: Knowledge, part: Part): PartReader {
  return part.equations.length <= 1
    ? new EquationReader(knowledge, part)
    : new LinearReader(highs, knowledge, part);
}

/** A part with one equation, or none. */
class EquationReader implements PartReader {
  readonly part: Part;
  private readonly knowledge: Knowledge;

  constructor(knowledge: Knowledge, part: Part) {
    this.knowledge = knowledge;
    this.part = part;
  }

  seen(cell: number): Range {
    const own = ownRange(this.knowledge, cell);
    const equation = this.equation;
    if (!equation) return own;
    const { low, high } = rangeByEquation(this.knowledge, equation, cell);
    return { low: Math.max(own.low, low), high: Math.min(own.high, high) };
  }

  reach(cell: number, up: boolean): Reach {
    const { low, high } = this.seen(cell);
    return { value: up ? high : low, proof: this.equation };
  }

  private get equation(): Equation | null {
    const [first] = this.part.equations;
    return first === undefined ? null : this.knowledge.system.equations[first]!;
  }

  dispose(): void {
    // holds nothing
  }
}

/** A bound so far off that only a count with no limit comes near it: so many times what the part has in all. */
const FAR = 64;

/**
 * A part with several equations: a linear program for each end of each count. Where the optimum is no whole number, the
 * integer program decides; in one- and two-way tables, one way of which may have levels, it never is (they are networks).
 */
class LinearReader implements PartReader {
  readonly part: Part;
  private readonly highs: Highs;
  private readonly knowledge: Knowledge;
  private readonly model: Model;
  private readonly position = new Map<number, number>();
  private readonly lowest: number[];
  private readonly highest: number[];
  private readonly far: number;
  private asked = 0;

  constructor(highs: Highs, knowledge: Knowledge, part: Part) {
    const { counts } = knowledge.system;
    this.highs = highs;
    this.knowledge = knowledge;
    this.part = part;
    part.cells.forEach((cell, k) => this.position.set(cell, k));
    this.lowest = part.cells.map((cell) => counts[cell]!);
    this.highest = this.lowest.slice();
    this.far = FAR * this.mostOf();
    this.model = highs.createModel();
    this.model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex' });
    this.fill();
  }

  private mostOf(): number {
    const { counts, equations, threshold } = this.knowledge.system;
    const inside = this.part.equations.flatMap((e) => equations[e]!.cells);
    return inside.reduce((sum, cell) => sum + counts[cell]!, threshold * this.part.cells.length);
  }

  private fill(): void {
    const { knowledge, part, model, position } = this;
    const { equations, counts } = knowledge.system;
    for (const cell of part.cells) {
      const { low, high } = ownRange(knowledge, cell);
      model.addCol(0, low, Math.min(high, this.far), { indices: [], values: [] });
    }
    for (const e of part.equations) {
      const indices: number[] = [];
      const values: number[] = [];
      let known = 0;
      equations[e]!.cells.forEach((cell, k) => {
        const at = position.get(cell);
        const factor = equations[e]!.factors[k]!;
        if (at === undefined) known += factor * counts[cell]!;
        else {
          indices.push(at);
          values.push(factor);
        }
      });
      model.addRow(-known, -known, { indices, values });
    }
  }

  seen(cell: number): Range {
    const k = this.position.get(cell)!;
    return { low: this.lowest[k]!, high: this.limit(this.highest[k]!) };
  }

  private limit(value: number): number {
    return value >= this.far / 2 ? Infinity : value;
  }

  reach(cell: number, up: boolean): Reach {
    const k = this.position.get(cell)!;
    this.model.changeColCost(this.asked, 0);
    this.model.changeColCost(k, up ? -1 : 1);
    this.asked = k;
    const { colValue, rowDual } = this.solve();
    const proof = this.proofOf(rowDual, cell);
    const whole = this.note(colValue);
    const value = up ? Math.floor(colValue[k]! + TOLERANCE) : Math.ceil(colValue[k]! - TOLERANCE);
    const seen = up ? this.highest[k]! : this.lowest[k]!;
    return { value: this.limit(whole || value === seen ? value : this.wholeReach(k, up)), proof };
  }

  /** Notes what a solution shows to be possible. @returns whether its counts are whole */
  private note(values: Float64Array): boolean {
    if (values.some((value) => Math.abs(value - Math.round(value)) > TOLERANCE)) return false;
    values.forEach((value, k) => {
      this.lowest[k] = Math.min(this.lowest[k]!, Math.round(value));
      this.highest[k] = Math.max(this.highest[k]!, Math.round(value));
    });
    return true;
  }

  private wholeReach(k: number, up: boolean): number {
    const { integer, continuous } = this.highs.constants.variableType;
    const all = this.part.cells.map((_, j) => j);
    for (const j of all) this.model.changeColIntegrality(j, integer);
    const { colValue } = this.solve();
    for (const j of all) this.model.changeColIntegrality(j, continuous);
    this.note(colValue.map((value) => Math.round(value)));
    return up ? this.highest[k]! : this.lowest[k]!;
  }

  private solve(): { colValue: Float64Array; rowDual: Float64Array } {
    const { optimal } = this.highs.constants.modelStatus;
    let { modelStatus } = this.model.run();
    if (modelStatus !== optimal) {
      this.model.clearSolver();
      ({ modelStatus } = this.model.run());
    }
    if (modelStatus !== optimal) throw new Error(`counts that are possible: status ${modelStatus}`);
    return this.model.getSolution();
  }

  /** The equations added up by their duals (Farkas): the one that limits the cell. */
  private proofOf(duals: Float64Array, cell: number): Equation | null {
    const { equations } = this.knowledge.system;
    const sum = new Map<number, number>();
    this.part.equations.forEach((e, r) => {
      const dual = duals[r]!;
      if (Math.abs(dual) < NO_FACTOR) return;
      const { cells, factors } = equations[e]!;
      cells.forEach((other, k) => sum.set(other, (sum.get(other) ?? 0) + dual * factors[k]!));
    });
    const own = sum.get(cell) ?? 0;
    if (Math.abs(own) < NO_FACTOR) return null;
    const kept = [...sum].filter(([, factor]) => Math.abs(factor) > NO_FACTOR);
    kept.sort(([a], [b]) => a - b);
    return { cells: kept.map(([other]) => other), factors: kept.map(([, factor]) => tidy(factor / own)) };
  }

  dispose(): void {
    this.model.dispose();
  }
}

/** Takes rounding off a factor: they are ratios of small whole numbers. */
function tidy(factor: number): number {
  const twelfths = factor * 12;
  return Math.abs(twelfths - Math.round(twelfths)) < TOLERANCE ? Math.round(twelfths) / 12 : factor;
}
