import { isSmall, type CountSystem } from './count-system.ts';
import { rangesOneByOne, type Knowledge } from './reader.ts';

/** What is decided so far. */
export interface Decisions {
  system: CountSystem;
  /** What hiding a cell loses: see `lossesOf`. */
  losses: readonly number[];
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

/** What cells must be able to be that need less than they should, since more is impossible; by cell. */
interface Needs {
  /** Of a small count: both ends; people. */
  low: Map<number, number>;
  high: Map<number, number>;
  /** Of a hidden count: high − low, people. */
  width: Map<number, number>;
}

/** One kind of reader: which counts they know beforehand, and how far those they do not know must be able to go. */
export class View {
  readonly decisions: Decisions;
  readonly knowledge: Knowledge;
  /** What they would know if nothing were hidden that may be told. */
  readonly without: Knowledge;
  private readonly isUnknown: (cell: number) => boolean;
  private readonly needs: Needs;

  /** @param isUnknown whether a count is not known beforehand */
  constructor(decisions: Decisions, isUnknown: (cell: number) => boolean, needs?: Needs) {
    const { system, kept, forced, free, ceilings } = decisions;
    this.decisions = decisions;
    this.isUnknown = isUnknown;
    const ceiling = (cell: number) => ceilings[cell]!;
    const open = (isOpen: (cell: number) => boolean) => ({ system, ceiling, isOpen });
    this.knowledge = open((cell) => kept[cell] === 1 && isUnknown(cell));
    this.without = open((cell) => forced[cell] === 1 && isUnknown(cell));
    this.needs = needs ?? { low: new Map(), high: new Map(), width: new Map() };
    if (!needs) this.lowerNeeds(open((cell) => isUnknown(cell) && (forced[cell] === 1 || free[cell] === 1)));
  }

  /** Lowers what cannot be met with everything hidden. @param all what is known then */
  private lowerNeeds(all: Knowledge): void {
    const ranges = rangesOneByOne(all);
    this.decisions.system.counts.forEach((_, cell) => {
      if (!all.isOpen(cell)) return;
      const { low, high } = ranges[cell]!;
      if (!this.isSmall(cell)) {
        if (high - low < this.widthNeedOf(cell)) this.lowerWidthNeed(cell, high - low);
        return;
      }
      if (low > this.needOf(cell, false)) this.lowerNeed(cell, false, low);
      if (high < this.needOf(cell, true)) this.lowerNeed(cell, true, high);
    });
  }

  /** The same with needs of its own from here on. */
  copy(): View {
    const { low, high, width } = this.needs;
    return new View(this.decisions, this.isUnknown, {
      low: new Map(low),
      high: new Map(high),
      width: new Map(width),
    });
  }

  /** How high (up) or low a small count must be able to be. */
  needOf(cell: number, up: boolean): number {
    const { threshold } = this.decisions.system;
    return up ? (this.needs.high.get(cell) ?? threshold - 1) : (this.needs.low.get(cell) ?? 1);
  }

  widthNeedOf(cell: number): number {
    return this.needs.width.get(cell) ?? this.decisions.system.threshold;
  }

  lowerNeed(cell: number, up: boolean, to: number): void {
    (up ? this.needs.high : this.needs.low).set(cell, to);
    this.decisions.lowered.add(cell);
  }

  lowerWidthNeed(cell: number, to: number): void {
    this.needs.width.set(cell, to);
    this.decisions.narrow[cell] = 1;
    this.decisions.lowered.add(cell);
  }

  /** Cells that this reader can find out more about than they should, whatever is hidden. */
  exposed(): number[] {
    const { low, high, width } = this.needs;
    return [low, high, width].flatMap((of) => [...of.keys()]).filter((cell) => this.knowledge.isOpen(cell));
  }

  isSmall(cell: number): boolean {
    return isSmall(this.decisions.system, cell);
  }

  /** Whether it could be hidden, and is not. */
  isCandidate(cell: number): boolean {
    return this.decisions.free[cell] === 1 && this.decisions.kept[cell] === 0;
  }

  isFree(cell: number): boolean {
    return this.decisions.free[cell] === 1;
  }
}
