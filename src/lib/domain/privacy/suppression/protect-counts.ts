import type { Highs } from 'highs';
import { EXACT_CELLS, HiddenChoice } from './choose-hidden.ts';
import { countSystem, isSmall, type CountSystem } from './count-system.ts';
import type { CountTable, EarlierPublication, PublishedCount } from './count-table.ts';
import { startOf } from './earlier.ts';
import { hiddenRanges, setCeilings } from './published-ranges.ts';
import { sumsAbove } from './several.ts';
import type { Decisions, View } from './view.ts';

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

/**
 * What may be said of each count so that nobody who solves all that is published finds out a small one (complementary cell
 * suppression: Fischetti & Salazar-González 2001, Management Science 47; Hundepool et al. 2012).
 *
 * Guaranteed for one publication, whole numbers included:
 * - a small count can still be 1 and threshold − 1; of a hidden one `low` and `high` are possible and at least
 *   the threshold apart; `exposed` are those for which that is impossible even with everything hidden that may be, and they
 *   are left as open as they can be. With the sums that there are between places and segments, that is only a sum of two
 *   small counts where the threshold is 3: 2 to 4, and each of the two still 1 or 2;
 * - sums of several counts are hidden whenever they are below the threshold, and when others need it: neither their `low`
 *   nor their `high` tells which of the two;
 * - zero and what is told are the true counts; the same table gets the same answer;
 * - what is hidden loses as little as possible (`lossesOf`) while up to `exactCells` cells depend on each other; with more
 *   a heuristic chooses, which has hidden 1.16 times the least at worst in the tests.
 *
 * With earlier publications of the month:
 * - what was kept back stays so; what was told with the same number is known, and is not hidden again;
 * - a count newly kept back stays as open for somebody who knows which counts have not changed, and takes those kept back
 *   both times for unchanged. So a single small change leads to totals being hidden that have changed with it, up to the
 *   highest; what cannot be undone any more is in `exposed`.
 * Not guaranteed: that counts kept back both times stay as open to somebody who knows of each which others have changed,
 * when a sum of them has itself changed between. Nor anything against outside knowledge
 * of a part of the counts, or of how cells to hide are chosen.
 * @throws RangeError when the table is none (`countSystem`, `lossesOf`)
 */
export function protectTable(table: CountTable, options: ProtectOptions): ProtectedTable {
  const { threshold, earlier = [], highs, exactCells = EXACT_CELLS } = options;
  const system = countSystem(table, threshold);
  const { decisions, views, choice } = chosen(system, table, { earlier, highs, exactCells });
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

interface Chosen {
  decisions: Decisions;
  views: View[];
  choice: HiddenChoice;
}

/** Hides what it takes; every sum above a small count that is exposed all the same, where nothing was said earlier. */
function chosen(
  system: CountSystem,
  table: CountTable,
  { earlier, highs, exactCells }: Required<Omit<ProtectOptions, 'threshold'>>,
): Chosen {
  for (const held = new Set<number>(); ;) {
    const { decisions, views } = startOf(system, table, earlier, held);
    const choice = new HiddenChoice(highs, decisions, views, exactCells);
    choice.run();
    const small = earlier.length > 0 ? [] : views[0]!.exposed().filter((cell) => isSmall(system, cell));
    const above = small.flatMap((cell) => sumsAbove(table, cell)).filter((cell) => !held.has(cell));
    if (above.length === 0) return { decisions, views, choice };
    above.forEach((cell) => held.add(cell));
  }
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
