import type { Kind } from './kinds.ts';
import type { FixedDimensions, Mapping } from './mapping.ts';
import type { TextTable } from './text-table.ts';

export interface GuessHints {
  fileName: string;
  /** Normalised names of the branch's desa, and of its kecamatan. */
  desaNames: ReadonlySet<string>;
  kecamatanNames: ReadonlySet<string>;
  /** Set where the user has said so. */
  kind?: Kind;
  fixed?: FixedDimensions;
}

export interface Guess {
  mapping: Mapping;
  /** Likely kinds, best first; scores 0–1. */
  kinds: { kind: Kind; score: number }[];
}

/** Guesses kind, header, roles and fixed dimensions of a sheet from its headers, titles, file name and content. */
export function guessMapping(table: TextTable, hints: GuessHints): Guess {
  throw new Error(`not written yet: ${table.name} ${hints.fileName}`);
}
