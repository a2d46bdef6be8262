import type { Highs } from 'highs';
import { EXACT_CELLS, HiddenChoice } from './choose-hidden.ts';
import { countSystem, isSmall } from './count-system.ts';
import type { CountTable, EarlierPublication, PublishedCount } from './count-table.ts';
import { startOf } from './earlier.ts';
import { hiddenRanges, setCeilings } from './published-ranges.ts';
import type { Decisions } from './view.ts';

export interface ProtectOptions {
  /** Counts from 1 to one below it are kept back; at least 3. */
  threshold: number;
  /** What earlier publications of the same month have said. */
  earlier?: readonly EarlierPublication[];
  highs: Highs;
  /** Up to so many cells that depend on each other, as little as possible is lost; beyond, nearly so. */
  exactCells?: number;
}

export interface ProtectedTable {
  /** In the order of the cells. */
  published: PublishedCount[];
  /** Positions of cells kept back that a reader can find out more about than they should, whatever is hidden. */
  exposed: number[];
}

/** First room above a count for its ceiling, thresholds. */
const ROOM = 8;

/** What may be said of each cell, in the order of the cells: see `protectTable`. */
export function protectCounts(table: CountTable, options: ProtectOptions): PublishedCount[] {
  return protectTable(table, options).published;
}

export function protectTable(table: CountTable, options: ProtectOptions): ProtectedTable {
  const { threshold, earlier = [], highs, exactCells = EXACT_CELLS } = options;
  const system = countSystem(table, threshold);
  const { decisions, views } = startOf(system, table, earlier);
  const choice = new HiddenChoice(highs, decisions, views, exactCells);
  choice.run();
  for (let room = ROOM; ; room *= 2) {
    setCeilings(highs, decisions, room);
    if (decisions.ceilings.every((ceiling) => ceiling === Infinity) || choice.isSafe()) break;
  }
  const exposed = new Set(views.flatMap((view) => view.exposed()));
  decisions.kept.forEach((one, cell) => {
    if (one === 1 && !views[0]!.knowledge.isOpen(cell)) exposed.add(cell);
  });
  return { published: said(highs, decisions), exposed: [...exposed].sort((a, b) => a - b) };
}

function said(highs: Highs, decisions: Decisions): PublishedCount[] {
  const { system, kept } = decisions;
  const ranges = hiddenRanges(highs, decisions);
  return system.counts.map((count, cell): PublishedCount => {
    if (kept[cell] === 0) return { kind: 'count', count };
    if (isSmall(system, cell)) return { kind: 'small', below: system.threshold };
    return { kind: 'hidden', ...ranges.get(cell)! };
  });
}
