import type { Cover } from './cover.ts';

const TOLERANCE = 1e-9;
/** Rounds of improvement. */
const ROUNDS = 4;

/**
 * Cells that meet all demands, none of them needless, by a heuristic: what meets most for its weight is added until all
 * are met, needless ones are taken back from the dearest on, and then each is tried to be left out or another to be added
 * for it. @param start cells to begin with
 */
export function nearlyCheapestCover(
  cover: Cover,
  weightOf: (cell: number) => number,
  start: readonly number[],
): number[] {
  let best = new Choice(cover, weightOf);
  start.forEach((cell) => best.add(cell));
  best.complete(null);
  best.prune(cover.cells, null);
  for (let round = 0; round < ROUNDS; round++) {
    let better = false;
    for (const cell of cover.cells) {
      const other = best.copy();
      if (other.has(cell)) {
        other.remove(cell);
        const added = other.complete(cell);
        if (!added) continue;
        other.prune(added, null);
      } else {
        other.add(cell);
        const added = other.complete(null);
        if (!added) continue;
        other.prune([cell, ...added], cell);
      }
      if (other.weight >= best.weight - TOLERANCE) continue;
      best = other;
      better = true;
    }
    if (!better) break;
  }
  return cover.cells.filter((cell) => best.has(cell));
}

/** A choice of cells, and how far each demand is met. */
class Choice {
  weight = 0;
  private readonly cover: Cover;
  private readonly weightOf: (cell: number) => number;
  private readonly chosen: Set<number>;
  /** Of each demand: what is gained less what is asked. */
  private readonly spare: Float64Array;
  /** Demands of each cell, and what it changes of their spare. */
  private readonly uses: ReadonlyMap<number, readonly (readonly [demand: number, by: number])[]>;

  constructor(cover: Cover, weightOf: (cell: number) => number, from?: Choice) {
    this.cover = cover;
    this.weightOf = weightOf;
    this.chosen = new Set(from?.chosen);
    this.weight = from?.weight ?? 0;
    this.spare = from
      ? from.spare.slice()
      : Float64Array.from(cover.demands, ({ least, owner }) => (owner === null ? -least : 0));
    this.uses = from?.uses ?? usesOf(cover);
  }

  copy(): Choice {
    return new Choice(this.cover, this.weightOf, this);
  }

  has(cell: number): boolean {
    return this.chosen.has(cell);
  }

  add(cell: number): void {
    if (this.chosen.has(cell) || !this.uses.has(cell)) return;
    this.chosen.add(cell);
    this.weight += this.weightOf(cell);
    for (const [demand, by] of this.uses.get(cell)!) this.spare[demand]! += by;
  }

  remove(cell: number): void {
    this.chosen.delete(cell);
    this.weight -= this.weightOf(cell);
    for (const [demand, by] of this.uses.get(cell)!) this.spare[demand]! -= by;
  }

  /** Adds cells until all demands are met. @param without a cell not to add @returns those added; null: they cannot be met */
  complete(without: number | null): number[] | null {
    for (const added: number[] = []; ;) {
      const demand = this.spare.findIndex((spare) => spare < -TOLERANCE);
      if (demand < 0) return added;
      let [best, most] = [-1, 0];
      for (const cell of this.cover.demands[demand]!.cells) {
        if (cell === without || this.chosen.has(cell)) continue;
        const worth = this.met(cell) / this.weightOf(cell);
        if (worth > most + TOLERANCE) [best, most] = [cell, worth];
      }
      if (best < 0) return null;
      this.add(best);
      added.push(best);
    }
  }

  /** Demands that a cell would meet, in parts. */
  private met(cell: number): number {
    let sum = 0;
    for (const [demand, by] of this.uses.get(cell)!) {
      const short = -this.spare[demand]!;
      if (by > 0 && short > TOLERANCE) sum += Math.min(by, short) / this.cover.demands[demand]!.least;
    }
    return sum;
  }

  /**
   * Takes back what is not needed, the dearest first.
   * @param beside cells added since it was last done: only what shares a demand with them can have become needless
   * @param except a cell to leave
   */
  prune(beside: readonly number[], except: number | null): void {
    const demands = new Set(beside.flatMap((cell) => this.uses.get(cell)!.map(([demand]) => demand)));
    const near = new Set([...demands].flatMap((demand) => this.cover.demands[demand]!.cells));
    const dearest = [...near].filter((cell) => this.chosen.has(cell));
    dearest.sort((a, b) => this.weightOf(b) - this.weightOf(a) || a - b);
    for (const cell of dearest) if (this.chosen.has(cell) && cell !== except) this.drop(cell, except);
  }

  /** Takes a cell back, and with it those that are only safe beside it; unless then something is missing. */
  private drop(cell: number, except: number | null): void {
    const isNeeded = ([demand, by]: readonly [number, number]) =>
      by > 0 && this.spare[demand]! - by < -TOLERANCE && this.cover.demands[demand]!.owner === null;
    if (this.uses.get(cell)!.some(isNeeded)) return;
    const dropped = [cell];
    this.remove(cell);
    for (const one of dropped)
      for (const [demand, by] of this.uses.get(one)!) {
        if (by < 0 || this.spare[demand]! >= -TOLERANCE) continue;
        const { owner } = this.cover.demands[demand]!;
        if (owner === null || owner === except) {
          dropped.forEach((other) => this.add(other));
          return;
        }
        this.remove(owner);
        dropped.push(owner);
      }
  }
}

function usesOf({ cells, demands }: Cover): Map<number, [number, number][]> {
  const uses = new Map<number, [number, number][]>(cells.map((cell) => [cell, []]));
  demands.forEach(({ cells: of, gains, least, owner }, d) => {
    of.forEach((cell, k) => uses.get(cell)!.push([d, gains[k]!]));
    if (owner !== null) uses.get(owner)!.push([d, -least]);
  });
  return uses;
}
