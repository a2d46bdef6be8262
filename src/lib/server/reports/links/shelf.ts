import type { Config } from '../../config.ts';
import { recordsOf } from '../../records/store.ts';
import { KeptAnswers } from './kept-answers.ts';
import { Opens } from './opens.ts';

/** What a server remembers of its links. */
export interface Shelf {
  answers: KeptAnswers;
  opens: Opens;
  /** The freezing of a newer snapshot that is going on, by link. */
  following: Map<string, Promise<void>>;
  /** The build that a link could not be brought to, and when that was tried, by link. */
  failed: Map<string, { build: string; at: number }>;
}

// On globalThis: the built app makes the answers, and what comes before it in the same process sends them again.
const SHELVES: Map<string, Shelf> = ((globalThis as { jangkauShared?: Map<string, Shelf> }).jangkauShared ??=
  new Map());

/** The shelf of a data folder. */
export function shelfOf(place: Pick<Config, 'appDir' | 'dataDir'>): Shelf {
  const { dataDir } = place;
  const shelf = SHELVES.get(dataDir) ?? {
    answers: new KeptAnswers(),
    opens: new Opens(() => recordsOf(place)),
    following: new Map(),
    failed: new Map(),
  };
  SHELVES.set(dataDir, shelf);
  return shelf;
}

/** Writes what is still to be written; before the records are closed. */
export async function closeShelf(dataDir: string): Promise<void> {
  await SHELVES.get(dataDir)?.opens.write();
  SHELVES.delete(dataDir);
}
