import type { Equation } from './count-system.ts';
import type { Demand } from './demand.ts';
import { limitOf, sumOf, widthOf, type Base, type Limit } from './limits.ts';
import type { PartReader } from './reader.ts';
import type { View } from './view.ts';

/** Of equations with more cells that may be hidden, demands are made one by one as they are broken. */
const FAMILY_CELLS = 60;

/**
 * What is missing for a part of the table to be safe, as demands on what is hidden. A need that cannot be met even if
 * everything is hidden is lowered to what can.
 * A demand follows from an equation that limits a count (Benders' cut: Fischetti & Salazar-González 2001, 4): the limit is
 * worked out again from the equation, so that rounding in the solver makes no demand wrong, only weaker.
 */
export class MissingParts {
  private readonly view: View;
  /** What is known with the cells hidden so far, and with none of them. */
  private readonly now: Base;
  private readonly without: Base;
  /** Equations that all demands have been made of. */
  private readonly done = new Set<string>();

  constructor(view: View) {
    this.view = view;
    this.now = { knowledge: view.knowledge, isChoice: (cell) => view.isCandidate(cell) };
    this.without = { knowledge: view.without, isChoice: (cell) => view.isFree(cell) };
  }

  /** None: the part is safe, perhaps with needs lowered. */
  of(reader: PartReader): Demand[] {
    return reader.part.cells.flatMap((cell) =>
      this.view.isSmall(cell)
        ? [...this.missingEnd(reader, cell, true), ...this.missingEnd(reader, cell, false)]
        : this.missingWidth(reader, cell),
    );
  }

  private missingEnd(reader: PartReader, cell: number, up: boolean): Demand[] {
    const { view } = this;
    const sign = up ? 1 : -1;
    const isShort = (value: number) => sign * (view.needOf(cell, up) - value) > 0;
    const seen = reader.seen(cell);
    if (!isShort(up ? seen.high : seen.low)) return [];
    const { value, proof } = reader.reach(cell, up);
    if (!isShort(value)) return [];
    const limit = limitOf(this.now, cell, up, proof);
    if (!proof || !isShort(limit.value)) {
      const demand = this.anyOther(reader, cell, null);
      if (!demand) view.lowerNeed(cell, up, value);
      return demand ? [demand] : [];
    }
    const possible = limit.value + sign * sumOf(limit.gains);
    if (isShort(possible)) view.lowerNeed(cell, up, up ? Math.floor(possible) : Math.ceil(possible));
    if (!isShort(value)) return [];
    const short = sign * (view.needOf(cell, up) - limit.value);
    return [demandOf(limit, short, null, cell), ...this.notAlone(proof, cell), ...this.family(proof)];
  }

  private missingWidth(reader: PartReader, cell: number): Demand[] {
    const { view } = this;
    const isNarrow = (width: number) => width < view.widthNeedOf(cell);
    const seen = reader.seen(cell);
    if (!isNarrow(seen.high - seen.low)) return [];
    const [up, down] = [reader.reach(cell, true), reader.reach(cell, false)];
    const width = up.value - down.value;
    if (!isNarrow(width)) return [];
    const owner = this.ownerOf(cell);
    const limit = widthOf(this.now, cell, up.proof, down.proof);
    if (!isNarrow(limit.value)) {
      const demand = this.anyOther(reader, cell, owner);
      if (!demand) view.lowerWidthNeed(cell, width);
      return demand ? [demand] : [];
    }
    const possible = Math.floor(limit.value + sumOf(limit.gains));
    if (isNarrow(possible)) view.lowerWidthNeed(cell, possible);
    if (!isNarrow(width)) return [];
    const demand = demandOf(limit, view.widthNeedOf(cell) - limit.value, owner, cell);
    return [demand, ...this.family(up.proof), ...this.family(down.proof)];
  }

  private ownerOf(cell: number): number | null {
    return this.view.isFree(cell) ? cell : null;
  }

  /**
   * A demand where no single equation shows the limit (whole numbers only): one more candidate beside the part, whichever.
   * Null when there is none.
   */
  private anyOther({ part }: PartReader, cell: number, owner: number | null): Demand | null {
    const { equations } = this.view.decisions.system;
    const beside = new Set(part.equations.flatMap((e) => equations[e]!.cells));
    const cells = [...beside].filter((other) => this.view.isCandidate(other)).sort((a, b) => a - b);
    return cells.length === 0
      ? null
      : { cells, gains: cells.map(() => 1), least: 1, owner, presumes: [cell] };
  }

  /**
   * A cell hidden beside a small one must not be as narrow as the small one: where the equation gives it no more room, a
   * second one has to be hidden with it. Cells that have room enough count for two.
   */
  private notAlone(equation: Equation, cell: number): Demand[] {
    const { view } = this;
    const chosen = equation.cells.filter((other) => view.isFree(other));
    const room = new Map(
      chosen.map((other) => [other, widthOf(this.without, other, equation, equation).value]),
    );
    const weak = chosen.filter((other) => room.get(other)! < view.widthNeedOf(other));
    if (weak.length === 0) return [];
    if (chosen.length === 1) {
      view.lowerWidthNeed(chosen[0]!, room.get(chosen[0]!)!);
      return [];
    }
    const gains = chosen.map((other) => (weak.includes(other) ? 1 : 2));
    return [{ cells: chosen, gains, least: 2, owner: null, presumes: [cell, ...weak] }];
  }

  /** All demands of an equation with nothing hidden yet: those that would be broken one after the other. */
  private family(equation: Equation | null): Demand[] {
    if (!equation) return [];
    const key = equation.cells.map((cell, k) => `${cell}:${equation.factors[k]!.toFixed(3)}`).join(' ');
    const { view } = this;
    if (this.done.has(key) || equation.cells.filter((cell) => view.isFree(cell)).length > FAMILY_CELLS)
      return [];
    this.done.add(key);
    return equation.cells.flatMap((cell) => {
      if (view.without.isOpen(cell) && view.isSmall(cell))
        return [true, false].flatMap((up) => {
          const limit = limitOf(this.without, cell, up, equation);
          return possibleDemand(limit, (up ? 1 : -1) * (view.needOf(cell, up) - limit.value), null, cell);
        });
      if (!view.isFree(cell)) return [];
      const limit = widthOf(this.without, cell, equation, equation);
      return possibleDemand(limit, view.widthNeedOf(cell) - limit.value, cell, cell);
    });
  }
}

function possibleDemand(limit: Limit, short: number, owner: number | null, presumed: number): Demand[] {
  return short > 0 && sumOf(limit.gains) >= short ? [demandOf(limit, short, owner, presumed)] : [];
}

function demandOf({ gains }: Limit, short: number, owner: number | null, presumed: number): Demand {
  const cells = [...gains.keys()].sort((a, b) => a - b);
  const capped = cells.map((cell) => Math.min(short, gains.get(cell)!));
  return { cells, gains: capped, least: short, owner, presumes: [presumed] };
}
