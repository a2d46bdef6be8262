import { isSmall, type CountSystem } from './count-system.ts';
import { ownRange, type Knowledge } from './reader.ts';

/** What is decided so far. */
export interface Decisions {
  system: CountSystem;
  /** 1: kept back, small or hidden. */
  kept: Uint8Array;
  /** 1: kept back whatever is chosen. */
  forced: Uint8Array;
  /** 1: may be hidden or told. */
  free: Uint8Array;
  /** What is told of how high a hidden count can be. */
  ceilings: Float64Array;
  /** 1: cannot be as wide as it should if it is hidden, so that it is hidden last. */
  narrow: Uint8Array;
  /** Cells that need less than was thought, since this was last emptied. */
  lowered: Set<number>;
}

/** One kind of reader: which counts they know beforehand, and how far those they do not know must be able to go. */
export class View {
  readonly decisions: Decisions;
  readonly knowledge: Knowledge;
  private readonly isUnknown: (cell: number) => boolean;
  /** Of a small count: both ends; people. Of a hidden count: high − low. Only where it is less than it should be. */
  private readonly lows: Map<number, number>;
  private readonly highs: Map<number, number>;
  private readonly widths: Map<number, number>;

  /** @param isUnknown whether a count is not known beforehand */
  constructor(decisions: Decisions, isUnknown: (cell: number) => boolean, needs?: View) {
    const { system, kept, ceilings } = decisions;
    this.decisions = decisions;
    this.isUnknown = isUnknown;
    this.knowledge = {
      system,
      isOpen: (cell) => kept[cell] === 1 && isUnknown(cell),
      ceiling: (cell) => ceilings[cell]!,
    };
    this.lows = new Map(needs?.lows);
    this.highs = new Map(needs?.highs);
    this.widths = new Map(needs?.widths);
  }

  /** The same with needs of its own from here on. */
  copy(): View {
    return new View(this.decisions, this.isUnknown, this);
  }

  /** How high (up) or low a small count must be able to be. */
  needOf(cell: number, up: boolean): number {
    const { threshold } = this.decisions.system;
    return up ? (this.highs.get(cell) ?? threshold - 1) : (this.lows.get(cell) ?? 1);
  }

  widthNeedOf(cell: number): number {
    return this.widths.get(cell) ?? this.decisions.system.threshold;
  }

  lowerNeed(cell: number, up: boolean, to: number): void {
    (up ? this.highs : this.lows).set(cell, to);
    this.decisions.lowered.add(cell);
  }

  lowerWidthNeed(cell: number, to: number): void {
    this.widths.set(cell, to);
    this.decisions.narrow[cell] = 1;
    this.decisions.lowered.add(cell);
  }

  /** Cells that this reader can find out more about than they should, whatever is hidden. */
  exposed(): number[] {
    return [...this.lows.keys(), ...this.highs.keys(), ...this.widths.keys()].filter((cell) =>
      this.knowledge.isOpen(cell),
    );
  }

  isSmall(cell: number): boolean {
    return isSmall(this.decisions.system, cell);
  }

  /** Whether it could be hidden, and is not. */
  isCandidate(cell: number): boolean {
    return this.decisions.free[cell] === 1 && this.decisions.kept[cell] === 0;
  }

  /** How wide a cell is by itself that is kept back whatever is chosen; 0 for others. */
  sureWidth(cell: number): number {
    if (!this.knowledge.isOpen(cell) || this.decisions.forced[cell] === 0) return 0;
    const { low, high } = ownRange(this.knowledge, cell);
    return high - low;
  }
}
