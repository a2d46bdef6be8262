import type { CountTable } from './count-table.ts';

/**
 * Which cells are sums of several counts, by position: the total of at least two that are not zero, or the same number as
 * such a total, where a sum has one part that is not zero. Every reader knows which, since zeros are told.
 */
export function sumsOfSeveral({ cells, sums }: CountTable): boolean[] {
  const several = cells.map(() => false);
  const alone: [part: number, total: number][] = [];
  for (const { total, parts } of sums) {
    const [first, ...more] = parts.filter((part) => cells[part]!.count > 0);
    if (more.length > 0) several[total] = true;
    else if (first !== undefined) alone.push([first, total]);
  }
  for (let changed = true; changed;) {
    const differing = alone.filter(([part, total]) => several[part] !== several[total]);
    for (const pair of differing) for (const cell of pair) several[cell] = true;
    changed = differing.length > 0;
  }
  return several;
}

/** The sums that a cell goes into, directly or through others; by position. */
export function sumsAbove({ sums }: CountTable, cell: number): number[] {
  const above = new Set([cell]);
  for (const one of above) for (const { total, parts } of sums) if (parts.includes(one)) above.add(total);
  above.delete(cell);
  return [...above];
}
