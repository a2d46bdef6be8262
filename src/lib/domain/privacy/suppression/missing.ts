import type { Equation } from './count-system.ts';
import type { Demand } from './demand.ts';
import { ownRange, rangeByEquation, type PartReader, type Reach } from './reader.ts';
import type { View } from './view.ts';

/**
 * What is missing for a part of the table to be safe, as demands on what is hidden. A need that cannot be met even if
 * everything is hidden is lowered to what can.
 * A demand follows from an equation that limits a count (Benders' cut: Fischetti & Salazar-González 2001, 4): the limit is
 * worked out again from the equation, so that rounding in the solver makes no demand wrong, only weaker.
 */
export function missingIn(view: View, reader: PartReader): Demand[] {
  return reader.part.cells.flatMap((cell) =>
    view.isSmall(cell)
      ? [...missingEnd(view, reader, cell, true), ...missingEnd(view, reader, cell, false)]
      : missingWidth(view, reader, cell),
  );
}

function missingEnd(view: View, reader: PartReader, cell: number, up: boolean): Demand[] {
  const sign = up ? 1 : -1;
  const isShort = (value: number) => sign * (view.needOf(cell, up) - value) > 0;
  const seen = reader.seen(cell);
  if (!isShort(up ? seen.high : seen.low)) return [];
  const { value, proof } = reader.reach(cell, up);
  if (!isShort(value)) return [];
  const limit = limitOf(view, cell, up, proof);
  if (!proof || !isShort(limit)) {
    const demand = anyOther(view, reader, cell, null);
    if (!demand) view.lowerNeed(cell, up, value);
    return demand ? [demand] : [];
  }
  const gains = gainsOf(view, proof, cell, up);
  const possible = limit + sign * sumOf(gains);
  if (isShort(possible)) view.lowerNeed(cell, up, up ? Math.floor(possible) : Math.ceil(possible));
  if (!isShort(value)) return [];
  const short = sign * (view.needOf(cell, up) - limit);
  return [demandOf(gains, short, null, cell), ...notAlone(view, proof, cell)];
}

function missingWidth(view: View, reader: PartReader, cell: number): Demand[] {
  const isNarrow = (width: number) => width < view.widthNeedOf(cell);
  const seen = reader.seen(cell);
  if (!isNarrow(seen.high - seen.low)) return [];
  const [up, down] = [reader.reach(cell, true), reader.reach(cell, false)];
  const width = up.value - down.value;
  if (!isNarrow(width)) return [];
  const owner = view.decisions.forced[cell] === 1 ? null : cell;
  const high = limitOf(view, cell, true, up.proof);
  const low = limitOf(view, cell, false, down.proof);
  if (!isNarrow(high - low)) {
    const demand = anyOther(view, reader, cell, owner);
    if (!demand) view.lowerWidthNeed(cell, width);
    return demand ? [demand] : [];
  }
  const own = ownRange(view.knowledge, cell);
  const gains = new Map<number, number>();
  const add = (from: Map<number, number>, most: number) =>
    from.forEach((gain, other) => gains.set(other, (gains.get(other) ?? 0) + Math.min(gain, most)));
  add(gainsOf(view, up.proof, cell, true), own.high - high);
  add(gainsOf(view, down.proof, cell, false), low - own.low);
  const possible = Math.floor(high - low + sumOf(gains));
  if (isNarrow(possible)) view.lowerWidthNeed(cell, possible);
  if (!isNarrow(width)) return [];
  return [demandOf(gains, view.widthNeedOf(cell) - (high - low), owner, cell)];
}

/** How far an equation lets a cell go, its own range included for one that is hidden. */
function limitOf(view: View, cell: number, up: boolean, proof: Reach['proof']): number {
  const own = ownRange(view.knowledge, cell);
  if (!proof) return up ? own.high : own.low;
  const { low, high } = rangeByEquation(view.knowledge, proof, cell);
  return up ? Math.min(own.high, high) : Math.max(own.low, low);
}

/** How much further the cell could go if a candidate of the equation were hidden, people; only those that help. */
function gainsOf(view: View, proof: Equation | null, cell: number, up: boolean): Map<number, number> {
  const gains = new Map<number, number>();
  if (!proof) return gains;
  const { counts, threshold } = view.decisions.system;
  const own = proof.factors[proof.cells.indexOf(cell)]!;
  proof.cells.forEach((other, k) => {
    if (other === cell || !view.isCandidate(other)) return;
    const by = -proof.factors[k]! / own;
    const gain = by > 0 === up ? Infinity : Math.abs(by) * (counts[other]! - threshold);
    if (gain > 0) gains.set(other, gain);
  });
  return gains;
}

function sumOf(gains: ReadonlyMap<number, number>): number {
  return [...gains.values()].reduce((sum, gain) => sum + gain, 0);
}

function demandOf(
  gains: ReadonlyMap<number, number>,
  short: number,
  owner: number | null,
  presumed: number,
): Demand {
  const cells = [...gains.keys()].sort((a, b) => a - b);
  const capped = cells.map((cell) => Math.min(short, gains.get(cell)!));
  return { cells, gains: capped, least: short, owner, presumes: [presumed] };
}

/**
 * A demand where no single equation shows the limit (whole numbers only): one more candidate beside the part, whichever.
 * Null when there is none.
 */
function anyOther(view: View, reader: PartReader, cell: number, owner: number | null): Demand | null {
  const { equations } = view.decisions.system;
  const beside = new Set(reader.part.equations.flatMap((e) => equations[e]!.cells));
  const cells = [...beside].filter((other) => view.isCandidate(other)).sort((a, b) => a - b);
  return cells.length === 0 ? null : { cells, gains: cells.map(() => 1), least: 1, owner, presumes: [cell] };
}

/**
 * A cell hidden beside a small one must not be as narrow as the small one: where the equation gives it no more room, a
 * second one has to be hidden with it. Cells that have room enough count for two.
 */
function notAlone(view: View, proof: Equation, cell: number): Demand[] {
  const chosen = proof.cells.filter((other) => view.isCandidate(other) || isChosen(view, other));
  const factorOf = (other: number) => Math.abs(proof.factors[proof.cells.indexOf(other)]!);
  const sure = proof.cells.reduce((sum, other) => sum + factorOf(other) * view.sureWidth(other), 0);
  const presumes = chosen.filter((other) => sure / factorOf(other) < view.widthNeedOf(other));
  if (presumes.length === 0) return [];
  if (chosen.length === 1) {
    view.lowerWidthNeed(chosen[0]!, Math.floor(sure / factorOf(chosen[0]!)));
    return [];
  }
  const weak = new Set(presumes);
  const gains = chosen.map((other) => (weak.has(other) ? 1 : 2));
  return [{ cells: chosen, gains, least: 2, owner: null, presumes: [cell, ...presumes] }];
}

function isChosen(view: View, cell: number): boolean {
  const { free, kept } = view.decisions;
  return free[cell] === 1 && kept[cell] === 1;
}
