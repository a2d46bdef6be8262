import type { Highs } from 'highs';
import { connectedParts, isSmall } from './count-system.ts';
import { partReader, type Knowledge, type PartReader, type Range } from './reader.ts';
import type { Decisions } from './view.ts';

/** What this publication alone leaves possible for each hidden count; by cell. Every one has to have a ceiling. */
export function hiddenRanges(highs: Highs, decisions: Decisions): Map<number, Range> {
  const ranges = new Map<number, Range>();
  readHidden(highs, decisions, (reader, hidden) => {
    for (const cell of hidden)
      ranges.set(cell, { low: reader.reach(cell, false).value, high: reader.reach(cell, true).value });
    return true;
  });
  return ranges;
}

/**
 * Gives a ceiling to hidden counts that could be any number, above all a total hidden with one of its parts. It is told
 * as their `high`, so that it must not tell more: it lies `room` thresholds × 2^k above the lowest that is possible
 * (which is known), for the smallest k with the count well below it. Whoever knows this rule still cannot tell apart
 * counts at least two thresholds from each other.
 */
export function setCeilings(highs: Highs, decisions: Decisions, room: number): void {
  const { system, ceilings } = decisions;
  ceilings.fill(Infinity);
  readHidden(highs, decisions, (reader, hidden) => {
    for (const cell of hidden) {
      if (reader.reach(cell, true).value < Infinity) continue;
      const low = reader.reach(cell, false).value;
      const above = system.counts[cell]! - low;
      let step = room * system.threshold;
      while (above > step / 2 - 2 * system.threshold) step *= 2;
      ceilings[cell] = low + step;
      return false;
    }
    return true;
  });
}

/** Reads each part with its hidden cells, again and again until it says that it is done. */
function readHidden(
  highs: Highs,
  { system, kept, ceilings }: Decisions,
  read: (reader: PartReader, hidden: readonly number[]) => boolean,
): void {
  const knowledge: Knowledge = {
    system,
    isOpen: (cell) => kept[cell] === 1,
    ceiling: (cell) => ceilings[cell]!,
  };
  for (const part of connectedParts(system, knowledge.isOpen)) {
    const hidden = part.cells.filter((cell) => !isSmall(system, cell));
    for (let done = hidden.length === 0; !done;) {
      const reader = partReader(highs, knowledge, part);
      try {
        done = read(reader, hidden);
      } finally {
        reader.dispose();
      }
    }
  }
}
