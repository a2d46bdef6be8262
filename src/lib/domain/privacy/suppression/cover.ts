import type { Demand } from './demand.ts';

/** Demands that have to do with each other, and the cells they may be met with, in rising order. */
export interface Cover {
  cells: readonly number[];
  demands: readonly Demand[];
}

/** The demands by what they have to do with each other. */
export function separateCovers(demands: readonly Demand[]): Cover[] {
  const parent = new Map<number, number>();
  const find = (cell: number): number => {
    let root = cell;
    while (parent.has(root) && parent.get(root) !== root) root = parent.get(root)!;
    parent.set(cell, root);
    return root;
  };
  const inside = ({ cells, owner }: Demand) => (owner === null ? cells : [...cells, owner]);
  for (const demand of demands)
    for (const cell of inside(demand)) parent.set(find(cell), find(demand.cells[0]!));
  const covers = new Map<number, { cells: Set<number>; demands: Demand[] }>();
  for (const demand of demands) {
    const root = find(demand.cells[0]!);
    const cover = covers.get(root) ?? { cells: new Set(), demands: [] };
    inside(demand).forEach((cell) => cover.cells.add(cell));
    cover.demands.push(demand);
    covers.set(root, cover);
  }
  return [...covers.values()].map(({ cells, demands: own }) => ({
    cells: [...cells].sort((a, b) => a - b),
    demands: own,
  }));
}
