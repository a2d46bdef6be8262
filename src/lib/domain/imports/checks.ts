import type { Diff, Interpretation, Warning } from './findings.ts';
import type { Mapping } from './mapping.ts';

/** What an import is compared with. Maps are keyed by `period segment desaCode` (population: `'' '' desaCode`), people. */
export interface CheckContext {
  desaCodes: readonly string[];
  /** Active members (population: residents) of the served build, for the months of the file and the month before its first. */
  current: ReadonlyMap<string, number>;
  /** Eligible workers on the default denominator, keyed by `segment desaCode`. */
  eligible: ReadonlyMap<string, number>;
}

/** The key of the maps above. */
export function currentKey(period: string, segment: string, desaCode: string): string {
  return `${period} ${segment} ${desaCode}`;
}

/** What a person should know before publishing, most important first; at most 50 of a kind, the rest counted (`more`). */
export function importWarnings(found: Interpretation, mapping: Mapping, context: CheckContext): Warning[] {
  throw new Error(`not written yet: ${found.kind} ${mapping.kind} ${context.desaCodes.length}`);
}

/** What publishing changes for whom. */
export function importDiff(found: Interpretation, context: CheckContext): Diff {
  throw new Error(`not written yet: ${found.kind} ${context.desaCodes.length}`);
}
