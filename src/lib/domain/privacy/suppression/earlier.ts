import { isKeptBack, type CountSystem } from './count-system.ts';
import type { CountTable, EarlierPublication, PublishedCount } from './count-table.ts';
import { lossesOf } from './loss.ts';
import { View, type Decisions } from './view.ts';

/** What one publication said of each cell, in the order of the cells; undefined: nothing. */
type Said = readonly (PublishedCount | undefined)[];

/**
 * Where a choice begins: what earlier publications have told is known, what they have kept back stays so.
 * @param held cells to keep back besides
 */
export function startOf(
  system: CountSystem,
  table: CountTable,
  earlier: readonly EarlierPublication[],
  held: ReadonlySet<number>,
): { decisions: Decisions; views: View[] } {
  const said = earlier.map((publication) => table.cells.map(({ id }) => publication.get(id)));
  const isTold = (cell: number) => said.some((of) => isSame(of[cell], system.counts[cell]!));
  const isNew = (cell: number) => system.counts[cell]! > 0 && !isTold(cell);
  const decisions = { ...decisionsOf(system, said, isTold, held), losses: lossesOf(table) };
  const relevant = said.filter((of) => of.some((one, cell) => wasKeptBack(one) && isNew(cell)));
  const views = [
    new View(decisions, isNew),
    ...relevant.map((of) => new View(decisions, (cell) => isNew(cell) && !wasKeptBack(of[cell]))),
  ];
  return { decisions, views };
}

function decisionsOf(
  system: CountSystem,
  said: readonly Said[],
  isTold: (cell: number) => boolean,
  held: ReadonlySet<number>,
): Omit<Decisions, 'losses'> {
  const { counts, threshold } = system;
  const kept = Uint8Array.from(counts, (count, cell) =>
    isKeptBack(system, cell) || (count > 0 && (held.has(cell) || said.some((of) => wasKeptBack(of[cell]))))
      ? 1
      : 0,
  );
  const free = Uint8Array.from(counts, (count, cell) =>
    count >= threshold && kept[cell] === 0 && !isTold(cell) ? 1 : 0,
  );
  return {
    ...{ system, kept, free },
    forced: kept.slice(),
    ceilings: new Float64Array(counts.length).fill(Infinity),
    narrow: new Uint8Array(counts.length),
    lowered: new Set(),
  };
}

function isSame(said: PublishedCount | undefined, count: number): boolean {
  return said?.kind === 'count' && said.count === count;
}

function wasKeptBack(said: PublishedCount | undefined): boolean {
  return said !== undefined && said.kind !== 'count';
}
